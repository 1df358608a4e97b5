"""The next lawful steps of whoever chairs: each asked of the rules themselves, with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Data, Tree
from rooms.session.agenda import ItemState
from rooms.session.commands import (
    AdjournSession,
    CallSession,
    CloseBallot,
    FinishItem,
    GrantFloor,
    OpenSession,
    ProclaimResult,
    ResumeSession,
    StartItem,
    SuspendSession,
)
from rooms.session.decide import decide
from rooms.session.life import Phase
from rooms.session.state import Session

NOT_YET = frozenset({"too_early"})


def steps_view(session: Session) -> Tree:
    """What may be done now, in the customary order, with `not_before` for what only has to wait."""
    return [_step(session, command) for command in _candidates(session)]


def _candidates(session: Session) -> Iterator[Data]:
    match session.life.phase:
        case Phase.CALLED:
            yield OpenSession(call=1)
            if session.life.rules is not None and session.life.rules.second_call.enabled:
                yield OpenSession(call=2)
            if session.life.rules is not None and session.life.rules.no_quorum_policy == "informative":
                yield OpenSession(call=1, informative=True)
        case Phase.OPEN:
            yield from _open_candidates(session)
        case Phase.SUSPENDED:
            yield ResumeSession()
        case Phase.SCHEDULED:
            yield CallSession()
        case Phase.UNSCHEDULED | Phase.ADJOURNED | Phase.CANCELLED:
            return


def _open_candidates(session: Session) -> Iterator[Data]:
    ballot = session.ballots.current
    if ballot is not None:
        is_closed = session.ballots.items[ballot].closed_at is not None
        yield ProclaimResult(ballot=ballot) if is_closed else CloseBallot(ballot=ballot)
        return
    if session.floor.queue and session.floor.speech is None:
        yield GrantFloor()
    if session.agenda.current is not None:
        yield FinishItem(item=session.agenda.current)
    waiting = next((i for i in session.agenda.order if session.agenda.items[i].state is ItemState.OPEN), None)
    if waiting is not None and session.agenda.current is None:
        yield StartItem(item=waiting)
    yield SuspendSession()
    yield AdjournSession()


def _step(session: Session, command: Data) -> Tree:
    """Ask the rules as whoever chairs, at the time of the last event: time alone never hides a step."""
    step = {"type": command.type, "data": command.model_dump(mode="json", exclude_defaults=True)}
    if session.at is None or isinstance(command, CallSession):
        return {**step, "is_possible": True, "why": None, "not_before": None}
    roles = frozenset({"clerk"})
    try:
        decide(session, command, Asked(None, roles, session.at))
    except Refusal as refusal:
        not_before = refusal.params.get("not_before")
        is_possible = refusal.code in NOT_YET
        why = None if is_possible else {"code": refusal.code, "params": dict(refusal.params)}
        return {**step, "is_possible": is_possible, "why": why, "not_before": not_before}
    return {**step, "is_possible": True, "why": None, "not_before": None}
