"""Corrections after the fact: proposed by one, agreed to or refused by another. Not the votes and stays they change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeAlias

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import CorrectionDecided, CorrectionExists, CorrectionPending, UnknownCorrection
from rooms.session.events.corrections import CorrectionAgreed, CorrectionProposed, CorrectionRefused
from rooms.session.people import People

Outcome: TypeAlias = Literal["waiting", "agreed", "refused"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody says was wrong, and what became of that. `decided_by` is the second person, once there is one."""

    proposed: CorrectionProposed
    seq: int
    at: datetime
    outcome: Outcome = "waiting"
    decided_at: datetime | None = None
    decided_by: str | None = None
    decided_seq: int = 0
    is_alone: bool = False

    @property
    def id(self) -> str:
        """Its id."""
        return self.proposed.correction

    @property
    def reason(self) -> Ref:
        """Where the reason is."""
        return Ref(self.seq, "reason")

    @property
    def places(self) -> tuple[Ref, ...]:
        """Every sealed text it has."""
        own = (Ref(self.seq, name) for name in ("reason", "votes", "former"))
        later = (Ref(self.decided_seq, name) for name in ("votes", "reason", "alone_reason"))
        return (*own, *(later if self.decided_seq else ()))


@dataclass(frozen=True, slots=True)
class Corrections:
    """By id, in order of proposal."""

    items: Mapping[str, Correction] = field(default_factory=dict)

    def texts_about(self, ballots: Collection[str]) -> tuple[Ref, ...]:
        """The texts of corrections of these ballots."""
        return tuple(ref for one in self.items.values() if one.proposed.ballot in ballots for ref in one.places)


def check_new(corrections: Corrections, id_: str, *, ballot: str | None, person: str | None) -> None:
    """One at a time for a ballot, and for the presence of a person. Raises CorrectionExists, CorrectionPending."""
    if id_ in corrections.items:
        raise CorrectionExists(correction=id_)
    for one in corrections.items.values():
        if one.outcome == "waiting" and (one.proposed.ballot, one.proposed.person) == (ballot, person):
            raise CorrectionPending(correction=one.id)


def waiting(corrections: Corrections, id_: str) -> Correction:
    """One that nobody decided yet. Raises UnknownCorrection, CorrectionDecided."""
    found = corrections.items.get(id_)
    if found is None:
        raise UnknownCorrection(correction=id_)
    if found.outcome != "waiting":
        raise CorrectionDecided(correction=id_)
    return found


def segments_of(people: People, person: str) -> frozenset[str]:
    """The segments in whose seats a person is titular or alternate."""
    return frozenset(people.seats[seat].segment for seat in people.seats_of.get(person, ()))


def evolve(corrections: Corrections, recorded: Recorded) -> Corrections:
    """Fold one event into the corrections."""
    match recorded.event:
        case CorrectionProposed() as event:
            one = Correction(event, recorded.seq, recorded.at)
            return Corrections({**corrections.items, event.correction: one})
        case CorrectionAgreed(correction=id_, person=person, is_alone=is_alone):
            done = _decided(corrections.items[id_], "agreed", person, recorded)
            return Corrections({**corrections.items, id_: replace(done, is_alone=is_alone)})
        case CorrectionRefused(correction=id_, person=person):
            done = _decided(corrections.items[id_], "refused", person, recorded)
            return Corrections({**corrections.items, id_: done})
        case _:
            return corrections


def _decided(one: Correction, outcome: Outcome, person: str, recorded: Recorded) -> Correction:
    return replace(one, outcome=outcome, decided_at=recorded.at, decided_by=person, decided_seq=recorded.seq)
