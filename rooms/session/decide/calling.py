"""Deciding on the calendar and the call of a session: announced, called, numbered, composed, called off."""

from __future__ import annotations

from rooms.council.roster import Roster
from rooms.council.rules_profile import RulesProfile
from rooms.log.errors import Stale
from rooms.log.kind import Decided
from rooms.session import life
from rooms.session.commands import (
    CallSession,
    CancelSession,
    ComposeSession,
    EditSession,
    NumberSession,
    ScheduleSession,
)
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import AlreadyScheduled, UnknownCouncil
from rooms.session.events import (
    ChairTaken,
    SessionCalled,
    SessionCancelled,
    SessionComposed,
    SessionEdited,
    SessionNumbered,
)
from rooms.session.life import RUNNING, Calendar, Phase
from rooms.session.people import people_of


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
    calendar = calendar_of(ask)
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


def calendar_of(ask: Asking) -> Calendar:
    """The announcement. Raises UnknownCouncil before the session is scheduled."""
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


def cancel(ask: Asking, command: CancelSession) -> Decided:
    """Call it off. Raises WrongState once it was opened."""
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED, Phase.CALLED)
    return answer(by, SessionCancelled(reason=command.reason))
