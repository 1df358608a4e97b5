"""Modules, functions and signatures stay small enough to be read at once."""

from pathlib import Path

import pytest

from tests.architecture.shape import faults, opening
from tests.architecture.tree import ROOT, files, named

PYTHON = [path for path in files(".py") if path.parent.name != "versions"]  # migrations: lists of operations
PACKAGES = ("app", "minutes", "rooms", "voting")


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_a_module_is_in_shape(path: Path) -> None:
    assert list(faults(path.read_text())) == []


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_a_module_opens_with_what_it_is(path: Path) -> None:
    assert opening(path.read_text()) is None


def test_no_file_of_the_front_end_is_longer_than_a_module() -> None:
    long = {named(path) for path in files(".ts") if path.read_text().count("\n") > 300}
    assert long <= {"static/src/protocol.ts"}, "only what is generated may be longer"


def test_the_tree_is_really_looked_at() -> None:
    assert ROOT / "tests" / "conftest.py" in PYTHON
    assert {path.relative_to(ROOT).parts[0] for path in PYTHON} >= {"rooms", "tests"}


def body(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * lines


TABLE = "def f(x):\n    match x:\n" + "".join(f"        case {n}:\n            return {n}\n" for n in range(20))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("x = 1\n" * 301, "1: module: 301 lines"),
        (body(31), "1: f: 31 lines"),
        ("def f(a, b, *, c, d, e, g): ...\n", "1: f: 6 arguments"),
        ("def f(x):\n" + "    if x: pass\n" * 8, "1: f: complexity 9"),
        ("def f(x):\n    return " + " if x else ".join("x" * 9) + "\n", "1: f: complexity 9"),
        (TABLE + "    return 0\n", "1: f: 42 lines"),
        ("class A:\n    async def f(self, a, b, c, d, e, g): ...\n", "2: f: 6 arguments"),
    ],
    ids=["module", "function", "arguments", "ifs", "conditions", "not only a match", "method"],
)
def test_what_is_too_big_is_named(source: str, fault: str) -> None:
    assert fault in list(faults(source))


@pytest.mark.parametrize(
    "source",
    ["x = 1\n" * 300, body(30), TABLE, "class A:\n    def f(self, a, b, c, d, e): ...\n"],
    ids=["module", "function", "match", "method"],
)
def test_what_fits_passes(source: str) -> None:
    assert list(faults(source)) == []


@pytest.mark.parametrize(("source", "fault"), [("x = 1", "without"), ('"""1\n2\n3\n4\n5"""', "5 lines")])
def test_a_wrong_opening_is_named(source: str, fault: str) -> None:
    assert fault in (opening(source) or "")
