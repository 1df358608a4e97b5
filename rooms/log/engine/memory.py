"""Streams read from the database into memory, and brought up to what other processes appended. Writes nothing."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from rooms.log import store
from rooms.log.batch import Batch
from rooms.log.chain import line_hash
from rooms.log.checkpoint import Checkpoint
from rooms.log.errors import CorruptLog, StreamBehindWitness, UnknownStream
from rooms.log.head import Head, Stretch, begin, follow, verify
from rooms.log.kind import Kind, Recorded
from rooms.log.loaded import Loaded, Shelf

AT_ONCE = 200
"""Up to so many events are folded on the loop; more of them in a thread."""


class Witness(Protocol):
    """What was seen of ended streams, kept outside the database: see app/witness.py."""

    def last(self, stream: str) -> Checkpoint | None:
        """The last checkpoint since the last incident."""

    def record(self, stream: str, size: int, head: str) -> None:
        """Witness a head, durably; may block."""


class Memory:
    """The streams of one process. Others' events are seen by `loaded` and `catch_up`, ours are put in by `keep`."""

    def __init__(self, kinds: Mapping[str, Kind[Any]], database: store.Database, witness: Witness | None) -> None:
        self._kinds = kinds
        self._database = database
        self._witness = witness
        self._shelf = Shelf()
        self._loading: dict[str, asyncio.Task[Loaded | None]] = {}

    async def find(self, stream: str) -> Loaded | None:
        """A stream as last seen, or None if there is none. Other processes may have appended since."""
        return self._shelf.get(stream) or await self._load(stream)

    async def loaded(self, stream: str) -> Loaded:
        """A stream at its head, others' events included. Raises UnknownStream."""
        loaded = self._shelf.get(stream)
        if loaded is None or self._database.is_shared:
            loaded = await self._load(stream)
        if loaded is None:
            raise UnknownStream(stream=stream)
        return loaded

    async def _load(self, stream: str) -> Loaded | None:
        task = self._loading.get(stream)
        if task is None:
            task = asyncio.create_task(self._read(stream))
            self._loading[stream] = task
            task.add_done_callback(lambda _: self._loading.pop(stream))
        return await asyncio.shield(task)

    async def _read(self, stream: str) -> Loaded | None:
        async with self._database.read() as conn:
            stored = (await store.heads(conn, [stream])).get(stream)
            return await self.catch_up(conn, stored) if stored else None

    async def catch_up(self, conn: AsyncConnection, stored: store.StoredHead) -> Loaded:
        """A stream at least as far as the stored head that this connection sees."""
        loaded = self._shelf.get(stored.id) or Loaded(begin(self._kinds[stored.kind], stored.id))
        if loaded.head.seq < stored.seq:
            await self._follow(conn, loaded, stored.seq)
        return self._shelf.put(loaded)

    async def _follow(self, conn: AsyncConnection, loaded: Loaded, to: int) -> None:
        head = loaded.head
        new = await store.stretch(conn, head.stream, after=head.seq, to=to)
        in_thread = len(new.lines) > AT_ONCE
        done, events = await asyncio.to_thread(follow, head, new) if in_thread else follow(head, new)
        if done.seq != to:
            raise CorruptLog(f"{head.stream}: {done.seq} events where the head says {to}")
        loaded.advance(done, events, new.values(), new.erased)
        if not head.seq:
            loaded.behind = self._behind(head.stream, new)

    def _behind(self, stream: str, whole: Stretch) -> StreamBehindWitness | None:
        seen = self._witness.last(stream) if self._witness else None
        size = len(whole.lines)
        if seen is None or (seen.size <= size and line_hash(whole.lines[seen.size - 1][1]) == seen.hash):
            return None
        return StreamBehindWitness(stream=stream, size=size, witnessed=seen.size)

    def check_unwitnessed(self, stream: str) -> None:
        """Raises StreamBehindWitness if a stream that is not stored was once seen."""
        if behind := self._behind(stream, Stretch((), ())):
            raise behind

    def keep(self, batch: Batch) -> None:
        """Take in what a committed batch brought."""
        for head, before in batch.moved():
            loaded = self._shelf.get(head.stream) or (None if before else Loaded(begin(head.kind, head.stream)))
            if loaded is None:
                continue  # put away meanwhile: it will be read again
            loaded.advance(head, *batch.brought(head.stream))
            self._shelf.put(loaded)

    def forget(self, stream: str) -> None:
        """Read a stream anew next time: after an incident, a deletion, or a commit of which nobody knows the end."""
        self._shelf.drop(stream)

    def seqs(self) -> dict[str, int]:
        """How far each stream in memory goes."""
        return self._shelf.seqs()

    async def history(self, head: Head[Any], *, to: int) -> tuple[Head[Any], list[Recorded]]:
        """The events after `head` up to `to`, read from the database, and the head after them."""
        async with self._database.read() as conn:
            new = await store.stretch(conn, head.stream, after=head.seq, to=to)
        return await asyncio.to_thread(follow, head, new)

    async def verify(self, stream: str) -> Head[Any]:
        """Read a whole stream and check chain, head row and commitments. Raises CorruptLog, UnknownStream."""
        async with self._database.read() as conn:
            stored = (await store.heads(conn, [stream])).get(stream)
            if stored is None:
                raise UnknownStream(stream=stream)
            whole = await store.stretch(conn, stream, after=0, to=stored.seq)
        head = await asyncio.to_thread(verify, begin(self._kinds[stored.kind], stream), whole)
        if (head.seq, head.hash) != (stored.seq, stored.hash):
            raise CorruptLog(f"{stream}: the head row is not the head")
        return head
