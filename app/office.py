"""What the limits of absence look at: the sessions of a council, read by the edge and folded by the minutes."""

from __future__ import annotations

from datetime import datetime

from minutes import LOOKED_AT, Attended, FollowUp, attended, counted_since, losses_due
from rooms import Council, Recorded, Refusal, Session
from rooms.log.engine import Engine
from rooms.tables import Page, Wanted, sessions

_MOST = 400
"""So many sessions are looked at: more than any council holds in the months that count."""


async def attended_by(engine: Engine, council: Council, at: datetime) -> tuple[Attended, ...]:
    """What each adjourned session of the months that count means for its titulars."""
    wanted = Wanted(council=council.id, from_=counted_since(council, at), state="adjourned")
    async with engine.database.read() as conn:
        rows = (await sessions(conn, wanted, Page(limit=_MOST))).items
    states = [(await engine.loaded(row["stream"])).head.state for row in rows]
    return tuple(one for state in states if isinstance(state, Session) for one in attended(state))


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
    return tuple(losses_due(head.state, await attended_by(engine, head.state, at), at))
