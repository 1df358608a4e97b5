"""Roll calls of a council as a file gives them: read whole, or not at all. Not what a server makes of them.

The file is CSV in UTF-8, plain or gzipped, one row a member and item, in any order; columns not named here are ignored.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.rehearsal.errors import UnreadableFile

COLUMNS = ("council", "date", "item", "title", "declared_result", "member", "choice")
DECLARED = frozenset({"approved", "rejected", "tied"})
_GZIP = b"\x1f\x8b"
_LONGEST = 300  # characters of a name or a title that a line of the protocol holds


class Choice(StrEnum):
    """What a row says of a member. Only `absent` and `excused` are not in the room."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    EXCUSED = "excused"
    ABSENT_AT_VOTE = "absent_at_vote"

    @property
    def is_vote(self) -> bool:
        """Whether the member cast something."""
        return self in {Choice.YES, Choice.NO, Choice.ABSTAIN}

    @property
    def is_present(self) -> bool:
        """Whether the member is in the room, voting or not."""
        return self not in {Choice.ABSENT, Choice.EXCUSED}


@dataclass(frozen=True, slots=True)
class RollCall:
    """One item and what each member with a row did; the others are not in its electorate."""

    item: str
    title: str
    declared: str
    choices: Mapping[str, Choice]

    @property
    def is_attended(self) -> bool:
        """Whether anybody is in the room: without that no ballot can be opened."""
        return any(choice.is_present for choice in self.choices.values())

    def count(self, choice: Choice) -> int:
        """How many members made this choice."""
        return sum(1 for made in self.choices.values() if made is choice)


@dataclass(frozen=True, slots=True)
class Sitting:
    """The roll calls of one council on one date, in the order of the file."""

    council: str
    date: date
    roll_calls: tuple[RollCall, ...]

    def members(self) -> Iterator[str]:
        """Everybody with a row, item by item, as often as they come."""
        return (member for roll_call in self.roll_calls for member in roll_call.choices)


def read(path: Path) -> tuple[Sitting, ...]:
    """The sittings of a file by date. Raises UnreadableFile, saying where, before anything else happens."""
    try:
        return _sittings(_rows(_text(path)))
    except UnreadableFile as fault:
        raise UnreadableFile(f"{path}: {fault}") from None


def first(sittings: tuple[Sitting, ...], limit: int) -> tuple[Sitting, ...]:
    """As many whole roll calls from the start."""
    kept: list[Sitting] = []
    for sitting in sittings:
        if limit > 0:
            kept.append(replace(sitting, roll_calls=sitting.roll_calls[:limit]))
            limit -= len(sitting.roll_calls)
    return tuple(kept)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if raw.startswith(_GZIP) else raw).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("not UTF-8 text") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise UnreadableFile("damaged gzip") from None
    except OSError as fault:
        raise UnreadableFile(fault.strerror or "cannot be read") from None


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if missing := [name for name in COLUMNS if name not in header]:
            raise UnreadableFile(f"line 1: missing column {', '.join(missing)}")
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, _row(reader.line_num, header, row)
    except csv.Error as fault:
        raise UnreadableFile(f"line {reader.line_num}: {fault}") from None


def _row(line: int, header: list[str], row: list[str]) -> dict[str, str]:
    if len(row) != len(header):
        raise UnreadableFile(f"line {line}: {len(row)} cells under {len(header)} columns")
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
    for name in ("council", "item", "member"):
        if not 0 < len(cells[name]) <= _LONGEST:
            raise UnreadableFile(f"line {line}: {name} has {len(cells[name])} characters, not 1 to {_LONGEST}")
    if cells["choice"] not in set(Choice):
        raise UnreadableFile(f"line {line}: unknown choice {cells['choice']!r}")
    if cells["declared_result"] not in DECLARED:
        raise UnreadableFile(f"line {line}: unknown declared_result {cells['declared_result']!r}")
    return cells


def _sittings(rows: Iterable[tuple[int, dict[str, str]]]) -> tuple[Sitting, ...]:
    found: dict[tuple[date, str], dict[str, RollCall]] = {}
    votes: dict[tuple[date, str, str], dict[str, Choice]] = {}
    for line, row in rows:
        day, council, item, member = _date(line, row["date"]), row["council"], row["item"], row["member"]
        choices = votes.setdefault((day, council, item), {})
        roll_call = found.setdefault((day, council), {}).setdefault(
            item, RollCall(item, row["title"][:_LONGEST].strip() or item, row["declared_result"], choices)
        )
        if roll_call.declared != row["declared_result"]:
            raise UnreadableFile(f"line {line}: item {item} is declared both ways")
        if member in choices:
            raise UnreadableFile(f"line {line}: {member} is in item {item} twice")
        choices[member] = Choice(row["choice"])
    if not found:
        raise UnreadableFile("no roll calls in it")
    return tuple(Sitting(council, day, tuple(found[day, council].values())) for day, council in sorted(found))


def _date(line: int, text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise UnreadableFile(f"line {line}: no such date {text!r}")
    return found


_DRAWN = (Choice.YES,) * 6 + (Choice.NO,) * 3 + (Choice.ABSTAIN,)


def invented(members: int, ballots: int, day: date) -> tuple[Sitting, ...]:
    """A sitting without a file: everybody votes, a few abstain, the same each time."""
    names = [f"Member {number}" for number in range(1, members + 1)]
    return (Sitting("Rehearsal", day, tuple(_invented(str(n), names) for n in range(1, ballots + 1))),)


def _invented(item: str, names: list[str]) -> RollCall:
    choices = {name: _DRAWN[zlib.crc32(f"{item} {name}".encode()) % len(_DRAWN)] for name in names}
    found = Counter(choices.values())
    yes, no = found[Choice.YES], found[Choice.NO]
    declared = "approved" if yes > no else "tied" if yes == no > 0 else "rejected"
    return RollCall(item, f"Question {item}", declared, choices)
