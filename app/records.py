"""Keeps the rows of participation and of commitments mentioned: folds of each ended session, written and rebuilt here.

What the rows say is the minutes'; where they stand is minutes/tables.py.
"""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from app.history import events_after
from minutes import Mention, Row, mentions_of, participation_of
from minutes.tables import stored_form, stored_rows, write_mentions, write_participation
from rooms import SESSION, Session
from rooms.log.engine import Engine, Loaded
from rooms.tables import Difference

Folded = tuple[int, tuple[Row, ...], tuple[Mention, ...]]
"""The last event that was folded, and what it came to."""


async def keep(engine: Engine, loaded: Loaded) -> None:
    """Write the rows of a session that is over, as of its head; nothing for any other stream, or for a rehearsal."""
    if _is_kept(loaded):
        await _write(engine, loaded.head.stream, await _folded(engine, loaded))


async def rebuild(engine: Engine) -> list[Difference]:
    """Fold every ended session anew; the sessions whose rows were not what it folds to, with the tables."""
    found: list[Difference] = []
    for stored in (await engine.heads()).values():
        if stored.kind != SESSION.name or not stored.is_final:
            continue
        loaded = await engine.loaded(stored.id)
        if _is_kept(loaded):
            found += await _compare(engine, loaded)
    return found


async def _compare(engine: Engine, loaded: Loaded) -> list[Difference]:
    stream, folded = loaded.head.stream, await _folded(engine, loaded)
    should = stored_form(*folded)
    async with engine.database.read() as conn:
        was = await stored_rows(conn, stream)
    tables = {name: (was[name], rows) for name, rows in should.items() if was[name] != rows}
    if not tables:
        return []
    await _write(engine, stream, folded)
    return [Difference(stream, tables)]


def _is_kept(loaded: Loaded) -> bool:
    head = loaded.head
    return isinstance(head.state, Session) and head.kind.is_final(head.state) and not head.state.is_rehearsal


async def _folded(engine: Engine, loaded: Loaded) -> Folded:
    head = loaded.head
    events = await events_after(engine, loaded, 0)
    return head.seq, participation_of(events[: head.seq]), mentions_of(head.state)


async def _write(engine: Engine, stream: str, folded: Folded) -> None:
    seq, rows, mentioned = folded

    async def job(conn: AsyncConnection) -> None:
        await write_participation(conn, stream, seq, rows)
        await write_mentions(conn, stream, seq, mentioned)

    await engine.database.write(job)
