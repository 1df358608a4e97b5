"""What no file of the project says, and what its lock files look like."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files, named

# Spelled so that this file does not say what it forbids.
HOSTS = [
    "py" + "pi.org",
    "python" + "hosted",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb." + "debian.org",
    "yarn" + "pkg.com",
]
MACHINE = re.compile(r"(?<![\w.])/(work|farm|root|home/[a-z]+)/")
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "Not" + "ImplementedError"]))
LOCKS = sorted(ROOT.glob("requirements*.lock"))
NPM_LOCK = ROOT / "static" / "package-lock.json"


def text(path: Path) -> str:
    """The text of a file, or nothing if it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def lines_with(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    found = files(*suffixes)
    return [
        f"{named(path)}:{number}"
        for path in found
        for number, line in enumerate(text(path).splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(re.compile("|".join(map(re.escape, HOSTS)))) == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert lines_with(MACHINE) == []


def test_nothing_is_left_unfinished() -> None:
    assert lines_with(UNFINISHED, ".py", ".ts", ".html", ".css", "Makefile") == []


SILENCED = re.compile(r"#\s*(type: ignore|noqa)|(eslint|stylelint)-disable|@ts-(ignore|nocheck|expect-error)")
REASONED = re.compile(
    r"#\s*(type: ignore\[[\w\-, ]+\]|noqa: [A-Z]+\d+(, [A-Z]+\d+)*)\W+\w+ \w+"
    r"|-disable.* -- \w+ \w+|@ts-expect-error \w+ \w+"
)


def silenced_without_reason(line: str) -> bool:
    return bool(SILENCED.search(line)) and not REASONED.search(line)


def test_no_checker_is_silenced_without_saying_what_and_why_on_the_line() -> None:
    paths = [path for path in files(".py", ".ts", ".css") if path != Path(__file__)]
    assert [
        (named(path), line) for path in paths for line in text(path).splitlines() if silenced_without_reason(line)
    ] == []


@pytest.mark.parametrize(
    "line", ["x  # noqa", "x  # noqa: S608", "x  # type: ignore[misc]", "// eslint-disable-next-line"]
)
def test_a_silence_without_reason_is_seen(line: str) -> None:
    assert silenced_without_reason(line)


@pytest.mark.parametrize(
    "line", ["x", "x  # noqa: S608 (names are ours)", "x  # type: ignore[misc]  # untyped library"]
)
def test_a_silence_with_its_reason_passes(line: str) -> None:
    assert not silenced_without_reason(line)


@pytest.mark.parametrize("line", ["cd /wo" + "rk/main", "'/ro" + "ot/.cache'", "/home/a" + "na/x"])
def test_a_machine_path_is_seen(line: str) -> None:
    assert MACHINE.search(line)


@pytest.mark.parametrize("line", ["/usr/lib/postgresql/", "a/wo" + "rk/b", "/homework/"])
def test_an_ordinary_path_is_not_taken_for_one(line: str) -> None:
    assert not MACHINE.search(line)


@pytest.mark.parametrize("lock", LOCKS, ids=named)
def test_a_lock_file_pins_each_distribution_by_hash_and_names_no_host(lock: Path) -> None:
    entries = lock.read_text().replace("\\\n", "").splitlines()
    assert entries
    assert [
        entry
        for entry in entries
        if not re.match(r"[a-z0-9._\-\[\]]+==\S+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+$", entry)
    ] == []


def test_the_npm_lock_pins_each_package_by_hash_and_resolves_no_host() -> None:
    lock = NPM_LOCK.read_text()
    assert '"resolved"' not in lock
    packages = lock.count('"node_modules/')
    assert packages == lock.count('"integrity": "sha512-') > 0


def test_each_kind_of_need_has_its_lock() -> None:
    assert {lock.name for lock in LOCKS} == {"requirements.lock", "requirements-boot.lock", "requirements-dev.lock"}
