"""The profiles that come with the house, each a file of rules to start from. A council's own rules prevail."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from app.rulebook.yaml_file import read_rules
from rooms import RulesProfile

_FOLDER: Final = Path(__file__).with_name("profiles")
READY: Final = ("generic", "health", "social_assistance", "transparency", "culture")
"""Their names; the catalogue says what each is, and where it comes from."""


@cache
def ready_profile(name: str) -> RulesProfile:
    """A ready profile. Raises KeyError for a name that is not one of READY."""
    return read_rules(ready_text(name).encode())


def ready_text(name: str) -> str:
    """Its file, with the comments that say what is written in which norm and what is customary. Raises KeyError."""
    if name not in READY:
        raise KeyError(name)
    return (_FOLDER / f"{name}.yaml").read_text("utf-8")
