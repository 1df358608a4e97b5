"""What survives a killed process, a second process, a truncated stream, a failing witness, a lost listener."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from app.db import Database, DatabaseLocked, UnsafeDatabase
from app.witness import Witness
from rooms.log.batch import Body
from rooms.log.engine import read_checkpoint
from rooms.log.errors import CorruptLog
from rooms.log.kind import Audience
from tests.contract.house import NOON, House, Place, new_id

ROOT = Path(__file__).resolve().parents[2]
KILLS = 3


def kill_after(place: Place, *, seed: int, acks: int) -> list[dict[str, Any]]:
    """What a voting child said until it was killed in the middle of its work, at least `acks` answers on."""
    command = [sys.executable, "-m", "tests.contract.voter", place.url, str(place.folder), str(seed)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    said: list[bytes] = []
    while acks:
        said.append(child.stdout.readline())
        assert said[-1], "the child died by itself"
        acks -= b'"body"' in said[-1]
    child.send_signal(signal.SIGKILL)
    said += child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    return [orjson.loads(line) for line in said if line.endswith(b"\n")]


async def test_nothing_acked_is_lost_or_doubled_when_killed(place: Place) -> None:
    said = []
    for seed in range(KILLS):
        said += await asyncio.to_thread(kill_after, place, seed=seed, acks=20 + 13 * seed)
    asked = sorted({line["id"] for line in said})
    acked: dict[str, Body] = {line["id"]: line["body"] for line in said if "body" in line}
    async with House(place) as house:
        await house.engine.memory.verify("c1")
        kept = await commands(house)
        assert {id: body["seq"] for id, body in acked.items()}.items() <= kept.items(), "acked and lost"
        again = await asyncio.gather(*(house.do("c1", "add", id=id, by=1, pick="yes") for id in asked))
        told = dict(zip(asked, again, strict=True))
        assert all(told[id] == body for id, body in acked.items())
        assert {id: body["seq"] for id, body in told.items()}.items() >= kept.items(), "committed, never acked"
        assert (await house.engine.loaded("c1")).head.state.total == len(asked)


async def commands(house: House) -> dict[str, int]:
    """The seq of each command that is in the log, the first apart; none is in it twice."""
    lines = [orjson.loads(row["line"]) for row in await house.rows()]
    kept = {line["command"]: line["seq"] for line in lines if line["seq"] > 1}
    assert len(kept) == len(lines) - 1, "doubled"
    return kept


async def test_a_commit_whose_caller_left_is_answered_the_same_after_a_restart(place: Place) -> None:
    id = new_id()
    async with House(place) as house:
        await house.begin()
        caller = asyncio.create_task(house.do("c1", "add", id=id, by=1, pick="yes"))
        await asyncio.sleep(0)  # it starts, and waits for its commit
        assert house.engine._lanes
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    async with House(place) as house:
        body = await house.do("c1", "add", id=id, by=1, pick="yes")
        assert body == {"ok": True, "seq": 2, "choice": "yes", "number": 1}
        assert (await house.engine.loaded("c1")).head.seq == 2


async def test_a_data_directory_has_one_process_on_sqlite(place: Place) -> None:
    async with House(place):
        second = place.database()
        if not place.is_sqlite:
            await second.start()
            await second.stop()
            return
        with pytest.raises(DatabaseLocked):
            await second.start()
        voter = [sys.executable, "-m", "tests.contract.voter", place.url, str(place.folder), "0"]
        other = await asyncio.to_thread(subprocess.run, voter, cwd=ROOT, capture_output=True, check=False)
        assert b"DatabaseLocked" in other.stderr
    async with House(place) as free:
        await free.begin()


async def test_a_reader_cannot_write(house: House) -> None:
    async with house.database.read() as conn:
        with pytest.raises(Exception, match=r"readonly|read-only"):
            await conn.execute(text("DELETE FROM event"))


async def test_what_durability_rests_on_is_set_and_checked(place: Place) -> None:
    async with House(place) as house, house.database.read() as conn:
        name = "PRAGMA journal_mode" if place.is_sqlite else "SHOW synchronous_commit"
        assert (await conn.execute(text(name))).scalar() in {"wal", "on"}

    async def synchronous(conn: Any) -> object:
        return (await conn.execute(text("PRAGMA synchronous"))).scalar()

    if place.is_sqlite:
        async with House(place) as house:
            assert await house.database.write(synchronous) == 2
    else:
        with pytest.raises(UnsafeDatabase, match="fsync"):
            await Database(place.url, place.folder).start()


async def test_an_ended_stream_is_witnessed_at_each_further_event(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes", note="x")
    assert house.witness.last("c1") is None
    for seq, type in ((3, "finish"), (4, "show")):
        await house.do("c1", type)
        last = house.witness.last("c1")
        head = (await house.engine.loaded("c1")).head
        assert last is not None
        assert (last.size, last.hash) == (seq, head.hash)
    entries = [orjson.loads(line) for line in (house.place.folder / "witness.jsonl").read_bytes().splitlines()]
    assert [read_checkpoint(entry["note"], house.witness.public_key).size for entry in entries] == [3, 4]
    assert (house.place.folder / "keys/log.key").stat().st_mode & 0o777 == 0o600


async def test_a_crash_between_commit_and_witness_is_made_good_at_start(place: Place) -> None:
    async with House(place) as house:
        await house.begin()
        await house.do("c1", "finish")
    (place.folder / "witness.jsonl").write_bytes(b'{"stream":"c1","size":2,"ha')
    async with House(place) as house:
        last = house.witness.last("c1")
        assert last is not None
        assert last.size == 2


async def test_a_witness_that_cannot_write_costs_no_answer(place: Place) -> None:
    class Full(Witness):
        def record(self, stream: str, size: int, head: str) -> None:
            raise OSError("disk full")

    async with House(place, witness_type=Full) as house:
        await house.begin()
        assert (await house.do("c1", "finish"))["ok"]
        assert [str(fault) for fault in house.faults] == ["disk full"]


CUTS = {
    "shorter": ["DELETE FROM event WHERE seq = 3", "UPDATE stream SET seq = 2, is_final = false, hash = :hash"],
    "gone": ["DELETE FROM event", "DELETE FROM stream", "DELETE FROM answer"],
}


@pytest.mark.parametrize("cut", CUTS)
async def test_a_stream_shorter_than_its_witness_is_refused_until_an_incident_is_recorded(
    place: Place, cut: str
) -> None:
    async with House(place) as house:
        await house.begin()
        await house.do("c1", "add", by=1, pick="yes")
        second = (await house.engine.loaded("c1")).head.hash
        await house.do("c1", "finish")
        for statement in CUTS[cut]:
            await house.run(statement.replace(":hash", f"'{second}'"))
    type: str = "begin" if cut == "gone" else "add"
    data: dict[str, Any] = {"name": "Anew"} if cut == "gone" else {"by": 1, "pick": "yes"}
    async with House(place) as house:
        refused = await house.do("c1", type, **data)
        assert (refused["code"], refused["params"]["witnessed"]) == ("stream_behind_witness", 3)
        assert len(await house.rows()) < 3
        house.witness.record_incident("c1", "restored from the backup of yesterday", NOON)
        house.engine.memory.forget("c1")
        assert (await house.do("c1", type, **data))["ok"]


async def test_a_stream_rewritten_since_its_witness_is_refused(place: Place) -> None:
    async with House(place) as house:
        await house.begin()
        await house.do("c1", "finish")
        await house.do("c2", "begin", name="Other")
    async with House(place) as house:
        house.witness.record("c2", 1, "ab" * 32)
        house.engine.memory.forget("c2")
        assert (await house.do("c2", "add", by=1, pick="yes"))["code"] == "stream_behind_witness"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET line = replace(line, 'Toy', 'Tyo') WHERE seq = 1",
        "DELETE FROM event WHERE seq = 2",
        "UPDATE opening SET value = '\"no\"' WHERE field = 'pick'",
        "DELETE FROM opening WHERE field = 'pick'",
        "UPDATE stream SET seq = 2",
    ],
)
async def test_a_log_changed_by_hand_does_not_verify(house: House, change: str) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes")
    await house.do("c1", "add", by=1, pick="yes")
    await house.engine.memory.verify("c1")
    await house.run(change)
    with pytest.raises(CorruptLog):
        await house.engine.memory.verify("c1")


async def test_what_a_process_appends_while_another_does_not_listen_is_told_within_a_second_or_so(place: Place) -> None:
    if place.is_sqlite:
        return
    async with House(place) as ours, House(place) as theirs:
        await ours.begin()
        await theirs.tail.listen("c1", Audience.PUBLIC)
        theirs.engine._watchers[0].cancel()
        await ours.do("c1", "add", by=1, pick="yes")
        await theirs.heard("c1", Audience.PUBLIC, 2)
