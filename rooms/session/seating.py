"""Who votes for which seat: titulars first, then alternates, each person for one seat. Shared by topics, as people is.

Takes who sits where; knows neither attendance nor ballots. Recused persons sit, and vote for no seat.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from rooms.council.roster import Holder, RosterSeat
from rooms.session.people import People, holders

Scope: TypeAlias = Literal["own_seat", "organisation", "segment"]
"""For which seats an alternate may stand in (rules, `alternate.scope`)."""
Claim: TypeAlias = tuple[str, str]
"""A seat, and a person who would vote for it."""
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Seating:
    """A roster, the seat in which each person sits who is here and connected, and how far alternates may stand in."""

    people: People
    sits: Mapping[str, str]
    scope: Scope = "own_seat"
    recused: Collection[str] = field(default_factory=frozenset)


def may_sit(people: People, person: str, seat: str, *, scope: Scope) -> bool:
    """May the person sit in this seat: the own one, or another for which the person's seat may stand in?"""
    if people.holder(seat, person) is not None:
        return True
    wanted = people.seats.get(seat)
    return wanted is not None and any(_is_near(own, wanted, scope) for own in _own_seats(people, person))


def _own_seats(people: People, person: str) -> Iterator[RosterSeat]:
    """The seats of which the person is alternate."""
    return (people.seats[s] for s in people.seats_of.get(person, ()) if not people.is_titular(s, person))


def _is_near(own: RosterSeat, wanted: RosterSeat, scope: Scope) -> bool:
    """A vacant seat has no titular to stand in for: only its own alternates vote for it."""
    if wanted.titular is None or scope == "own_seat":
        return False
    is_same = own.organisation is not None and own.organisation == wanted.organisation
    return is_same if scope == "organisation" else own.segment == wanted.segment


def line_for(people: People, seat: str, *, scope: Scope) -> tuple[Holder, ...]:
    """Who may stand in for a seat, in order: its own alternates, then those of seats of the same organisation, then of
    the same segment, as far as the rules go; of other seats, nobody who is titular of one."""
    wanted, titulars = people.seats[seat], people.titulars
    line = {one.person: one for one in wanted.alternates}
    scopes: tuple[Scope, ...] = () if scope == "own_seat" else ("organisation", scope)
    for wider in dict.fromkeys(scopes):
        near = (own for own in people.roster.seats if _is_near(own, wanted, wider))
        others = (one for own in near for one in own.alternates if one.person not in (*line, *titulars))
        line |= {one.person: one for one in others}
    return tuple(line.values())


def seated(seating: Seating, *, first: Mapping[str, str] = NOBODY, then: Mapping[str, str] = NOBODY) -> dict[str, str]:
    """By seat, the person who votes for it: in the order of claims, each seat and each person once.

    Claims: `first`; titulars; `then`; the seat's own alternates, in their order; alternates who sit in it for another;
    alternates left over, of the same organisation before the same segment. Within a claim, in the order of the roster.
    """
    placed: dict[str, str] = {}
    free = {person for person in seating.sits if person not in seating.recused}
    for seat, person in _claims(seating, first, then):
        if seat not in placed and person in free:
            placed[seat] = person
            free.discard(person)
    return placed


def _claims(seating: Seating, first: Mapping[str, str], then: Mapping[str, str]) -> Iterator[Claim]:
    people, sits = seating.people, seating.sits
    seats = people.roster.seats
    yield from first.items()
    yield from ((s.id, s.titular.person) for s in seats if s.titular and sits.get(s.titular.person) == s.id)
    yield from then.items()
    yield from ((s.id, one.person) for s in seats for one in s.alternates if sits.get(one.person) == s.id)
    if seating.scope != "own_seat":
        left = tuple(_alternates(people, sits))
        yield from ((sits[person], person) for person in left)
        yield from _stand_ins(people, left, ("own_seat", "organisation", seating.scope))


def _alternates(people: People, sits: Mapping[str, str]) -> Iterable[str]:
    """Alternates who sit somewhere not as titulars, by the order of their seats and in it."""
    order = dict.fromkeys(one.person for seat in people.roster.seats for one in seat.alternates)
    seated_ = (person for person in order if sits.get(person) in people.seats)
    return (person for person in seated_ if not people.is_titular(sits[person], person))


def _stand_ins(people: People, persons: tuple[str, ...], scopes: tuple[Scope, ...]) -> Iterator[Claim]:
    """Every seat for which somebody may stand in: the nearer seats first."""
    for scope in dict.fromkeys(scopes):
        for seat in people.roster.seats:
            for person in persons:
                is_own = people.holder(seat.id, person) is not None
                if is_own if scope == "own_seat" else may_sit(people, person, seat.id, scope=scope):
                    yield seat.id, person


def voter_of(seating: Seating, seat: str) -> str | None:
    """Who votes for one seat while alternates stand in for their own seats only: what `seated` says of it, quicker."""
    held = seating.people.seats.get(seat)
    sits, recused = seating.sits, seating.recused
    able = (h.person for h in (holders(held) if held else ()) if sits.get(h.person) == seat)
    return next((person for person in able if person not in recused), None)
