"""Index rows of what is kept: participation and mentions of commitments, by session. Written once a session is final,
and again after each correction, by the caller, whole; never by hand. No rule is here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Index, Integer, RowMapping, Select, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from minutes.mentions import Mention
from minutes.participation import Row
from rooms.log.tables import ID, Utc, metadata, stream

PARTICIPATION_VERSION = 1
MENTIONS_VERSION = 1
"""Raise one when the meaning of a column changes: rows of another version are stale, and their session folded again."""


def _fold() -> list[Column[Any]]:
    return [
        Column("stream", ID, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("council", ID, nullable=False),
        Column("held_at", Utc, nullable=False),
    ]


participation_row = Table(
    "participation_row",
    metadata,
    *_fold(),
    Column("person", ID, primary_key=True),
    Column("seat", ID, primary_key=True),
    Column("name", String(300), nullable=False),
    Column("segment", ID, nullable=False),
    Column("capacity", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("is_informative", Boolean, nullable=False),
    Column("is_covered", Boolean, nullable=False),
    Column("is_late", Boolean, nullable=False),
    Column("left_early", Boolean, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("spoken", Integer, nullable=False),
    Column("ballots", JSON, nullable=False),
    Index("ix_participation_row_council", "council", "held_at"),
    Index("ix_participation_row_person", "person", "held_at"),
)
mention_row = Table(
    "mention_row",
    metadata,
    *_fold(),
    Column("commitment", ID, primary_key=True),
    Column("item", ID, primary_key=True),
    Column("state", String(20), nullable=False),
    Column("decisions", JSON, nullable=False),
    Index("ix_mention_row_commitment", "commitment", "held_at"),
)
TABLES: Sequence[Table] = (participation_row, mention_row)
Stored = Mapping[str, list[dict[str, Any]]]
"""The rows of one session by table, in the order of their keys."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of a council, a person, a commitment; held from (inclusive) to (exclusive)."""

    council: str | None = None
    person: str | None = None
    commitment: str | None = None
    from_: datetime | None = None
    to: datetime | None = None


async def write_participation(conn: AsyncConnection, stream: str, seq: int, rows: Iterable[Row]) -> None:
    """Replace the participation rows of a session, as of its event `seq`."""
    await _replace(conn, participation_row, stream, _stored(PARTICIPATION_VERSION, seq, rows))


async def write_mentions(conn: AsyncConnection, stream: str, seq: int, rows: Iterable[Mention]) -> None:
    """Replace the mentions of a session, as of its event `seq`."""
    await _replace(conn, mention_row, stream, _stored(MENTIONS_VERSION, seq, rows))


def stored_form(seq: int, rows: Iterable[Row], mentions: Iterable[Mention]) -> Stored:
    """What each table should hold of a session, as of its event `seq`."""
    return {
        participation_row.name: _stored(PARTICIPATION_VERSION, seq, rows),
        mention_row.name: _stored(MENTIONS_VERSION, seq, mentions),
    }


async def stored_rows(conn: AsyncConnection, stream: str) -> Stored:
    """What each table holds of a session."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in TABLES:
        rows = await conn.execute(select(table).where(table.c.stream == stream))
        found[table.name] = _in_order(dict(row) for row in rows.mappings())
    return found


def _stored(version: int, seq: int, rows: Iterable[Row | Mention]) -> list[dict[str, Any]]:
    fold = {"version": version, "seq": seq}
    values = [asdict(row) for row in rows]
    return _in_order({**fold, "stream": one.pop("session"), **one} for one in values)


def _in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(
        rows,
        key=lambda row: (row.get("person", ""), row.get("seat", ""), row.get("commitment", ""), row.get("item", "")),
    )


async def _replace(conn: AsyncConnection, table: Table, stream: str, rows: list[dict[str, Any]]) -> None:
    await conn.execute(delete(table).where(table.c.stream == stream))
    if rows:
        await conn.execute(insert(table), rows)


async def delete_rows(conn: AsyncConnection, stream: str) -> None:
    """Delete every row of a session."""
    for table in TABLES:
        await conn.execute(delete(table).where(table.c.stream == stream))


async def participation_rows(conn: AsyncConnection, wanted: Wanted = Wanted()) -> list[Row]:
    """Participation, the latest session first, then by seat and person."""
    table = participation_row
    query = _where(select(table), table, wanted, person=wanted.person)
    found = await conn.execute(query.order_by(table.c.held_at.desc(), table.c.stream, table.c.seat, table.c.person))
    return [Row(**_read(row)) for row in found.mappings()]


async def mention_rows(conn: AsyncConnection, wanted: Wanted = Wanted()) -> list[Mention]:
    """Mentions of commitments, the latest session first."""
    table = mention_row
    query = _where(select(table), table, wanted, commitment=wanted.commitment)
    found = await conn.execute(query.order_by(table.c.held_at.desc(), table.c.stream, table.c.item))
    return [Mention(**_read(row)) for row in found.mappings()]


def _where(query: Select[Any], table: Table, wanted: Wanted, **columns: str | None) -> Select[Any]:
    for name, value in {"council": wanted.council, **columns}.items():
        if value is not None:
            query = query.where(table.c[name] == value)
    if wanted.from_ is not None:
        query = query.where(table.c.held_at >= wanted.from_)
    return query if wanted.to is None else query.where(table.c.held_at < wanted.to)


def _read(row: RowMapping) -> dict[str, Any]:
    values = {name: value for name, value in row.items() if name not in ("version", "seq")}
    return {"session": values.pop("stream"), **values}


async def people(conn: AsyncConnection, *, limit: int) -> list[str]:
    """Everybody who has rows."""
    person = participation_row.c.person
    return list((await conn.execute(select(person).distinct().order_by(person).limit(limit))).scalars())


async def streams_of(conn: AsyncConnection, kind: str, *, is_final: bool = False, limit: int) -> list[str]:
    """The streams of a kind, the one that moved last first; only those that ended if `is_final`."""
    query = select(stream.c.id).where(stream.c.kind == kind).order_by(stream.c.at.desc(), stream.c.id).limit(limit)
    return list((await conn.execute(query.where(stream.c.is_final) if is_final else query)).scalars())


async def stale(conn: AsyncConnection) -> set[str]:
    """Sessions with rows of another version."""
    versions = ((participation_row, PARTICIPATION_VERSION), (mention_row, MENTIONS_VERSION))
    found: set[str] = set()
    for table, version in versions:
        rows = await conn.execute(select(table.c.stream).distinct().where(table.c.version != version))
        found.update(rows.scalars())
    return found
