"""AsyncAPI 3 of the room's socket: Socket.IO events, their payloads and acks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from app.api.models import RefusedOut
from app.fanout import NAMESPACE
from app.generated.openapi import VERSION
from app.generated.schemas import UNSEEN, Schema, commands, envelope, events, message, schemas
from app.socket import Auth, Heartbeat, PresenceChange, Sync, SyncAnswer

_CHANNEL = {"$ref": "#/channels/room"}


@cache
def asyncapi() -> Mapping[str, Any]:
    """The document."""
    outputs: list[type[BaseModel]] = [*events().values(), SyncAnswer, Heartbeat, PresenceChange, RefusedOut]
    known = schemas([Auth, Sync, *commands().values()], outputs)
    asked = {"oneOf": [envelope(name, known.of(model)) for name, model in commands().items()]}
    told = [message(name, known.of(model, "serialization")) for name, model in events().items()]
    messages = {
        "command": _message("A command; acked with its answer.", asked),
        "sync": _message("What was missed; acked with messages or a view.", known.of(Sync)),
        "messages": _message("What happened, in order.", {"type": "array", "items": {"anyOf": [*told, UNSEEN]}}),
        "presence": _message("Who came and went.", known.of(PresenceChange, "serialization")),
        "heartbeat": _message("Where the stream stands, in silence.", known.of(Heartbeat, "serialization")),
        "answer": _message("The ack of a command.", {"anyOf": [_OK, known.of(RefusedOut, "serialization")]}),
        "synced": _message("The ack of sync.", known.of(SyncAnswer, "serialization")),
    }
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Virtual Council Room: the room's socket", "version": VERSION},
        "channels": {"room": _channel(known.of(Auth), messages)},
        "operations": {
            **{name: _operation("receive", name, reply) for name, reply in (("command", "answer"), ("sync", "synced"))},
            **{name: _operation("send", name) for name in ("messages", "presence", "heartbeat")},
        },
        "components": {"schemas": known.named, "messages": messages},
    }


_OK: Schema = {
    "type": "object",
    "properties": {"ok": {"const": True}, "seq": {"type": "integer"}, "receipt": {"type": "object"}},
    "required": ["ok", "seq"],
}


def _message(summary: str, payload: Schema) -> dict[str, Any]:
    return {"summary": summary, "payload": payload}


def _channel(auth: Schema, messages: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "address": NAMESPACE,
        "description": "Socket.IO 4 at /socket.io, WebSocket. Connect with `auth`, described in `x-auth`.",
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
        "x-auth": auth,
    }


def _operation(action: str, name: str, reply: str | None = None) -> dict[str, Any]:
    def ref(one: str) -> dict[str, str]:
        return {"$ref": f"#/channels/room/messages/{one}"}

    operation: dict[str, Any] = {"action": action, "channel": _CHANNEL, "messages": [ref(name)]}
    if reply is not None:
        operation["reply"] = {"channel": _CHANNEL, "messages": [ref(reply)]}
    return operation
