"""Streams held in memory: a head, its openings and its latest events; a bounded shelf of them. Pure; reads nothing."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from rooms.log.errors import StreamBehindWitness
from rooms.log.head import Head
from rooms.log.kind import Asked, Recorded
from rooms.log.seal import Ref
from rooms.log.tree import join

RING = 1024


class Loaded:
    """A stream in memory. It changes only forward, in one step of the event loop, so that a reader sees it whole.

    `openings` are the sealed values that still exist; `behind` is why no command may be given, or None.
    """

    __slots__ = ("behind", "head", "openings", "recent")

    def __init__(self, head: Head[Any]) -> None:
        self.head = head
        self.openings: dict[Ref, Any] = {}
        self.recent: deque[Recorded] = deque(maxlen=RING)
        self.behind: StreamBehindWitness | None = None

    def mine(self, asked: Asked) -> Any:
        """What is for the asker alone, with its texts."""
        return join(self.head.kind.mine(self.head.state, asked), self.openings.get)

    def advance(
        self, head: Head[Any], events: Iterable[Recorded], gained: Mapping[Ref, Any], lost: Iterable[Ref]
    ) -> None:
        """Put the head after these events, with the openings they gained and lost.

        Where another reader was faster nothing is taken: older openings would bring back what was erased since.
        """
        seen = self.head.seq
        if head.seq > seen:
            self.head = head
            self.recent.extend(event for event in events if event.seq > seen)
            self.openings.update(gained)
            for ref in lost:
                self.openings.pop(ref, None)

    def since(self, seq: int) -> Sequence[Recorded] | None:
        """The events after `seq`, or None if memory does not reach so far back."""
        wanted = self.head.seq - seq
        if wanted > len(self.recent):
            return None
        return list(islice(self.recent, len(self.recent) - wanted, None)) if wanted > 0 else []


class Shelf:
    """The streams in memory, the longest unused put away first."""

    def __init__(self, size: int = 256) -> None:
        self._size = size
        self._streams: OrderedDict[str, Loaded] = OrderedDict()

    def get(self, stream: str) -> Loaded | None:
        """A stream, if it is in memory."""
        loaded = self._streams.get(stream)
        if loaded is not None:
            self._streams.move_to_end(stream)
        return loaded

    def put(self, loaded: Loaded) -> Loaded:
        """Keep a stream, unless it is kept further on already; the one that is kept."""
        stream = loaded.head.stream
        kept = self._streams.setdefault(stream, loaded)
        if kept.head.seq < loaded.head.seq:
            kept = self._streams[stream] = loaded
        self._streams.move_to_end(stream)
        while len(self._streams) > self._size:
            self._streams.popitem(last=False)
        return kept

    def drop(self, stream: str) -> None:
        """Let a stream go."""
        self._streams.pop(stream, None)

    def seqs(self) -> dict[str, int]:
        """How far each stream in memory goes."""
        return {stream: loaded.head.seq for stream, loaded in self._streams.items()}
