"""Deciding on the life of a session: opened, suspended, resumed, adjourned."""

from __future__ import annotations

from datetime import datetime, timedelta

from rooms.log.kind import Decided, Event, instant_text
from rooms.session import agenda, floor
from rooms.session.agenda import UNDECIDED
from rooms.session.attendance import quorum
from rooms.session.ballots import is_decided
from rooms.session.commands import AdjournSession, FailFirstCall, OpenSession, ResumeSession, SuspendSession
from rooms.session.decide.asking import Asking, answer, calendar_of, check_dated
from rooms.session.due import is_first_call_failed
from rooms.session.errors import (
    BallotUnfinished,
    DateNeeded,
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
    ItemFinished,
    SessionAdjourned,
    SessionContinued,
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
        if ask.rules.no_quorum_policy != "informative":
            raise InformativeNotAllowed(why="rules")
        if check.is_reached:
            raise InformativeNotAllowed(why="quorum")
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
    """The printed hour before which a call may not be opened; none binds a rehearsal. Raises NoSecondCall."""
    calendar = calendar_of(ask)
    hour = calendar.scheduled_at if call_ == 1 else calendar.second_call_at
    if hour is None:
        raise NoSecondCall
    return None if ask.session.is_rehearsal else hour


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
    if not is_first_call_failed(ask.session, ask.now):
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
    """Resume. On another date the opening quorum of its call is found anew, not before its hour.

    Raises WrongState, NoSecondCall, NoQuorum, TooEarly.
    """
    by = ask.acting(command)
    ask.require(Phase.SUSPENDED)
    check_dated(command, ask)
    continues_at = ask.session.life.continues_at
    if continues_at is None:
        return answer(by, SessionResumed(late_reason=command.late_reason), command=command)
    hour = _continuing_at(ask, continues_at, command.call)
    check = opening_quorum(ask, command.call)
    if not check.is_reached:
        raise no_quorum(check)
    if ask.now < hour and not ask.session.is_rehearsal:
        raise TooEarly(not_before=instant_text(hour))
    event = SessionResumed(
        call=command.call,
        present=ask.session.attendance.present,
        needed=check.needed,
        late_reason=command.late_reason,
    )
    return answer(by, event, command=command)


def _continuing_at(ask: Asking, continues_at: datetime, call_: int) -> datetime:
    """The hour of a call of the sitting that goes on then. Raises NoSecondCall."""
    if call_ == 1:
        return continues_at
    if not ask.rules.second_call.enabled:
        raise NoSecondCall
    return continues_at + timedelta(minutes=ask.rules.second_call.delay)


def adjourn(ask: Asking, command: AdjournSession) -> Decided:
    """End the session, or only its sitting if something continues on another date. What was voted on is concluded.

    Raises WrongState, BallotUnfinished, UnknownBallot, OpenItems, DateNeeded.
    """
    by = ask.acting(command)
    ask.require(*RUNNING)
    check_dated(command, ask)
    current = ask.session.ballots.current
    if current is not None and current not in command.annul:
        raise BallotUnfinished(ballots=[current])
    for ballot in command.annul:
        if ballot != current:
            raise UnknownBallot(ballot=ballot)
    decided = _decided(ask)
    agenda.check_fates(ask.session.agenda, command.items, decided)
    before: list[Event] = [] if current is None else [BallotAnnulled(ballot=current)]
    if ask.session.floor.speech is not None:
        before.extend((*floor.aside_ended(ask.session.floor), FloorEnded()))
    before.extend(ItemFinished(item=id_) for id_ in decided if id_ not in command.items)
    return answer(by, *before, _last(ask, command), command=command)


def _decided(ask: Asking) -> tuple[str, ...]:
    """The items still open whose vote is proclaimed: they are concluded with the session, unless it says otherwise."""
    items, ballots = ask.session.agenda.items, ask.session.ballots
    return tuple(id_ for id_, one in items.items() if one.state in UNDECIDED and is_decided(ballots, id_))


def _last(ask: Asking, command: AdjournSession) -> Event:
    """The end of the session, or of a sitting that continues. Raises DateNeeded."""
    continuing = [id_ for id_, fate in command.items.items() if fate == "continuation"]
    date = command.continues_at
    if not continuing and date is None:
        return SessionAdjourned(items=command.items, late_reason=command.late_reason)
    if not continuing or date is None or date <= ask.now:
        raise DateNeeded(items=continuing)
    return SessionContinued(continues_at=date, items=command.items, late_reason=command.late_reason)
