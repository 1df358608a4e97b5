"""Deciding on the life of a session and on its chair."""

from __future__ import annotations

from datetime import datetime

from rooms.council.roster import Roster
from rooms.council.rules_profile import RulesProfile
from rooms.log.errors import NotAllowed, Stale
from rooms.log.kind import Decided, Event, instant_text
from rooms.log.seal import Ref
from rooms.session import agenda, chair, life
from rooms.session.attendance import quorum
from rooms.session.chat import check_text
from rooms.session.commands import (
    AdjournSession,
    CallSession,
    CancelSession,
    ComposeSession,
    EditSession,
    FailFirstCall,
    LoseChair,
    NumberSession,
    OpenSession,
    Redact,
    RegainChair,
    ResumeSession,
    ScheduleSession,
    SuspendSession,
    TakeChair,
)
from rooms.session.decide.asking import Asking, answer, check_dated
from rooms.session.due import due
from rooms.session.errors import (
    AlreadyScheduled,
    BallotUnfinished,
    InformativeNotAllowed,
    NoQuorum,
    NoSecondCall,
    NotFailed,
    TooEarly,
    UnknownBallot,
    UnknownCouncil,
    UnknownPerson,
)
from rooms.session.events import (
    BallotAnnulled,
    ChairTaken,
    FirstCallFailed,
    FloorEnded,
    Redacted,
    SessionAdjourned,
    SessionCalled,
    SessionCancelled,
    SessionComposed,
    SessionEdited,
    SessionNumbered,
    SessionOpened,
    SessionResumed,
    SessionSuspended,
)
from rooms.session.life import RUNNING, Calendar, Phase
from rooms.session.may import Capacity
from rooms.session.people import people_of
from rooms.session.words import ChairReason
from voting import QuorumCheck


def schedule(ask: Asking, command: ScheduleSession) -> Decided:
    """Begin the session. Raises AlreadyScheduled, UnknownCouncil."""
    by = ask.acting(command)
    if ask.session.life.phase is not Phase.UNSCHEDULED:
        raise AlreadyScheduled(session=ask.session.id)
    council = ask.asked.facts.get("council")
    if council is None:
        raise UnknownCouncil(council=command.council)
    event = life.schedule(
        command, acronym=council["acronym"], name=council["name"], rehearsal=bool(council.get("rehearsal"))
    )
    return answer(by, event)


def edit(ask: Asking, command: EditSession) -> Decided:
    """Change the announcement. Raises WrongState, Stale."""
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED)
    changed = ask.session.life.changed
    if changed > command.expected:
        raise Stale(expected=command.expected, changed=changed)
    fields = command.model_dump(exclude={"expected"}, exclude_none=True)
    return answer(by, SessionEdited(**fields, has_link=command.link is not None))


def call(ask: Asking, command: CallSession) -> Decided:
    """Freeze roster and rules; the president is first in the chair. Raises WrongState, UnknownCouncil, ShortNotice."""
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED)
    calendar = _calendar(ask)
    roster, rules = ask.asked.facts.get("roster"), ask.asked.facts.get("rules")
    if not isinstance(roster, Roster) or not isinstance(rules, RulesProfile):
        raise UnknownCouncil(council=calendar.council)
    given = life.notice(calendar, rules, now=ask.now, reason=command.short_notice_reason)
    called = SessionCalled(
        roster=roster,
        rules=rules,
        rules_version=ask.asked.facts.get("rules_version", 0),
        second_call_at=life.second_call_at(calendar, rules),
        notice_hours=given.given,
        notice_needed_hours=given.needed,
        short_notice=given.is_short,
        short_notice_reason=command.short_notice_reason,
    )
    president = people_of(roster).officer("president")
    first = (ChairTaken(person=president.person, name=president.name, reason="call"),) if president else ()
    return answer(by, called, *first)


def _calendar(ask: Asking) -> Calendar:
    calendar = ask.session.life.calendar
    if calendar is None:
        raise UnknownCouncil(council="")
    return calendar


def number(ask: Asking, command: NumberSession) -> Decided:
    """The council's number for the session."""
    return answer(ask.acting(command), SessionNumbered(number=command.number))


def compose(ask: Asking, command: ComposeSession) -> Decided:
    """A composition changed since the call. Raises WrongState once the session has ended."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    return answer(by, SessionComposed(roster=command.roster))


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
    hour = _calendar(ask).second_call_at
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
        before.append(FloorEnded())
    last = SessionAdjourned(items=command.items, late_reason=command.late_reason)
    return answer(by, *before, last, command=command)


def cancel(ask: Asking, command: CancelSession) -> Decided:
    """Call it off. Raises WrongState once it was opened."""
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED, Phase.CALLED)
    return answer(by, SessionCancelled(reason=command.reason))


def take_chair(ask: Asking, command: TakeChair) -> Decided:
    """Pass the chair; only the chair itself and the clerk name somebody else.

    Raises WrongState, UnknownPerson, NotAllowed and what `chair.take` raises.
    """
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    person = command.person or ask.asked.person or ""
    line = chair.successors(ask.rules, ask.people, frozenset(ask.session.attendance.here))
    names = {**chair.designated(ask.rules), **ask.people.names}
    if person not in names:
        raise UnknownPerson(person=person)
    is_handover = by.capacity in (Capacity.CHAIR, Capacity.CLERK)
    if person != ask.asked.person and not is_handover:
        raise NotAllowed(type=command.type)
    president = ask.people.officer("president")
    returns = command.reason is ChairReason.RETURN and president is not None and president.person == person
    chair.take(ask.session.chair, person, line=line, may_replace=is_handover or returns)
    return answer(by, ChairTaken(person=person, name=names[person], reason=command.reason))


def chair_away(ask: Asking, command: LoseChair) -> Decided:
    """Raises WrongState, NotChairing."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    return answer(by, chair.lose(ask.session.chair, command.person))


def chair_back(ask: Asking, command: RegainChair) -> Decided:
    """Raises WrongState, NotChairing."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    return answer(by, chair.regain(ask.session.chair, command.person))


def redact(ask: Asking, command: Redact) -> Decided:
    """Erase one text for good, in any phase. Raises UnknownText."""
    by = ask.acting(command)
    ref = check_text(ask.session.texts, Ref(command.seq, command.field), last=ask.session.seq)
    event = Redacted(seq=command.seq, field=command.field, reason=command.reason)
    return answer(by, event, erases=(ref,))
