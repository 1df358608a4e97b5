"""What the limits of absence look at: the sessions of a council, read by the edge and folded by the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from minutes import LOOKED_AT, Attended, FollowUp, attended, losses_due
from rooms import Council, Recorded, Refusal, Session
from rooms.log.engine import Engine
from rooms.tables import Page, Wanted, sessions

_MOST = 200
"""So many of the latest sessions are looked at: several years of any council."""


async def attended_by(engine: Engine, council: str) -> tuple[Attended, ...]:
    """What each adjourned session of a council means for its titulars."""
    return tuple(one for session in (await _adjourned(engine, council)).values() for one in attended(session))


async def _adjourned(engine: Engine, council: str) -> Mapping[str, Session]:
    async with engine.database.read() as conn:
        rows = (await sessions(conn, Wanted(council=council, state="adjourned"), Page(limit=_MOST))).items
    states = {row["stream"]: (await engine.loaded(row["stream"])).head.state for row in rows}
    return {stream: state for stream, state in states.items() if isinstance(state, Session)}


async def losses_after(engine: Engine, recorded: Recorded, state: object) -> tuple[FollowUp, ...]:
    """What an event of a session that is over asks of its council, by all its sessions as they stand now."""
    if recorded.event.type not in LOOKED_AT or not isinstance(state, Session) or state.is_rehearsal:
        return ()
    if state.life.ended_at is None:
        return ()
    return await _losses(engine, state.council, recorded.at)


async def _losses(engine: Engine, council: str, at: datetime) -> tuple[FollowUp, ...]:
    try:
        head = (await engine.loaded(council)).head
    except Refusal:
        return ()
    if not isinstance(head.state, Council):
        return ()
    return tuple(losses_due(head.state, await attended_by(engine, council), at))
