"""The shapes of the protocol as JSON Schema, from the models themselves: commands, events, bodies and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from minutes import COMMITMENT, MINUTES
from rooms import COUNCIL, SESSION

KINDS = (SESSION, COUNCIL, MINUTES, COMMITMENT)
Mode = Literal["validation", "serialization"]
Schema = Mapping[str, Any]
REF = "#/components/schemas/{model}"


@dataclass(frozen=True, slots=True)
class Schemas:
    """`named` definitions, and for each model the reference to its own."""

    named: Mapping[str, Schema]
    refs: Mapping[Any, Schema]

    def of(self, model: type[BaseModel], mode: Mode = "validation") -> Schema:
        """The reference to a model."""
        return self.refs[model, mode]


def commands() -> dict[str, type[BaseModel]]:
    """Every command by wire name, in order."""
    return {name: model for kind in KINDS for name, model in sorted(kind.commands.items())}


def events() -> dict[str, type[BaseModel]]:
    """Every event by wire name, in order."""
    return {name: model for kind in KINDS for name, model in sorted(kind.events.items())}


def schemas(inputs: Iterable[type[BaseModel]], outputs: Iterable[type[BaseModel]], ref: str = REF) -> Schemas:
    """The definitions of models that come in and models that go out."""
    wanted: list[tuple[type[BaseModel], Mode]] = [(model, "validation") for model in dict.fromkeys(inputs)]
    wanted += [(model, "serialization") for model in dict.fromkeys(outputs)]
    refs, definitions = models_json_schema(wanted, ref_template=ref)
    return Schemas(definitions.get("$defs", {}), refs)


def envelope(type_: str, data: Schema) -> Schema:
    """A command as it travels."""
    properties = {"id": {"type": "string", "format": "uuid"}, "type": {"const": type_}, "data": data}
    return {"type": "object", "properties": properties, "required": ["id", "type"], "additionalProperties": False}


def message(type_: str, data: Schema) -> Schema:
    """A message: an event as an audience may see it. Sealed fields are missing where it may not."""
    properties = {
        "seq": {"type": "integer"},
        "at": {"type": "string", "format": "date-time"},
        "occurred_at": {"type": "string", "format": "date-time"},
        "type": {"const": type_},
        "actor": {"type": "string"},
        "for": {"type": "string"},
        "data": data,
        "set": CHANGES,
    }
    return {"type": "object", "properties": properties, "required": ["seq", "at", "type", "actor", "data"]}


CHANGES: Schema = {
    "description": "What changes in the view: `[path, value]`, or `[path]` for a key that goes.",
    "type": "array",
    "items": {"type": "array", "minItems": 1, "maxItems": 2},
}
UNSEEN: Schema = {
    "description": "An event this audience may not see; its view may change all the same.",
    "type": "object",
    "properties": {"seq": {"type": "integer"}, "set": CHANGES},
    "required": ["seq"],
    "additionalProperties": False,
}
