"""What an audience is told of a stream: a message an event, with the changed paths of its view. Pure; sends nothing.

Trees here keep `Ref` leaves: no text is ever held, it is joined at the last moment from the openings that still exist.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rooms.log.head import Head
from rooms.log.kind import Audience, Recorded, Tree, instant_text
from rooms.log.loaded import Loaded
from rooms.log.seal import Ref
from rooms.log.tree import changes, join

KEPT = 1000
"""So many messages are kept; whoever is further behind gets a view."""
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Glance:
    """What one audience saw after event `seq`: the view, with what was veiled from it left out."""

    seq: int
    view: Tree


def glance(head: Head[Any], audience: Audience) -> Glance:
    """The view of an audience at a head."""
    kind = head.kind
    return Glance(head.seq, veiled(kind.view(head.state, audience), kind.veil(head.state, audience)))


def veiled(tree: Tree, veil: frozenset[Ref]) -> Tree:
    """The tree with None for each veiled place; the same object where there is none."""
    if not veil:
        return tree
    return join(tree, lambda ref: None if ref in veil else ref)


def message(before: Glance, after: Glance, recorded: Recorded, data: Tree | None) -> Message:
    """The message of an event that led from one view to the next; `data` is None if it may not be seen."""
    told: Message = {"seq": recorded.seq}
    if data is not None:
        told |= {"at": instant_text(recorded.at), "type": recorded.event.type, "actor": recorded.actor, "data": data}
        if recorded.occurred_at is not None:
            told["occurred_at"] = instant_text(recorded.occurred_at)
        if recorded.for_ is not None:
            told["for"] = recorded.for_
    changed = changes(before.view, after.view)
    if changed or data is not None:
        told["set"] = changed
    return told


def messages(
    head: Head[Any], before: Glance, events: Iterable[Recorded], audience: Audience
) -> tuple[Head[Any], Glance, list[Message]]:
    """The messages of events that follow `head`, whose view is `before`; the last head and view, to go on from.

    Only states are followed, not the chain: these events were read and checked before.
    """
    told: list[Message] = []
    kind = head.kind
    for recorded in events:
        head = head.past(recorded)
        after = glance(head, audience)
        told.append(message(before, after, recorded, kind.message(head.state, recorded, audience)))
        before = after
    return head, before, told


def reader(loaded: Loaded, audience: Audience) -> Callable[[Ref], Any]:
    """What an audience reads at a place now: the text, or None if erased or veiled."""
    veil = loaded.head.kind.veil(loaded.head.state, audience)
    openings = loaded.openings
    return lambda ref: None if ref in veil else openings.get(ref)


class Feed:
    """One audience's latest messages of one stream, and its view at the last of them."""

    __slots__ = ("_kept", "audience", "head", "last")

    def __init__(self, head: Head[Any], audience: Audience) -> None:
        self.audience = audience
        self.head = head
        self.last = glance(head, audience)
        self._kept: deque[Message] = deque(maxlen=KEPT)

    def go_on(self, events: Iterable[Recorded]) -> list[Message]:
        """Follow the events after the last; their messages, without texts."""
        self.head, self.last, told = messages(self.head, self.last, events, self.audience)
        self._kept.extend(told)
        return told

    def since(self, seq: int, limit: int) -> list[Message] | None:
        """Up to `limit` messages after `seq`, or None if not kept so far back."""
        wanted = self.head.seq - seq
        if wanted > len(self._kept):
            return None
        start = len(self._kept) - max(0, wanted)
        return list(islice(self._kept, start, start + limit))
