"""Several processes on one PostgreSQL database: they race, wake each other, and forget what another erased."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from rooms.log.kind import Audience
from tests.contract.house import House, Place, new_id
from tests.services import cloned


@pytest.fixture
async def pair(server: tuple[str, str], tmp_path: Path) -> AsyncIterator[tuple[House, House]]:
    async with cloned(*server) as url:
        places = [Place(url, tmp_path / name) for name in "ab"]
        async with House(places[0]) as one, House(places[1]) as other:
            yield one, other
            assert [*one.faults, *other.faults] == []


async def test_two_processes_race_without_loss_gap_or_double(pair: tuple[House, House]) -> None:
    await pair[0].begin()
    bodies = await asyncio.gather(*(pair[n % 2].do("c1", "add", by=1, pick="yes") for n in range(200)))
    assert sorted(body["seq"] for body in bodies) == list(range(2, 202))
    for house in pair:
        assert (await house.engine.loaded("c1")).head.state.total == 200
        await house.engine.memory.verify("c1")


async def test_two_processes_race_to_begin_and_one_does(pair: tuple[House, House]) -> None:
    for n in range(20):
        bodies = await asyncio.gather(*(house.do(f"c{n}", "begin", name="Toy") for house in pair))
        assert sorted(str(body.get("code")) for body in bodies) == ["None", "already_begun"]


async def test_one_command_given_to_both_is_effective_once(pair: tuple[House, House]) -> None:
    await pair[0].begin()
    for by in (1, 5000):
        for _ in range(20):
            id = new_id()
            first, second = await asyncio.gather(*(house.do("c1", "add", id=id, by=by, pick="yes") for house in pair))
            assert first == second
    assert (await pair[0].engine.loaded("c1")).head.state.total == 20


async def test_what_one_appends_the_other_tells(pair: tuple[House, House]) -> None:
    await pair[0].begin()
    await pair[1].tail.listen("c1", Audience.PUBLIC)
    await pair[0].do("c1", "add", by=1, pick="yes", note="hello")
    await pair[1].heard("c1", Audience.PUBLIC, 2)
    assert pair[1].ticks[0].messages[0]["data"] == {"by": 1, "note": "hello"}


async def test_a_listener_whose_connection_is_cut_listens_again(pair: tuple[House, House]) -> None:
    await pair[0].begin()
    await pair[1].tail.listen("c1", Audience.PUBLIC)
    pair[1].engine._watchers[1].cancel()
    ours = "query ILIKE 'LISTEN%' AND datname = current_database()"
    kill = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}"
    await pair[0].run(kill)
    for seq in range(2, 5):
        await pair[0].do("c1", "add", by=1, pick="yes")
        await pair[1].heard("c1", Audience.PUBLIC, seq)


async def test_what_one_erases_the_other_forgets(pair: tuple[House, House]) -> None:
    await pair[0].begin()
    await pair[0].do("c1", "add", by=1, pick="yes", note="to be erased")
    told = await pair[1].tail.messages("c1", Audience.PUBLIC, after=1)
    assert told["messages"][0]["data"]["note"] == "to be erased"
    await pair[0].do("c1", "redact", seq=2)
    told = await pair[1].tail.messages("c1", Audience.PUBLIC, after=1)
    assert [one["data"] for one in told["messages"]] == [{"by": 1, "note": None}, {"seq": 2}]
    assert "to be erased" not in str((await pair[1].engine.loaded("c1")).openings)


async def test_every_connection_commits_durably(pair: tuple[House, House]) -> None:
    async with pair[0].database.read() as conn:
        assert (await conn.execute(text("SHOW synchronous_commit"))).scalar() == "on"
