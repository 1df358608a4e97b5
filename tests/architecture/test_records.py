"""The records of decisions are whole, numbered without gaps, and name checks that exist."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, named

RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))
HEADINGS = ["Context", "Decision", "Consequences", "Alternatives", "The check"]


@pytest.mark.parametrize("record", RECORDS, ids=named)
def test_a_record_says_all_five_things(record: Path) -> None:
    assert re.findall(r"^## (.+)$", record.read_text(), re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("record", RECORDS, ids=named)
def test_the_tests_a_record_names_exist(record: Path) -> None:
    tests = re.findall(r"`(tests/[\w/.]+)`", record.read_text())
    assert [path for path in tests if not (ROOT / path).exists()] == []


def test_records_are_numbered_without_gaps() -> None:
    numbers = [int(record.name[:4]) for record in RECORDS]
    assert numbers == list(range(1, len(RECORDS) + 1))
