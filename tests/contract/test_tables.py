"""Migrations give the tables the code names; loops keep cursors and leases; index rows are folds."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.exc import StatementError

import app.accounts.tables
import rooms.tables
from rooms.log import store
from rooms.log.kind import Kind
from rooms.log.tables import lease, metadata
from rooms.tables import Page, Wanted, councils, due_streams, reindex, sessions, write_index
from tests.contract.house import NOON, House, Place, new_id
from tests.contract.toy import TOY, Counter

HOLDERS = (app.accounts.tables, rooms.tables)


async def test_a_migrated_database_has_exactly_the_tables_of_the_code(house: House) -> None:
    assert HOLDERS

    def differences(sync: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(sync, opts={"compare_type": True}), metadata))

    async with house.database.read() as conn:
        assert await conn.run_sync(differences) == []


async def test_a_naive_time_is_refused_and_an_aware_one_comes_back_in_utc(house: House) -> None:
    async def keep(until: datetime) -> None:
        await house.database.write(lambda conn: store.take_lease(conn, "n", holder="h", now=NOON, until=until))

    with pytest.raises(StatementError, match="aware"):
        await keep(datetime(2026, 1, 1))  # noqa: DTZ001 (the naive time that is refused)
    await keep(NOON)
    assert [row["until"] for row in await house.rows(lease)] == [NOON]


async def test_a_lease_has_one_holder_until_it_lapses(house: House) -> None:
    async def take(holder: str, minute: int) -> bool:
        now = NOON + timedelta(minutes=minute)
        until = now + timedelta(minutes=2)
        return await house.database.write(
            lambda conn: store.take_lease(conn, "due", holder=holder, now=now, until=until)
        )

    assert [await take("a", 0), await take("b", 1), await take("a", 1), await take("b", 2)] == [
        True,
        False,
        True,
        False,
    ]
    assert [await take("b", 3), await take("a", 4)] == [True, False]


async def test_a_loop_is_told_the_streams_it_has_not_read(house: House) -> None:
    await house.begin("c1")
    await house.begin("c2")
    await house.do("c2", "add", by=1, pick="yes")
    await house.database.write(lambda conn: store.set_cursor(conn, "loop", "c1", 1))
    for read in (1, 2):
        async with house.database.read() as conn:
            found = await store.behind(conn, "loop")
        assert found == ([("c2", "counter", read - 1, 2)] if read == 1 else [])
        await house.database.write(lambda conn: store.set_cursor(conn, "loop", "c2", 2))


async def test_a_deleted_stream_leaves_no_row(house: House) -> None:
    await house.begin("c1")
    await house.do("c1", "add", by=1, pick="yes", note="x")
    await house.do("c1", "redact", seq=2)
    await house.database.write(lambda conn: store.delete_stream(conn, "c1"))
    house.engine.memory.forget("c1")
    for table in metadata.sorted_tables:
        assert await house.rows(table) == [], table.name
    await house.begin("c1")


def row_of(state: Counter) -> dict[str, Any] | None:
    """The toy as if it were a council: acronym is its name, seats its total; due when it finishes."""
    due = TOY.next_due(state)
    shared = {"name": state.name, "state": "ended" if state.is_finished else "active", "next_due_at": due}
    return {**shared, "acronym": state.name, "rehearsal": state.is_reserved, "seats": state.total}


COUNCIL: Kind[Counter] = replace(TOY, name="council", index=row_of)


@pytest.fixture
async def listed(place: Place) -> AsyncIterator[House]:
    async with House(place, index=write_index, kind=COUNCIL) as house:
        yield house
        assert house.faults == []


async def test_an_acronym_is_taken_however_it_is_capitalised_and_the_refusal_is_kept(listed: House) -> None:
    assert (await listed.do("c1", "begin", name="CMS"))["ok"]
    id = new_id()
    for _ in range(2):
        body = await listed.do("c2", "begin", id=id, name="cms")
        assert body == {"ok": False, "code": "acronym_taken", "params": {"acronym": "cms"}}
    assert [row["stream"] for row in await listed.rows()] == ["c1"]
    assert (await listed.do("c1", "add", by=1, pick="yes"))["ok"]


async def test_lists_are_read_in_pages_without_rehearsals(listed: House) -> None:
    for n in (3, 1, 2):
        await listed.do(f"c{n}", "begin", name=f"C{n}")
    await listed.do("c9", "begin", name="C9")
    await listed.do("c9", "reserve", on=True)
    async with listed.database.read() as conn:
        first = await councils(conn, Page(limit=2))
        last = await councils(conn, Page(after=first.next, limit=2))
        assert [row["acronym"] for row in (*first.items, *last.items)] == ["C1", "C2", "C3"]
        assert (first.next, last.next) == ("c2", None)
        assert len((await councils(conn, Page(with_rehearsals=True))).items) == 4
        assert (
            await sessions(conn, Wanted(council="c1", from_=NOON, to=NOON, state="open"), Page(after="x"))
        ).items == []


async def test_streams_are_due_when_their_time_comes(listed: House) -> None:
    await listed.do("c1", "begin", name="C1")
    async with listed.database.read() as conn:
        assert await due_streams(conn, NOON) == []
        assert await due_streams(conn, NOON + timedelta(hours=1)) == ["c1"]


async def test_rebuilt_index_rows_equal_those_written_and_a_changed_one_is_named(listed: House) -> None:
    for name in ("A", "B"):
        await listed.do(name, "begin", name=name)
        await listed.do(name, "add", by=3, pick="yes")
    assert await reindex(listed.engine) == []
    await listed.run("UPDATE council_row SET seats = 9 WHERE stream = 'A'")
    await listed.run("DELETE FROM council_row WHERE stream = 'B'")
    found = {one.stream: one.columns for one in await reindex(listed.engine)}
    assert found["A"] == {"seats": (9, 3)}
    assert found["B"]["seats"] == (None, 3)
    assert await reindex(listed.engine) == []
