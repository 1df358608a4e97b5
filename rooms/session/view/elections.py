"""Elections as everyone sees them: the office, who stands, who may nominate and be nominated, how far the vote came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from rooms.log.errors import Refusal
from rooms.log.kind import Tree
from rooms.session.agenda import UNDECIDED
from rooms.session.decide.electing import check_elector, check_eligible
from rooms.session.elections import Election, Nominee, check_nominee
from rooms.session.held import Held
from rooms.session.people import People
from rooms.session.state import Session
from voting import Tied, result_of


def elections_view(session: Session, reserved: frozenset[str]) -> Tree:
    """Every election by id, in order. None before the call; none on an item reserved since."""
    people, calendar = session.attendance.people, session.life.calendar
    if people is None or calendar is None:
        return None
    items = session.elections.items.items()
    return {
        id_: _election(session, people, found, calendar.scheduled_at)
        for id_, found in items
        if found.called.item not in reserved
    }


def voted(session: Session) -> Held | None:
    """The ballot under way of an election: of ballots, all that its view looks at."""
    current = session.ballots.current or ""
    return session.ballots.items[current] if current in session.elections.by_ballot else None


def _election(session: Session, people: People, found: Election, by: datetime) -> Tree:
    called, elected = found.called, found.nominees.get(found.elected or "")
    is_over = elected is None and session.agenda.items[called.item].state not in UNDECIDED
    stage = "unfilled" if is_over else found.stage
    return {
        "office": called.office,
        "item": called.item,
        "eligible": list(called.eligible),
        "voting": list(called.voting),
        "term_months": called.term_months,
        "criteria": list(called.criteria),
        "state": stage,
        "nominees": [_nominee(one) for one in found.nominees.values()],
        "seats": _seats(people, found, by) if stage == "nominating" else {},
        "rounds": [one.ballot for one in found.rounds],
        "tie": _tie(session, found),
        "elected": {"seat": elected.seat, "person": elected.person, "name": elected.name} if elected else None,
    }


def _nominee(one: Nominee) -> Tree:
    return {
        "seat": one.seat,
        "person": one.person,
        "name": one.name,
        "by_seat": one.by_seat,
        "state": one.standing.value,
    }


def _seats(people: People, found: Election, by: datetime) -> dict[str, Tree]:
    """By seat: may its members nominate, may its titular be nominated, and why not."""

    def stands(seat: str) -> None:
        check_eligible(people, found, seat, by)
        check_nominee(found, seat)

    return {
        seat: {
            "nominates": _why(partial(check_elector, people, found, seat)),
            "stands": _why(partial(stands, seat)),
        }
        for seat in people.seats
    }


def _why(check: Callable[[], object]) -> Tree:
    """None, or the code and params of why not."""
    try:
        check()
    except Refusal as refusal:
        return {"code": refusal.code, "params": dict(refusal.params)}
    return None


def _tie(session: Session, found: Election) -> Tree:
    """Those who tie in the ballot under way, and the criteria that may break it now."""
    ballot = session.ballots.items.get(found.voting_now or "")
    if ballot is None or ballot.closed_at is None:
        return None
    decision, criteria = result_of(ballot.ballot).decision, ballot.opened.criteria
    if not isinstance(decision, Tied):
        return None
    now = ("new_round",) if "new_round" in criteria else criteria
    return {"ballot": found.voting_now, "seats": list(decision.options), "criteria": list(now)}
