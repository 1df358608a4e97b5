"""The agenda after one more event. Never refuses: what is in the log happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.agenda.items import TEXTS, Agenda, Item, ItemState
from rooms.session.events.agenda import (
    ItemAdded,
    ItemEdited,
    ItemFinished,
    ItemMoved,
    ItemReserved,
    ItemStarted,
    ItemWithdrawn,
)
from rooms.session.events.life import SessionAdjourned, SessionContinued
from rooms.session.events.procedure import (
    ItemAdmitted,
    ItemNotAdmitted,
    ItemReturned,
    ItemSupported,
    RequestDecided,
)
from rooms.session.words import Fate, Section


def evolve(agenda: Agenda, recorded: Recorded) -> Agenda:
    """Fold one event into the agenda."""
    match recorded.event:
        case ItemAdded() as event:
            added = replace(agenda, items={**agenda.items, event.item: _added(event, recorded.seq)})
            return replace(added, order=_placed(added, event.item, event.before))
        case ItemEdited() as event:
            return _change(agenda, event.item, _edited(agenda.items[event.item], event, recorded.seq))
        case ItemReturned() as event:
            back = replace(agenda, items={**agenda.items, event.item: _returned(event, recorded.seq)})
            return replace(back, order=_placed_back(back, event.item))
        case ItemSupported(item=id_, seat=seat):
            return _with(agenda, id_, supports=(*agenda.items[id_].supports, seat))
        case ItemAdmitted(item=id_):
            return _with(agenda, id_, state=ItemState.OPEN)
        case ItemNotAdmitted(item=id_):
            return _with(agenda, id_, state=ItemState.NOT_ADMITTED)
        case RequestDecided() as event:
            return _decided(agenda, event, recorded.seq)
        case ItemMoved(item=id_, before=before):
            return _moved(agenda, id_, before, recorded)
        case ItemStarted(item=id_):
            return replace(_with(agenda, id_, state=ItemState.ON_TABLE), current=id_)
        case ItemFinished(item=id_):
            return _off_table(_with(agenda, id_, state=ItemState.FINISHED), id_)
        case ItemWithdrawn(item=id_):
            return _withdrawn(agenda, id_, recorded.seq)
        case ItemReserved(item=id_, basis=basis):
            return _with(agenda, id_, reserved=basis, changed=recorded.seq)
        case SessionAdjourned(items=fates):
            return _carried(agenda, fates)
        case SessionContinued(items=fates):
            return _continued(agenda, fates)
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
        state=ItemState.PROPOSED if event.proposed else ItemState.OPEN,
        supports=(event.seat,) if event.seat else (),
        needs_supports=event.proposed and event.seat is not None,
        refs=tuple(texts.values()),
    )


def _returned(event: ItemReturned, seq: int) -> Item:
    texts = {name: Ref(seq, name) for name in TEXTS}
    return Item(
        section=event.section,
        texts=texts,
        matter=event.matter,
        concerns=event.concerns,
        rapporteur=event.rapporteur,
        reserved=event.reserved,
        is_late=False,
        changed=seq,
        origin=event.origin,
        refs=tuple(texts.values()),
    )


def _decided(agenda: Agenda, event: RequestDecided, seq: int) -> Agenda:
    refs = (*agenda.items[event.item].refs, Ref(seq, "reason"))
    told = _with(agenda, event.item, refs=refs)
    return _granted(told, event, seq) if event.granted else told


def _granted(agenda: Agenda, event: RequestDecided, seq: int) -> Agenda:
    """What follows from a request that was granted."""
    id_ = event.item
    match event.kind:
        case "urgency":
            urgent = _with(agenda, id_, is_urgent=True)
            first = next((i for i in urgent.order if urgent.items[i].state is ItemState.OPEN and i != id_), None)
            waits = urgent.items[id_].state is ItemState.OPEN and first is not None
            return replace(urgent, order=_placed(urgent, id_, first)) if waits else urgent
        case "inversion":
            return replace(_with(agenda, id_, changed=seq), order=_placed(agenda, id_, event.before))
        case "postponement":
            return _off_table(_with(agenda, id_, state=ItemState.CARRIED_OVER, fate="postponement"), id_)
        case "review":
            under = _with(agenda, id_, state=ItemState.UNDER_REVIEW, fate="review", until=event.until)
            return _off_table(under, id_)
        case "withdrawal":
            return _withdrawn(agenda, id_, seq)
        case _:
            assert_never(event.kind)


def _withdrawn(agenda: Agenda, id_: str, seq: int) -> Agenda:
    reason = Ref(seq, "reason")
    refs = (*agenda.items[id_].refs, reason)
    return _off_table(_with(agenda, id_, state=ItemState.WITHDRAWN, withdrawal=reason, refs=refs), id_)


def _moved(agenda: Agenda, id_: str, before: str | None, recorded: Recorded) -> Agenda:
    refs = (*agenda.items[id_].refs, Ref(recorded.seq, "reason"))
    moved = _with(agenda, id_, changed=recorded.seq, refs=refs)
    return replace(moved, order=_placed(moved, id_, before))


def _edited(found: Item, event: ItemEdited, seq: int) -> Item:
    texts = {name: Ref(seq, name) for name in event.texts}
    concerns = found.concerns if event.concerns is None else event.concerns
    refs = (*found.refs, *texts.values())
    return replace(found, texts={**found.texts, **texts}, concerns=concerns, changed=seq, refs=refs)


def _with(agenda: Agenda, id_: str, **changes: Any) -> Agenda:
    return _change(agenda, id_, replace(agenda.items[id_], **changes))


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


def _placed_back(agenda: Agenda, id_: str) -> tuple[str, ...]:
    """The order with what came back first of its section, behind what came back before it."""
    section = agenda.items[id_].section
    inside = [other for other in agenda.order if agenda.items[other].section is section]
    return _placed(agenda, id_, next((other for other in inside if agenda.items[other].origin is None), None))


def _carried(agenda: Agenda, fates: Mapping[str, Fate]) -> Agenda:
    """The end: every item left open has its fate, and what was never admitted falls."""
    items = dict(agenda.items)
    for id_, fate in fates.items():
        state = ItemState.WITHDRAWN if fate == "withdrawn" else ItemState.CARRIED_OVER
        items[id_] = replace(items[id_], state=state, fate=fate)
    for id_, found in items.items():
        if found.state is ItemState.PROPOSED:
            items[id_] = replace(found, state=ItemState.NOT_ADMITTED)
    return replace(agenda, items=items, current=None)


def _continued(agenda: Agenda, fates: Mapping[str, Fate]) -> Agenda:
    """The end of a sitting: what continues is open again, the rest has its fate."""
    ended = {id_: fate for id_, fate in fates.items() if fate != "continuation"}
    items = dict(agenda.items)
    if agenda.current is not None:
        items[agenda.current] = replace(items[agenda.current], state=ItemState.OPEN)
    for id_, fate in ended.items():
        state = ItemState.WITHDRAWN if fate == "withdrawn" else ItemState.CARRIED_OVER
        items[id_] = replace(items[id_], state=state, fate=fate)
    return replace(agenda, items=items, current=None)
