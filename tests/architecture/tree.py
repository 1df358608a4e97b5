"""The files of the project as the architecture tests see them: neither built nor installed."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = {"node_modules", "dist", "build", "data", "coverage", "__pycache__"}


def files(*suffixes: str) -> Iterator[Path]:
    """Every file of the project, hidden tool folders left out; with suffixes, only those that end so."""
    for path in sorted(ROOT.iterdir()):
        yield from (found for found in _walk(path) if not suffixes or found.name.endswith(suffixes))


def _walk(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.name == ".ci" or not (path.name.startswith(".") or path.name in _LEFT_OUT):
        for child in sorted(path.iterdir()):
            yield from _walk(child)


def named(path: Path) -> str:
    """The path as a reader of the repository writes it."""
    return path.relative_to(ROOT).as_posix()
