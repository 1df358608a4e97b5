"""Index rows: folds kept on disk for lists, written in the append's transaction and by nobody else. No rule is here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    RowMapping,
    Select,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from rooms.log import Refusal
from rooms.log.engine import Engine, Head
from rooms.log.tables import ID, Utc, metadata

INDEX_VERSION = 1
"""Raise it when the meaning of a column changes: rows of another version are rebuilt by `reindex`."""


def _fold() -> list[Column[Any]]:
    return [
        Column("stream", ID, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("rehearsal", Boolean, nullable=False),
        Column("state", String(40), nullable=False),
        Column("next_due_at", Utc, nullable=True, index=True),
    ]


council_row = Table(
    "council_row",
    metadata,
    *_fold(),
    Column("acronym", String(40), nullable=False),
    Column("acronym_key", String(40), nullable=False, unique=True),
    Column("name", String(300), nullable=False),
    Column("seats", Integer, nullable=False),
)
"""`acronym_key` is the acronym in small letters: no two councils share it."""

session_row = Table(
    "session_row",
    metadata,
    *_fold(),
    Column("council", ID, nullable=False),
    Column("number", Integer, nullable=True),
    Column("kind", String(40), nullable=False),
    Column("scheduled_at", Utc, nullable=False),
    Index("ix_session_row_scheduled", "scheduled_at", "stream"),
    Index("ix_session_row_council", "council", "scheduled_at"),
)

TABLES: Mapping[str, Table] = {"council": council_row, "session": session_row}
"""Which kind keeps its row where."""


class AcronymTaken(Refusal):
    """Another council has this acronym, however it is capitalised. Params: `acronym`."""

    code = "acronym_taken"


async def write_index(conn: AsyncConnection, head: Head[Any]) -> None:
    """Write the row of a head. Raises AcronymTaken."""
    table, row = TABLES.get(head.kind.name), fold(head)
    if table is None or row is None:
        return
    if table is council_row:
        await _check_acronym(conn, head.stream, row["acronym"])
    done = await conn.execute(update(table).where(table.c.stream == head.stream).values(row))
    if not done.rowcount:
        await conn.execute(insert(table).values(row))


async def _check_acronym(conn: AsyncConnection, stream: str, acronym: str) -> None:
    table = council_row
    others = select(table.c.stream).where(table.c.acronym_key == acronym.lower(), table.c.stream != stream)
    if (await conn.execute(others)).first():
        raise AcronymTaken(acronym=acronym)


def fold(head: Head[Any]) -> dict[str, Any] | None:
    """The row that a head should have, or None if it has none."""
    row = head.kind.index(head.state)
    if row is None:
        return None
    key = {"acronym_key": row["acronym"].lower()} if "acronym" in row else {}
    return {**row, **key, "stream": head.stream, "version": INDEX_VERSION, "seq": head.seq}


async def delete_index(conn: AsyncConnection, stream: str) -> None:
    """Delete the rows of a rehearsal that is deleted."""
    for table in TABLES.values():
        await conn.execute(delete(table).where(table.c.stream == stream))


@dataclass(frozen=True, slots=True)
class Page:
    """Where a list goes on: after the row with this key, at most so many."""

    after: str | None = None
    limit: int = 50
    with_rehearsals: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of a list, and the cursor of the next page or None."""

    items: Sequence[RowMapping]
    next: str | None


async def councils(conn: AsyncConnection, page: Page = Page()) -> Listed:
    """Councils by acronym."""
    key = council_row.c.acronym_key
    query = select(council_row).order_by(key)
    if page.after is not None:
        query = query.where(key > page.after)
    return await _list(conn, query, council_row, page)


async def council(conn: AsyncConnection, acronym: str) -> RowMapping | None:
    """A council by its acronym, however capitalised."""
    query = select(council_row).where(council_row.c.acronym_key == acronym.lower())
    return (await conn.execute(query)).mappings().first()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions: of a council (stream id), scheduled from (inclusive) to (exclusive), in a state."""

    council: str | None = None
    from_: datetime | None = None
    to: datetime | None = None
    state: str | None = None


async def sessions(conn: AsyncConnection, wanted: Wanted = Wanted(), page: Page = Page()) -> Listed:
    """Sessions, the latest first."""
    table = session_row
    query = select(table).order_by(table.c.scheduled_at.desc(), table.c.stream.desc())
    for column, value in ((table.c.council, wanted.council), (table.c.state, wanted.state)):
        if value is not None:
            query = query.where(column == value)
    if wanted.from_ is not None:
        query = query.where(table.c.scheduled_at >= wanted.from_)
    if wanted.to is not None:
        query = query.where(table.c.scheduled_at < wanted.to)
    if page.after is not None:
        last = select(table.c.scheduled_at).where(table.c.stream == page.after).scalar_subquery()
        earlier = (table.c.scheduled_at < last) | ((table.c.scheduled_at == last) & (table.c.stream < page.after))
        query = query.where(earlier)
    return await _list(conn, query, table, page)


async def session(conn: AsyncConnection, stream: str) -> RowMapping | None:
    """The row of one session."""
    return (await conn.execute(select(session_row).where(session_row.c.stream == stream))).mappings().first()


async def _list(conn: AsyncConnection, query: Select[Any], table: Table, page: Page) -> Listed:
    if not page.with_rehearsals:
        query = query.where(table.c.rehearsal.is_(False))
    rows = (await conn.execute(query.limit(page.limit + 1))).mappings().all()
    items = rows[: page.limit]
    if len(rows) <= page.limit:
        return Listed(items, None)
    return Listed(items, items[-1]["stream"] if table is session_row else items[-1]["acronym_key"])


async def due_streams(conn: AsyncConnection, now: datetime) -> list[str]:
    """The streams in which time asks for something now, the longest overdue first."""
    found: list[tuple[datetime, str]] = []
    for table in TABLES.values():
        rows = await conn.execute(select(table.c.next_due_at, table.c.stream).where(table.c.next_due_at <= now))
        found += [(row.next_due_at, row.stream) for row in rows]
    return [stream for _, stream in sorted(found)]


@dataclass(frozen=True, slots=True)
class Difference:
    """An index row that was not what its stream folds to: columns with (stored, rebuilt)."""

    stream: str
    columns: Mapping[str, tuple[Any, Any]]


async def reindex(engine: Engine) -> list[Difference]:
    """Rebuild every index row from its stream and say which differed. Raises AcronymTaken."""
    found: list[Difference] = []
    for stored in (await engine.heads()).values():
        if stored.kind in TABLES:
            head = (await engine.loaded(stored.id)).head
            difference = await _compare(engine, head)
            if difference is not None:
                found.append(difference)
                await engine.database.write(partial(write_index, head=head))
    return found


async def _compare(engine: Engine, head: Head[Any]) -> Difference | None:
    table, row = TABLES[head.kind.name], fold(head)
    if row is None:
        return None
    async with engine.database.read() as conn:
        stored = (await conn.execute(select(table).where(table.c.stream == head.stream))).mappings().first()
    kept = dict(stored or {})
    columns = {name: (kept.get(name), value) for name, value in row.items() if kept.get(name) != value}
    return Difference(head.stream, columns) if columns else None
