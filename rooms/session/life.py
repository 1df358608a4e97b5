"""The life of a session: scheduled, called, open and suspended, adjourned or cancelled. Not quorum, not the chair."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.commands.life import ScheduleSession
from rooms.session.errors import WrongState
from rooms.session.events.calling import SessionRectified
from rooms.session.events.life import (
    FirstCallFailed,
    SessionAdjourned,
    SessionCalled,
    SessionCancelled,
    SessionContinued,
    SessionEdited,
    SessionExtended,
    SessionNumbered,
    SessionOpened,
    SessionResumed,
    SessionScheduled,
    SessionSuspended,
)
from rooms.session.words import Mode, SessionKind


class Phase(StrEnum):
    """Where a session is in its life."""

    UNSCHEDULED = "unscheduled"
    SCHEDULED = "scheduled"
    CALLED = "called"
    OPEN = "open"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"
    CANCELLED = "cancelled"


RUNNING = frozenset({Phase.OPEN, Phase.SUSPENDED})
ENDED = frozenset({Phase.ADJOURNED, Phase.CANCELLED})


@dataclass(frozen=True, slots=True)
class Opening:
    """How the session was opened."""

    call: int
    is_informative: bool
    at: datetime
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What was announced: whose session, of what kind, when and where."""

    council: str
    acronym: str
    council_name: str
    is_rehearsal: bool
    kind: SessionKind
    mode: Mode
    title: str | None
    scheduled_at: datetime
    second_call_at: datetime | None
    place: str | None
    link: Ref | None


@dataclass(frozen=True, slots=True)
class Life:
    """The phase of a session and the moments that brought it there.

    `ends_at` is the end of its time, suspensions not counted, None without limit. `continues_at` is the date on which a
    suspended session goes on, in its next `sitting`. `is_afterwards`: held on paper, called and entered here later.
    """

    phase: Phase = Phase.UNSCHEDULED
    calendar: Calendar | None = None
    changed: int = 0
    number: int | None = None
    rules: RulesProfile | None = None
    rules_version: int | None = None
    called_at: datetime | None = None
    is_afterwards: bool = False
    failed_first_call: bool = False
    opening: Opening | None = None
    ended_at: datetime | None = None
    sitting: int = 1
    suspended_at: datetime | None = None
    continues_at: datetime | None = None
    ends_at: datetime | None = None
    cancellation: Ref | None = None
    lacked_quorum: bool = False


def require(life: Life, *allowed: Phase) -> None:
    """Raises WrongState unless the session is in one of these phases."""
    if life.phase not in allowed:
        raise WrongState(state=life.phase.value, allowed=[phase.value for phase in allowed])


def schedule(
    command: ScheduleSession, *, acronym: str, name: str, rehearsal: bool, rules: RulesProfile
) -> SessionScheduled:
    """Put the session in the calendar of its council, held as its rules say unless said otherwise."""
    return SessionScheduled(
        council=command.council,
        acronym=acronym,
        council_name=name,
        rehearsal=rehearsal,
        mode=command.mode or Mode(rules.mode),
        **command.model_dump(exclude={"council", "mode"}, exclude_none=True),
    )


def second_call_at(calendar: Calendar, rules: RulesProfile) -> datetime | None:
    """The printed hour of the second call, None if the rules know none."""
    if not rules.second_call.enabled:
        return None
    return calendar.second_call_at or calendar.scheduled_at + timedelta(minutes=rules.second_call.delay)


def evolve(life: Life, recorded: Recorded) -> Life:
    """Fold one event into the session's life."""
    match recorded.event:
        case SessionScheduled() as event:
            return replace(life, phase=Phase.SCHEDULED, calendar=_calendar(event, recorded.seq), changed=recorded.seq)
        case SessionEdited() as event if life.calendar:
            return replace(life, calendar=_edited(life.calendar, event, recorded.seq), changed=recorded.seq)
        case SessionCalled() as event if life.calendar:
            calendar = replace(life.calendar, second_call_at=event.second_call_at)
            called = replace(life, phase=Phase.CALLED, called_at=recorded.happened_at, calendar=calendar)
            called = replace(called, is_afterwards=recorded.occurred_at is not None)
            return replace(called, rules=event.rules, rules_version=event.rules_version)
        case SessionRectified() as event if life.calendar:
            calendar = _edited(life.calendar, event, recorded.seq)
            is_failed = life.failed_first_call and event.scheduled_at is None
            return replace(life, calendar=calendar, changed=recorded.seq, failed_first_call=is_failed)
        case SessionNumbered(number=number):
            return replace(life, number=number)
        case FirstCallFailed():
            return replace(life, failed_first_call=True)
        case SessionOpened() as event:
            opening = Opening(event.call, event.informative, recorded.happened_at, event.present)
            ends_at = _end_of_time(life, recorded.happened_at)
            return replace(life, phase=Phase.OPEN, opening=opening, ends_at=ends_at)
        case SessionSuspended():
            return replace(life, phase=Phase.SUSPENDED, suspended_at=recorded.happened_at)
        case SessionContinued(continues_at=continues_at):
            return replace(life, phase=Phase.SUSPENDED, continues_at=continues_at)
        case SessionResumed() as event:
            return _resumed(life, event, recorded.happened_at)
        case SessionExtended(minutes=minutes):
            return replace(life, ends_at=life.ends_at and life.ends_at + timedelta(minutes=minutes))
        case SessionAdjourned():
            return replace(life, phase=Phase.ADJOURNED, ended_at=recorded.happened_at)
        case SessionCancelled(needed=needed):
            off = replace(life, cancellation=Ref(recorded.seq, "reason"), lacked_quorum=needed is not None)
            return replace(off, phase=Phase.CANCELLED, ended_at=recorded.happened_at)
        case _:
            return life


def _end_of_time(life: Life, since: datetime) -> datetime | None:
    """When the time of a sitting that began then is over. A rehearsal's never is."""
    minutes = life.rules.session.max_minutes if life.rules else 0
    is_bound = minutes > 0 and life.calendar is not None and not life.calendar.is_rehearsal
    return since + timedelta(minutes=minutes) if is_bound else None


def _resumed(life: Life, event: SessionResumed, at: datetime) -> Life:
    resumed = replace(life, phase=Phase.OPEN, suspended_at=None, continues_at=None)
    if life.continues_at is not None:
        opening = life.opening and replace(life.opening, call=event.call or 1, is_informative=False)
        return replace(resumed, opening=opening, sitting=life.sitting + 1, ends_at=_end_of_time(life, at))
    paused = at - life.suspended_at if life.suspended_at else timedelta()
    return replace(resumed, ends_at=life.ends_at and life.ends_at + max(paused, timedelta()))


def _calendar(event: SessionScheduled, seq: int) -> Calendar:
    return Calendar(
        council=event.council,
        acronym=event.acronym,
        council_name=event.council_name,
        is_rehearsal=event.rehearsal,
        kind=event.kind,
        mode=event.mode,
        title=event.title,
        scheduled_at=event.scheduled_at,
        second_call_at=event.second_call_at,
        place=event.place,
        link=Ref(seq, "link"),
    )


ANNOUNCED: Final = frozenset({"title", "mode", "scheduled_at", "second_call_at", "place"})
"""What an announcement says in clear."""


def _edited(calendar: Calendar, event: SessionEdited | SessionRectified, seq: int) -> Calendar:
    fields = {name: value for name in ANNOUNCED if (value := getattr(event, name)) is not None}
    return replace(calendar, link=Ref(seq, "link") if event.has_link else calendar.link, **fields)
