"""A process in miniature for the contract: a database, an engine on the toy kind, a tail, and what they told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from app.db import Database
from app.witness import Witness
from rooms.log import tables
from rooms.log.batch import Body
from rooms.log.engine import Asker, Command, Engine, Index, Outside, no_index
from rooms.log.kind import Audience, Kind
from rooms.log.tail import Tail, Tick
from tests.contract.toy import TOY

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANA = Asker("ana", frozenset({"councillor"}))


@dataclass
class Place:
    """An empty database and a data directory."""

    url: str
    folder: Path

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    def database(self) -> Database:
        return Database(self.url, self.folder, is_durable=False)


@dataclass
class House:
    """One process: engine, tail, what was emitted, the faults told, a clock set by hand."""

    place: Place
    index: Index = no_index
    clock: Callable[[], datetime] = lambda: NOON
    kind: Kind[Any] = TOY
    witness_type: type[Witness] = Witness
    faults: list[Exception] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    told: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def __aenter__(self) -> "House":
        self.database = self.place.database()
        await self.database.start()
        self.witness = self.witness_type(self.place.folder, origin="council.example")
        chance = Random(7).randbytes if self.place.is_sqlite else Random().randbytes
        outside = Outside(self.clock, chance, self.faults.append, self.index, self.witness)
        self.engine = Engine([self.kind], self.database, outside)
        self.tail = Tail(self.engine, self._emit, self.faults.append)
        await self.engine.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.engine.stop()
        await self.tail.stop()
        await self.database.stop()

    async def _emit(self, tick: Tick) -> None:
        async with self.told:
            self.ticks.append(tick)
            self.told.notify_all()

    async def heard(self, stream: str, audience: Audience, seq: int) -> None:
        """Wait until the audience was told up to `seq`."""
        async with asyncio.timeout(10), self.told:
            await self.told.wait_for(
                lambda: any((t.stream, t.audience, t.seq) == (stream, audience, seq) for t in self.ticks)
            )

    def live(self, stream: str, audience: Audience) -> list[dict[str, Any]]:
        """Every message the audience was sent."""
        return [
            one for tick in self.ticks if (tick.stream, tick.audience) == (stream, audience) for one in tick.messages
        ]

    async def do(self, stream: str, type: str, asker: Asker = ANA, *, id: str = "", **data: Any) -> Body:
        return await self.engine.submit(stream, Command(id or new_id(), f"counter.{type}", data), asker)

    async def begin(self, stream: str = "c1") -> None:
        assert (await self.do(stream, "begin", name="Toy"))["ok"]

    async def rows(self, table: Any = tables.event) -> list[dict[str, Any]]:
        async with self.database.read() as conn:
            return [dict(row) for row in (await conn.execute(table.select())).mappings()]

    async def run(self, statement: str) -> None:
        async def job(conn: Any) -> None:
            await conn.execute(text(statement))

        await self.database.write(job)


_ids = Random(11)


def new_id() -> str:
    """A command id."""
    digits = _ids.randbytes(16).hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
