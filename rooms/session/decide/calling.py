"""Deciding on the calendar and the call of a session: announced, requested, called, numbered, composed, called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rooms.council.roster import Roster
from rooms.council.rules_profile import DEFAULT_RULES, RulesProfile
from rooms.log.errors import Stale
from rooms.log.kind import Decided, instant_text
from rooms.session import calls, life
from rooms.session.attendance import quorum
from rooms.session.calls import Days
from rooms.session.commands import (
    CallSession,
    CancelSession,
    ComposeSession,
    EditSession,
    NumberSession,
    RequestSession,
    ScheduleSession,
    WithdrawSessionRequest,
)
from rooms.session.decide.asking import Asking, answer, calendar_of, check_dated
from rooms.session.errors import (
    AlreadyScheduled,
    MeansNeeded,
    NotSworn,
    QuorumReached,
    ReasonNeeded,
    SeatUnknown,
    TooEarly,
    UnknownCouncil,
)
from rooms.session.events import (
    ChairTaken,
    SessionCalled,
    SessionCancelled,
    SessionComposed,
    SessionEdited,
    SessionNumbered,
    SessionRequested,
    SessionRequestWithdrawn,
)
from rooms.session.events.notice import CountedNotice
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, acting
from rooms.session.people import people_of
from rooms.session.words import OrderedBy, SessionKind
from voting import QuorumCheck


def schedule(ask: Asking, command: ScheduleSession) -> Decided:
    """Begin the session. Raises AlreadyScheduled, UnknownCouncil, ModeNotAllowed."""
    by = ask.acting(command)
    if ask.session.life.phase is not Phase.UNSCHEDULED:
        raise AlreadyScheduled(session=ask.session.id)
    council = ask.asked.facts.get("council")
    if council is None:
        raise UnknownCouncil(council=command.council)
    rules = ask.asked.facts.get("rules", DEFAULT_RULES)
    is_rehearsal = bool(council.get("rehearsal"))
    event = life.schedule(
        command, acronym=council["acronym"], name=council["name"], rehearsal=is_rehearsal, rules=rules
    )
    calls.check_mode(rules, event.mode)
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
    """Freeze roster, rules and calendar; the president is first in the chair.

    Raises WrongState, UnknownCouncil, ModeNotAllowed, NotExtraordinary, TooFewRequests, NoticeRequired, ShortNotice,
    and for one entered afterwards ReasonNeeded, BadOccurredAt.
    """
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED)
    check_dated(command, ask)
    ask = replace(ask, asked=replace(ask.asked, at=command.occurred_at or ask.now))
    calendar = calendar_of(ask)
    roster, rules = ask.asked.facts.get("roster"), ask.asked.facts.get("rules")
    if not isinstance(roster, Roster) or not isinstance(rules, RulesProfile):
        raise UnknownCouncil(council=calendar.council)
    calls.check_mode(rules, calendar.mode)
    ordered_by, requesters = _order(ask, command, roster, rules)
    given = notice(ask, rules, held_at=calendar.scheduled_at, reason=command.short_notice_reason)
    called = SessionCalled(
        roster=roster,
        rules=rules,
        rules_version=ask.asked.facts.get("rules_version", 0),
        second_call_at=life.second_call_at(calendar, rules),
        notice_hours=(calendar.scheduled_at - ask.now) // timedelta(hours=1),
        notice_needed_hours=given.needed if given.unit == "hours" else given.needed * 24,
        short_notice=given.is_short,
        short_notice_reason=command.short_notice_reason,
        notice=given,
        days_off=days_of(ask).off,
        ordered_by=ordered_by,
        requesters=requesters,
        late_reason=command.late_reason,
    )
    president = people_of(roster).officer("president")
    first = (ChairTaken(person=president.person, name=president.name, reason="call"),) if president else ()
    return answer(by, called, *first, command=command)


def _order(
    ask: Asking, command: CallSession, roster: Roster, rules: RulesProfile
) -> tuple[OrderedBy | None, tuple[str, ...]]:
    """By whose order an extraordinary session is called, at whose request. A rehearsal gathers none."""
    kind = calendar_of(ask).kind
    if kind is not SessionKind.EXTRAORDINARY and command.ordered_by is None:
        return None, ()
    calls.check_extraordinary(kind)
    if ask.session.is_rehearsal:
        return command.ordered_by, ()
    return calls.order_of(ask.session.call, rules.extraordinary.requesters, people_of(roster), command.ordered_by)


def days_of(ask: Asking) -> Days:
    """What notices are counted by, as the edge read it; UTC and no days off where it read nothing."""
    return Days(ask.asked.facts.get("zone", UTC), tuple(ask.asked.facts.get("days_off", ())))


def notice(ask: Asking, rules: RulesProfile, *, held_at: datetime, reason: str | None) -> CountedNotice:
    """The notice of a call or rectification sent now. A rehearsal needs none. Raises NoticeRequired, ShortNotice."""
    period = calls.period_for(rules, calendar_of(ask).kind)
    given = calls.count_notice(period, now=ask.now, held_at=held_at, days=days_of(ask))
    if not ask.session.is_rehearsal:
        calls.check_notice(given, rules, reason)
    return given


def request(ask: Asking, command: RequestSession) -> Decided:
    """A seat asks for an extraordinary session.

    Raises WrongState, NotExtraordinary, SeatUnknown, NotSworn, MeansNeeded, TitularAsks, SessionAlreadyRequested.
    """
    by = _of_seat(ask, command)
    seat, person = ask.people.seats[by.seat], None if by.is_for_other else ask.asked.person
    calls.request(ask.session.call, ask.people, seat=seat.id, person=person)
    holder = ask.people.holder(seat.id, person) if person else seat.titular
    if holder is None or holder.sworn_at is None or holder.sworn_at > ask.now:
        raise NotSworn(person=holder.person if holder else "")
    return answer(by, SessionRequested(seat=seat.id, means=by.means))


def withdraw_request(ask: Asking, command: WithdrawSessionRequest) -> Decided:
    """It asks no longer. Raises WrongState, NotExtraordinary, SeatUnknown, MeansNeeded, SessionNotRequested."""
    by = _of_seat(ask, command)
    calls.check_requested(ask.session.call, by.seat)
    return answer(by, SessionRequestWithdrawn(seat=by.seat, means=by.means))


def _of_seat(ask: Asking, command: RequestSession | WithdrawSessionRequest) -> Acting:
    """For which seat a request is, and that it can be made now; the clerk says how the member made it known."""
    acting(command.type, ask.held)
    ask.require(Phase.SCHEDULED)
    calls.check_extraordinary(calendar_of(ask).kind)
    by = ask.acting(command)
    if by.seat not in ask.people.seats:
        raise SeatUnknown(seat=by.seat)
    if by.is_for_other and by.means is None:
        raise MeansNeeded
    return by


def number(ask: Asking, command: NumberSession) -> Decided:
    """The council's number for the session."""
    return answer(ask.acting(command), SessionNumbered(number=command.number))


def compose(ask: Asking, command: ComposeSession) -> Decided:
    """A composition changed since the call. Raises WrongState once the session has ended."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    return answer(by, SessionComposed(roster=command.roster))


def cancel(ask: Asking, command: CancelSession) -> Decided:
    """Call it off. Raises WrongState once it was opened, ReasonNeeded; for lack of quorum QuorumReached, TooEarly."""
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED, Phase.CALLED)
    if not command.lacks_quorum:
        if command.reason is None:
            raise ReasonNeeded(field="reason")
        return answer(by, SessionCancelled(reason=command.reason))
    check = last_quorum(ask)
    present = ask.session.attendance.present
    return answer(by, SessionCancelled(reason=command.reason, present=present, needed=check.needed))


def last_quorum(ask: Asking) -> QuorumCheck:
    """The opening quorum that is missing at the last call. Raises WrongState, QuorumReached, TooEarly."""
    ask.require(Phase.CALLED)
    calendar = calendar_of(ask)
    rule = ask.rules.second_call.quorum if calendar.second_call_at else ask.rules.opening_quorum
    check = quorum(rule, ask.session.attendance.bases)
    if check.is_reached:
        raise QuorumReached
    hour = calendar.second_call_at or calendar.scheduled_at
    if ask.now < hour and not ask.session.is_rehearsal:
        raise TooEarly(not_before=instant_text(hour))
    return check
