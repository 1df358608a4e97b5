"""The one writer: commands in, answers out, events appended between, many to a transaction. Never emits: see tail.py.

Not here: SQL (store.py), the deciding of a batch (batch.py), rules (the kinds), connections and locks (app/db.py).
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from rooms.log import store
from rooms.log.batch import INTERNAL, Asker, Batch, Body, Command, Key, Waiting, refused
from rooms.log.checkpoint import Checkpoint, InvalidCheckpoint, public_key_text, read_checkpoint, sign
from rooms.log.codec import digest, parse_command
from rooms.log.engine.memory import Memory, Witness
from rooms.log.errors import InvalidData, Refusal, UnknownCommand, UnknownStream
from rooms.log.head import Head, begin
from rooms.log.kind import Kind, instant_text, parse_instant
from rooms.log.loaded import Loaded

__all__ = [
    "Asker",
    "Body",
    "Checkpoint",
    "Command",
    "Engine",
    "Head",
    "Index",
    "InvalidCheckpoint",
    "Loaded",
    "Outside",
    "Witness",
    "no_index",
    "public_key_text",
    "read_checkpoint",
    "sign",
]

BATCH = 256
ATTEMPTS = 3
WATCH_SECONDS = 1.0
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STREAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")

Index = Callable[[AsyncConnection, Head[Any]], Awaitable[None]]
"""Writes the index row of a head inside the append's transaction; may raise a Refusal, which becomes the answer."""


async def no_index(conn: AsyncConnection, head: Head[Any]) -> None:
    """Keep no index rows."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What the engine is given of the world: time, chance, whom to tell of internal faults, index rows, a witness."""

    clock: Callable[[], datetime]
    chance: Callable[[int], bytes]
    on_fault: Callable[[Exception], None]
    index: Index = no_index
    witness: Witness | None = None


class Engine:
    """Runs streams of any kind on a database. `memory` reads them; only `submit` writes."""

    def __init__(self, kinds: Iterable[Kind[Any]], database: store.Database, outside: Outside) -> None:
        self.kinds: Mapping[str, Kind[Any]] = {kind.name: kind for kind in kinds}
        self.database = database
        self.memory = Memory(self.kinds, database, outside.witness)
        self._outside = outside
        self._queues: dict[str, list[tuple[Waiting, asyncio.Future[Body]]]] = {}
        self._lanes: set[asyncio.Task[None]] = set()
        self._watchers: list[asyncio.Task[None]] = []
        self._wakes: list[Callable[[str], None]] = []

    async def start(self) -> None:
        """Witness what a crash left unwitnessed, then watch for what other processes append."""
        async with self.database.read() as conn:
            ended = await store.heads(conn, final=True)
        for head in ended.values():
            await self._bear_witness(head)
        if self.database.is_shared:
            hear = self.database.listen(store.CHANNEL, self._hear)
            self._watchers = [asyncio.create_task(hear), asyncio.create_task(self._watch())]

    async def stop(self) -> None:
        """Answer what waits, then watch no more."""
        while self._lanes:
            await asyncio.wait(self._lanes)
        for task in self._watchers:
            task.cancel()
        await asyncio.gather(*self._watchers, return_exceptions=True)

    def on_commit(self, wake: Callable[[str], None]) -> None:
        """Have `wake(stream)` called whenever a stream may have grown, by us or by others."""
        self._wakes.append(wake)

    async def loaded(self, stream: str) -> Loaded:
        """A stream at its head, others' events included. Raises UnknownStream."""
        return await self.memory.loaded(stream)

    async def heads(self) -> dict[str, store.StoredHead]:
        """The stored heads of all streams, by id."""
        async with self.database.read() as conn:
            return await store.heads(conn)

    # Commands

    async def submit(self, stream: str, command: Command, asker: Asker) -> Body:
        """The answer to a command: `{"ok": True, "seq", **receipt}` or `{"ok": False, "code", "params"}`.

        What it says is committed durably. The same id from the same actor with the same data gets the same answer.
        """
        try:
            waiting = await self._read(stream, command, asker)
        except Refusal as refusal:
            return refused(refusal)
        except Exception as fault:
            self._outside.on_fault(fault)
            return INTERNAL
        return await asyncio.shield(self._enqueue(waiting))

    async def _read(self, stream: str, command: Command, asker: Asker) -> Waiting:
        id = command.id.lower()
        faults = [n for n, ok in (("id", _UUID.fullmatch(id)), ("stream", _STREAM.fullmatch(stream))) if not ok]
        if faults:
            raise InvalidData(errors=[{"field": name, "problem": "string_pattern_mismatch"} for name in faults])
        loaded = await self.memory.find(stream)
        if loaded is None:
            self.memory.check_unwitnessed(stream)
        elif loaded.behind is not None:
            raise loaded.behind
        kind = loaded.head.kind if loaded else self._beginning(stream, command.type)
        data = parse_command(kind, command.type, command.data)
        return Waiting(stream, id, kind.name, data, digest(command.type, command.data), asker)

    def _beginning(self, stream: str, type: str) -> Kind[Any]:
        for kind in self.kinds.values():
            if type in kind.begins:
                return kind
        if any(type in kind.commands for kind in self.kinds.values()):
            raise UnknownStream(stream=stream)
        raise UnknownCommand(type=type)

    # Lanes: one for all streams on SQLite, one a stream on PostgreSQL

    def _enqueue(self, waiting: Waiting) -> asyncio.Future[Body]:
        lane = waiting.stream if self.database.is_shared else ""
        told: asyncio.Future[Body] = asyncio.get_running_loop().create_future()
        if lane not in self._queues:
            self._queues[lane] = []
            task = asyncio.create_task(self._drain(lane))
            self._lanes.add(task)
            task.add_done_callback(self._lanes.discard)
        self._queues[lane].append((waiting, told))
        return told

    async def _drain(self, lane: str) -> None:
        while queue := self._queues[lane]:
            taken, self._queues[lane] = queue[:BATCH], queue[BATCH:]
            bodies = await self._settle([waiting for waiting, _ in taken])
            for (_, told), body in zip(taken, bodies, strict=True):
                told.set_result(body)
        del self._queues[lane]

    async def _settle(self, commands: Sequence[Waiting]) -> list[Body]:
        try:
            return await self._commit(commands, {})
        except (Refusal, store.Raced):
            pass
        except Exception as fault:
            self._outside.on_fault(fault)
        return [await self._settle_alone(waiting) for waiting in commands]

    async def _settle_alone(self, waiting: Waiting) -> Body:
        refusals: dict[Key, Refusal] = {}
        for _ in range(ATTEMPTS):
            try:
                return (await self._commit([waiting], refusals))[0]
            except Refusal as refusal:
                refusals = {waiting.key: refusal}
            except store.Raced:
                continue
            except Exception as fault:
                self._outside.on_fault(fault)
        return INTERNAL

    # One transaction

    async def _commit(self, commands: Sequence[Waiting], refusals: Mapping[Key, Refusal]) -> list[Body]:
        async def job(conn: AsyncConnection) -> tuple[Batch, list[store.StoredHead]]:
            batch = await self._prepare(conn, commands)
            batch.decide(commands, refusals)
            return batch, await self._append(conn, batch)

        try:
            batch, moved = await self.database.write(job)
        except BaseException:
            for waiting in commands:
                self.memory.forget(waiting.stream)
            raise
        self.memory.keep(batch)
        for fault in batch.faults:
            self._outside.on_fault(fault)
        for head in moved:
            if head.is_final:
                await self._bear_witness(head)
            self._wake(head.id)
        return batch.bodies

    async def _prepare(self, conn: AsyncConnection, commands: Sequence[Waiting]) -> Batch:
        kinds = {waiting.stream: waiting.kind for waiting in reversed(commands)}
        stored = await store.heads(conn, kinds, lock=self.database.is_shared)
        heads = {}
        for stream, kind in kinds.items():
            found = stored.get(stream)
            heads[stream] = (await self.memory.catch_up(conn, found)).head if found else begin(self.kinds[kind], stream)
        answers = await store.answers(conn, [waiting.key for waiting in commands])
        now = parse_instant(instant_text(self._outside.clock()))
        return Batch(heads, answers, now, self._outside.chance)

    async def _append(self, conn: AsyncConnection, batch: Batch) -> list[store.StoredHead]:
        moved = batch.moved()
        heads = [
            store.StoredHead(h.stream, h.kind.name, h.seq, h.hash, h.at or batch.now, h.kind.is_final(h.state))
            for h, _ in moved
        ]
        before = [seq for _, seq in moved]
        adding = store.Appending(list(zip(heads, before, strict=True)), batch.written, batch.answered, batch.erased)
        await store.append(conn, adding)
        for head, _ in moved:
            await self._outside.index(conn, head)
        if self.database.is_shared:
            await store.notify(conn, [head.id for head in heads])
        return heads

    # What follows a commit

    async def _bear_witness(self, head: store.StoredHead) -> None:
        witness = self._outside.witness
        if witness is None:
            return
        last = witness.last(head.id)
        if last is None or last.size < head.seq:
            try:
                await asyncio.to_thread(witness.record, head.id, head.seq, head.hash)
            except Exception as fault:  # the commit stands: the next start witnesses it
                self._outside.on_fault(fault)

    def _wake(self, stream: str) -> None:
        for wake in self._wakes:
            wake(stream)

    def _hear(self, stream: str) -> None:
        for known in [stream] if stream else self.memory.seqs():
            self._wake(known)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            seqs = self.memory.seqs()
            try:
                async with self.database.read() as conn:
                    stored = await store.heads(conn, seqs)
            except (OSError, SQLAlchemyError) as fault:
                self._outside.on_fault(fault)
                continue
            for stream, head in stored.items():
                if head.seq > seqs[stream]:
                    self._wake(stream)
