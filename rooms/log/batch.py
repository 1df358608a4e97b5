"""What a batch of waiting commands brings: each decided on the state its forerunners left. Pure; commits nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from rooms.log.codec import Envelope, Written, write_event
from rooms.log.errors import CommandIdReused, Malformed, Refusal, UnknownCommand, UnknownStream
from rooms.log.head import Head
from rooms.log.kind import Asked, Data, Decided, Recorded
from rooms.log.seal import Ref

Body = dict[str, Any]
Key = tuple[str, str]
"""Stream and command id: what an answer is kept under."""
INTERNAL: Body = {"ok": False, "code": "internal", "params": {}}


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it arrives: `id` is a UUID in text, `data` any JSON value."""

    id: str
    type: str
    data: Any


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks. `person` is None for the system and for the anonymous public; `facts` are the edge's, see Asked."""

    person: str | None
    roles: frozenset[str]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> str:
        """Whose answer it is: nobody else gets it by repeating the id."""
        return self.person or ("system" if "system" in self.roles else "public")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command read and queued."""

    stream: str
    id: str
    kind: str
    command: Data
    digest: str
    asker: Asker

    @property
    def key(self) -> Key:
        """What its answer is kept under."""
        return self.stream, self.id


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command was told; `body` is JSON text."""

    stream: str
    command_id: str
    actor: str
    digest: str
    body: str
    at: datetime

    def body_for(self, waiting: Waiting) -> Body:
        """The same body again, for the same actor and data; else `command_id_reused`."""
        if (self.actor, self.digest) != (waiting.asker.actor, waiting.digest):
            return refused(CommandIdReused(id=waiting.id))
        body: Body = orjson.loads(self.body)
        return body


@dataclass(frozen=True, slots=True)
class Erased:
    """An opening to be deleted, and the seq of the event that says so."""

    stream: str
    ref: Ref
    by: int


def refused(refusal: Refusal) -> Body:
    """The body that a refusal gives."""
    return {"ok": False, "code": refusal.code, "params": dict(refusal.params)}


@dataclass(slots=True)
class Batch:
    """A transaction in the making: tentative heads and answers, what to write. `bodies` follow the commands."""

    heads: dict[str, Head[Any]]
    answers: dict[Key, Answer]
    now: datetime
    chance: Callable[[int], bytes]
    bodies: list[Body] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    answered: list[Answer] = field(default_factory=list)
    erased: list[Erased] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    starts: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = {stream: head.seq for stream, head in self.heads.items()}

    def moved(self) -> list[tuple[Head[Any], int]]:
        """The heads that moved, and the seq each had."""
        return [(head, self.starts[stream]) for stream, head in self.heads.items() if head.seq > self.starts[stream]]

    def brought(self, stream: str) -> tuple[list[Recorded], dict[Ref, Any], list[Ref]]:
        """The events of one stream, the openings they gained and those they lost."""
        mine = [one for one in self.written if one.recorded.stream == stream]
        gained = {opening.ref: opening.value for one in mine for opening in one.openings}
        return [one.recorded for one in mine], gained, [one.ref for one in self.erased if one.stream == stream]

    def decide(self, commands: Sequence[Waiting], refusals: Mapping[Key, Refusal]) -> None:
        """Decide all, in order. `refusals` are known beforehand, from an index that would not take the row."""
        for waiting in commands:
            told = self.answers.get(waiting.key)
            self.bodies.append(told.body_for(waiting) if told else self._answer(waiting, refusals.get(waiting.key)))

    def _answer(self, waiting: Waiting, refusal: Refusal | None) -> Body:
        try:
            text = orjson.dumps(refused(refusal) if refusal else self._decide(waiting))
        except Malformed as error:
            return refused(error)
        except Refusal as error:
            text = orjson.dumps(refused(error))
        except Exception as error:  # a fault of a kind costs its own command, not the batch
            self.faults.append(error)
            return INTERNAL
        asker, at = waiting.asker, self._now(self.heads[waiting.stream])
        answer = Answer(waiting.stream, waiting.id, asker.actor, waiting.digest, text.decode(), at)
        self.answers[waiting.key] = answer
        self.answered.append(answer)
        return answer.body_for(waiting)

    def _now(self, head: Head[Any]) -> datetime:
        """The time of the batch, which never runs backwards within a stream."""
        return self.now if head.at is None else max(self.now, head.at)

    def _decide(self, waiting: Waiting) -> Body:
        before, asker = self.heads[waiting.stream], waiting.asker
        _check_fits(before, waiting.command.type)
        asked = Asked(asker.person, asker.roles, self._now(before), asker.facts)
        decided = before.kind.decide(before.state, waiting.command, asked)
        if decided.erases and not decided.events:
            raise ValueError("an erasure is an event too")
        head, written = self._write(before, decided, waiting.id, asked.at)
        receipt = head.kind.receipt(head.state, written[-1].recorded, asked) if written else {}
        self.heads[waiting.stream] = head
        self.written += written
        self.erased += [Erased(head.stream, ref, head.seq) for ref in decided.erases]
        return {"ok": True, "seq": head.seq, **receipt}

    def _write(self, head: Head[Any], decided: Decided, id: str, at: datetime) -> tuple[Head[Any], list[Written]]:
        envelope = Envelope(head.stream, id, decided.actor, decided.for_, at, decided.occurred_at)
        written = []
        for event in decided.events:
            one = write_event(event, envelope, seq=head.seq + 1, prev=head.hash, chance=self.chance)
            head = head.after(one)
            written.append(one)
        return head, written


def _check_fits(head: Head[Any], type: str) -> None:
    """Another command of the batch may have begun the stream as another kind, or not at all."""
    if type not in head.kind.commands:
        raise UnknownCommand(type=type)
    if not head.seq and type not in head.kind.begins:
        raise UnknownStream(stream=head.stream)
