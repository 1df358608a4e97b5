"""The import contracts hold, cover every package, and are seen to fail when broken."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter import Contract

from tests.architecture.contracts import Alone, Apart, Doors, Pure
from tests.architecture.tree import ROOT

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text())
LINTER = CONFIG["tool"]["importlinter"]


def contract(kind: type[Contract], **options: Any) -> Contract:
    return kind(name=kind.__name__, session_options={}, contract_options=options)


def graph(*imports: str) -> grimp.ImportGraph:
    """A graph from lines such as `rooms.a -> rooms.b`; packages above a module are added too."""
    made = grimp.ImportGraph()
    for importer, imported in (line.split(" -> ") for line in imports):
        for module in (importer, imported):
            parts = module.split(".")
            for length in range(1, len(parts) + 1):
                made.add_module(".".join(parts[:length]))
        made.add_import(importer=importer, imported=imported)
    return made


def test_every_import_contract_of_pyproject_holds() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_top_level_package_is_under_contract_types_and_wheel() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == set(LINTER["root_packages"])
    assert packages | {"tests"} == set(CONFIG["tool"]["mypy"]["files"])
    assert packages <= set(CONFIG["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"])


def test_no_contract_ignores_an_import() -> None:
    assert not [rule for rule in LINTER["contracts"] if any("ignore" in option for option in rule)]


def test_doors_are_the_starred_modules() -> None:
    rules = {rule["type"]: rule for rule in LINTER["contracts"]}
    assert rules["doors"]["doors"] == rules["pure"]["starred"]


PURE = {"packages": ["rooms"], "starred": ["rooms.log.store"], "forbidden": ["os"]}
DOORS = {"packages": ["rooms"], "doors": ["rooms.log.store"]}
APART = {"package": "rooms.session", "shared": ["events", "decide"]}
ALONE = {"package": "rooms.log"}


@pytest.mark.parametrize(
    ("kind", "options", "imports"),
    [
        (Pure, PURE, ["rooms.chat -> os"]),
        (Pure, PURE, ["rooms.chat -> rooms.log.store", "rooms.log.store -> os"]),
        (Doors, DOORS, ["app.main -> rooms.chat"]),
        (Doors, DOORS, ["app.main -> rooms.log"]),
        (Apart, APART, ["rooms.session.chat -> rooms.session.floor"]),
        (Apart, APART, ["rooms.session.chat -> rooms.session.events", "rooms.session.events -> rooms.session.floor"]),
        (Apart, APART, ["rooms.session.chat.words -> rooms.session.floor.queue"]),
        (Alone, ALONE, ["rooms.log.kind -> rooms.errors"]),
    ],
)
def test_a_broken_boundary_is_seen(kind: type[Contract], options: dict[str, Any], imports: list[str]) -> None:
    assert not contract(kind, **options).check(graph(*imports), verbose=False).kept


@pytest.mark.parametrize(
    ("kind", "options", "imports"),
    [
        (Pure, PURE, ["rooms.log.store -> os", "app.main -> os", "rooms.log.store -> rooms.chat"]),
        (Doors, DOORS, ["app.main -> rooms", "app.main -> rooms.log.store", "rooms -> rooms.chat"]),
        (Apart, APART, ["rooms.session.decide -> rooms.session.floor", "rooms.session.chat -> rooms.session.events"]),
        (Alone, ALONE, ["rooms.log.kind -> rooms.log.chain", "rooms.presence -> rooms.log.kind"]),
        (Apart, APART, ["app.main -> rooms"]),
        (Alone, ALONE, ["app.main -> rooms"]),
    ],
)
def test_a_kept_boundary_passes(kind: type[Contract], options: dict[str, Any], imports: list[str]) -> None:
    assert contract(kind, **options).check(graph(*imports), verbose=False).kept
