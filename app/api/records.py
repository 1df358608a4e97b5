"""The log of a session that is over, the openings of its sealed values that are public, and its signed checkpoint."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.responses import Response

from app.api.endpoint import Call, Endpoint, as_json
from app.api.models import OpeningsOut
from app.api.refusals import LogNotPublic, NotFound
from app.history import events_after
from rooms import Audience, Session
from rooms.log import store
from rooms.log.engine import Loaded

_PUBLIC = {"Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*"}


async def log(call: Call) -> Response:
    """The lines, one an event, as they are chained."""
    loaded = await _ended(call)
    async with call.house.database.read() as conn:
        whole = await store.stretch(conn, loaded.head.stream, after=0, to=loaded.head.seq)
    text = "".join(f"{line}\n" for _, line in whole.lines)
    return Response(text, headers=_PUBLIC, media_type="application/jsonl")


async def openings(call: Call) -> Response:
    """Salts and values that the public's view shows: not redacted, not reserved, and no choice never shown."""
    loaded = await _ended(call)
    shown = set(await _shown(call, loaded))
    async with call.house.database.read() as conn:
        whole = await store.stretch(conn, loaded.head.stream, after=0, to=loaded.head.seq)
    items = [
        {"seq": one.ref.seq, "field": one.ref.field, "salt": one.salt, "value": one.value}
        for one in whole.openings
        if (one.ref.seq, one.ref.field) in shown
    ]
    return as_json({"items": items}, headers=_PUBLIC)


async def checkpoint(call: Call) -> Response:
    """A signed note on how long the stream is and what its head is, at any time."""
    head = (await _session(call)).head
    note = call.house.witness.note(head.stream, head.seq, head.hash)
    return Response(note, headers={**_PUBLIC, "Cache-Control": "no-store"}, media_type="text/plain")


async def _shown(call: Call, loaded: Loaded) -> list[tuple[int, str]]:
    head = loaded.head
    events = await events_after(call.house.engine, loaded, 0)
    veil = head.kind.veil(head.state, Audience.PUBLIC)

    def places() -> Iterator[tuple[int, str]]:
        for recorded in events:
            if recorded.event.seals:
                data = head.kind.message(head.state, recorded, Audience.PUBLIC) or {}
                yield from ((recorded.seq, field) for field in recorded.event.seals if data.get(field) is not None)

    hidden = {(ref.seq, ref.field) for ref in veil}
    return [place for place in places() if place not in hidden]


async def _session(call: Call) -> Loaded:
    loaded = await call.house.engine.loaded(call.path["id"])
    if not isinstance(loaded.head.state, Session):
        raise NotFound
    return loaded


async def _ended(call: Call) -> Loaded:
    loaded = await _session(call)
    head = loaded.head
    if not head.kind.is_final(head.state):
        raise LogNotPublic(seq=head.seq, hash=head.hash)
    return loaded


_ONE = "/api/v1/sessions/{id}"
ENDPOINTS = (
    Endpoint("GET", f"{_ONE}/log.jsonl", log, "The log, once over.", gives="application/jsonl", is_public=True),
    Endpoint("GET", f"{_ONE}/openings.json", openings, "Its public openings.", gives=OpeningsOut, is_public=True),
    Endpoint("GET", f"{_ONE}/checkpoint", checkpoint, "A signed checkpoint.", gives="text/plain", is_public=True),
)
