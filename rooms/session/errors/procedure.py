"""What the procedure on agenda items refuses: late items, requests, reviews, parts, time."""

from __future__ import annotations

from rooms.log.errors import Refusal


class NoLateItems(Refusal):
    """An extraordinary session deals only with what was announced. No params."""

    code = "no_late_items"


class MatterBarred(Refusal):
    """The rules never admit a late item on such a matter. Params: `matter`."""

    code = "matter_barred"


class NotAdmitted(Refusal):
    """A late item waits to be admitted, or was not. Params: `item`, `state`."""

    code = "not_admitted"


class AlreadyAdmitted(Refusal):
    """The item is not one that waits to be admitted. Params: `item`."""

    code = "already_admitted"


class SupportsMissing(Refusal):
    """Too few seats support the late item. Params: `given`, `needed`."""

    code = "supports_missing"


class AlreadySupported(Refusal):
    """The seat supports the late item. Params: `seat`."""

    code = "already_supported"


class AlreadyAsked(Refusal):
    """The same was asked for on this item. Params: `request`."""

    code = "already_asked"


class NothingAsked(Refusal):
    """Nobody asked for this on this item. Params: `item`, `kind`."""

    code = "nothing_asked"


class AlreadyUrgent(Refusal):
    """The item is urgent. Params: `item`."""

    code = "already_urgent"


class NeedsBallot(Refusal):
    """Whoever chairs does not decide this alone. Params: `kind`."""

    code = "needs_ballot"


class VoteBegun(Refusal):
    """Too late: the item was put to the vote. Params: `item`."""

    code = "vote_begun"


class ReviewBarred(Refusal):
    """The rules let nobody take an urgent item for review. Params: `item`."""

    code = "review_barred"


class ReviewSpent(Refusal):
    """The segment asked for a review of this item as often as the rules let it. Params: `segment`, `times`."""

    code = "review_spent"


class ReviewLasted(Refusal):
    """The review was extended as often as the rules let it. Params: `times`."""

    code = "review_lasted"


class ReviewPending(Refusal):
    """A review was asked for, which is decided first. Params: `item`."""

    code = "review_pending"


class NoReview(Refusal):
    """The item does not come back from a review by this seat. Params: `item`."""

    code = "no_review"


class PartExists(Refusal):
    """The id is another part's. Params: `part`."""

    code = "part_exists"


class UnknownPart(Refusal):
    """No such amendment or separate vote. Params: `part`."""

    code = "unknown_part"


class PartClosed(Refusal):
    """The part is decided, withdrawn or without object. Params: `part`, `state`."""

    code = "part_closed"


class AmendmentsPending(Refusal):
    """Amendments are decided before the matter itself. Params: `parts`."""

    code = "amendments_pending"


class TimeOver(Refusal):
    """The session's time is over: first its extension is voted on. Params: `ended_at`."""

    code = "time_over"


class NoTimeLimit(Refusal):
    """The session has no maximum duration, so nothing to extend. No params."""

    code = "no_time_limit"


class MinutesInvalid(Refusal):
    """An extension is a number of minutes, from 1 to 600. Params: `minutes`."""

    code = "minutes_invalid"


class DateNeeded(Refusal):
    """What continues on another date needs that date, in the future; and a date needs something that continues.

    Params: `items` (those that continue).
    """

    code = "date_needed"


class UnknownOrigin(Refusal):
    """There is no such item to come back from an earlier session. Params: `session`, `item`."""

    code = "unknown_origin"
