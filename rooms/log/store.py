"""The log in SQL: small functions over a connection, few round trips each. Decides nothing and never commits."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

import orjson
from sqlalchemy import Table, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from rooms.log import tables
from rooms.log.batch import Answer, Erased, Key
from rooms.log.codec import Written
from rooms.log.head import Stretch
from rooms.log.seal import Opening, Ref

T = TypeVar("T")
Job = Callable[[AsyncConnection], Awaitable[T]]
CHANNEL = "log"
"""The NOTIFY channel on which appended streams are named."""


class Database(Protocol):
    """What the machine needs of a database: see app/db.py."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes may append (PostgreSQL)."""

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection that only reads."""

    async def write(self, job: Job[T]) -> T:
        """Run a job in one transaction, committed durably when this returns. A cancelled caller cancels nothing."""

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard` with the payload of each NOTIFY, for ever; with "" when some may have been missed."""


class Raced(Exception):
    """Another process moved the stream between our look and our write: rolled back and tried again."""


@dataclass(frozen=True, slots=True)
class StoredHead:
    """A row of table `stream`."""

    id: str
    kind: str
    seq: int
    hash: str
    at: datetime
    is_final: bool


async def heads(
    conn: AsyncConnection, streams: Iterable[str] | None = None, *, lock: bool = False, final: bool = False
) -> dict[str, StoredHead]:
    """The heads of these streams that exist, or of all; `lock` holds the rows to the end (PostgreSQL)."""
    query = select(tables.stream).order_by(tables.stream.c.id)
    if streams is not None:
        query = query.where(tables.stream.c.id.in_(list(streams)))
    if final:
        query = query.where(tables.stream.c.is_final)
    rows = await conn.execute(query.with_for_update() if lock else query)
    return {row.id: StoredHead(*row) for row in rows}


_EVENTS = select(tables.event.c.seq, tables.event.c.line).where(
    tables.event.c.stream == bindparam("of"),
    tables.event.c.seq > bindparam("after"),
    tables.event.c.seq <= bindparam("to"),
)
_OPENINGS = select(tables.opening.c.seq, tables.opening.c.field, tables.opening.c.salt, tables.opening.c.value).where(
    tables.opening.c.stream == bindparam("of"),
    tables.opening.c.seq > bindparam("after"),
    tables.opening.c.seq <= bindparam("to"),
)

_ERASED = select(tables.erasure.c.seq, tables.erasure.c.field).where(
    tables.erasure.c.stream == bindparam("of"), tables.erasure.c.by > bindparam("after")
)


async def stretch(conn: AsyncConnection, stream: str, *, after: int, to: int) -> Stretch:
    """Events `after + 1` to `to` with the openings that still exist."""
    span = {"of": stream, "after": after, "to": to}
    events = await conn.execute(_EVENTS.order_by(tables.event.c.seq), span)
    openings = await conn.execute(_OPENINGS, span)
    erased = await conn.execute(_ERASED, {"of": stream, "after": after}) if after else ()
    return Stretch(
        tuple((seq, line) for seq, line in events),
        tuple(Opening(Ref(seq, field), salt, orjson.loads(value)) for seq, field, salt, value in openings),
        tuple(Ref(seq, field) for seq, field in erased),
    )


async def answers(conn: AsyncConnection, keys: Iterable[Key]) -> dict[Key, Answer]:
    """The answers already given under these keys."""
    wanted = set(keys)
    streams, ids = {stream for stream, _ in wanted}, [command_id for _, command_id in wanted]
    table = tables.answer
    rows = await conn.execute(select(table).where(table.c.stream.in_(streams), table.c.command_id.in_(ids)))
    found = (Answer(*row) for row in rows)
    return {key: one for one in found if (key := (one.stream, one.command_id)) in wanted}


@dataclass(frozen=True, slots=True)
class Appending:
    """What one transaction adds. `moved` pairs each changed stream's new head with the seq it had (0: it begins)."""

    moved: Sequence[tuple[StoredHead, int]]
    written: Sequence[Written]
    answered: Sequence[Answer]
    erased: Sequence[Erased]


async def append(conn: AsyncConnection, adding: Appending) -> None:
    """Write a batch: heads, events, openings, answers, then erasures. Raises Raced if a stream was not where it was."""
    for head, before in adding.moved:
        await _move(conn, head, before)
    events = [{"stream": w.recorded.stream, "seq": w.recorded.seq, "line": w.line} for w in adding.written]
    await _insert(conn, tables.event, events)
    await _insert(conn, tables.opening, [_opening(w.recorded.stream, o) for w in adding.written for o in w.openings])
    names = Answer.__dataclass_fields__
    await _insert(conn, tables.answer, [{name: getattr(one, name) for name in names} for one in adding.answered])
    for erased in adding.erased:
        await _erase(conn, erased)


async def _insert(conn: AsyncConnection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        await conn.execute(insert(table), rows)


def _opening(stream: str, opening: Opening) -> dict[str, object]:
    value = orjson.dumps(opening.value).decode()
    return {"stream": stream, "seq": opening.ref.seq, "field": opening.ref.field, "salt": opening.salt, "value": value}


async def _move(conn: AsyncConnection, head: StoredHead, before: int) -> None:
    values = {name: getattr(head, name) for name in StoredHead.__dataclass_fields__}
    table = tables.stream
    if before:
        done = await conn.execute(update(table).where(table.c.id == head.id, table.c.seq == before).values(values))
    elif conn.dialect.name == "postgresql":
        done = await conn.execute(postgresql.insert(table).values(values).on_conflict_do_nothing())
    else:
        done = await conn.execute(sqlite.insert(table).values(values).on_conflict_do_nothing())
    if done.rowcount != 1:
        raise Raced(head.id)


async def _erase(conn: AsyncConnection, erased: Erased) -> None:
    table, ref = tables.opening, erased.ref
    here = (table.c.stream == erased.stream, table.c.seq == ref.seq, table.c.field == ref.field)
    gone = await conn.execute(delete(table).where(*here))
    if gone.rowcount:
        row = {"stream": erased.stream, "seq": ref.seq, "field": ref.field, "by": erased.by}
        await conn.execute(insert(tables.erasure).values(row))


async def delete_stream(conn: AsyncConnection, stream: str) -> None:
    """Delete all of a stream: only for rehearsals, whose councils are the only deletable ones."""
    for table, column in (
        (tables.event, tables.event.c.stream),
        (tables.opening, tables.opening.c.stream),
        (tables.erasure, tables.erasure.c.stream),
        (tables.answer, tables.answer.c.stream),
        (tables.cursor, tables.cursor.c.stream),
        (tables.stream, tables.stream.c.id),
    ):
        await conn.execute(delete(table).where(column == stream))


async def notify(conn: AsyncConnection, streams: Iterable[str]) -> None:
    """Wake the other processes when, and only when, this transaction commits (PostgreSQL)."""
    for stream in streams:
        await conn.execute(text("SELECT pg_notify(:channel, :stream)"), {"channel": CHANNEL, "stream": stream})


async def behind(conn: AsyncConnection, name: str) -> list[tuple[str, str, int, int]]:
    """Streams that loop `name` has not read to the head: (stream, kind, read, head)."""
    read = func.coalesce(tables.cursor.c.seq, 0)
    both = tables.stream.outerjoin(
        tables.cursor, (tables.cursor.c.stream == tables.stream.c.id) & (tables.cursor.c.name == name)
    )
    query = select(tables.stream.c.id, tables.stream.c.kind, read, tables.stream.c.seq).select_from(both)
    return [tuple(row) for row in await conn.execute(query.where(read < tables.stream.c.seq))]


async def set_cursor(conn: AsyncConnection, name: str, stream: str, seq: int) -> None:
    """Loop `name` has read `stream` up to `seq`."""
    table = tables.cursor
    done = await conn.execute(update(table).where(table.c.name == name, table.c.stream == stream).values(seq=seq))
    if not done.rowcount:
        await conn.execute(insert(table).values(name=name, stream=stream, seq=seq))


async def take_lease(conn: AsyncConnection, name: str, *, holder: str, now: datetime, until: datetime) -> bool:
    """Whether `holder` has loop `name` until `until`: it was free, lapsed, or already its own."""
    table = tables.lease
    mine_or_lapsed = (table.c.holder == holder) | (table.c.until <= now)
    done = await conn.execute(
        update(table).where(table.c.name == name, mine_or_lapsed).values(holder=holder, until=until)
    )
    if done.rowcount:
        return True
    values = {"name": name, "holder": holder, "until": until}
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    added = await conn.execute(dialect.insert(table).values(values).on_conflict_do_nothing())
    return bool(added.rowcount)
