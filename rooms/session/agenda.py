"""The agenda: items in sections, in an order, one on the table at a time. Texts are references, never words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rooms.log.errors import Stale
from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.commands.agenda import AddItem, EditItem, MoveItem
from rooms.session.errors import (
    AlreadyReserved,
    ItemClosed,
    ItemExists,
    ItemOnTable,
    NotOnTable,
    OpenItems,
    UnknownItem,
)
from rooms.session.events.agenda import (
    ItemAdded,
    ItemEdited,
    ItemFinished,
    ItemMoved,
    ItemReserved,
    ItemStarted,
    ItemWithdrawn,
)
from rooms.session.events.life import SessionAdjourned
from rooms.session.words import Fate, Section

TEXTS = ("title", "description", "reference", "matter", "concerns", "rapporteur")
EDITABLE = ("title", "description", "reference", "concerns")
ANNOUNCED = frozenset({"title", "description", "reference"})
"""Texts that the call announces, and that change by its rectification from then on."""


class ItemState(StrEnum):
    """Where an item is."""

    OPEN = "open"
    ON_TABLE = "on_table"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"
    CARRIED_OVER = "carried_over"


UNDECIDED = frozenset({ItemState.OPEN, ItemState.ON_TABLE})


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; `texts` says where its sealed words are, `changed` is the seq of its last edit."""

    section: Section
    texts: Mapping[str, Ref]
    matter: str
    concerns: tuple[str, ...]
    rapporteur: str | None
    reserved: str | None
    is_late: bool
    changed: int
    state: ItemState = ItemState.OPEN
    fate: Fate | None = None
    withdrawal: Ref | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Items by id, their order, and the one on the table."""

    order: tuple[str, ...] = ()
    items: Mapping[str, Item] = field(default_factory=dict)
    current: str | None = None


def item(agenda: Agenda, id_: str) -> Item:
    """The item. Raises UnknownItem."""
    found = agenda.items.get(id_)
    if found is None:
        raise UnknownItem(item=id_)
    return found


def undecided(agenda: Agenda, id_: str) -> Item:
    """The item, still to be dealt with. Raises UnknownItem, ItemClosed."""
    found = item(agenda, id_)
    if found.state not in UNDECIDED:
        raise ItemClosed(item=id_, state=found.state.value)
    return found


def add(agenda: Agenda, command: AddItem, *, is_late: bool) -> ItemAdded:
    """Put an item on the agenda. Raises ItemExists, UnknownItem (of `before`)."""
    if command.item in agenda.items:
        raise ItemExists(item=command.item)
    if command.before is not None:
        item(agenda, command.before)
    return ItemAdded(**command.model_dump(exclude_none=True), late=is_late)


def edit(agenda: Agenda, command: EditItem) -> ItemEdited:
    """Change an item's texts. Raises UnknownItem, ItemClosed, Stale."""
    _fresh(undecided(agenda, command.item), command.expected)
    texts = tuple(name for name in EDITABLE if getattr(command, name) is not None)
    return ItemEdited(**command.model_dump(exclude={"expected"}, exclude_none=True), texts=texts)


def move(agenda: Agenda, command: MoveItem) -> ItemMoved:
    """Change an item's place. Raises UnknownItem, ItemClosed, Stale."""
    _fresh(undecided(agenda, command.item), command.expected)
    if command.before is not None:
        item(agenda, command.before)
    return ItemMoved(item=command.item, before=command.before)


def _fresh(found: Item, expected: int) -> None:
    if found.changed > expected:
        raise Stale(expected=expected, changed=found.changed)


def start(agenda: Agenda, id_: str) -> ItemStarted:
    """Bring an item to the table. Raises UnknownItem, ItemClosed, ItemOnTable."""
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


def check_fates(agenda: Agenda, fates: Mapping[str, Fate]) -> None:
    """Adjourning decides every undecided item and no other. Raises OpenItems."""
    waiting = {id_ for id_, found in agenda.items.items() if found.state in UNDECIDED}
    wrong = waiting ^ fates.keys()
    if wrong:
        known = [id_ for id_ in agenda.order if id_ in wrong]
        raise OpenItems(items=[*known, *sorted(wrong.difference(known))])


def evolve(agenda: Agenda, recorded: Recorded) -> Agenda:
    """Fold one event into the agenda."""
    match recorded.event:
        case ItemAdded() as event:
            added = replace(agenda, items={**agenda.items, event.item: _added(event, recorded.seq)})
            return replace(added, order=_placed(added, event.item, event.before))
        case ItemEdited() as event:
            return _change(agenda, event.item, _edited(agenda.items[event.item], event, recorded.seq))
        case ItemMoved(item=id_, before=before):
            moved = _change(agenda, id_, replace(agenda.items[id_], changed=recorded.seq))
            return replace(moved, order=_placed(moved, id_, before))
        case ItemStarted(item=id_):
            started = _change(agenda, id_, replace(agenda.items[id_], state=ItemState.ON_TABLE))
            return replace(started, current=id_)
        case ItemFinished(item=id_):
            return _off_table(_change(agenda, id_, replace(agenda.items[id_], state=ItemState.FINISHED)), id_)
        case ItemWithdrawn(item=id_):
            reason = Ref(recorded.seq, "reason")
            gone = replace(agenda.items[id_], state=ItemState.WITHDRAWN, withdrawal=reason)
            return _off_table(_change(agenda, id_, replace(gone, refs=(*gone.refs, reason))), id_)
        case ItemReserved(item=id_, basis=basis):
            return _change(agenda, id_, replace(agenda.items[id_], reserved=basis, changed=recorded.seq))
        case SessionAdjourned(items=fates):
            return _carried(agenda, fates)
        case _:
            return agenda


def _added(event: ItemAdded, seq: int) -> Item:
    texts = {name: Ref(seq, name) for name in TEXTS}
    return Item(
        section=event.section,
        texts=texts,
        matter=event.matter,
        concerns=event.concerns,
        rapporteur=event.rapporteur,
        reserved=event.reserved,
        is_late=event.late,
        changed=seq,
        refs=tuple(texts.values()),
    )


def _edited(found: Item, event: ItemEdited, seq: int) -> Item:
    texts = {name: Ref(seq, name) for name in event.texts}
    concerns = found.concerns if event.concerns is None else event.concerns
    refs = (*found.refs, *texts.values())
    return replace(found, texts={**found.texts, **texts}, concerns=concerns, changed=seq, refs=refs)


def _change(agenda: Agenda, id_: str, changed: Item) -> Agenda:
    return replace(agenda, items={**agenda.items, id_: changed})


def _off_table(agenda: Agenda, id_: str) -> Agenda:
    return replace(agenda, current=None) if agenda.current == id_ else agenda


def _placed(agenda: Agenda, id_: str, before: str | None) -> tuple[str, ...]:
    """The order with the item before another, or behind the last item of its own or an earlier section."""
    rest = [other for other in agenda.order if other != id_]
    if before is not None and before in rest:
        place = rest.index(before)
    else:
        rank = list(Section).index(agenda.items[id_].section)
        earlier = [n for n, other in enumerate(rest) if list(Section).index(agenda.items[other].section) <= rank]
        place = earlier[-1] + 1 if earlier else 0
    return (*rest[:place], id_, *rest[place:])


def _carried(agenda: Agenda, fates: Mapping[str, Fate]) -> Agenda:
    items = dict(agenda.items)
    for id_, fate in fates.items():
        state = ItemState.WITHDRAWN if fate == "withdrawn" else ItemState.CARRIED_OVER
        items[id_] = replace(items[id_], state=state, fate=fate)
    return replace(agenda, items=items, current=None)
