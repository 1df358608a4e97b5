"""Deciding on justifications of absence: by president, board or plenary, with or without a ballot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Decided, Event
from rooms.session import justifications
from rooms.session.commands import CloseExcuses, DecideExcuse
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import DecidedByOther, ExcusesOpen, ReasonNeeded
from rooms.session.events import ExcuseDecided, ExcusesClosed
from rooms.session.justifications import Standing
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity, acting
from rooms.session.state import Session

PLENARY: Final = "plenary"
_RECORDS: Final[Mapping[tuple[str, bool], frozenset[Capacity]]] = {
    ("president", False): frozenset({Capacity.CHAIR, Capacity.PRESIDENT, Capacity.CLERK}),
    ("president", True): frozenset({Capacity.PRESIDENT, Capacity.CLERK}),
    ("board", False): frozenset({Capacity.CLERK}),
    ("board", True): frozenset({Capacity.CLERK}),
    (PLENARY, False): frozenset({Capacity.CHAIR, Capacity.CLERK}),
    (PLENARY, True): frozenset({Capacity.PRESIDENT, Capacity.CLERK}),
}
"""Who records the decision of whom the rules name, before and after the end. The clerk does so on their order."""


def decide_excuse(ask: Asking, command: DecideExcuse) -> Decided:
    """Accept or refuse what was asked.

    Raises WrongState (the plenary decides while it sits, or later), DecidedByOther, NoJustification, ExcuseDecided, and
    ReasonNeeded for the plenary's word after the end without the meeting in which it was given.
    """
    acting(command.type, ask.held)
    body, is_over = ask.rules.absence.decided_by, ask.session.life.phase is Phase.ADJOURNED
    ask.require(*(() if body == PLENARY else (Phase.CALLED,)), *RUNNING, Phase.ADJOURNED)
    by = _recorder(ask, body, is_over=is_over)
    justifications.check_decision(ask.session.justifications, command.seat, is_accepted=command.accepted)
    if body == PLENARY and is_over and command.decided_in is None:
        raise ReasonNeeded(field="decided_in")
    return answer(by, ExcuseDecided(decided_by=body, **dict(command)))


def _recorder(ask: Asking, body: str, *, is_over: bool) -> Acting:
    allowed = ask.held & _RECORDS[body, is_over]
    if not allowed:
        raise DecidedByOther(decided_by=body)
    return acting(DecideExcuse.type, allowed)


def majority(ask: Asking, seat: str) -> MajorityRule:
    """A ballot decides where the plenary does: what the rules want for any matter. Raises what `decide_excuse` does."""
    body = ask.rules.absence.decided_by
    if body != PLENARY:
        raise DecidedByOther(decided_by=body)
    justifications.check_decision(ask.session.justifications, seat, is_accepted=True)
    return ask.rules.majorities.otherwise


def settle(ask: Asking, seat: str, is_approved: bool) -> tuple[Event, ...]:
    """The ballot's result is the decision, unless the request fell away meanwhile or was decided so before."""
    outcome = Standing.ACCEPTED if is_approved else Standing.REFUSED
    if ask.session.justifications.standing(seat) in (None, outcome):
        return ()
    return (ExcuseDecided(seat=seat, accepted=is_approved, decided_by=PLENARY),)


def closing_at(session: Session) -> datetime | None:
    """When absences can no longer be justified; None before the end, once noted, and if the session counts nowhere."""
    life = session.life
    if life.phase is not Phase.ADJOURNED or life.ended_at is None or life.rules is None or session.is_rehearsal:
        return None
    if session.justifications.is_closed:
        return None
    return life.ended_at + timedelta(hours=life.rules.absence.justify_deadline, milliseconds=1)


def close_excuses(ask: Asking, command: CloseExcuses) -> Decided:
    """Note that the deadline has passed. Raises ExcusesOpen."""
    by, closes_at = ask.acting(command), closing_at(ask.session)
    if closes_at is None or ask.now < closes_at:
        raise ExcusesOpen
    return answer(by, ExcusesClosed(unjustified=tuple(_unjustified(ask.session))))


def _unjustified(session: Session) -> list[str]:
    people, attendance = session.attendance.people, session.attendance
    came = {(stay.person, stay.seat) for stay in attendance.past}
    titulars = [(seat.id, seat.titular.person) for seat in people.roster.seats if seat.titular] if people else []
    return [id_ for id_, person in titulars if (person, id_) not in came and id_ not in attendance.excused]
