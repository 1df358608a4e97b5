"""Index rows of participation and mentions: written whole for a session, read back as they were."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from minutes import mentions_of, participation_of
from minutes.tables import (
    TABLES,
    Wanted,
    delete_rows,
    mention_row,
    mention_rows,
    participation_rows,
    stale,
    write_mentions,
    write_participation,
)
from rooms.log.tables import metadata
from tests.minutes.stories import EVENING, whole_evening

EVENING_OVER = whole_evening()
ROWS = participation_of(EVENING_OVER.log)
MENTIONS = mentions_of(EVENING_OVER.stage.state)
SEQ = len(EVENING_OVER.log)


@pytest.fixture
async def conn() -> AsyncIterator[AsyncConnection]:
    """An empty database in memory."""
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as connection:
        await connection.run_sync(lambda sync: metadata.create_all(sync, tables=list(TABLES)))
        yield connection
    await engine.dispose()


async def test_rows_are_read_back_as_they_were_written(conn: AsyncConnection) -> None:
    await write_participation(conn, "session-1", SEQ, ROWS)
    await write_mentions(conn, "session-1", SEQ, MENTIONS)
    assert sorted(await participation_rows(conn), key=lambda row: row.person) == sorted(ROWS, key=lambda r: r.person)
    assert await mention_rows(conn) == list(MENTIONS)


async def test_writing_again_replaces_what_was_there(conn: AsyncConnection) -> None:
    await write_participation(conn, "session-1", SEQ, ROWS)
    await write_participation(conn, "session-1", SEQ + 1, ROWS[:2])
    assert len(await participation_rows(conn)) == 2
    await write_mentions(conn, "session-1", SEQ, MENTIONS)
    await write_mentions(conn, "session-1", SEQ + 1, ())
    assert await mention_rows(conn) == []


async def test_rows_are_found_by_council_person_commitment_and_day(conn: AsyncConnection) -> None:
    await write_participation(conn, "session-1", SEQ, ROWS)
    await write_mentions(conn, "session-1", SEQ, MENTIONS)
    day = timedelta(days=1)
    assert [row.person for row in await participation_rows(conn, Wanted(person="dora"))] == ["dora"]
    assert await participation_rows(conn, Wanted(council="another")) == []
    assert len(await participation_rows(conn, Wanted(council="council-1", from_=EVENING, to=EVENING + day))) == len(
        ROWS
    )
    assert await participation_rows(conn, Wanted(from_=EVENING + day)) == []
    assert await participation_rows(conn, Wanted(to=EVENING)) == []
    assert len(await mention_rows(conn, Wanted(commitment="BRVCA0003"))) == 1
    assert await mention_rows(conn, Wanted(commitment="BRVCA0001")) == []


async def test_rows_of_another_version_are_stale_and_a_session_can_be_taken_out(conn: AsyncConnection) -> None:
    await write_participation(conn, "session-1", SEQ, ROWS)
    await write_mentions(conn, "session-1", SEQ, MENTIONS)
    assert await stale(conn) == set()
    await conn.execute(update(mention_row).values(version=0))
    assert await stale(conn) == {"session-1"}
    await delete_rows(conn, "session-1")
    assert (await participation_rows(conn), await mention_rows(conn)) == ([], [])
