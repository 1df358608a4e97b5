"""Parts of an item: amendments, decided before it, and separate votes (destaques). Not the ballots that decide them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import PartClosed, UnknownPart
from rooms.session.events.agenda import ItemFinished, ItemWithdrawn
from rooms.session.events.life import SessionAdjourned, SessionContinued
from rooms.session.events.procedure import PartDecided, PartFiled, PartWithdrawn, RequestDecided
from rooms.session.words import LEAVING, PartKind


class PartState(StrEnum):
    """What became of a part. MOOT: its item left before it was decided."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MOOT = "moot"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item, by whom, and where its sealed text is."""

    item: str
    kind: PartKind
    seat: str
    person: str
    text: Ref
    state: PartState = PartState.PENDING


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts by id, in the order in which they were filed."""

    items: Mapping[str, Part] = field(default_factory=dict)

    def texts_about(self, items: Collection[str]) -> Iterator[Ref]:
        """Where the texts of the parts of these items are."""
        return (one.text for one in self.items.values() if one.item in items)


def pending_parts(parts: Parts, item: str) -> tuple[str, ...]:
    """Ids of an item's parts still to be decided: amendments first, as they are decided before the matter itself."""
    waiting = [id_ for id_, one in parts.items.items() if one.item == item and one.state is PartState.PENDING]
    return tuple(sorted(waiting, key=lambda id_: parts.items[id_].kind != "amendment"))


def pending_amendments(parts: Parts, item: str) -> tuple[str, ...]:
    """Ids of an item's amendments still to be decided."""
    return tuple(id_ for id_ in pending_parts(parts, item) if parts.items[id_].kind == "amendment")


def pending_part(parts: Parts, id_: str) -> Part:
    """The part, still to be decided. Raises UnknownPart, PartClosed."""
    found = parts.items.get(id_)
    if found is None:
        raise UnknownPart(part=id_)
    if found.state is not PartState.PENDING:
        raise PartClosed(part=id_, state=found.state.value)
    return found


def evolve(parts: Parts, recorded: Recorded) -> Parts:
    """Fold one event into the parts."""
    match recorded.event:
        case PartFiled() as event:
            filed = Part(event.item, event.kind, event.seat, event.person, Ref(recorded.seq, "text"))
            return Parts({**parts.items, event.part: filed})
        case PartWithdrawn(part=id_):
            return Parts({**parts.items, id_: replace(parts.items[id_], state=PartState.WITHDRAWN)})
        case PartDecided(part=id_, approved=approved):
            state = PartState.APPROVED if approved else PartState.REJECTED
            return Parts({**parts.items, id_: replace(parts.items[id_], state=state)})
        case ItemFinished(item=item) | ItemWithdrawn(item=item):
            return _moot(parts, lambda one: one.item == item)
        case RequestDecided(item=item, kind=kind, granted=True) if kind in LEAVING:
            return _moot(parts, lambda one: one.item == item)
        case SessionContinued(items=fates):
            return _moot(parts, lambda one: fates.get(one.item) not in (None, "continuation"))
        case SessionAdjourned():
            return _moot(parts, lambda _: True)
        case _:
            return parts


def _moot(parts: Parts, is_meant: Callable[[Part], bool]) -> Parts:
    """The pending parts that are meant have lost their object."""
    gone = {
        id_: replace(one, state=PartState.MOOT)
        for id_, one in parts.items.items()
        if one.state is PartState.PENDING and is_meant(one)
    }
    return Parts({**parts.items, **gone}) if gone else parts
