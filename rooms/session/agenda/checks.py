"""What may be done with an item, by where it is; and the events that say it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rooms.log.errors import Stale
from rooms.session.agenda.items import EDITABLE, UNDECIDED, Agenda, Item, ItemState
from rooms.session.commands.agenda import AddItem, EditItem, MoveItem
from rooms.session.errors import (
    AlreadyAdmitted,
    AlreadyReserved,
    ItemClosed,
    ItemExists,
    ItemOnTable,
    NotAdmitted,
    NotOnTable,
    OpenItems,
    UnknownItem,
)
from rooms.session.events.agenda import ItemAdded, ItemEdited, ItemMoved, ItemReserved, ItemStarted
from rooms.session.words import Fate


def item(agenda: Agenda, id_: str) -> Item:
    """The item. Raises UnknownItem."""
    found = agenda.items.get(id_)
    if found is None:
        raise UnknownItem(item=id_)
    return found


def undecided(agenda: Agenda, id_: str) -> Item:
    """The item, still to be dealt with. Raises UnknownItem, ItemClosed."""
    found = item(agenda, id_)
    if found.state in (ItemState.PROPOSED, ItemState.NOT_ADMITTED):
        raise NotAdmitted(item=id_, state=found.state.value)
    if found.state not in UNDECIDED:
        raise ItemClosed(item=id_, state=found.state.value)
    return found


def editable(agenda: Agenda, id_: str) -> Item:
    """The item, still to be dealt with or to be admitted. Raises UnknownItem, ItemClosed, NotAdmitted."""
    found = item(agenda, id_)
    return found if found.state is ItemState.PROPOSED else undecided(agenda, id_)


def proposed(agenda: Agenda, id_: str) -> Item:
    """The late item that waits to be admitted. Raises UnknownItem, AlreadyAdmitted."""
    found = item(agenda, id_)
    if found.state is not ItemState.PROPOSED:
        raise AlreadyAdmitted(item=id_)
    return found


def add(agenda: Agenda, command: AddItem, *, is_late: bool, is_proposed: bool = False) -> ItemAdded:
    """Put an item on the agenda. Raises ItemExists, UnknownItem (of `before`)."""
    check_new(agenda, command.item)
    if command.before is not None:
        item(agenda, command.before)
    return ItemAdded(**command.model_dump(exclude_none=True), late=is_late, proposed=is_proposed)


def check_new(agenda: Agenda, id_: str) -> None:
    """Raises ItemExists."""
    if id_ in agenda.items:
        raise ItemExists(item=id_)


def edit(agenda: Agenda, command: EditItem) -> ItemEdited:
    """Change an item's texts. Raises UnknownItem, ItemClosed, NotAdmitted, Stale."""
    _fresh(editable(agenda, command.item), command.expected)
    texts = tuple(name for name in EDITABLE if getattr(command, name) is not None)
    return ItemEdited(**command.model_dump(exclude={"expected"}, exclude_none=True), texts=texts)


def move(agenda: Agenda, command: MoveItem) -> ItemMoved:
    """Change an item's place. Raises UnknownItem, ItemClosed, NotAdmitted, Stale."""
    _fresh(undecided(agenda, command.item), command.expected)
    if command.before is not None:
        item(agenda, command.before)
    reason = command.reason
    return ItemMoved(item=command.item, before=command.before, has_reason=reason is not None, reason=reason)


def _fresh(found: Item, expected: int) -> None:
    if found.changed > expected:
        raise Stale(expected=expected, changed=found.changed)


def start(agenda: Agenda, id_: str) -> ItemStarted:
    """Bring an item to the table. Raises UnknownItem, ItemClosed, NotAdmitted, ItemOnTable."""
    undecided(agenda, id_)
    if agenda.current is not None:
        raise ItemOnTable(item=agenda.current)
    return ItemStarted(item=id_)


def on_table(agenda: Agenda, id_: str) -> None:
    """Raises UnknownItem, NotOnTable."""
    item(agenda, id_)
    if agenda.current != id_:
        raise NotOnTable(item=id_)


def reserve(agenda: Agenda, id_: str, basis: str) -> ItemReserved:
    """Hide an item's contents from the public. Raises UnknownItem, AlreadyReserved."""
    if item(agenda, id_).reserved is not None:
        raise AlreadyReserved(item=id_)
    return ItemReserved(item=id_, basis=basis)


def check_fates(agenda: Agenda, fates: Mapping[str, Fate], decided: Collection[str]) -> None:
    """Adjourning decides every undecided item and no other; a `decided` one may be left out. Raises OpenItems."""
    waiting = {id_ for id_, found in agenda.items.items() if found.state in UNDECIDED}
    wrong = (waiting ^ fates.keys()).difference(decided)
    if wrong:
        known = [id_ for id_ in agenda.order if id_ in wrong]
        raise OpenItems(items=[*known, *sorted(wrong.difference(known))])
