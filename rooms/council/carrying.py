"""What sessions leave to later ones: items wait here, and go to the next ordinary session that is expected.

Ids only: what an item says stays with its session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from rooms.council.errors import ItemAlreadyCarried, SessionAlreadyRegistered, SessionNotRegistered
from rooms.council.events import ItemsCarried, ItemsPlaced, SessionExpected, SessionForgotten
from rooms.council.words import CarriedItem
from rooms.log.kind import Event

_LATEST: Final = timedelta(days=1)
"""How long after its hour a session may still be opened."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """Items that wait, in the order in which they were left; sessions to come by their hour; what these were given."""

    waiting: tuple[CarriedItem, ...] = ()
    expected: Mapping[str, datetime] = field(default_factory=dict)
    placed: Mapping[str, tuple[CarriedItem, ...]] = field(default_factory=dict)


def carry(carrying: Carrying, items: tuple[CarriedItem, ...]) -> ItemsCarried:
    """Items are left to later sessions. Raises ItemAlreadyCarried."""
    known = {one.key for one in (*carrying.waiting, *(one for placed in carrying.placed.values() for one in placed))}
    for one in items:
        if one.key in known:
            raise ItemAlreadyCarried(session=one.session, item=one.item)
    return ItemsCarried(items=items)


def expect(carrying: Carrying, session: str, at: datetime) -> SessionExpected:
    """An ordinary session is to come, or comes at another hour. Raises SessionAlreadyRegistered."""
    if carrying.expected.get(session) == at:
        raise SessionAlreadyRegistered(session=session)
    return SessionExpected(session=session, scheduled_at=at)


def forget(carrying: Carrying, session: str, *, cancelled: bool) -> SessionForgotten:
    """A session was opened, or called off. Raises SessionNotRegistered."""
    if session not in carrying.expected:
        raise SessionNotRegistered(session=session)
    return SessionForgotten(session=session, cancelled=cancelled)


def placements(carrying: Carrying, now: datetime) -> tuple[Event, ...]:
    """Each waiting item goes to the first session to come that is not before the end of its review."""
    by_session: dict[str, list[CarriedItem]] = {}
    for one in carrying.waiting:
        target = next(_sessions_for(carrying, one, now), None)
        if target is not None:
            by_session.setdefault(target, []).append(one)
    return tuple(ItemsPlaced(session=session, items=tuple(items)) for session, items in by_session.items())


def _sessions_for(carrying: Carrying, one: CarriedItem, now: datetime) -> Iterator[str]:
    for session, at in sorted(carrying.expected.items(), key=lambda pair: pair[1]):
        is_to_come = at >= now - _LATEST  # one never held nor called off takes nothing any more
        if session != one.session and is_to_come and (one.not_before is None or at >= one.not_before):
            yield session


def evolve(carrying: Carrying, event: ItemsCarried | SessionExpected | SessionForgotten | ItemsPlaced) -> Carrying:
    """What waits after one more event."""
    match event:
        case ItemsCarried(items=items):
            return replace(carrying, waiting=(*carrying.waiting, *items))
        case SessionExpected(session=session, scheduled_at=at):
            return replace(carrying, expected={**carrying.expected, session: at})
        case ItemsPlaced(session=session, items=items):
            waiting = tuple(one for one in carrying.waiting if one not in items)
            given = {**carrying.placed, session: (*carrying.placed.get(session, ()), *items)}
            return replace(carrying, waiting=waiting, placed=given)
        case SessionForgotten(session=session, cancelled=cancelled):
            back = carrying.placed.get(session, ()) if cancelled else ()
            expected = {id_: at for id_, at in carrying.expected.items() if id_ != session}
            placed = {id_: items for id_, items in carrying.placed.items() if id_ != session}
            return Carrying((*back, *carrying.waiting), expected, placed)
