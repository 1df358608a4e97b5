"""Durable acked votes on SQLite: a hundred voters through their own sockets, one ballot, the server on one core.

Each voter changes the vote again and again until the session has 20,000 events, whose replay is then measured.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import uuid4

import aiohttp

from app.cli.serving import spare_the_collector
from app.clock import Clock
from app.db import Database
from app.rehearsal import wire
from app.rehearsal.api import Api, Council
from app.rehearsal.rehearsal import RULES
from app.rehearsal.rollcalls import invented
from app.rehearsal.session import call
from rooms import COUNCIL, SESSION
from rooms.log.engine import Engine, Outside
from tests.bench.load import SERVER_CORE, Load, Took, pinned
from tests.bench.server import House, running

VOTERS = 100
ROUNDS, EACH = 9, 20
BURSTS = 20
REPLAYS = 5


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes acked in a second, each voter voting again as soon as acked; p99 of the waits when all vote at once."""

    per_second: float
    burst_p99_ms: float
    stream: str


def votes(program: Path, house: House) -> Votes:
    """The medians of all rounds."""
    with running(pinned(SERVER_CORE, *house.serve), house.port, house.environment):
        council, stream = asyncio.run(_prepared(house))
        with Load(program, house.port, _connects(council, stream)) as load:
            load.rest(1.0)
            played, bursts = _played(load, ROUNDS, EACH), _played(load, BURSTS, 1)
    return Votes(median(t.count / t.seconds for t in played), median(t.p99_ms for t in bursts), stream)


def _connects(council: Council, stream: str) -> list[str]:
    return [wire.connect({"stream": stream, "token": member.token}) for member in council.members.values()]


def _played(load: Load, rounds: int, each: int) -> list[Took]:
    played = [load.play(_casts(each)) for _ in range(rounds)]
    if refused := sum(took.refused for took in played):
        raise RuntimeError(f"{refused} votes were refused")
    return played


async def _prepared(house: House) -> tuple[Council, str]:
    """A session of a hundred members, all present, with an open ballot."""
    async with aiohttp.ClientSession() as http:
        api = Api(http, house.url)
        (sitting,) = invented(VOTERS, 1, datetime.now(UTC).date())
        token = await api.login(*house.account())
        council = await api.make_council(token, list(sitting.members()), RULES)
        stream = await call(api, council, sitting)
        for member in council.members.values():
            await api.command(member.token, stream, "attendance.check_in", place="in_room")
        await api.command(council.president, stream, "session.open", call=1)
        await api.command(council.president, stream, "agenda.start", item="i1")
        await api.command(council.president, stream, "ballot.open", ballot="b1", item="i1", question="Who is quick?")
        return council, stream


def _casts(each: int) -> Iterator[tuple[int, str]]:
    for number in range(each):
        for voter in range(VOTERS):
            data = {"ballot": "b1", "choice": ("yes", "no")[(number + voter) % 2]}
            yield voter, wire.event(1, "command", {"id": str(uuid4()), "type": "ballot.cast", "data": data})


async def replay(house: House, stream: str) -> tuple[float, int]:
    """Seconds from a cold start to the state of a stream, the median of several; and how many events it has."""
    spare_the_collector()
    took: list[float] = []
    events = 0
    database = Database(house.database, house.data_dir)
    await database.start()
    try:
        for _ in range(REPLAYS):
            engine = Engine([COUNCIL, SESSION], database, Outside(Clock(), bytes, _raise))
            began = time.perf_counter()
            events = (await engine.loaded(stream)).head.seq
            took.append(time.perf_counter() - began)
    finally:
        await database.stop()
    return median(took), events


def _raise(fault: Exception) -> None:
    raise fault
