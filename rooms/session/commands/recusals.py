"""Commands on recusal: a member declares it, or others allege it."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Text
from rooms.session.commands.shared import ForSeat
from rooms.session.words import Means, RecusalKind


class Recuse(ForSeat):
    """Declare that a person does not vote on an item. `person` names one of the seat's when the clerk acts.

    The reason is seen by clerk, chair and member only.
    """

    type = "attendance.recuse"
    item: Code
    person: Code | None = None
    kind: RecusalKind
    reason: Text | None = None


class WithdrawRecusal(ForSeat):
    """Take a recusal back, before the item is put to the vote."""

    type = "attendance.withdraw_recusal"
    item: Code
    person: Code | None = None


class Challenge(Data):
    """Allege that whoever sits in `seat` must not vote on an item. `by_seat` is whoever alleges it.

    It is one's own seat; entered by the clerk, the member's, and `means` says how the member made it known.
    """

    type = "attendance.challenge"
    item: Code
    seat: Code
    person: Code | None = None
    kind: RecusalKind
    reason: Text
    by_seat: Code | None = None
    means: Means | None = None


class AcceptChallenge(Data):
    """The person challenged accepts, and is recused; entered by the clerk with the `means`."""

    type = "attendance.accept_challenge"
    challenge: Code
    means: Means | None = None


class DropChallenge(Data):
    """Whoever alleged it lets it drop, before it is decided."""

    type = "attendance.drop_challenge"
    challenge: Code
    means: Means | None = None
