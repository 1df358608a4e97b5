"""Events of the agenda. What an item is about is sealed, since it may be reserved after it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Event, Line, Text
from rooms.log.seal import Seal
from rooms.session.words import Means, Section

_TEXTS: Mapping[str, Seal] = {
    **dict.fromkeys(("title", "description", "reference"), Seal.ERASABLE),
    **dict.fromkeys(("matter", "concerns", "rapporteur"), Seal.HIDDEN),
}


class ItemAdded(Event):
    """An item came onto the agenda; `late` when the call had gone out.

    `proposed`: a late item that waits to be admitted, at the proposal of a seat or, without one, of whoever chairs.
    """

    type = "agenda.added"
    seals: ClassVar[Mapping[str, Seal]] = _TEXTS
    item: Code
    section: Section
    title: Line | None = None
    description: Text | None = None
    reference: Line | None = None
    matter: Code
    concerns: tuple[Code, ...] = ()
    rapporteur: Code | None = None
    reserved: Line | None = None
    before: Code | None = None
    late: bool = False
    proposed: bool = False
    seat: Code | None = None
    person: Code | None = None
    means: Means | None = None


class ItemEdited(Event):
    """Texts of an item changed; `texts` names the sealed ones that are replaced."""

    type = "agenda.edited"
    seals: ClassVar[Mapping[str, Seal]] = {
        name: _TEXTS[name] for name in ("title", "description", "reference", "concerns")
    }
    item: Code
    texts: tuple[Code, ...] = ()
    title: Line | None = None
    description: Text | None = None
    reference: Line | None = None
    concerns: tuple[Code, ...] | None = None


class ItemMoved(Event):
    """An item changed its place: before another, or last of its section. `has_reason`: the chair said why."""

    type = "agenda.moved"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    item: Code
    before: Code | None = None
    has_reason: bool = False
    reason: Text | None = None


class ItemWithdrawn(Event):
    """An item was taken off the table."""

    type = "agenda.withdrawn"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    item: Code
    reason: Text | None = None


class ItemStarted(Event):
    """An item came to the table."""

    type = "agenda.started"
    item: Code


class ItemFinished(Event):
    """The item on the table is done with."""

    type = "agenda.finished"
    item: Code


class ItemReserved(Event):
    """An item's contents are hidden from the public from now on, also in what was published before."""

    type = "agenda.reserved"
    item: Code
    basis: Line
