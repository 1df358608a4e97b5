"""What members ask for on agenda items, and opinions of reviews. Not whether the rules let them, nor the items."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import UnknownRequest
from rooms.session.events.agenda import ItemFinished, ItemWithdrawn
from rooms.session.events.life import SessionAdjourned, SessionContinued
from rooms.session.events.procedure import OpinionGiven, RequestDecided, Requested, RequestRetracted
from rooms.session.words import LEAVING, RequestKind


class RequestState(StrEnum):
    """What became of a request. MOOT: its item left before it was decided."""

    PENDING = "pending"
    GRANTED = "granted"
    DENIED = "denied"
    RETRACTED = "retracted"
    MOOT = "moot"


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for what on which item; `reason` is sealed. `is_extension`: of a review the seat had before."""

    id: str
    item: str
    kind: RequestKind
    seat: str
    person: str
    before: str | None
    is_extension: bool
    reason: Ref
    at: datetime
    state: RequestState = RequestState.PENDING


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a seat that had an item under review says of it; `text` is sealed."""

    item: str
    seat: str
    person: str
    text: Ref


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests by id, in order, and opinions."""

    items: Mapping[str, Request] = field(default_factory=dict)
    opinions: tuple[Opinion, ...] = ()

    def on(self, item: str, kind: RequestKind, *states: RequestState) -> tuple[Request, ...]:
        """Requests of a kind on an item that are in one of these states."""
        return tuple(r for r in self.items.values() if (r.item, r.kind) == (item, kind) and r.state in states)

    def texts_about(self, items: Collection[str]) -> Iterator[Ref]:
        """Where the texts on these items are."""
        yield from (one.reason for one in self.items.values() if one.item in items)
        yield from (one.text for one in self.opinions if one.item in items)


def pending_request(requests: Requests, id_: str) -> Request:
    """The request, still to be decided. Raises UnknownRequest."""
    found = requests.items.get(id_)
    if found is None or found.state is not RequestState.PENDING:
        raise UnknownRequest(request=id_)
    return found


def evolve(requests: Requests, recorded: Recorded) -> Requests:
    """Fold one event into the requests."""
    match recorded.event:
        case Requested() as event:
            asked = _requested(event, recorded)
            return replace(requests, items={**requests.items, asked.id: asked})
        case RequestRetracted(request=id_):
            return _ended(requests, RequestState.RETRACTED, lambda one: one.id == id_)
        case RequestDecided() as event:
            return _decided(requests, event)
        case ItemFinished(item=item) | ItemWithdrawn(item=item):
            return _ended(requests, RequestState.MOOT, lambda one: one.item == item)
        case SessionContinued(items=fates):
            return _ended(requests, RequestState.MOOT, lambda one: fates.get(one.item) not in (None, "continuation"))
        case SessionAdjourned():
            return _ended(requests, RequestState.MOOT, lambda _: True)
        case OpinionGiven() as event:
            opinion = Opinion(event.item, event.seat, event.person, Ref(recorded.seq, "text"))
            return replace(requests, opinions=(*requests.opinions, opinion))
        case _:
            return requests


def _requested(event: Requested, recorded: Recorded) -> Request:
    return Request(
        id=f"q{recorded.seq}",
        item=event.item,
        kind=event.kind,
        seat=event.seat,
        person=event.person,
        before=event.before,
        is_extension=event.extension,
        reason=Ref(recorded.seq, "reason"),
        at=recorded.at,
    )


def _decided(requests: Requests, event: RequestDecided) -> Requests:
    state = RequestState.GRANTED if event.granted else RequestState.DENIED
    decided = _ended(requests, state, lambda one: (one.item, one.kind) == (event.item, event.kind))
    if not event.granted or event.kind not in LEAVING:
        return decided
    return _ended(decided, RequestState.MOOT, lambda one: one.item == event.item)


def _ended(requests: Requests, state: RequestState, is_meant: Callable[[Request], bool]) -> Requests:
    """The pending requests that are meant, in their new state."""
    ended = {
        id_: replace(one, state=state)
        for id_, one in requests.items.items()
        if one.state is RequestState.PENDING and is_meant(one)
    }
    return replace(requests, items={**requests.items, **ended}) if ended else requests
