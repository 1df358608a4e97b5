"""Events of the floor. Clocks are the server's: an event's time is when the clock started or stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Count, Event, Line
from rooms.log.seal import Seal
from rooms.session.words import Means, Seconds


class FloorRequested(Event):
    """A seat, or a citizen by name, asked for the floor. The request's id is `r` and this event's seq."""

    type = "floor.requested"
    seals: ClassVar[Mapping[str, Seal]] = {"name": Seal.ERASABLE, "subject": Seal.ERASABLE}
    kind: Code
    person: Code | None = None
    seat: Code | None = None
    citizen: bool = False
    item: Code | None = None
    means: Means | None = None
    name: Line | None = None
    subject: Line | None = None


class RequestWithdrawn(Event):
    """A request left the queue."""

    type = "floor.withdrawn"
    request: Code
    means: Means | None = None


class FloorGranted(Event):
    """A request got the floor for `seconds`; the clock runs from this event."""

    type = "floor.granted"
    request: Code
    seconds: Count


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
    """The speech ended."""

    type = "floor.ended"
