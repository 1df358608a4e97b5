"""The composition of a council on a day, as a session copies it when called. A value; state.py has the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from rooms.council.state import Council, Seat, Term
from rooms.council.words import Capacity
from rooms.log.kind import Code, Count, Instant, Line


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Holder(_Value):
    """A person in a seat under a legal title. One votes only from swearing-in (domain.md 2): `sworn_at` in the past."""

    person: Code
    name: Line
    title: Line | None = None
    sworn_at: Instant | None = None
    ends_at: Instant | None = None


class RosterSeat(_Value):
    """A seat: the unit that votes. `alternates` in the order in which they stand in. No titular: a vacant seat."""

    id: Code
    number: Count
    segment: Code
    organisation: Line | None = None
    titular: Holder | None = None
    alternates: tuple[Holder, ...] = ()


class Segment(_Value):
    """A group of organisations that share seats: government, civil society, users, workers…"""

    id: Code
    name: Line


class Officer(_Value):
    """A person with a role in the council, as in words.py: clerk, president, vice_president, staff…"""

    role: Code
    person: Code
    name: Line


class Roster(_Value):
    """Seats, their holders and the officers. `statutory` is the number of seats the law gives, filled or not."""

    statutory: Count
    segments: tuple[Segment, ...]
    seats: tuple[RosterSeat, ...]
    officers: tuple[Officer, ...]


def roster_on(state: Council, at: datetime) -> Roster:
    """The composition at an instant: seats by number, alternates in their order, officers by role and person.

    Holders stay past their planned end until their term is ended; who is not sworn in yet is there, and may not vote.
    Officers are those who had their role then.
    """
    running = defaultdict[tuple[str, Capacity], list[Term]](list)
    for term in state.terms.values():
        if term.runs_at(at):
            running[term.seat, term.capacity].append(term)
    return Roster(
        statutory=state.statutory,
        segments=tuple(Segment(id=id, name=name) for id, name in state.segments.items()),
        seats=tuple(_seat(state, seat, running) for seat in sorted(state.seats.values(), key=lambda seat: seat.number)),
        officers=tuple(
            Officer(role=one.role, person=one.person, name=one.name)
            for one in sorted(state.tenures, key=lambda one: (one.role, one.person))
            if one.runs_at(at)
        ),
    )


def _seat(state: Council, seat: Seat, running: Mapping[tuple[str, Capacity], Sequence[Term]]) -> RosterSeat:
    titulars = running.get((seat.id, Capacity.TITULAR), ())
    alternates = running.get((seat.id, Capacity.ALTERNATE), ())
    return RosterSeat(
        id=seat.id,
        number=seat.number,
        segment=seat.segment,
        organisation=None if seat.organisation is None else state.organisations[seat.organisation].name,
        titular=_holder(titulars[0]) if titulars else None,
        alternates=tuple(_holder(term) for term in sorted(alternates, key=lambda term: (term.order, term.starts_at))),
    )


def _holder(term: Term) -> Holder:
    return Holder(
        person=term.person,
        name=term.name,
        title=None if term.act is None else term.act.number,
        sworn_at=term.sworn_at,
        ends_at=term.ends_at,
    )
