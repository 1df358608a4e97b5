"""Commands on who speaks."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Line, Text
from rooms.session.commands.shared import ForSeat
from rooms.session.words import How, Seconds


class RequestFloor(ForSeat):
    """Ask for the floor. `name` is a citizen's, entered by the clerk.

    A point of order cites an `article`, and names the `ballot` it is about if that is open.
    """

    type = "floor.request"
    kind: Code = "speech"
    item: Code | None = None
    name: Line | None = None
    subject: Line | None = None
    article: Line | None = None
    ballot: Code | None = None


class Interject(ForSeat):
    """Ask whoever speaks for an aparte, inside the speaker's time."""

    type = "floor.interject"
    subject: Line | None = None


class AllowInterjection(ForSeat):
    """The speaker's leave for an aparte that was asked for."""

    type = "floor.allow"
    request: Code


class RefuseRequest(ForSeat):
    """Refuse a request. Whoever presides says why; a speaker who gives no leave for an aparte need not."""

    type = "floor.refuse"
    request: Code
    reason: Text | None = None


class MoveRequest(Data):
    """Put a request before another of the same priority, or last of its priority."""

    type = "floor.move"
    request: Code
    before: Code | None = None


class WithdrawRequest(ForSeat):
    """Withdraw a request from the queue."""

    type = "floor.withdraw"
    request: Code


class GrantFloor(Data):
    """Give the floor to a request, the first of the queue unless named. `how` tells the speaker the way to speak."""

    type = "floor.grant"
    request: Code | None = None
    how: How | None = None


class PauseFloor(Data):
    """Stop the speaker's clock."""

    type = "floor.pause"


class ResumeFloor(Data):
    """Let the speaker's clock run again."""

    type = "floor.resume"


class ExtendFloor(Data):
    """Give the speaker more time."""

    type = "floor.extend"
    seconds: Seconds


class EndFloor(Data):
    """End the speech; the aparte alone, while there is one, unless the speech's own `request` is named."""

    type = "floor.end"
    request: Code | None = None
