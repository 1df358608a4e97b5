"""The next lawful steps of whoever chairs: each asked of the rules themselves, with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Data, Tree
from rooms.session.agenda import ItemState
from rooms.session.commands import (
    AdjournSession,
    BreakTie,
    CallSeats,
    CallSession,
    CloseBallot,
    FinishItem,
    GrantFloor,
    OpenBallot,
    OpenSession,
    ProclaimResult,
    ResumeSession,
    StartItem,
    SuspendSession,
    VerifyQuorum,
)
from rooms.session.decide import decide
from rooms.session.errors import TooEarly
from rooms.session.held import Held
from rooms.session.life import RUNNING, Life, Phase
from rooms.session.state import Session
from rooms.session.view.desk import again, again_data
from rooms.session.view.memory import Memory
from rooms.session.words import Section
from voting import METHODS, Tied, missing, result_of

_CLERK = frozenset({"clerk"})
_DELIBERATED = frozenset({Section.FORMER_MINUTES, Section.ORDER_OF_THE_DAY})


def steps_view(session: Session, memory: Memory) -> Tree:
    """What may be done now, in the customary order, with `not_before` for what has to wait for its hour."""
    slices = (session.life, session.chair, session.attendance, session.agenda, session.floor, session.ballots)
    inputs = (*slices, session.recusals)
    return memory.again("steps", lambda *_: [_step(session, command) for command in _candidates(session)], *inputs)


def _candidates(session: Session) -> Iterator[Data]:
    yield from _leading(session)
    if session.life.phase in (Phase.CALLED, *RUNNING):
        yield VerifyQuorum()


def _leading(session: Session) -> Iterator[Data]:
    match session.life.phase:
        case Phase.SCHEDULED:
            yield CallSession()
        case Phase.CALLED:
            yield from _openings(session.life)
        case Phase.OPEN if session.ballots.current is not None:
            yield from _on_ballot(session.ballots.current, session.ballots.items[session.ballots.current])
        case Phase.OPEN:
            yield from _on_table(session)
        case Phase.SUSPENDED:
            yield ResumeSession()
        case Phase.UNSCHEDULED | Phase.ADJOURNED | Phase.CANCELLED:
            return
        case _:
            assert_never(session.life.phase)


def _openings(life: Life) -> Iterator[Data]:
    yield OpenSession(call=1)
    if life.calendar is not None and life.calendar.second_call_at is not None:
        yield OpenSession(call=2)
    if life.rules is not None and life.rules.no_quorum_policy == "informative":
        yield OpenSession(call=2 if life.failed_first_call else 1, informative=True)


def _on_ballot(id_: str, found: Held) -> Iterator[Data]:
    if found.is_open:
        method, close = METHODS[found.opened.kind], CloseBallot(ballot=id_)
        needs_calls = method.silence is None and bool(missing(found.ballot))
        call = (CallSeats(ballot=id_),) if needs_calls else ()
        yield from (*call, close) if method.is_called else (close, *call)
        return
    result = result_of(found.ballot)
    if isinstance(result.decision, Tied):
        yield from (BreakTie(ballot=id_, option=option) for option in result.decision.options)
    yield ProclaimResult(ballot=id_)


def _on_table(session: Session) -> Iterator[Data]:
    if session.floor.queue and session.floor.speech is None:
        yield GrantFloor()
    current = session.agenda.current
    if current is not None and _is_undecided(session, current):
        yield OpenBallot(ballot=f"of-{current}", item=current, question=current)
    follow = again(session)
    if follow is not None:
        yield follow[1]
    if current is not None:
        yield FinishItem(item=current)
    waiting = next((i for i in session.agenda.order if session.agenda.items[i].state is ItemState.OPEN), None)
    if waiting is not None and session.agenda.current is None:
        yield StartItem(item=waiting)
    yield SuspendSession()
    yield AdjournSession()


def _is_undecided(session: Session, item: str) -> bool:
    return session.agenda.items[item].section in _DELIBERATED and item not in session.ballots.by_item


def _step(session: Session, command: Data) -> Tree:
    """Ask the rules as whoever chairs, with the clerk's hand, as of the call: what only has to wait says until when.

    Rules that look at the time look at it last, so that waiting is the last thing that may be in the way.
    """
    step = {"type": command.type, "data": _data(command)}
    called_at = session.life.called_at
    if called_at is None:
        return {**step, "is_possible": True, "why": None, "not_before": None}
    try:
        decide(session, command, Asked(session.chair.person, _CLERK, called_at))
    except TooEarly as refusal:
        return {**step, "is_possible": True, "why": None, "not_before": refusal.params["not_before"]}
    except Refusal as refusal:
        why = {"code": refusal.code, "params": dict(refusal.params)}
        return {**step, "is_possible": False, "why": why, "not_before": None}
    return {**step, "is_possible": True, "why": None, "not_before": None}


def _data(command: Data) -> Tree:
    """The command's data. What a ballot asks is for whoever puts it: the step says on which item, or how it follows."""
    match command:
        case OpenBallot():
            return again_data(command)
        case _:
            return command.model_dump(mode="json", exclude_defaults=True)
