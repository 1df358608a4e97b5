"""Between the wire and the model: commands as they arrive, events as canonical chained lines. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from pydantic import ValidationError

from rooms.log.chain import canonical, line_hash
from rooms.log.errors import CorruptLog, InvalidData, UnknownCommand
from rooms.log.kind import Data, Event, Kind, Recorded, instant_text, parse_instant
from rooms.log.seal import SALT_BYTES, Opening, Ref, Seal, commitment

VERSION = 1


@dataclass(frozen=True, slots=True)
class Written:
    """One event ready to be stored: its line, the openings of its sealed fields, and itself as replay will read it."""

    line: str
    hash: str
    openings: tuple[Opening, ...]
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Envelope:
    """What all events of one command share, and where in the stream they start."""

    stream: str
    command: str
    actor: str
    for_: str | None
    at: datetime
    occurred_at: datetime | None


def parse_command(kind: Kind[Any], type_: str, data: Any) -> Data:
    """The command model for wire name `type_`. Raises UnknownCommand, InvalidData (every fault at once)."""
    model = kind.commands.get(type_)
    if model is None:
        raise UnknownCommand(type=type_)
    try:
        return model.model_validate_json(orjson.dumps(data))
    except (ValidationError, TypeError) as error:
        raise InvalidData(errors=_problems(error)) from error


def _problems(error: ValidationError | TypeError) -> list[dict[str, str]]:
    if isinstance(error, TypeError):
        return [{"field": "data", "problem": "json_invalid"}]
    return [
        {"field": ".".join(str(part) for part in fault["loc"]), "problem": fault["type"]}
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def digest(type_: str, data: Any) -> str:
    """SHA-256, hex, of what was asked: the same id with another digest is `command_id_reused`."""
    return hashlib.sha256(orjson.dumps([type_, data], option=orjson.OPT_SORT_KEYS)).hexdigest()


def write_event(event: Event, envelope: Envelope, *, seq: int, prev: str, chance: Callable[[int], bytes]) -> Written:
    """Seal, spell and chain one event. `chance(n)` gives n unpredictable bytes."""
    data = event.model_dump(mode="json", exclude_none=True)
    openings = tuple(
        Opening(Ref(seq, field), chance(SALT_BYTES).hex(), data.pop(field)) for field in event.seals if field in data
    )
    line = _line(envelope, event.type, data, openings, (seq, prev))
    erasable = {f: None for f, seal in event.seals.items() if seal is Seal.ERASABLE}
    recorded = Recorded(
        stream=envelope.stream,
        seq=seq,
        at=parse_instant(instant_text(envelope.at)),
        occurred_at=envelope.occurred_at and parse_instant(instant_text(envelope.occurred_at)),
        actor=envelope.actor,
        for_=envelope.for_,
        command=envelope.command,
        event=event.model_copy(update=erasable) if erasable else event,
    )
    return Written(line, line_hash(line), openings, recorded)


def _line(
    envelope: Envelope, type_: str, data: dict[str, Any], openings: tuple[Opening, ...], place: tuple[int, str]
) -> str:
    seq, prev = place
    body: dict[str, Any] = {
        "v": VERSION,
        "stream": envelope.stream,
        "seq": seq,
        "at": instant_text(envelope.at),
        "type": type_,
        "actor": envelope.actor,
        "command": envelope.command,
        "data": data,
        "prev": prev,
    }
    if envelope.occurred_at is not None:
        body["occurred_at"] = instant_text(envelope.occurred_at)
    if envelope.for_ is not None:
        body["for"] = envelope.for_
    if openings:
        body["sealed"] = {o.ref.field: commitment(o.salt, o.value) for o in openings}
    return canonical(body).decode()


def read_event(kind: Kind[Any], line: str, openings: Mapping[str, Any]) -> Recorded:
    """The event of a stored line; `openings` are the values of its sealed fields, of which only hidden ones are read.

    Raises CorruptLog if the type is unknown or a hidden value has no opening.
    """
    return read_body(kind, orjson.loads(line), openings)


def read_body(kind: Kind[Any], body: dict[str, Any], openings: Mapping[str, Any]) -> Recorded:
    """The same from a line already parsed."""
    model = kind.events.get(body["type"])
    if model is None:
        raise CorruptLog(f"{body['stream']} {body['seq']}: no event {body['type']}")
    data = kind.upcast(body["v"], body["type"], body["data"])
    for field in body.get("sealed", ()):
        if model.seals.get(field) is Seal.HIDDEN:
            if field not in openings:
                raise CorruptLog(f"{body['stream']} {body['seq']}: {field} has no opening")
            data[field] = openings[field]
    occurred = body.get("occurred_at")
    return Recorded(
        stream=body["stream"],
        seq=body["seq"],
        at=parse_instant(body["at"]),
        occurred_at=parse_instant(occurred) if occurred else None,
        actor=body["actor"],
        for_=body.get("for"),
        command=body["command"],
        event=model.model_validate(data, strict=False),
    )
