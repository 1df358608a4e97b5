"""The tables of the log, one row an event, an opening, an answer. Nothing here reads or writes: see store.py."""

from datetime import UTC, datetime

from sqlalchemy import Boolean, Column, DateTime, Dialect, Index, Integer, MetaData, String, Table, Text, TypeDecorator
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata: MetaData = SQLModel.metadata
"""The one metadata of the house: every table, SQLModel or Core, stands in it under one naming convention."""
metadata.naming_convention = NAMING


class Utc(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both databases; a naive one is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time is aware")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database; SQLite gives it back naive."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


ID = String(80)

stream = Table(
    "stream",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("at", Utc, nullable=False),
    Column("is_final", Boolean(create_constraint=True, name="is_final"), nullable=False),
)
"""The head of each stream; locked by whoever appends to it. `is_final` is a fold, for the witness."""

event = Table(
    "event",
    metadata,
    Column("stream", ID, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("line", Text, nullable=False),
)
"""The chained lines: seq is gapless from 1 in each stream."""

opening = Table(
    "opening",
    metadata,
    Column("stream", ID, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("field", String(80), primary_key=True),
    Column("salt", String(64), nullable=False),
    Column("value", Text, nullable=False),
)
"""Salt and value (JSON) of each sealed field that is not erased."""

erasure = Table(
    "erasure",
    metadata,
    Column("stream", ID, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("field", String(80), primary_key=True),
    Column("by", Integer, nullable=False),
    Index("ix_erasure_by", "stream", "by"),
)
"""Which openings event `by` erased: no text, only so that every process drops its copy."""

answer = Table(
    "answer",
    metadata,
    Column("stream", ID, primary_key=True),
    Column("command_id", String(36), primary_key=True),
    Column("actor", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Utc, nullable=False),
)
"""What each command was told (JSON), so that it is told the same again."""

cursor = Table(
    "cursor",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("stream", ID, primary_key=True),
    Column("seq", Integer, nullable=False),
)
"""How far a follow-up loop has read each stream."""

lease = Table(
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Utc, nullable=False),
    Index("ix_lease_until", "until"),
)
"""Which process runs a loop that only one may run."""
