"""static/src/protocol.ts: the types of the protocol for the browser, from the same schemas. No logic goes there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from app.api.models import RefusedOut
from app.generated.schemas import Schema, Schemas, commands, events, schemas
from app.socket import Auth, Heartbeat, PresenceChange, Sync, SyncAnswer

_REF = "{model}"
_HEAD = """// Written by `python -m app.generated` from the models of the server. Do not edit.

"""
_TAIL = """
export type CommandType = keyof Commands;
export type EventType = keyof Events;

/** A command as it travels; the same `id` again gets the same answer. */
export interface Envelope<T extends CommandType = CommandType> {
  id: string;
  type: T;
  data: Commands[T];
}

/** `[path, value]`, or `[path]` for a key that goes. */
export type Change = [path: string[], value: unknown] | [path: string[]];

/** An event as this audience may see it, and what it changes in the view. */
export interface SeenMessage<T extends EventType = EventType> {
  seq: number;
  at: string;
  occurred_at?: string;
  type: T;
  actor: string;
  for?: string;
  data: Partial<Events[T]>;
  set?: Change[];
}

/** An event this audience may not see. */
export interface UnseenMessage {
  seq: number;
  set?: Change[];
}

export type Message = SeenMessage | UnseenMessage;

export interface Receipt {
  number: number;
  at: string;
  choice: string;
}

export type Answer = { ok: true; seq: number; receipt?: Receipt } | (RefusedOut & { ok: false });
"""


def typescript() -> str:
    """The module."""
    spoken: list[type[BaseModel]] = [SyncAnswer, Heartbeat, PresenceChange, RefusedOut]
    known = schemas([Auth, Sync, *commands().values()], [*events().values(), *spoken], _REF)
    parts = [_definition(name, schema) for name, schema in sorted(known.named.items())]
    parts += [_table("Commands", commands(), known, "validation"), _table("Events", events(), known, "serialization")]
    return _HEAD + "\n".join(parts) + _TAIL


def _table(name: str, models: Mapping[str, type[BaseModel]], known: Schemas, mode: str) -> str:
    rows = "".join(f'  "{wire}": {_type(known.refs[model, mode])};\n' for wire, model in models.items())
    return f"export interface {name} {{\n{rows}}}\n"


def _definition(name: str, schema: Schema) -> str:
    comment = f"/** {_line(schema['description'])} */\n" if "description" in schema else ""
    if schema.get("type") == "object" and schema.get("properties"):
        return f"{comment}export interface {_name(name)} {{\n{''.join(_fields(schema))}}}\n"
    return f"{comment}export type {_name(name)} = {_type(schema)};\n"


def _fields(schema: Schema) -> Iterator[str]:
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        if "description" in field:
            yield f"  /** {_line(field['description'])} */\n"
        key = name if re.fullmatch(r"[A-Za-z_]\w*", name) else json.dumps(name)
        yield f"  {key}{'' if name in required else '?'}: {_type(field)};\n"


def _line(text: str) -> str:
    return " ".join(text.split()).replace("*/", "* /")


def _name(ref: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W+|__", ref) if part)


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return _name(schema["$ref"])
    if "const" in schema or "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema.get("enum", [schema.get("const")]))
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return " | ".join(dict.fromkeys(_type(one) for one in choices))
    return _plain(schema)


def _plain(schema: Mapping[str, Any]) -> str:
    match schema.get("type"):
        case "array" if "prefixItems" in schema:
            return f"[{', '.join(_type(one) for one in schema['prefixItems'])}]"
        case "array":
            inner = _type(schema.get("items", {}))
            return f"({inner})[]" if " " in inner else f"{inner}[]"
        case "object":
            values = schema.get("additionalProperties", {})
            return f"Record<string, {_type(values) if isinstance(values, dict) else 'never'}>"
        case "integer" | "number":
            return "number"
        case "string" | "boolean" | "null" as plain:
            return str(plain)
        case _:
            return "unknown"
