"""Events of the life of a session and of its chair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from rooms.council.roster import Roster
from rooms.council.rules_profile import RulesProfile
from rooms.council.words import DayOff
from rooms.log.kind import Code, Count, Event, Instant, Line, Text
from rooms.log.seal import Seal
from rooms.session.events.notice import CountedNotice
from rooms.session.words import ChairReason, Fate, Mode, OrderedBy, SessionKind


class SessionScheduled(Event):
    """A session was put in the calendar of a council."""

    type = "session.scheduled"
    seals: ClassVar[Mapping[str, Seal]] = {"link": Seal.ERASABLE}
    council: Code
    acronym: Code
    council_name: Line
    rehearsal: bool = False
    kind: SessionKind
    mode: Mode
    title: Line | None = None
    scheduled_at: Instant
    second_call_at: Instant | None = None
    place: Line | None = None
    link: Line | None = None


class SessionEdited(Event):
    """What was scheduled changed before the call; only those fields are there. `has_link`: so did the link."""

    type = "session.edited"
    seals: ClassVar[Mapping[str, Seal]] = {"link": Seal.ERASABLE}
    title: Line | None = None
    mode: Mode | None = None
    scheduled_at: Instant | None = None
    second_call_at: Instant | None = None
    place: Line | None = None
    has_link: bool = False
    link: Line | None = None


class SessionCalled(Event):
    """The call went out. Roster, rules profile and calendar are copied, so that this log verifies alone.

    `notice` is counted in the unit of the rules. An extraordinary session says by whose order, or at whose request.
    """

    type = "session.called"
    seals: ClassVar[Mapping[str, Seal]] = {
        "short_notice_reason": Seal.ERASABLE,
        "late_reason": Seal.ERASABLE,
    }
    roster: Roster
    rules: RulesProfile
    rules_version: Count
    second_call_at: Instant | None = None
    notice_hours: int
    notice_needed_hours: Count
    short_notice: bool = False
    short_notice_reason: Text | None = None
    notice: CountedNotice | None = None
    days_off: tuple[DayOff, ...] = ()
    ordered_by: OrderedBy | None = None
    requesters: tuple[Code, ...] = ()
    late_reason: Text | None = None


class SessionNumbered(Event):
    """The council gave the session its number."""

    type = "session.numbered"
    number: Count


class SessionComposed(Event):
    """The council's composition changed after the call; the roster as it is now."""

    type = "session.composed"
    roster: Roster


class FirstCallFailed(Event):
    """No opening quorum at the first call; who was present then."""

    type = "session.first_call_failed"
    present: tuple[Code, ...]
    needed: Count


class SessionOpened(Event):
    """The session was opened; its quorum as it was found."""

    type = "session.opened"
    seals: ClassVar[Mapping[str, Seal]] = {"late_reason": Seal.ERASABLE}
    call: Literal[1, 2]
    informative: bool = False
    present: tuple[Code, ...]
    needed: Count
    late_reason: Text | None = None


class SessionSuspended(Event):
    """Suspended; the speaker's clock stopped."""

    type = "session.suspended"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE, "late_reason": Seal.ERASABLE}
    reason: Text | None = None
    late_reason: Text | None = None


class SessionResumed(Event):
    """Resumed after a suspension. A sitting on another date has its quorum found anew: `call`, `present`, `needed`."""

    type = "session.resumed"
    seals: ClassVar[Mapping[str, Seal]] = {"late_reason": Seal.ERASABLE}
    call: Literal[1, 2] | None = None
    present: tuple[Code, ...] | None = None
    needed: Count | None = None
    late_reason: Text | None = None


class SessionContinued(Event):
    """The sitting ended and the session goes on at `continues_at`; `items` says what becomes of each one left open."""

    type = "session.continued"
    seals: ClassVar[Mapping[str, Seal]] = {"late_reason": Seal.ERASABLE}
    continues_at: Instant
    items: Mapping[Code, Fate]
    late_reason: Text | None = None


class SessionExtended(Event):
    """The plenary let the session last longer, by so many minutes."""

    type = "session.extended"
    minutes: Count


class SessionAdjourned(Event):
    """Ended, with what becomes of each item left open."""

    type = "session.adjourned"
    seals: ClassVar[Mapping[str, Seal]] = {"late_reason": Seal.ERASABLE}
    items: Mapping[Code, Fate]
    late_reason: Text | None = None


class SessionCancelled(Event):
    """Called off before it opened. `needed`: the opening quorum that was missing at the last call, if that is why."""

    type = "session.cancelled"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    reason: Text | None = None
    present: tuple[Code, ...] | None = None
    needed: Count | None = None


class ChairTaken(Event):
    """The chair passed to a person, who may hold no seat."""

    type = "session.chair_taken"
    person: Code
    name: Line
    reason: ChairReason | Literal["call"]


class ChairLost(Event):
    """The chair's connection was gone for its grace."""

    type = "session.chair_lost"
    person: Code


class ChairRegained(Event):
    """The chair's connection is back."""

    type = "session.chair_regained"
    person: Code


class Redacted(Event):
    """A sealed text was erased: the opening is gone, this line and the chain stay."""

    type = "session.redacted"
    seq: Count
    field: Code
    reason: Line
