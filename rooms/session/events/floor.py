"""Events of the floor. Clocks are the server's: an event's time is when the clock started or stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Count, Event, Line, Text
from rooms.log.seal import Seal
from rooms.session.words import How, Means, Seconds


class FloorRequested(Event):
    """A seat, or a citizen by name, asked for the floor. The request's id is `r` and this event's seq.

    Of a kind that runs inside another's time it asks the speaker for leave. `article`, `ballot`: of a point of order,
    which waits for a ruling if `has_article`: requests of earlier releases cite none.
    """

    type = "floor.requested"
    seals: ClassVar[Mapping[str, Seal]] = {
        "name": Seal.ERASABLE,
        "subject": Seal.ERASABLE,
        "article": Seal.ERASABLE,
    }
    kind: Code
    person: Code | None = None
    seat: Code | None = None
    citizen: bool = False
    item: Code | None = None
    means: Means | None = None
    name: Line | None = None
    subject: Line | None = None
    article: Line | None = None
    has_article: bool = False
    ballot: Code | None = None


class RequestWithdrawn(Event):
    """A request left the queue."""

    type = "floor.withdrawn"
    request: Code
    means: Means | None = None


class RequestRefused(Event):
    """A request was refused: by whoever presides, or by the speaker who gives no leave for an aparte."""

    type = "floor.refused"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    request: Code
    item: Code | None = None
    means: Means | None = None
    reason: Text | None = None


class RequestMoved(Event):
    """A request stands before another of its priority, or last of it."""

    type = "floor.moved"
    request: Code
    before: Code | None = None


class FloorGranted(Event):
    """A request got the floor for `seconds`; the clock runs from this event, that of a speech interrupted stands."""

    type = "floor.granted"
    request: Code
    seconds: Count
    how: How | None = None


class InterjectionAllowed(Event):
    """The speaker gave leave for an aparte of at most `seconds`; the speaker's clock goes on."""

    type = "floor.allowed"
    request: Code
    seconds: Count
    means: Means | None = None


class FloorPaused(Event):
    """The speaker's clock stopped."""

    type = "floor.paused"


class FloorResumed(Event):
    """The speaker's clock runs again."""

    type = "floor.resumed"


class FloorExtended(Event):
    """The speaker got more time."""

    type = "floor.extended"
    seconds: Seconds


class FloorEnded(Event):
    """The speech ended, or the aparte that is named."""

    type = "floor.ended"
    request: Code | None = None
