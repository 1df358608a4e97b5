"""Commands on the agenda."""

from __future__ import annotations

from rooms.log.kind import Code, Count, Data, Line, Text
from rooms.session.words import Section


class AddItem(Data):
    """Put an item on the agenda, at the end of its section or before another."""

    type = "agenda.add"
    item: Code
    section: Section = Section.ORDER_OF_THE_DAY
    title: Line
    description: Text | None = None
    reference: Line | None = None
    matter: Code = "ordinary"
    concerns: tuple[Code, ...] = ()
    rapporteur: Code | None = None
    reserved: Line | None = None
    before: Code | None = None


class EditItem(Data):
    """Change an item's texts; fields left out stay."""

    type = "agenda.edit"
    item: Code
    expected: Count
    title: Line | None = None
    description: Text | None = None
    reference: Line | None = None
    concerns: tuple[Code, ...] | None = None


class MoveItem(Data):
    """Put an item before another, or last of its section."""

    type = "agenda.move"
    item: Code
    before: Code | None = None
    expected: Count
    reason: Text | None = None


class WithdrawItem(Data):
    """Take an item off the table."""

    type = "agenda.withdraw"
    item: Code
    reason: Text | None = None


class StartItem(Data):
    """Bring an item to the table."""

    type = "agenda.start"
    item: Code


class FinishItem(Data):
    """Be done with the item on the table."""

    type = "agenda.finish"
    item: Code


class ReserveItem(Data):
    """Hide an item's contents from the public, by logged decision with its legal basis."""

    type = "agenda.reserve"
    item: Code
    basis: Line
