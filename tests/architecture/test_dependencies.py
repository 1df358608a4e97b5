"""What the packages import is what pyproject.toml declares; nothing is used because something else brings it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

from tests.architecture.tree import ROOT, files, named

HOUSE = {"app", "minutes", "rooms", "voting"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def imported(path: Path) -> Iterator[str]:
    """The top-level names a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_of_the_house_is_of_a_declared_dependency() -> None:
    declared = {canonical(Requirement(line).name) for line in PROJECT["dependencies"]}
    providers = {top: {canonical(one) for one in found} for top, found in packages_distributions().items()}
    modules = [path for path in files(".py") if path.relative_to(ROOT).parts[0] in HOUSE]
    foreign = [
        (named(path), name)
        for path in modules
        for name in set(imported(path)) - HOUSE - set(sys.stdlib_module_names)
        if not providers.get(name, set()) & declared
    ]
    assert foreign == []
    assert modules


def test_every_dependency_declared_is_locked() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert {canonical(Requirement(line).name) for line in PROJECT["dependencies"]} <= locked
