"""What a command needs to know of another stream, read by the edge and handed to `decide` as facts. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from app.history import events_after
from minutes import Draft, MinutesRecord, begin_draft, evolve_draft, frozen
from minutes.documents import file_of
from rooms import Council, Refusal, Session, roster_on, rules_in_force, rules_version
from rooms.log.engine import Engine, Loaded

COPYING = frozenset({"session.schedule", "session.call"})
"""The commands that copy from their council."""
ATTACH: Final = "document.attach"
"""The command that names a stored file."""
PUBLISH: Final = "minutes.publish"
"""The command that keeps what a session's draft says."""


def own_stream(kind: str, of: str) -> str:
    """The id of the one stream of a kind that belongs to something: a session's minutes, a commitment by published id.

    Never to be changed: streams are found by it.
    """
    return str(uuid5(NAMESPACE_URL, f"council:{kind}/{of}"))


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
    if isinstance(state, Session | MinutesRecord):
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


async def facts_to_publish(engine: Engine, stream: str, zone: tzinfo) -> Mapping[str, Any]:
    """What `minutes.publish` keeps: the paragraphs of the session's draft, and how far they tell it.

    Nothing for a stream that is not minutes: the engine says why not.
    """
    try:
        state = (await engine.loaded(stream)).head.state
        if not isinstance(state, MinutesRecord):
            return {}
        session = await engine.loaded(state.session)
    except Refusal:
        return {}
    draft = await draft_of(engine, session, zone)
    return {"paragraphs": frozen(draft, session.openings.get), "session_seq": draft.session.seq}


async def facts_to_attach(engine: Engine, stream: str, data: Any) -> Mapping[str, Any]:
    """What `document.attach` names: the file stored under the document's id, if it was stored for this stream."""
    document = data.get("document") if isinstance(data, dict) else None
    if not isinstance(document, str):
        return {}
    async with engine.database.read() as conn:
        filed = await file_of(conn, document)
    return {"stored": filed.stored} if filed and filed.stream == stream else {}


async def draft_of(engine: Engine, session: Loaded, zone: tzinfo, known: Draft | None = None) -> Draft:
    """The draft of a session's minutes at its head, folded from its log on from what is known of it."""
    draft = known or begin_draft(session.head.stream, zone=zone)
    for recorded in await events_after(engine, session, draft.session.seq):
        draft = evolve_draft(draft, recorded)
    return draft
