"""Commands on points of order."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Text
from rooms.session.commands.shared import ForSeat
from rooms.session.words import Ruling


class RuleOnPoint(Data):
    """Decide a point of order, heard or not, with the reason."""

    type = "floor.rule"
    request: Code
    ruling: Ruling
    reason: Text


class AppealRuling(ForSeat):
    """Take the ruling on a point of order to the plenary, which votes on it at once."""

    type = "floor.appeal"
    request: Code
