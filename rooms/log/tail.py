"""From the log to whoever watches: each stream followed from last-fed to head, own and foreign events alike.

What is told is computed in feed.py; to whom it is sent is the edge's. Nothing here writes.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from rooms.log.engine import Engine
from rooms.log.feed import KEPT, Feed, Message, glance, messages, reader
from rooms.log.head import Head, begin
from rooms.log.kind import Audience, instant_text
from rooms.log.loaded import Loaded
from rooms.log.tree import join, view_hash

FEEDS = 512
PAGES = 64
Key = tuple[str, Audience]


@dataclass(frozen=True, slots=True)
class Tick:
    """What one audience of one stream is told at once: messages up to `seq`, ready to encode."""

    stream: str
    audience: Audience
    seq: int
    at: str | None
    messages: list[Message]


Emit = Callable[[Tick], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A joined view and its checksum; it holds texts, so it is let go as soon as its stream moves."""

    seq: int
    view: Any
    hash: str


class Tail:
    """Feeds audiences that have listeners, and answers those that ask.

    For every audience: a snapshot at m with the messages m+1 to n applied is the snapshot at n.
    """

    def __init__(self, engine: Engine, emit: Emit, on_fault: Callable[[Exception], None]) -> None:
        self._engine, self._emit, self._on_fault = engine, emit, on_fault
        self._listeners: Counter[Key] = Counter()
        self._feeds: OrderedDict[Key, Feed] = OrderedDict()
        self._pages: OrderedDict[tuple[str, int], Head[Any]] = OrderedDict()
        self._shown: dict[Key, Shown] = {}
        self._told: dict[Key, int] = {}
        self._awake: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        engine.on_commit(self.wake)

    async def stop(self) -> None:
        """Let running ticks end."""
        while self._awake:
            await asyncio.wait(self._awake.values())

    async def listen(self, stream: str, audience: Audience) -> int:
        """One more listener: `emit` tells its audience all after the seq returned. Raises UnknownStream."""
        loaded = await self._engine.loaded(stream)
        self._followed(loaded, audience)
        key = stream, audience
        self._listeners[key] += 1
        if self._listeners[key] == 1:
            self._told[key] = loaded.head.seq
        return self._told[key]

    def unlisten(self, stream: str, audience: Audience) -> None:
        """One listener less."""
        key = stream, audience
        self._listeners[key] -= 1
        if self._listeners[key] <= 0:
            del self._listeners[key]
            self._told.pop(key, None)

    # What is told to listeners

    def wake(self, stream: str) -> None:
        """The stream may have grown: feed its listeners soon, what came in one tick together."""
        for audience in Audience:
            self._shown.pop((stream, audience), None)
        if not any((stream, audience) in self._listeners for audience in Audience):
            return
        if stream in self._awake:
            self._again.add(stream)
            return
        task = asyncio.create_task(self._feed(stream))
        self._awake[stream] = task
        task.add_done_callback(lambda _: self._slept(stream))

    def _slept(self, stream: str) -> None:
        del self._awake[stream]
        if stream in self._again:
            self._again.discard(stream)
            self.wake(stream)

    async def _feed(self, stream: str) -> None:
        try:
            for audience in Audience:
                if (stream, audience) in self._listeners:
                    await self._tell(stream, audience)
        except Exception as fault:
            self._on_fault(fault)

    async def _tell(self, stream: str, audience: Audience) -> None:
        key = stream, audience
        loaded = await self._engine.loaded(stream)
        after = self._told.get(key, loaded.head.seq)
        told = await self._since(loaded, audience, after, KEPT)
        if told and key in self._told:
            self._told[key] = told[-1]["seq"]
            read = reader(loaded, audience)
            texts = [join(one, read) for one in told]
            await self._emit(Tick(stream, audience, told[-1]["seq"], _at(loaded), texts))
            if told[-1]["seq"] < loaded.head.seq:
                self._again.add(stream)

    # What is told to those who ask

    async def messages(self, stream: str, audience: Audience, *, after: int, limit: int = 500) -> dict[str, Any]:
        """`{"seq", "at", "messages"}`: up to `limit` messages after `after`, and where the stream stands."""
        loaded = await self._engine.loaded(stream)
        told = await self._since(loaded, audience, max(0, after), limit)
        read = reader(loaded, audience)
        return {"seq": loaded.head.seq, "at": _at(loaded), "messages": [join(one, read) for one in told]}

    async def snapshot(self, stream: str, audience: Audience) -> dict[str, Any]:
        """`{"seq", "at", "view"}` at the head. The view is shared: not to be changed."""
        loaded = await self._engine.loaded(stream)
        return {"seq": loaded.head.seq, "at": _at(loaded), "view": self._show(loaded, audience).view}

    async def sync(self, stream: str, audience: Audience, *, after: int | None) -> dict[str, Any]:
        """Messages after a known seq; a view for who knows none, is too far behind, or ahead of the head."""
        if after is not None:
            seq = (await self._engine.loaded(stream)).head.seq
            if 0 <= seq - after <= KEPT:
                return await self.messages(stream, audience, after=after, limit=KEPT)
        return await self.snapshot(stream, audience)

    async def heartbeat(self, stream: str, audience: Audience) -> dict[str, Any]:
        """`{"seq", "at", "hash"}`: what a client that missed nothing has."""
        loaded = await self._engine.loaded(stream)
        return {"seq": loaded.head.seq, "at": _at(loaded), "hash": self._show(loaded, audience).hash}

    def _show(self, loaded: Loaded, audience: Audience) -> Shown:
        head = loaded.head
        shown = self._shown.get((head.stream, audience))
        if shown is None or shown.seq != head.seq:
            view = join(glance(head, audience).view, reader(loaded, audience))
            shown = Shown(head.seq, view, view_hash(view))
            self._shown[head.stream, audience] = shown
            while len(self._shown) > FEEDS:
                del self._shown[next(iter(self._shown))]
        return shown

    # Messages, without texts: from the feed, or far back from the log

    async def _since(self, loaded: Loaded, audience: Audience, after: int, limit: int) -> list[Message]:
        head = loaded.head
        if after >= head.seq or limit < 1:
            return []
        told = self._followed(loaded, audience).since(after, limit)
        return told if told is not None else await self._far_back(head, audience, after, min(head.seq, after + limit))

    def _followed(self, loaded: Loaded, audience: Audience) -> Feed:
        key = loaded.head.stream, audience
        feed = self._feeds.get(key)
        events = loaded.since(feed.head.seq) if feed else None
        if feed is None or events is None:
            feed, events = Feed(loaded.head, audience), []
            self._feeds[key] = feed
        self._feeds.move_to_end(key)
        while len(self._feeds) > FEEDS:
            self._feeds.popitem(last=False)
        feed.go_on(events)
        return feed

    async def _far_back(self, head: Head[Any], audience: Audience, after: int, to: int) -> list[Message]:
        """Recomputed from the log; where a page ended is remembered, so that who reads on does not start anew."""
        memory = self._engine.memory
        base = self._pages.get((head.stream, after))
        if base is None:
            base, _ = await memory.history(begin(head.kind, head.stream), to=after)
        end, events = await memory.history(base, to=to)
        self._pages[head.stream, to] = end
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return await asyncio.to_thread(lambda: messages(base, glance(base, audience), events, audience)[2])


def _at(loaded: Loaded) -> str | None:
    return instant_text(loaded.head.at) if loaded.head.at else None
