"""A stream as folded so far, and the fold itself: chain checked, events read, state evolved. Pure; knows no storage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

import orjson

from rooms.log.chain import GENESIS, line_hash
from rooms.log.codec import Written, read_body
from rooms.log.errors import CorruptLog
from rooms.log.kind import Kind, Recorded
from rooms.log.seal import Opening, Ref, commitment

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Head(Generic[S]):
    """Where a stream stands: state after event `seq`, its hash and time (GENESIS and None before the first)."""

    kind: Kind[S]
    stream: str
    state: S
    seq: int = 0
    hash: str = GENESIS
    at: datetime | None = None

    def after(self, written: Written) -> Head[S]:
        """The head one event further."""
        recorded = written.recorded
        state = self.kind.evolve(self.state, recorded)
        return replace(self, state=state, seq=recorded.seq, hash=written.hash, at=recorded.at)

    def past(self, recorded: Recorded) -> Head[S]:
        """The head one event further, for who follows states only: the hash stays behind."""
        return replace(self, state=self.kind.evolve(self.state, recorded), seq=recorded.seq, at=recorded.at)


def begin(kind: Kind[S], stream: str) -> Head[S]:
    """The head of a stream before its first event."""
    return Head(kind, stream, kind.initial(stream))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Stored events that follow each other: (seq, line) in order, the openings that still exist, what they erased."""

    lines: tuple[tuple[int, str], ...]
    openings: tuple[Opening, ...]
    erased: tuple[Ref, ...] = ()

    def values(self) -> dict[Ref, Any]:
        """The sealed values by place."""
        return {opening.ref: opening.value for opening in self.openings}


def follow(head: Head[S], stretch: Stretch) -> tuple[Head[S], list[Recorded]]:
    """Fold a stretch onto a head. Raises CorruptLog where the chain breaks."""
    fields = _by_seq(stretch.openings)
    kind, state, seq, prev = head.kind, head.state, head.seq, head.hash
    events: list[Recorded] = []
    for number, line in stretch.lines:
        recorded = _next(kind, line, fields.get(number, {}), (head.stream, seq + 1, prev))
        state, seq, prev = kind.evolve(state, recorded), number, line_hash(line)
        events.append(recorded)
    at = events[-1].at if events else head.at
    return replace(head, state=state, seq=seq, hash=prev, at=at), events


def _next(kind: Kind[Any], line: str, openings: Mapping[str, Any], place: tuple[str, int, str]) -> Recorded:
    body = orjson.loads(line)
    if (body["stream"], body["seq"], body["prev"]) != place:
        raise CorruptLog(f"{place[0]} {place[1]}: the line does not follow from {place[2][:12]}")
    return read_body(kind, body, openings)


def _by_seq(openings: Iterable[Opening]) -> dict[int, dict[str, Any]]:
    fields: dict[int, dict[str, Any]] = {}
    for opening in openings:
        fields.setdefault(opening.ref.seq, {})[opening.ref.field] = opening.value
    return fields


def verify(head: Head[Any], stretch: Stretch) -> Head[Any]:
    """Fold, and check each opening against the commitment in its line. Raises CorruptLog."""
    sealed = {seq: orjson.loads(line).get("sealed", {}) for seq, line in stretch.lines}
    for opening in stretch.openings:
        ref = opening.ref
        if sealed.get(ref.seq, {}).get(ref.field) != commitment(opening.salt, opening.value):
            raise CorruptLog(f"{head.stream} {ref.seq}: {ref.field} does not open its commitment")
    return follow(head, stretch)[0]
