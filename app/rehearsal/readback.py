"""What the published log of a finished session says of the votes that were acknowledged. Pure: text in, numbers out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from app.rehearsal.rollcalls import Choice
from app.rehearsal.session import Cast, Counted

_BEFORE_ALL = "0" * 64
_SEAL = b"vcr-seal/1\x00"


@dataclass(frozen=True, slots=True)
class Readback:
    """`lost`: acknowledged votes that are not in the log. `doubled`: entries beyond a vote's first. `faults`: text."""

    lost: int
    doubled: int
    faults: tuple[str, ...]


def read_back(
    casts: Sequence[Cast], counted: Sequence[Counted], log: Sequence[str], openings: Iterable[Mapping[str, Any]]
) -> Readback:
    """Every acknowledged cast in the log once, the log unbroken, and each tally again from the published choices."""
    lines = [orjson.loads(line) for line in log]
    entries = Counter(line["command"] for line in lines if line["type"] == "ballot.cast")
    return Readback(
        lost=sum(1 for cast in casts if not entries[cast.command]),
        doubled=sum(entries[cast.command] - 1 for cast in casts if entries[cast.command]),
        faults=(*_broken(log, lines), *_recounted(counted, lines, openings), *_untrue(counted)),
    )


def _broken(log: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Where a line does not follow from the one before it: `prev` is the SHA-256 of that line."""
    before = _BEFORE_ALL
    for number, (text, line) in enumerate(zip(log, lines, strict=True), 1):
        if line["seq"] != number or line["prev"] != before:
            yield f"line {number} of the log, event {line['seq']}, does not follow from the one before"
            return
        before = hashlib.sha256(text.encode()).hexdigest()


def _recounted(
    counted: Sequence[Counted], lines: Sequence[Mapping[str, Any]], openings: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """Items whose votes in the log, opened, are not those of the file. A choice counts only if its seal holds."""
    values = {(one["seq"], one["field"]): one for one in openings}
    votes: dict[str, dict[str, str]] = {}
    for line in lines:
        if line["type"] in {"ballot.cast", "ballot.corrected"}:
            seat, opened = line["data"]["seat"], values.get((line["seq"], "choice"))
            if opened and line["sealed"]["choice"] == commitment(opened["salt"], opened["value"]):
                votes.setdefault(line["data"]["ballot"], {})[seat] = opened["value"]
    for one in counted:
        found = Counter(votes.get(one.ballot, {}).values())
        wanted = Counter(choice.value for choice in one.roll_call.choices.values() if choice.is_vote)
        if found != wanted:
            yield f"{one.roll_call.item}: {dict(found)} in the log, {dict(wanted)} in the file"


def commitment(salt: str, choice: str) -> str:
    """The seal of a choice: SHA-256, hex, of domain, salt and the choice as canonical JSON."""
    return hashlib.sha256(_SEAL + bytes.fromhex(salt) + orjson.dumps(choice)).hexdigest()


def _untrue(counted: Sequence[Counted]) -> Iterator[str]:
    """Items whose counts, as proclaimed, are not those of the file."""
    for one in counted:
        told, wanted = one.counts, {choice.value: one.roll_call.count(choice) for choice in Choice}
        if told != wanted:
            yield f"{one.roll_call.item}: proclaimed {told}, in the file {wanted}"
