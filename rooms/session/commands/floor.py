"""Commands on who speaks."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Line
from rooms.session.commands.shared import ForSeat
from rooms.session.words import Seconds


class RequestFloor(ForSeat):
    """Ask for the floor. `name` is a citizen's, entered by the clerk."""

    type = "floor.request"
    kind: Code = "speech"
    item: Code | None = None
    name: Line | None = None
    subject: Line | None = None


class WithdrawRequest(ForSeat):
    """Withdraw a request from the queue."""

    type = "floor.withdraw"
    request: Code


class GrantFloor(Data):
    """Give the floor to a request, the first of the queue unless named."""

    type = "floor.grant"
    request: Code | None = None


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
    """End the speech."""

    type = "floor.end"
