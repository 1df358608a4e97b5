"""given(history).when(command).then(events) or .refuses(error), for any kind of stream.

Every command goes through its wire form and every event through its line: each test also shows that replay = live.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar

import orjson
import pytest

from rooms.log.chain import GENESIS
from rooms.log.codec import Envelope, Written, parse_command, read_event, write_event
from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Audience, Data, Decided, Event, Kind, Recorded, Tree
from rooms.log.seal import Opening, Ref
from rooms.log.tree import Change, join

S = TypeVar("S")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""When things happen unless a test says otherwise: a Monday."""


@dataclass(frozen=True, slots=True)
class Someone:
    """Who asks: a person, None for the system and the public, and the roles the edge found."""

    person: str | None
    roles: frozenset[str]


def someone(person: str | None, *roles: str) -> Someone:
    """A person in roles."""
    return Someone(person, frozenset(roles))


SYSTEM = someone(None, "system")
ADMIN = someone("adele", "admin")
CLERK = someone("clara", "clerk")
PUBLIC = someone(None)


@dataclass
class Stage(Generic[S]):
    """A stream in memory: its lines, its openings, and its state after each event (`states[0]` is the initial one)."""

    kind: Kind[S]
    stream: str
    states: list[S]
    lines: list[Written] = field(default_factory=list)
    openings: dict[Ref, Opening] = field(default_factory=dict)

    @property
    def state(self) -> S:
        """The state after the last event."""
        return self.states[-1]

    def decide(self, command: Data, by: Someone, at: datetime, facts: Mapping[str, Any]) -> Decided:
        """What the kind decides on the command as it arrives from the wire; raises its refusal."""
        wire = orjson.loads(command.model_dump_json(exclude_none=True))
        parsed = parse_command(self.kind, command.type, wire)
        return self.kind.decide(self.state, parsed, Asked(by.person, by.roles, at, facts))

    def append(self, decided: Decided, at: datetime) -> tuple[Event, ...]:
        """Write, chain and apply the events; give them back as decided."""
        for event in decided.events:
            envelope = Envelope(self.stream, "0" * 8, decided.actor, decided.for_, at, decided.occurred_at)
            seq, prev = len(self.lines) + 1, self.lines[-1].hash if self.lines else GENESIS
            written = write_event(event, envelope, seq=seq, prev=prev, chance=_chance(seq))
            self.lines.append(written)
            self.openings |= {opening.ref: opening for opening in written.openings}
            self.states.append(self.kind.evolve(self.state, written.recorded))
        for ref in decided.erases:
            self.openings.pop(ref, None)
        return decided.events

    def replayed(self) -> tuple[Recorded, ...]:
        """The events as read back from their lines."""
        return tuple(
            read_event(self.kind, line.line, {ref.field: o.value for ref, o in self.openings.items() if ref.seq == seq})
            for seq, line in enumerate(self.lines, 1)
        )

    def check_replay(self) -> None:
        """Replay = live, event by event."""
        state = self.kind.initial(self.stream)
        for recorded, live, after in zip(self.replayed(), self.lines, self.states[1:], strict=True):
            assert recorded == live.recorded
            state = self.kind.evolve(state, recorded)
            assert state == after

    def shown(self, tree: Tree) -> Any:
        """The tree with its sealed texts joined, as it leaves the server."""
        return join(tree, lambda ref: self.openings[ref].value if ref in self.openings else None)

    def view(self, audience: Audience) -> Any:
        """What an audience sees now."""
        return self.shown(self.kind.view(self.state, audience))


def _chance(seq: int) -> Callable[[int], bytes]:
    return lambda size: sha256(b"%d" % seq).digest()[:size]


def apply(view: Any, changes: list[Change]) -> Any:
    """What a client does with the `set` of a message: a new view."""
    view = orjson.loads(orjson.dumps(view))
    for path, *value in changes:
        if not path:
            view = value[0]
            continue
        at = view
        for key in path[:-1]:
            at = at[key]
        if value:
            at[path[-1]] = value[0]
        else:
            del at[path[-1]]
    return view


@dataclass(frozen=True)
class Given(Generic[S]):
    """A stream with a past."""

    stage: Stage[S]
    by: Someone
    at: datetime
    facts: Mapping[str, Any]

    def when(
        self,
        command: Data,
        *,
        by: Someone | None = None,
        at: datetime | None = None,
        facts: Mapping[str, Any] | None = None,
    ) -> Asking[S]:
        """Ask for something; nothing is decided until `then` or `refuses`."""
        given = replace(self, by=by or self.by, at=at or self.at, facts=self.facts if facts is None else facts)
        return Asking(given, command)

    @property
    def state(self) -> S:
        """The state so far."""
        return self.stage.state


@dataclass(frozen=True)
class Asking(Generic[S]):
    """A command about to be decided."""

    given: Given[S]
    command: Data

    def then(self, *events: Event) -> Given[S]:
        """Exactly these events happen. Gives the stream after them, for another `when`."""
        given = self._go()
        assert tuple(written.recorded.event for written in given.stage.lines[-len(events) :]) == tuple(
            event.model_copy(update=dict.fromkeys(f for f, seal in event.seals.items() if seal == "erasable"))
            for event in events
        )
        return given

    def happens(self) -> Given[S]:
        """It is granted, whatever the events."""
        return self._go()

    def _go(self) -> Given[S]:
        given, stage = self.given, self.given.stage
        decided = stage.decide(self.command, given.by, given.at, given.facts)
        stage.append(decided, given.at)
        stage.check_replay()
        return given

    def refuses(self, error: type[Refusal], **params: Any) -> Given[S]:
        """It is refused with exactly this error and, if given, these params. Nothing happened."""
        given = self.given
        with pytest.raises(Refusal) as caught:
            given.stage.decide(self.command, given.by, given.at, given.facts)
        assert type(caught.value) is error, f"{caught.value!r} {caught.value.params}"
        assert orjson.loads(orjson.dumps(dict(caught.value.params))) == dict(caught.value.params)
        assert dict(caught.value.params).items() >= params.items()
        return given


def given(
    kind: Kind[S],
    *past: Data,
    stream: str = "stream-1",
    by: Someone = CLERK,
    at: datetime = NOON,
    facts: Mapping[str, Any] | None = None,
) -> Given[S]:
    """A stream of `kind` whose past is commands, decided for `by`, and events, taken as they are."""
    stage = Stage(kind, stream, [kind.initial(stream)])
    facts = facts or {}
    for thing in past:
        decided = Decided((thing,), "given") if isinstance(thing, Event) else stage.decide(thing, by, at, facts)
        stage.append(decided, at)
    stage.check_replay()
    return Given(stage, by, at, facts)
