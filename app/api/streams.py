"""Streams over HTTP: the same messages and commands as the socket, which is never the only way."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
from starlette.responses import Response

from app.api.endpoint import Call, Endpoint, as_json, told
from app.api.models import AnswerOut, MessagesOut, MessagesQuery
from app.desk import Envelope
from rooms import Audience

HEAD_SECONDS, BEHIND_SECONDS = 1, 60


async def messages(call: Call) -> Response:
    """The feed of the caller's audience."""
    query, stream = call.query, call.path["id"]
    standing = await call.house.desk.standing(stream, call.person)
    return as_json(await _feed(call, standing.audience, query))


async def public_messages(call: Call) -> Response:
    """The public's feed: the same for everybody, so that any cache in between may multiply it."""
    query: MessagesQuery = call.query
    feed = await _feed(call, Audience.PUBLIC, query)
    body = orjson.dumps(feed)
    is_behind = len(feed["messages"]) > 0 and feed["messages"][-1]["seq"] < feed["seq"]
    headers = {
        "Cache-Control": f"public, max-age={BEHIND_SECONDS if is_behind else HEAD_SECONDS}",
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        "Access-Control-Allow-Origin": "*",
    }
    if headers["ETag"] in call.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


async def _feed(call: Call, audience: Audience, query: MessagesQuery) -> dict[str, Any]:
    return await call.house.tail.messages(call.path["id"], audience, after=query.after, limit=query.limit)


async def commands(call: Call) -> Response:
    """A command, answered as on the socket."""
    body = await call.house.desk.submit(call.path["id"], call.body.model_dump(), call.person)
    return told(body, call.language)


_STREAM = "/api/v1/streams/{id}"
ENDPOINTS = (
    Endpoint("GET", f"{_STREAM}/messages", messages, "Messages.", query=MessagesQuery, gives=MessagesOut),
    Endpoint("POST", f"{_STREAM}/commands", commands, "Give a command.", takes=Envelope, gives=AnswerOut),
    Endpoint(
        "GET",
        "/api/v1/public/streams/{id}/messages",
        public_messages,
        "The public's messages, cacheable.",
        query=MessagesQuery,
        gives=MessagesOut,
        is_public=True,
    ),
)
