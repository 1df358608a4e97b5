"""What a command needs to know of another stream, read by the edge and handed to `decide` as facts. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rooms import Council, Refusal, Session, roster_on, rules_in_force, rules_version
from rooms.log.engine import Engine

COPYING = frozenset({"session.schedule", "session.call"})
"""The commands that copy from their council."""


async def council_of(engine: Engine, stream: str, type_: str = "", data: Any = None) -> Council | None:
    """The council a stream belongs to: itself, a session's, or the one a new session names; None if there is none."""
    if type_ == "session.schedule":
        named = data.get("council") if isinstance(data, dict) else None
        return await _council(engine, named) if isinstance(named, str) else None
    return await _council(engine, stream)


async def _council(engine: Engine, stream: str) -> Council | None:
    try:
        state = (await engine.loaded(stream)).head.state
    except Refusal:
        return None
    if isinstance(state, Session):
        return await _council(engine, state.council)
    return state if isinstance(state, Council) else None


def facts_for(type_: str, council: Council | None, at: datetime) -> Mapping[str, Any]:
    """What `session.schedule` and `session.call` copy from their council; nothing for any other command."""
    if council is None or type_ not in COPYING:
        return {}
    rules = {"rules": rules_in_force(council), "rules_version": rules_version(council)}
    if type_ == "session.call":
        return {**rules, "roster": roster_on(council, at)}
    about = {"name": council.about.name, "acronym": council.about.acronym, "rehearsal": council.is_rehearsal}
    return {**rules, "council": about}
