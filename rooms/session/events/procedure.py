"""Events of procedure on agenda items: late items, requests and their decision, reviews, parts, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from rooms.log.kind import Code, Count, Event, Instant, Line, Text
from rooms.log.seal import Seal
from rooms.session.words import Ground, Means, PartKind, RequestKind, Section, Why


class Origin(BaseModel):
    """The item from which another came back: its session and place there, and why it was left.

    `seats` had it under review, `segments` had asked for one before, each as often as it did; `extensions` so far.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    session: Code
    item: Code
    kind: Code
    number: Count | None = None
    position: Count
    held_at: Instant | None = None
    why: Why
    seats: tuple[Code, ...] = ()
    segments: tuple[Code, ...] = ()
    extensions: Count = 0


class ItemSupported(Event):
    """A seat supports a late item."""

    type = "agenda.supported"
    item: Code
    seat: Code
    person: Code
    means: Means | None = None


class ItemAdmitted(Event):
    """A late item was admitted: it may come to the table."""

    type = "agenda.admitted"
    item: Code


class ItemNotAdmitted(Event):
    """A late item was not admitted."""

    type = "agenda.not_admitted"
    item: Code


class Requested(Event):
    """A seat asked for something on an item. `extension`: of a review it had before."""

    type = "agenda.requested"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    item: Code
    kind: RequestKind
    seat: Code
    person: Code
    before: Code | None = None
    extension: bool = False
    reason: Text | None = None
    means: Means | None = None


class RequestRetracted(Event):
    """A request was taken back."""

    type = "agenda.retracted"
    request: Code
    item: Code


class RequestDecided(Event):
    """What was asked for on an item, by `seats` or by whoever chairs, was granted or not, and by what.

    A review lasts until `until`, or to the next session without it.
    """

    type = "agenda.decided"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    item: Code
    kind: RequestKind
    granted: bool
    how: Ground
    seats: tuple[Code, ...] = ()
    before: Code | None = None
    until: Instant | None = None
    reason: Text | None = None


class OpinionGiven(Event):
    """The opinion of a review."""

    type = "agenda.opinion_given"
    seals: ClassVar[Mapping[str, Seal]] = {"text": Seal.ERASABLE}
    item: Code
    seat: Code
    person: Code
    text: Text | None = None
    means: Means | None = None


class PartFiled(Event):
    """An amendment, or a part to be voted on separately."""

    type = "agenda.amended"
    seals: ClassVar[Mapping[str, Seal]] = {"text": Seal.ERASABLE}
    item: Code
    part: Code
    kind: PartKind
    seat: Code
    person: Code
    text: Text | None = None
    means: Means | None = None


class PartWithdrawn(Event):
    """A part was taken back by its author, or by whoever chairs at the author's word."""

    type = "agenda.part_withdrawn"
    item: Code
    part: Code


class PartDecided(Event):
    """A ballot decided on a part."""

    type = "agenda.part_decided"
    item: Code
    part: Code
    approved: bool


class ItemReturned(Event):
    """An item of an earlier session came back by itself."""

    type = "agenda.returned"
    seals: ClassVar[Mapping[str, Seal]] = {
        **dict.fromkeys(("title", "description", "reference"), Seal.ERASABLE),
        **dict.fromkeys(("matter", "concerns", "rapporteur"), Seal.HIDDEN),
    }
    item: Code
    origin: Origin
    section: Section
    title: Line | None = None
    description: Text | None = None
    reference: Line | None = None
    matter: Code
    concerns: tuple[Code, ...] = ()
    rapporteur: Code | None = None
    reserved: Line | None = None
