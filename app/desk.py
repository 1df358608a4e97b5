"""Where commands are handed in, whatever way they came: socket, API, form or loop. Who asks, what for, one log line.

Not the deciding: that is the kinds'. Not the words of a refusal: those are added where the answer leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from time import perf_counter
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.accounts import Person
from app.facts import (
    ATTACH,
    BRING_BACK,
    PUBLISH,
    council_of,
    facts_for,
    facts_to_attach,
    facts_to_bring_back,
    facts_to_publish,
)
from app.logs import log
from app.metrics import Metrics
from rooms import Asked, Audience, Council, Refusal, roles_of
from rooms.log.engine import Asker, Body, Command, Engine, Loaded

SYSTEM = Asker(None, frozenset({"system"}))
_MOST_WAITING = 10_000


class Envelope(BaseModel):
    """A command as it travels, by socket and by HTTP alike."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    id: str = Field(description="A UUID the client makes; the same id again gets the same answer.")
    type: str = Field(description="The command's wire name, `topic.verb`.")
    data: dict[str, Any] = Field(default_factory=dict, description="The command's own fields.")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person before a stream: who asks there, and whose view they get."""

    asked: Asked
    audience: Audience
    loaded: Loaded

    @property
    def mine(self) -> Any:
        """What is for this person only."""
        return self.loaded.mine(self.asked)


class Desk:
    """The one way to the engine for people, and the system's own."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], metrics: Metrics, *, zone: tzinfo) -> None:
        self._engine, self._clock, self._metrics, self._zone = engine, clock, metrics, zone
        self._roles: dict[str, tuple[int, dict[str, frozenset[str]]]] = {}
        self.waiting = 0

    async def submit(self, stream: str, envelope: Any, person: Person | None) -> Body:
        """The answer to an envelope as it came, malformed or not."""
        try:
            read = Envelope.model_validate(envelope)
        except ValidationError as error:
            return invalid(error)
        if self.waiting >= _MOST_WAITING:
            return {"ok": False, "code": "unavailable", "params": {}}
        return await self._submit(stream, Command(read.id, read.type, read.data), person)

    async def submit_by_link(self, stream: str, command: Command, person: str) -> Body:
        """The answer to a command of whoever holds a member's own link: that member's, and nothing else's."""
        return await self._hand_in(stream, command, Asker(person, frozenset({"member"})), perf_counter())

    async def why_not(self, stream: str, type_: str, data: Mapping[str, Any], person: Person | None) -> Body | None:
        """Why the rules would refuse a command now, as its answer would say; None if they would not."""
        council = await council_of(self._engine, stream, type_, data)
        asker, head = self._asker(council, person), (await self._engine.loaded(stream)).head
        now = self._clock()
        asked = Asked(asker.person, asker.roles, now, facts_for(type_, council, now, zone=self._zone))
        try:
            head.kind.decide(head.state, head.kind.commands[type_](**data), asked)
        except Refusal as refusal:
            return {"ok": False, "code": refusal.code, "params": dict(refusal.params)}
        return None

    async def submit_as_system(self, stream: str, command: Command) -> Body:
        """The answer to a command that time, presence or another stream asks for."""
        began, asker = perf_counter(), SYSTEM
        if command.type == BRING_BACK:
            asker = Asker(None, SYSTEM.roles, await facts_to_bring_back(self._engine, command.data))
        return await self._hand_in(stream, command, asker, began)

    async def standing(self, stream: str, person: Person | None) -> Standing:
        """How a person stands before a stream now. Raises Refusal if there is none."""
        loaded = await self._engine.loaded(stream)
        asker = self._asker(await council_of(self._engine, stream), person)
        asked = Asked(asker.person, asker.roles, self._clock())
        return Standing(asked, loaded.head.kind.audience(loaded.head.state, asked), loaded)

    async def _submit(self, stream: str, command: Command, person: Person | None) -> Body:
        began = perf_counter()
        council = await council_of(self._engine, stream, command.type, command.data)
        asker = self._asker(council, person)
        facts = facts_for(command.type, council, self._clock(), zone=self._zone)
        if command.type == PUBLISH:
            facts = await facts_to_publish(self._engine, stream, self._zone)
        if command.type == ATTACH:
            facts = await facts_to_attach(self._engine, stream, command.data)
        return await self._hand_in(stream, command, Asker(asker.person, asker.roles, facts), began)

    async def _hand_in(self, stream: str, command: Command, asker: Asker, began: float) -> Body:
        self.waiting += 1
        try:
            body = await self._engine.submit(stream, command, asker)
        finally:
            self.waiting -= 1
        seconds, code = perf_counter() - began, str(body.get("code", "ok"))
        self._metrics.commands.labels(code).inc()
        self._metrics.ack_seconds.observe(seconds)
        told = {"code": code, "ms": round(seconds * 1000, 1), "stream": stream, "command": command.id}
        log.info("command", type=command.type, **told)
        return body

    def _asker(self, council: Council | None, person: Person | None) -> Asker:
        """A person with the roles of the city and of this council. Outside its scope a rehearsal's person is nobody."""
        if person is None or (person.scope is not None and (council is None or council.id != person.scope)):
            return Asker(None, frozenset())
        return Asker(person.id, person.roles | (self._council_roles(council, person.id) if council else frozenset()))

    def _council_roles(self, council: Council, person: str) -> frozenset[str]:
        seq, known = self._roles.get(council.id, (0, {}))
        if seq != council.seq:
            known = {}
            self._roles[council.id] = (council.seq, known)
        if person not in known:
            roles = roles_of(council, person, self._clock())
            known[person] = roles | ({"member"} if "councillor" in roles else frozenset())
        return known[person]


def invalid(error: ValidationError) -> Body:
    """The refusal of what does not fit its model: every fault at once."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    problems = [{"field": ".".join(map(str, fault["loc"])) or "body", "problem": fault["type"]} for fault in faults]
    return {"ok": False, "code": "invalid_data", "params": {"errors": problems}}
