"""The next lawful steps of whoever chairs: each asked of the rules themselves, with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Data, Tree
from rooms.session.agenda import ItemState
from rooms.session.commands import (
    AdjournSession,
    BreakTie,
    CallSeats,
    CallSession,
    CancelSession,
    CloseBallot,
    EndFloor,
    FinishItem,
    GrantFloor,
    OpenBallot,
    OpenSession,
    ProclaimResult,
    ResumeSession,
    RuleOnPoint,
    Settles,
    StartItem,
    SuspendSession,
    VerifyQuorum,
)
from rooms.session.decide import decide
from rooms.session.decide.points import APPEAL
from rooms.session.errors import TooEarly
from rooms.session.floor import POINT, Floor
from rooms.session.held import Held
from rooms.session.life import RUNNING, Life, Phase
from rooms.session.parts import pending_amendments, pending_parts
from rooms.session.points import Points
from rooms.session.state import Session
from rooms.session.view.desk import again, again_data
from rooms.session.view.heard import awaited
from rooms.session.view.memory import Memory
from rooms.session.words import DELIBERATED
from voting import METHODS, Tied, missing, result_of

_CLERK = frozenset({"clerk"})
_WITHOUT_QUORUM = frozenset({"informative_not_allowed", "quorum_reached"})
"""Why what is thought of only without quorum is refused where there is one: then it is no step at all."""


def steps_view(session: Session, memory: Memory) -> Tree:
    """What may be done now, in the customary order, with `not_before` for what has to wait for its hour."""
    table = (session.agenda, session.floor, session.points, session.ballots, session.requests, session.parts)
    slices = (session.life, session.chair, session.attendance, session.recusals, session.elections, *table)
    return memory.again("steps", lambda *_: _steps(session), *slices)


def _steps(session: Session) -> list[Tree]:
    steps = (_step(session, command) for command in _candidates(session))
    return [step for step in steps if not step["why"] or step["why"]["code"] not in _WITHOUT_QUORUM]


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
        case Phase.OPEN if _point(session.points) is not None and session.ballots.current is None:
            yield from _on_point(session.points)
            yield from _on_table(session)
        case Phase.OPEN if session.ballots.current is not None:
            yield from _on_ballot(session.ballots.current, session.ballots.items[session.ballots.current])
        case Phase.OPEN:
            yield from _on_table(session)
        case Phase.SUSPENDED:
            yield ResumeSession()
            if session.life.continues_at is not None:
                yield ResumeSession(call=2)
                yield AdjournSession()
        case Phase.UNSCHEDULED | Phase.ADJOURNED | Phase.CANCELLED:
            return
        case _:
            assert_never(session.life.phase)


def _point(points: Points) -> str | None:
    """The point of order that comes before everything: its ruling, or the ballot on its appeal."""
    return points.appealed or points.unruled


def _on_point(points: Points) -> Iterator[Data]:
    if points.appealed is not None:
        settles = Settles(kind=APPEAL, subject=points.appealed)
        yield OpenBallot(ballot=f"of-{points.appealed}", question=points.appealed, settles=settles)
    elif points.unruled is not None:
        yield RuleOnPoint(request=points.unruled, ruling="upheld", reason=points.unruled)


def _openings(life: Life) -> Iterator[Data]:
    yield OpenSession(call=1)
    if life.calendar is not None and life.calendar.second_call_at is not None:
        yield OpenSession(call=2)
    if life.rules is not None and life.rules.no_quorum_policy == "informative":
        yield OpenSession(call=2 if life.failed_first_call else 1, informative=True)
    elif life.rules is not None:
        yield CancelSession(lacks_quorum=True)


def _on_ballot(id_: str, found: Held) -> Iterator[Data]:
    if found.is_open:
        method, close = METHODS[found.opened.kind], CloseBallot(ballot=id_)
        needs_calls = method.silence is None and bool(missing(found.ballot))
        call = (CallSeats(ballot=id_),) if needs_calls else ()
        yield from (*call, close) if method.is_called and awaited(found) is None else (close, *call)
        return
    yield from _on_tie(id_, found)
    yield ProclaimResult(ballot=id_)


def _on_tie(id_: str, found: Held) -> Iterator[Data]:
    """A casting vote; in an election each criterion that may break the tie now, for each of those who tie."""
    decision, criteria = result_of(found.ballot).decision, found.opened.criteria
    if not isinstance(decision, Tied):
        return
    if "new_round" in criteria:
        yield BreakTie(ballot=id_, criterion="new_round")
        return
    for criterion in criteria:
        yield from (
            BreakTie(ballot=id_, option=option, criterion=criterion, ground=criterion) for option in decision.options
        )
    if not criteria:
        yield from (BreakTie(ballot=id_, option=option) for option in decision.options)


def _on_table(session: Session) -> Iterator[Data]:
    yield from _on_floor(session.floor)
    current = session.agenda.current
    follow = again(session)
    if follow is not None:
        yield follow[1]
    if current is not None:
        yield from _votes_on(session, current)
        yield FinishItem(item=current)
    for id_, item in session.agenda.items.items():
        if item.state is ItemState.PROPOSED and current is None:
            yield _question("late_item", id_)
    waiting = next((i for i in session.agenda.order if session.agenda.items[i].state is ItemState.OPEN), None)
    if waiting is not None and session.agenda.current is None:
        yield StartItem(item=waiting)
    yield SuspendSession()
    yield AdjournSession()


def _on_floor(floor: Floor) -> Iterator[Data]:
    """Who waits speaks before anything is voted on; whoever speaks ends first, but for a point of order."""
    first = next(iter(floor.queue), None)
    if first is not None and (floor.speech is None or first.kind == POINT):
        yield GrantFloor()
    elif floor.speech is not None:
        yield EndFloor()


def _votes_on(session: Session, current: str) -> Iterator[Data]:
    """What is voted on of the item on the table, in order: amendments, the matter itself, separate votes."""
    amendments = pending_amendments(session.parts, current)
    yield from (_question("part", part, current) for part in amendments)
    held = (session.ballots.items[id_] for id_ in session.ballots.by_item.get(current, ()))
    has_vote = any(one.opened.settles is None for one in held)
    elections = session.elections.on(current)
    yield from (_election(id_, current) for id_, one in elections.items() if one.elected is None)
    if session.agenda.items[current].section in DELIBERATED and not has_vote and not elections:
        yield OpenBallot(ballot=f"of-{current}", item=current, question=current)
    separate = (part for part in pending_parts(session.parts, current) if part not in amendments)
    yield from (_question("part", part, current) for part in separate)


def _election(id_: str, item: str) -> OpenBallot:
    return OpenBallot(ballot=f"for-{id_}", item=item, question=item, election=id_)


def _question(kind: str, subject: str, item: str | None = None) -> OpenBallot:
    settles = Settles(kind=kind, subject=subject)
    return OpenBallot(ballot=f"on-{subject}", item=item, question=subject, settles=settles)


def _step(session: Session, command: Data) -> dict[str, Any]:
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
    """The command's data. What a ballot asks, and how a point is ruled, is for whoever chairs: only what about."""
    match command:
        case RuleOnPoint(request=request):
            return {"request": request}
        case OpenBallot():
            return again_data(command)
        case BreakTie(ground=str()):
            return command.model_dump(mode="json", exclude_defaults=True, exclude={"ground"})
        case _:
            return command.model_dump(mode="json", exclude_defaults=True)
