"""The rules of a vote are tested to the last branch by their own tests alone."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_branch_of_voting_is_taken(tmp_path: Path) -> None:
    report = tmp_path / "voting.json"
    options = ["--cov=voting", "--cov-branch", f"--cov-report=json:{report}", "-q", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "tests/voting", *options]
    environment = {"COVERAGE_FILE": str(tmp_path / "coverage"), "PATH": "/usr/bin:/bin"}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:]
    files = json.loads(report.read_text())["files"]
    left = {name: found["missing_lines"] + found["missing_branches"] for name, found in files.items()}
    assert {name: missing for name, missing in left.items() if missing} == {}
