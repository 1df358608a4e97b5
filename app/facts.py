"""What a command needs to know of another stream, read by the edge and handed to `decide` as facts. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from app.history import events_after
from minutes import Draft, MinutesRecord, begin_draft, evolve_draft, frozen
from minutes.documents import file_of
from rooms import Council, Refusal, Session, days_off_from, returning, roster_on, rules_in_force, rules_version
from rooms.log.engine import Engine, Loaded

COPYING = frozenset({"session.schedule", "session.call", "session.rectify"})
"""The commands that copy from their council."""
BRING_BACK: Final = "agenda.bring_back"
"""The command that copies an item of an earlier session."""
RETURNING_TEXTS: Final = ("title", "description", "reference")
REQUESTS: Final = frozenset({"session.request", "session.withdraw_request"})
"""The commands of members before a call has frozen who they are."""
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


def facts_for(type_: str, council: Council | None, at: datetime, *, zone: tzinfo = UTC) -> Mapping[str, Any]:
    """What commands copy from their council: its rules, members, calendar; nothing for most commands.

    `zone` is the city's: it says on which day a notice begins.
    """
    if council is not None and type_ in REQUESTS:
        return {"members": roster_on(council, at)}
    if council is None or type_ not in COPYING:
        return {}
    rules = {"rules": rules_in_force(council), "rules_version": rules_version(council)}
    calendar = {"zone": zone, "days_off": days_off_from(council, at.astimezone(zone).date())}
    if type_ == "session.rectify":
        return calendar
    if type_ == "session.call":
        return {**rules, **calendar, "roster": roster_on(council, at)}
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


async def facts_to_bring_back(engine: Engine, data: Any) -> Mapping[str, Any]:
    """What `agenda.bring_back` copies from the session that left the item, texts that were erased left out.

    Nothing if there is no such item: the rules say why not.
    """
    try:
        origin = await engine.loaded(str(data.get("session")))
    except Refusal:
        return {}
    state, item = origin.head.state, str(data.get("item"))
    known = returning(state, item) if isinstance(state, Session) else None
    if known is None:
        return {}
    places = {name: state.agenda.items[item].texts[name] for name in RETURNING_TEXTS}
    texts = {name: text for name, ref in places.items() if (text := origin.openings.get(ref)) is not None}
    return {"returning": {**known, **texts}}


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
