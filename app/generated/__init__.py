"""What is written from the code and checked against it: the protocol's documents, settings, rules, browser types."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from app.generated.asyncapi import asyncapi
from app.generated.openapi import openapi
from app.generated.texts import protocol_text, settings_text
from app.generated.typescript import typescript
from rooms import rules_text

ROOT: Final = Path(__file__).parents[2]


def _pretty(value: Mapping[str, object]) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


FILES: Final[Mapping[str, Callable[[], str]]] = {
    "docs/protocol.md": protocol_text,
    "docs/settings.md": settings_text,
    "docs/rules.md": rules_text,
    "docs/openapi.json": lambda: _pretty(openapi()),
    "docs/asyncapi.json": lambda: _pretty(asyncapi()),
    "static/src/protocol.ts": typescript,
}
"""Each file and what writes it."""


def drifted(root: Path = ROOT) -> list[str]:
    """The files that are not what the code says."""
    return [
        name for name, text in FILES.items() if not (root / name).exists() or (root / name).read_text("utf-8") != text()
    ]


def write(root: Path = ROOT) -> None:
    """Write them all."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(), "utf-8")


__all__ = ["FILES", "asyncapi", "drifted", "openapi", "write"]
