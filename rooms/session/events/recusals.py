"""Events of recusal. It is of a person on one item; why stays sealed, the kind is public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from rooms.log.kind import Code, Event, Text
from rooms.log.seal import Seal
from rooms.session.words import Means, RecusalKind


class Recused(Event):
    """A person votes for no seat on an item. `seat`: where the person sits, or would."""

    type = "attendance.recused"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    item: Code
    seat: Code
    person: Code
    kind: RecusalKind
    means: Means | None = None
    reason: Text | None = None


class RecusalWithdrawn(Event):
    """A recusal was taken back."""

    type = "attendance.recusal_withdrawn"
    item: Code
    seat: Code
    person: Code
    means: Means | None = None


class Challenged(Event):
    """Somebody alleged that a person must not vote on an item. `by_seat`: whose member alleged it; none: the chair."""

    type = "attendance.challenged"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    challenge: Code
    item: Code
    seat: Code
    person: Code
    kind: RecusalKind
    by_seat: Code | None = None
    means: Means | None = None
    reason: Text | None = None


class ChallengeDecided(Event):
    """A challenge was settled: accepted by the person, decided by a ballot, or dropped; upheld, it is a recusal."""

    type = "attendance.challenge_decided"
    challenge: Code
    item: Code
    seat: Code
    person: Code
    kind: RecusalKind
    upheld: bool
    how: Literal["accepted", "ballot", "dropped"]
    means: Means | None = None
