"""docs/protocol.md and docs/settings.md, from the code they describe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from app.api import ENDPOINTS
from app.errors import STATUS
from app.generated.schemas import commands, events
from app.settings import Settings

_PREFACE = """# The public protocol

Written by `python -m app.generated`: routes, commands, events and codes are those of the code. The machine-readable
forms are `/api/openapi.json` (OpenAPI 3.1) and `/api/asyncapi.json` (AsyncAPI 3).

Errors have one shape everywhere: `{"ok": false, "code", "params", "message"}`. Programs send `Authorization: Bearer`
with the token from login; browsers a cookie. Messages come in the language of `Accept-Language`, or of `?lang=`.

"""
_SOCKET = """
## Socket.IO

At `/socket.io`, namespace `/room`, over WebSocket. Connect with `auth: {"stream", "token"?, "lang"?}`; without a token
(or cookie) one is of the public.

| event | direction | payload |
|---|---|---|
| `command` | to the server | `{"id": uuid, "type", "data"}`; the ack is `{"ok": true, "seq", …}` or a refusal |
| `sync` | to the server | `{"after": seq or null}`; the ack: `seq`, `at`, `mine`, `audience`, `presence`, and below |
| `messages` | from the server | a list, each `{seq, at, type, actor, data, set}`, or `{seq}` if not for this audience |
| `presence` | from the server | `{people, watchers, joined, left}`, at most once a second |
| `heartbeat` | from the server | `{seq, at, now, hash}` after a silence: the server's clock, the view's CRC-32 |

The ack of `sync` has `messages`, or `view` if they cannot be told. A client drops what it knows, applies what is next,
and on a gap, on a heartbeat ahead or on one with another hash than its view's asks for `sync`: with `after` for what it
missed, with null for a view. An ack never moves its seq. A command without an ack is sent again under the same id.
`set` is a list of `[path, value]`, or `[path]` for a key that goes. The same messages and commands go over HTTP: the
socket is never the only way.
"""


def protocol_text() -> str:
    """docs/protocol.md."""
    return "".join(
        [_PREFACE, *_routes(), _SOCKET, *_models("Commands", commands()), *_models("Events", events()), *_codes()]
    )


def _routes() -> Iterator[str]:
    yield "## HTTP\n\n| route | what |\n|---|---|\n"
    for one in ENDPOINTS:
        yield f"| `{one.method} {one.path}` | {one.summary} |\n"


def _models(title: str, models: Mapping[str, type[BaseModel]]) -> Iterator[str]:
    yield f"\n## {title}\n"
    for name, model in models.items():
        yield f"\n### `{name}`\n\n{_prose(model)}\n"
        sealed: Mapping[str, Any] = getattr(model, "seals", {})
        fields = model.model_json_schema().get("properties", {})
        required = model.model_json_schema().get("required", ())
        if fields:
            yield "\n| field | type | |\n|---|---|---|\n"
        for field, schema in fields.items():
            notes = ["required" if field in required else "", f"sealed: {sealed[field]}" if field in sealed else ""]
            yield f"| `{field}` | {_type(schema)} | {', '.join(note for note in notes if note)} |\n"


def _prose(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].rpartition("__")[2]
    if "enum" in schema or "const" in schema:
        return ", ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " or ".join(_type(one) for one in schema[choice])
    plain = str(schema.get("format") or schema.get("type", "any"))
    return f"list of {_type(schema.get('items', {}))}" if plain == "array" else plain


def _codes() -> Iterator[str]:
    yield "\n## Codes\n\n| code | HTTP status |\n|---|---|\n"
    for code, status in sorted(STATUS.items()):
        yield f"| `{code}` | {status} |\n"


def settings_text() -> str:
    """docs/settings.md."""
    rows = "".join(
        f"| `COUNCIL_{name.upper()}` | {field.description} | `{_default(field.default)}` |\n"
        for name, field in Settings.model_fields.items()
    )
    return (
        "# Settings\n\nWritten by `python -m app.generated`. Read from the environment once, when a process starts. "
        f"Rules of procedure are not settings: see rules.md.\n\n| variable | what | default |\n|---|---|---|\n{rows}"
    )


def _default(value: Any) -> str:
    return "" if value == () else str(value)
