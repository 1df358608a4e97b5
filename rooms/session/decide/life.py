"""Deciding on the life of a session: opened, suspended, resumed, adjourned."""

from __future__ import annotations

from datetime import datetime

from rooms.log.kind import Decided, Event, instant_text
from rooms.session import agenda, floor
from rooms.session.attendance import quorum
from rooms.session.commands import AdjournSession, FailFirstCall, OpenSession, ResumeSession, SuspendSession
from rooms.session.decide.asking import Asking, answer, check_dated
from rooms.session.decide.calling import calendar_of
from rooms.session.due import due
from rooms.session.errors import (
    BallotUnfinished,
    InformativeNotAllowed,
    NoQuorum,
    NoSecondCall,
    NotFailed,
    TooEarly,
    UnknownBallot,
)
from rooms.session.events import (
    BallotAnnulled,
    FirstCallFailed,
    FloorEnded,
    SessionAdjourned,
    SessionOpened,
    SessionResumed,
    SessionSuspended,
)
from rooms.session.life import RUNNING, Phase
from voting import QuorumCheck


def open_session(ask: Asking, command: OpenSession) -> Decided:
    """Open at first or second call. Raises WrongState, NoSecondCall, TooEarly, NoQuorum, InformativeNotAllowed."""
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    check_dated(command, ask)
    check = opening_quorum(ask, command.call)
    hour = _hour_of(ask, command.call)
    if command.informative:
        if check.is_reached or ask.rules.no_quorum_policy != "informative":
            raise InformativeNotAllowed
    elif not check.is_reached:
        raise no_quorum(check)
    if hour is not None and ask.now < hour:
        raise TooEarly(not_before=instant_text(hour))
    event = SessionOpened(
        call=command.call,
        informative=command.informative,
        present=ask.session.attendance.present,
        needed=check.needed,
        late_reason=command.late_reason,
    )
    return answer(by, event, command=command)


def opening_quorum(ask: Asking, call_: int) -> QuorumCheck:
    """The opening quorum of a call, as things stand."""
    rule = ask.rules.opening_quorum if call_ == 1 else ask.rules.second_call.quorum
    return quorum(rule, ask.session.attendance.bases)


def _hour_of(ask: Asking, call_: int) -> datetime | None:
    """The hour before which a call may not be opened: only the second has one. Raises NoSecondCall."""
    if call_ == 1:
        return None
    hour = calendar_of(ask).second_call_at
    if hour is None:
        raise NoSecondCall
    return hour


def no_quorum(check: QuorumCheck) -> NoQuorum:
    """The refusal that says how many are missing."""
    return NoQuorum(
        present=check.present,
        needed=check.needed,
        base=check.base.value,
        base_size=check.base_size,
        article=check.article or "",
    )


def fail_first_call(ask: Asking, command: FailFirstCall) -> Decided:
    """Record that the hour of the second call came without quorum for the first. Raises WrongState, NotFailed."""
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    if not due(ask.session, ask.now):
        raise NotFailed
    check = opening_quorum(ask, 1)
    return answer(by, FirstCallFailed(present=ask.session.attendance.present, needed=check.needed))


def suspend(ask: Asking, command: SuspendSession) -> Decided:
    """Suspend. Raises WrongState, BallotUnfinished while votes are taken."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    check_dated(command, ask)
    _check_no_ballot(ask)
    event = SessionSuspended(reason=command.reason, late_reason=command.late_reason)
    return answer(by, event, command=command)


def _check_no_ballot(ask: Asking) -> None:
    current = ask.session.ballots.current
    if current is not None:
        raise BallotUnfinished(ballots=[current])


def resume(ask: Asking, command: ResumeSession) -> Decided:
    """Resume. Raises WrongState."""
    by = ask.acting(command)
    ask.require(Phase.SUSPENDED)
    check_dated(command, ask)
    return answer(by, SessionResumed(late_reason=command.late_reason), command=command)


def adjourn(ask: Asking, command: AdjournSession) -> Decided:
    """End the session. Raises WrongState, BallotUnfinished, UnknownBallot, OpenItems."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    check_dated(command, ask)
    current = ask.session.ballots.current
    if current is not None and current not in command.annul:
        raise BallotUnfinished(ballots=[current])
    for ballot in command.annul:
        if ballot != current:
            raise UnknownBallot(ballot=ballot)
    agenda.check_fates(ask.session.agenda, command.items)
    before: list[Event] = [] if current is None else [BallotAnnulled(ballot=current)]
    if ask.session.floor.speech is not None:
        before.extend((*floor.aside_ended(ask.session.floor), FloorEnded()))
    last = SessionAdjourned(items=command.items, late_reason=command.late_reason)
    return answer(by, *before, last, command=command)
