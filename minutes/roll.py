"""Who voted how, seat by seat, and the sentence of a result: what minutes, extract and participation all read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rooms import Session
from voting import METHODS, Ballot, Indicative, NotVoting, Proclaimed, outcome_code


@dataclass(frozen=True, slots=True)
class Roll:
    """A seat in a ballot. `outcome` is voting's word; `choice` the option voted for, else None.

    `person` is who voted or was to vote, for a seat that was away its titular; `capacity` is titular or alternate.
    `means` says how a vote entered by the clerk was made known, None where that is not recorded. `is_silent`: the seat
    said nothing, and the outcome is what silence counts as in this kind of ballot. `calls`: how often it was called.
    """

    seat: str
    number: int
    person: str
    name: str
    capacity: str
    outcome: str
    choice: str | None = None
    means: str | None = None
    is_by_clerk: bool = False
    is_silent: bool = False
    calls: int = 0


def decided(session: Session) -> tuple[str, ...]:
    """The ballots that decided something, in order of opening: proclaimed, not annulled since, and no straw polls."""
    ballots = session.ballots
    return tuple(id_ for id_ in ballots.order if _decides(ballots.items[id_].ballot))


def _decides(ballot: Ballot) -> bool:
    return isinstance(ballot.phase, Proclaimed) and not isinstance(ballot.phase.result.decision, Indicative)


def roll_call(session: Session, ballot: str) -> tuple[Roll, ...]:
    """The roll of a closed ballot, by number of seat: the electorate, then included those absent or excused."""
    return tuple(sorted(_rolls(session, ballot), key=lambda roll: (roll.number, roll.seat)))


def _rolls(session: Session, ballot: str) -> Iterator[Roll]:
    held = session.ballots.items[ballot]
    for seat in held.ballot.terms.electorate:
        vote, code = held.votes.get(seat), outcome_code(held.ballot.outcomes.get(seat, NotVoting()))
        yield Roll(
            **_who(session, seat, vote.person if vote else held.electors[seat]),
            outcome=code,
            choice=held.choice(seat) if code == "voted" else None,
            means=str(vote.means) if vote and vote.means else None,
            is_by_clerk=seat in held.declared_by_clerk or (vote is not None and vote.means is not None),
            is_silent=vote is None and held.ballot.outcomes.get(seat) == METHODS[held.opened.kind].silence,
            calls=held.ballot.calls.get(seat, 0),
        )
    for code, seats in (("absent", held.opened.absent), ("excused", held.opened.excused)):
        yield from (Roll(**_who(session, away, _titular(session, away)), outcome=code) for away in seats)


def _titular(session: Session, seat: str) -> str:
    people = session.attendance.people
    known = people.seats.get(seat) if people else None
    return known.titular.person if known and known.titular else ""


def _who(session: Session, seat: str, person: str) -> dict[str, Any]:
    people = session.attendance.people
    known = people.seats.get(seat) if people else None
    is_titular = known is None or known.titular is None or known.titular.person == person
    return {
        "seat": str(seat),
        "number": known.number if known else 0,
        "person": person,
        "name": people.names.get(person, person) if people else person,
        "capacity": "titular" if is_titular else "alternate",
    }
