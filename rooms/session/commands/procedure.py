"""Commands of procedure on agenda items: late items, requests and their decision, reviews, parts of an item."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Line, Text
from rooms.session.commands.shared import ForSeat
from rooms.session.words import PartKind, RequestKind, Section


class ProposeItem(ForSeat):
    """Propose a late item for a seat, whose support is the first."""

    type = "agenda.propose"
    item: Code
    section: Section = Section.ORDER_OF_THE_DAY
    title: Line
    description: Text | None = None
    reference: Line | None = None
    matter: Code = "ordinary"
    concerns: tuple[Code, ...] = ()


class SupportItem(ForSeat):
    """Support a late item that waits to be admitted."""

    type = "agenda.support"
    item: Code


class RequestOnItem(ForSeat):
    """Ask for urgency, postponement, withdrawal or inversion of an item; an inversion says before which other."""

    type = "agenda.request"
    item: Code
    kind: RequestKind
    before: Code | None = None
    reason: Text | None = None


class RequestReview(ForSeat):
    """Ask to take an item home to study it (vista), or to keep it longer when it came back."""

    type = "agenda.request_review"
    item: Code
    reason: Text | None = None


class RetractRequest(Data):
    """Take a request back before it is decided."""

    type = "agenda.retract"
    request: Code


class DecideRequest(Data):
    """Decide alone, as whoever chairs, what the rules leave to the chair: asked for, or of one's own motion."""

    type = "agenda.decide"
    item: Code
    kind: RequestKind
    granted: bool
    before: Code | None = None
    reason: Text | None = None


class GiveOpinion(ForSeat):
    """Give the opinion of a review when the item is back."""

    type = "agenda.give_opinion"
    item: Code
    text: Text


class AmendItem(ForSeat):
    """File an amendment to an item, or ask for a separate vote on a part of it (destaque)."""

    type = "agenda.amend"
    item: Code
    part: Code
    kind: PartKind = "amendment"
    text: Text


class WithdrawPart(Data):
    """Take an amendment or a separate vote back before it is decided."""

    type = "agenda.withdraw_part"
    part: Code


class BringBack(Data):
    """An item of an earlier session comes back to this agenda (system)."""

    type = "agenda.bring_back"
    session: Code
    item: Code
