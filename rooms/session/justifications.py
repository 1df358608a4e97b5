"""Justifications of absence: asked for a seat, accepted or refused by whom the rules name. Not their reasons.

A justification stands from the request on, so that a seat is excused, until it is refused or somebody comes after all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import ExcuseDecided as ExcuseDecidedAlready, NoJustification
from rooms.session.events.attendance import AttendanceCorrected, CheckedIn, Excused
from rooms.session.events.justifications import ExcuseDecided, ExcusesClosed


class Standing(StrEnum):
    """What became of a request."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Justification:
    """A request for a seat, where its reason stands, and what became of it: decided by whom, in which meeting."""

    standing: Standing
    reason: Ref
    decided_by: str | None = None
    decided_in: str | None = None


@dataclass(frozen=True, slots=True)
class Justifications:
    """The last request for each seat. `is_closed`: the deadline after the end has passed."""

    seats: Mapping[str, Justification] = field(default_factory=dict)
    is_closed: bool = False

    def standing(self, seat: str) -> Standing | None:
        """What became of the request for a seat, None if nobody asked."""
        found = self.seats.get(seat)
        return found.standing if found else None


def ask(justifications: Justifications, seat: str) -> None:
    """May it be asked for? What was decided is not asked again. Raises ExcuseDecided."""
    found = justifications.seats.get(seat)
    if found is not None and found.standing is not Standing.ASKED:
        raise ExcuseDecidedAlready(seat=seat, outcome=found.standing.value)


def check_decision(justifications: Justifications, seat: str, *, is_accepted: bool) -> None:
    """May the request be decided so? It may be decided anew, otherwise. Raises NoJustification, ExcuseDecided."""
    found = justifications.seats.get(seat)
    if found is None:
        raise NoJustification(seat=seat)
    if found.standing is _outcome(is_accepted=is_accepted):
        raise ExcuseDecidedAlready(seat=seat, outcome=found.standing.value)


def _outcome(*, is_accepted: bool) -> Standing:
    return Standing.ACCEPTED if is_accepted else Standing.REFUSED


def evolve(justifications: Justifications, recorded: Recorded) -> Justifications:
    """Fold one event into the justifications."""
    match recorded.event:
        case Excused(seat=seat):
            return _with(justifications, seat, Justification(Standing.ASKED, Ref(recorded.seq, "reason")))
        case ExcuseDecided() as event:
            return _decided(justifications, event)
        case ExcusesClosed():
            return replace(justifications, is_closed=True)
        case CheckedIn(seat=seat):
            return _without(justifications, seat)
        case AttendanceCorrected(seat=seat, stays=stays) if stays:
            return _without(justifications, seat)
        case _:
            return justifications


def _decided(justifications: Justifications, event: ExcuseDecided) -> Justifications:
    found = justifications.seats.get(event.seat)
    if found is None:
        return justifications
    standing = _outcome(is_accepted=event.accepted)
    decided = replace(found, standing=standing, decided_by=event.decided_by, decided_in=event.decided_in)
    return _with(justifications, event.seat, decided)


def _with(justifications: Justifications, seat: str, one: Justification) -> Justifications:
    return replace(justifications, seats={**justifications.seats, seat: one})


def _without(justifications: Justifications, seat: str) -> Justifications:
    if seat not in justifications.seats:
        return justifications
    return replace(justifications, seats={s: one for s, one in justifications.seats.items() if s != seat})
