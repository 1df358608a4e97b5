"""Who may nominate and stand in an election, which seats vote in it, and who of several is longest in office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from rooms.council.roster import Holder
from rooms.session.elections import Election
from rooms.session.errors import NotAnElector, NotEligible, SeatUnknown
from rooms.session.people import People
from rooms.session.state import Session
from voting import Bases


def check_elector(people: People, found: Election, seat: str) -> None:
    """Raises SeatUnknown, NotAnElector."""
    if seat not in people.seats:
        raise SeatUnknown(seat=seat)
    if not _is_in(people, seat, found.called.voting):
        raise NotAnElector(seat=seat)


def check_eligible(people: People, found: Election, seat: str, by: datetime) -> Holder:
    """The titular of a seat who may stand, sworn in `by` the hour of the session. Raises SeatUnknown, NotEligible."""
    if seat not in people.seats:
        raise SeatUnknown(seat=seat)
    titular = people.seats[seat].titular
    if titular is None:
        raise NotEligible(seat=seat, name="", why="vacant")
    if not _is_in(people, seat, found.called.eligible):
        raise NotEligible(seat=seat, name=titular.name, why="segment")
    if titular.sworn_at is None or titular.sworn_at > by:
        raise NotEligible(seat=seat, name=titular.name, why="sworn")
    return titular


def _is_in(people: People, seat: str, segments: tuple[str, ...]) -> bool:
    return not segments or people.seats[seat].segment in segments


def electing(session: Session, election: str | None) -> frozenset[str]:
    """The seats that have a vote: those of an election's voting segments, or all."""
    people = session.attendance.people
    segments = session.elections.items[election].called.voting if election else ()
    return frozenset(seat for seat in people.seats if _is_in(people, seat, segments)) if people else frozenset()


def bases_of(session: Session, seats: frozenset[str], *, present: int) -> Bases:
    """The sizes of the electorate: the council's, unless only some seats have a vote."""
    people, bases = session.attendance.people, session.attendance.bases
    if people is None or len(seats) == len(people.seats):
        return Bases(statutory=bases.statutory, filled=bases.filled, present=present)
    filled = sum(1 for seat in seats if people.seats[seat].titular)
    return Bases(statutory=len(seats), filled=filled, present=present)


def first_in_office(people: People, seats: Iterable[str]) -> str | None:
    """The seat whose titular was sworn in before all the others; None if the days are the same, or one is unknown."""
    sworn = []
    for seat in seats:
        titular = people.seats[seat].titular if seat in people.seats else None
        if titular is None or titular.sworn_at is None:
            return None
        sworn.append((titular.sworn_at.date(), seat))
    ordered = sorted(sworn)
    return ordered[0][1] if ordered[0][0] < ordered[1][0] else None
