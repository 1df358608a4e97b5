"""Figures with what one needs to judge them: when, of which commit, on what kind of machine. No names of machines."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.server import ROOT

FOLDER = ROOT / "docs" / "evidence"


def written(name: str, command: str, figures: Any) -> Path:
    """The file docs/evidence/NAME.json, written anew."""
    path = FOLDER / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    when = datetime.now(UTC).replace(microsecond=0).isoformat()
    told = {"command": command, "at": when, "commit": _commit(), "machine": _machine(), "figures": figures}
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    return path


def _commit() -> str | None:
    """The commit of the checkout, marked if files differ from it; None outside of one."""
    git = shutil.which("git")
    if git is None:
        return None
    described = subprocess.run(
        [git, "describe", "--always", "--dirty", "--abbrev=12", "--exclude", "*"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    return described.stdout.strip() or None


def _machine() -> dict[str, Any]:
    cpu = [line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "cores": os.cpu_count(),
        "cpu": cpu[0] if cpu else platform.machine(),
        "memory_gib": round(memory / 2**20, 1),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
    }


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
