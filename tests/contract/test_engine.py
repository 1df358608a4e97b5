"""What every engine promises, on both databases."""

import asyncio
from typing import Any

import pytest

from rooms.log import tables
from rooms.log.batch import Body
from rooms.log.engine import Asker, Head
from rooms.log.errors import UnknownStream
from rooms.log.head import begin
from tests.contract.house import ANA, NOON, House, Place, new_id
from tests.contract.toy import TOY

BENTO = Asker("bento", frozenset({"councillor"}))
GUEST = Asker("gil", frozenset({"guest"}))


async def test_a_command_is_answered_with_its_seq_and_receipt(house: House) -> None:
    await house.begin()
    body = await house.do("c1", "add", by=2, pick="yes")
    assert body == {"ok": True, "seq": 2, "choice": "yes", "number": 1}


async def test_a_hundred_at_once_are_numbered_without_gaps(house: House) -> None:
    await house.begin()
    bodies = await asyncio.gather(*(house.do("c1", "add", by=1, pick="yes") for _ in range(100)))
    assert sorted(body["seq"] for body in bodies) == list(range(2, 102))
    assert sorted(row["seq"] for row in await house.rows()) == list(range(1, 102))
    assert (await house.engine.loaded("c1")).head.state.total == 100
    await house.engine.memory.verify("c1")


async def test_streams_do_not_mix(house: House) -> None:
    await asyncio.gather(*(house.begin(f"c{n}") for n in range(5)))
    await asyncio.gather(*(house.do(f"c{n % 5}", "add", by=n % 5, pick="yes") for n in range(50)))
    for n in range(5):
        assert (await house.engine.memory.verify(f"c{n}")).state.total == 10 * n


async def test_duplicates_of_a_batch_share_one_answer(house: House) -> None:
    await house.begin()
    id = new_id()
    bodies = await asyncio.gather(*(house.do("c1", "add", id=id, by=1, pick="yes") for _ in range(20)))
    assert all(body == bodies[0] for body in bodies)
    assert (await house.engine.loaded("c1")).head.seq == 2


async def test_a_repeated_command_gets_the_same_body_later_refusals_too(house: House) -> None:
    await house.begin()
    for by in (1, 5000):
        id = new_id()
        first = await house.do("c1", "add", id=id, by=by, pick="yes")
        await house.do("c1", "add", by=1, pick="no")
        assert await house.do("c1", "add", id=id.upper(), by=by, pick="yes") == first


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "later"])
async def test_an_id_with_other_data_or_actor_is_refused(house: House, together: bool) -> None:
    await house.begin()
    id = new_id()
    tries = [
        house.do("c1", "add", id=id, by=1, pick="yes"),
        house.do("c1", "add", id=id, by=2, pick="yes"),
        house.do("c1", "add", BENTO, id=id, by=1, pick="yes"),
    ]
    bodies = await asyncio.gather(*tries) if together else [await one for one in tries]
    assert [body.get("code") for body in bodies] == [None, "command_id_reused", "command_id_reused"]
    assert len(await house.rows(tables.answer)) == 2


async def test_the_same_id_is_free_on_another_stream(house: House) -> None:
    await house.begin("c1")
    await house.begin("c2")
    id = new_id()
    assert (await house.do("c1", "add", id=id, by=1, pick="yes"))["ok"]
    assert (await house.do("c2", "add", BENTO, id=id, by=2, pick="no"))["ok"]


async def test_a_refusal_leaves_only_its_answer(house: House) -> None:
    await house.begin()
    body = await house.do("c1", "add", GUEST, by=1, pick="yes")
    assert body == {"ok": False, "code": "not_allowed", "params": {"type": "counter.add"}}
    assert len(await house.rows()) == 1
    assert [row["body"] for row in await house.rows(tables.answer) if "not_allowed" in row["body"]]


async def test_refusing_to_begin_leaves_no_stream(house: House) -> None:
    assert (await house.do("c9", "begin", GUEST, name="No"))["code"] == "not_allowed"
    assert await house.rows(tables.stream) == []
    assert (await house.do("c9", "add", by=1, pick="yes"))["code"] == "unknown_stream"


@pytest.mark.parametrize(
    ("stream", "type", "data", "code"),
    [
        ("ç", "begin", {"name": "x"}, "invalid_data"),
        ("c1", "add", {"id": "7", "by": 1, "pick": "yes"}, "invalid_data"),
        ("c1", "add", {"by": "1", "pick": "yes"}, "invalid_data"),
        ("c1", "add", {"by": 1, "pick": "yes", "more": 1}, "invalid_data"),
        ("c1", "add", {"by": 2**80, "pick": "yes"}, "invalid_data"),
        ("c1", "add", {"by": 1, "pick": "yes", "note": "\ud800"}, "invalid_data"),
        ("c1", "leap", {}, "unknown_command"),
        ("c2", "leap", {}, "unknown_command"),
        ("c2", "add", {"by": 1, "pick": "yes"}, "unknown_stream"),
    ],
)
async def test_what_cannot_be_read_is_answered_and_not_kept(
    house: House, stream: str, type: str, data: dict[str, Any], code: str
) -> None:
    await house.begin()
    body = await house.do(stream, type, **data)
    assert (body["ok"], body["code"]) == (False, code)
    assert len(await house.rows(tables.answer)) == 1


async def test_a_fault_of_a_kind_costs_its_own_command_only(place: Place) -> None:
    async with House(place) as house:
        await house.begin()
        id = new_id()
        adds = [house.do("c1", "add", by=1, pick="yes") for _ in range(5)]
        broken, *added = await asyncio.gather(house.do("c1", "break", id=id), *adds)
        assert broken == {"ok": False, "code": "internal", "params": {}}
        assert all(body["ok"] for body in added)
        assert [str(fault) for fault in house.faults] == ["broken"]
        assert id not in {row["command_id"] for row in await house.rows(tables.answer)}


async def test_a_failing_batch_is_retried_each_alone(place: Place) -> None:
    async def index(conn: Any, head: Head[Any]) -> None:
        if 666 in {one.by for one in head.state.adds.values()}:
            raise OSError("the index would not take it")

    async with House(place, index=index) as house:
        await house.begin()
        bodies = await asyncio.gather(*(house.do("c1", "add", by=by, pick="yes") for by in (1, 666, 2)))
        assert [body["ok"] for body in bodies] == [True, False, True]
        assert (await house.engine.memory.verify("c1")).state.total == 3
        assert len(await house.rows(tables.answer)) == 3
        assert {str(fault) for fault in house.faults} == {"the index would not take it"}


async def test_a_caller_that_goes_away_cancels_nothing(house: House) -> None:
    await house.begin()
    ids = [new_id() for _ in range(30)]
    tasks = [asyncio.create_task(house.do("c1", "add", id=id, by=1, pick="yes")) for id in ids]
    await asyncio.sleep(0)  # all are queued
    for task in tasks[::2]:
        task.cancel()
    gone = await asyncio.gather(*tasks, return_exceptions=True)
    assert sum(isinstance(one, asyncio.CancelledError) for one in gone) == 15
    again: list[Body] = await asyncio.gather(*(house.do("c1", "add", id=id, by=1, pick="yes") for id in ids))
    assert len({body["seq"] for body in again}) == 30
    assert (await house.engine.memory.verify("c1")).state.total == 30


async def test_a_job_outlives_its_caller(house: House) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def job(conn: Any) -> None:
        begun.set()
        await go.wait()
        await conn.execute(tables.cursor.insert().values(name="n", stream="s", seq=1))

    caller = asyncio.create_task(house.database.write(job))
    await begun.wait()
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    go.set()
    await asyncio.gather(*house.database._jobs)
    assert len(await house.rows(tables.cursor)) == 1


async def test_time_never_runs_backwards_in_a_stream(place: Place) -> None:
    times = iter([NOON, NOON.replace(hour=9), NOON.replace(hour=13)])
    async with House(place, clock=lambda: next(times)) as house:
        await house.begin()
        for _ in range(2):
            await house.do("c1", "add", by=1, pick="yes")
        recent = (await house.engine.loaded("c1")).recent
        assert [one.at.hour for one in recent] == [12, 12, 13]


async def test_replay_is_live(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes", note="text")
    await house.do("c1", "redact", seq=2)
    live = await house.engine.loaded("c1")
    house.engine.memory.forget("c1")
    again = await house.engine.loaded("c1")
    assert again is not live
    assert (again.head, again.openings, list(again.recent)) == (live.head, live.openings, list(live.recent))


async def test_a_stream_nobody_began_is_unknown(house: House) -> None:
    with pytest.raises(UnknownStream):
        await house.engine.loaded("nobody")
    assert begin(TOY, "c1").seq == 0
    assert ANA.actor == "ana"
