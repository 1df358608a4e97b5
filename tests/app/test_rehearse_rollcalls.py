"""Files of roll calls: read whole, in any order and spelling, or refused with the place and the reason."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from app.rehearsal.errors import UnreadableFile
from app.rehearsal.rollcalls import Choice, Sitting, first, invented, read

HEADER = "council,date,item,title,declared_result,member,choice"
ROWS = (
    'Council,2020-02-01,7,"Parks, roads",approved,Ana,yes',
    'Council,2020-02-01,7,"Parks, roads",approved,Bia,no',
    "Council,2020-01-01,7,Minutes,rejected,Ana,absent_at_vote",
)


def written(path: Path, *lines: str, end: str = "\n") -> Path:
    path.write_bytes(end.join([*lines, ""]).encode())
    return path


def test_a_session_is_what_a_council_did_on_a_date_in_the_order_of_dates(tmp_path: Path) -> None:
    january, february = read(written(tmp_path / "votes.csv", HEADER, *ROWS))
    assert (january.date, february.date) == (date(2020, 1, 1), date(2020, 2, 1))
    (roll_call,) = february.roll_calls
    assert (roll_call.item, roll_call.title, roll_call.declared) == ("7", "Parks, roads", "approved")
    assert roll_call.choices == {"Ana": Choice.YES, "Bia": Choice.NO}


def test_order_bom_line_ends_blank_lines_compression_and_further_columns_do_not_matter(tmp_path: Path) -> None:
    plain = read(written(tmp_path / "plain.csv", HEADER, *ROWS))
    odd = written(tmp_path / "odd.csv", f"\ufeff {HEADER},note", *(f"{row},x" for row in ROWS[::-1]), " ,,", end="\r\n")
    (tmp_path / "odd.csv").write_bytes(gzip.compress(odd.read_bytes()))
    assert [(s.date, {r.item: dict(r.choices) for r in s.roll_calls}) for s in read(odd)] == [
        (s.date, {r.item: dict(r.choices) for r in s.roll_calls}) for s in plain
    ]


def test_rows_of_several_items_may_be_interleaved(tmp_path: Path) -> None:
    rows = [f"C,2020-01-01,{item},T,approved,{member},yes" for member in "abc" for item in "12"]
    (sitting,) = read(written(tmp_path / "votes.csv", HEADER, *rows))
    assert [(r.item, list(r.choices)) for r in sitting.roll_calls] == [("1", ["a", "b", "c"]), ("2", ["a", "b", "c"])]


def test_two_councils_on_one_date_hold_two_sessions(tmp_path: Path) -> None:
    sittings = read(written(tmp_path / "votes.csv", HEADER, *(row.replace("Council", c) for c in "AB" for row in ROWS)))
    assert [(sitting.council, sitting.date.month) for sitting in sittings] == [("A", 1), ("B", 1), ("A", 2), ("B", 2)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("C,2020-01-01,1,T,approved,Ana,perhaps", "line 3: unknown choice 'perhaps'"),
        ("C,2020-01-01,1,T,adopted,Ana,yes", "line 3: unknown declared_result 'adopted'"),
        ("C,2020-02-30,1,T,approved,Ana,yes", "line 3: no such date '2020-02-30'"),
        ("C,2020-W02-3,1,T,approved,Ana,yes", "line 3: no such date '2020-W02-3'"),
        ("C,2020-01-01,1,T,approved,,yes", "line 3: member has 0 characters, not 1 to 300"),
        ("C,2020-01-01,1,T,approved,Ana", "line 3: 6 cells under 7 columns"),
        ("C,2020-01-01,0,T,approved,Ana,no", "line 3: Ana is in item 0 twice"),
        ("C,2020-01-01,0,T,rejected,Bia,no", "line 3: item 0 is declared both ways"),
        ('C,2020-01-01,1,"T"x,approved,Ana,yes', "line 3: ',' expected after '\"'"),
        ('C,2020-01-01,1,"T,approved,Ana,yes', "line 3: unexpected end of data"),
    ],
)
def test_a_row_that_cannot_be_meant_makes_the_file_unreadable(tmp_path: Path, line: str, told: str) -> None:
    path = written(tmp_path / "votes.csv", HEADER, "C,2020-01-01,0,T,approved,Ana,yes", line)
    with pytest.raises(UnreadableFile) as fault:
        read(path)
    assert str(fault.value) == f"{path}: {told}"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "line 1: missing column council, date, item, title, declared_result, member, choice"),
        (HEADER.replace(",member", "").encode(), "line 1: missing column member"),
        (HEADER.encode(), "no roll calls in it"),
        (HEADER.encode() + b"\n\xff", "not UTF-8 text"),
        (gzip.compress(HEADER.encode(), mtime=0)[:-6], "damaged gzip"),
        (b"\x1f\x8b" + HEADER.encode(), "damaged gzip"),
    ],
)
def test_a_file_that_is_none_of_roll_calls_is_unreadable(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "votes.csv").write_bytes(content)
    with pytest.raises(UnreadableFile, match=told):
        read(tmp_path / "votes.csv")


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        read(tmp_path / "votes.csv")


def held(sittings: tuple[Sitting, ...]) -> list[int]:
    return [len(sitting.roll_calls) for sitting in sittings]


def test_a_limit_keeps_the_first_ballots_and_no_empty_session() -> None:
    sittings = invented(3, 4, date(2020, 1, 1)) + invented(3, 2, date(2020, 1, 2))
    assert [held(first(sittings, limit)) for limit in (1, 4, 5, 9)] == [[1], [4], [4, 1], [4, 2]]


def test_an_invented_sitting_is_the_same_each_time_and_everybody_votes() -> None:
    (sitting,) = invented(30, 5, date(2020, 1, 1))
    assert (sitting,) == invented(30, 5, date(2020, 1, 1))
    assert {choice for r in sitting.roll_calls for choice in r.choices.values()} == {
        Choice.YES,
        Choice.NO,
        Choice.ABSTAIN,
    }
    assert len({tuple(r.choices.values()) for r in sitting.roll_calls}) == 5
