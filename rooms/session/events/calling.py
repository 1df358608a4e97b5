"""Events around the call of a session: rectified, requested, given notice of, answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.council.words import DayOff
from rooms.log.kind import Code, Count, Data, Event, Instant, Line, Text
from rooms.log.seal import Seal
from rooms.session.events.notice import CountedNotice
from rooms.session.words import Going, Means, Mode, NoticeMeans


class Former(Data):
    """What a rectification replaced; only what it changed, and nothing that is sealed."""

    type = "former"
    title: Line | None = None
    mode: Mode | None = None
    scheduled_at: Instant | None = None
    second_call_at: Instant | None = None
    place: Line | None = None


class SessionRectified(Event):
    """The announcement changed after the call; only those fields are there, and what stood there before.

    `items`: those whose texts changed, each by an event of its own. `notice`: as counted anew, if it started anew;
    `days_off`: the calendar by which. `reason`: why the notice did not start anew, or is short.
    """

    type = "session.rectified"
    seals: ClassVar[Mapping[str, Seal]] = {"link": Seal.ERASABLE, "reason": Seal.ERASABLE}
    number: Count
    title: Line | None = None
    mode: Mode | None = None
    scheduled_at: Instant | None = None
    second_call_at: Instant | None = None
    place: Line | None = None
    has_link: bool = False
    link: Line | None = None
    items: tuple[Code, ...] = ()
    former: Former
    restarts_notice: bool
    notice: CountedNotice | None = None
    short_notice: bool = False
    days_off: tuple[DayOff, ...] = ()
    reason: Text | None = None


class SessionRequested(Event):
    """A seat asks for an extraordinary session."""

    type = "session.requested"
    seat: Code
    means: Means | None = None


class SessionRequestWithdrawn(Event):
    """A seat asks for it no longer."""

    type = "session.request_withdrawn"
    seat: Code
    means: Means | None = None


class NoticeGiven(Event):
    """Persons got the call: on paper, by a link, or by opening their own page of it."""

    type = "rsvp.notified"
    persons: tuple[Code, ...]
    how: NoticeMeans


class CallAnswered(Event):
    """A member said whether, and where, they come."""

    type = "rsvp.answered"
    seat: Code
    person: Code
    answer: Going
    means: Means | None = None


class AnswersClosed(Event):
    """The deadline came; the titulars of these seats had said nothing."""

    type = "rsvp.closed"
    silent: tuple[Code, ...]


class AlternatesSummoned(Event):
    """Alternates are to come: by seat, the person."""

    type = "rsvp.summoned"
    summoned: Mapping[Code, Code]
