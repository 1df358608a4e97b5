"""A small but real kind of stream: a counter with hidden picks, erasable notes, a veil, a deadline and an end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

from rooms.log.errors import NotAllowed, Refusal
from rooms.log.kind import Asked, Audience, Code, Data, Decided, Due, Event, Kind, Line, Recorded, Text, Tree
from rooms.log.seal import Ref, Seal

LASTS = timedelta(hours=1)


class Begin(Data):
    type: ClassVar[str] = "counter.begin"
    name: Line


class Add(Data):
    type: ClassVar[str] = "counter.add"
    by: int
    pick: Code
    note: Text | None = None


class Redact(Data):
    type: ClassVar[str] = "counter.redact"
    seq: int


class Reserve(Data):
    type: ClassVar[str] = "counter.reserve"
    on: bool


class Show(Data):
    type: ClassVar[str] = "counter.show"


class Finish(Data):
    type: ClassVar[str] = "counter.finish"


class Break(Data):
    """A command whose decision is a fault of the kind."""

    type: ClassVar[str] = "counter.break"


class Begun(Event):
    type: ClassVar[str] = "counter.begun"
    name: Line


class Added(Event):
    type: ClassVar[str] = "counter.added"
    seals: ClassVar[Mapping[str, Seal]] = {"pick": Seal.HIDDEN, "note": Seal.ERASABLE}
    by: int
    pick: Code
    note: Text | None = None


class Redacted(Event):
    type: ClassVar[str] = "counter.redacted"
    seq: int


class Reserved(Event):
    type: ClassVar[str] = "counter.reserved"
    on: bool


class Shown(Event):
    type: ClassVar[str] = "counter.shown"


class Finished(Event):
    type: ClassVar[str] = "counter.finished"


class AlreadyBegun(Refusal):
    code = "already_begun"


class TooMuch(Refusal):
    code = "too_much"


@dataclass(frozen=True, slots=True)
class Added1:
    by: int
    pick: str
    has_note: bool


@dataclass(frozen=True, slots=True)
class Counter:
    name: str = ""
    total: int = 0
    adds: Mapping[int, Added1] = field(default_factory=dict)
    is_shown: bool = False
    is_reserved: bool = False
    is_finished: bool = False
    begun_at: datetime | None = None


def decide(state: Counter, command: Any, asked: Asked) -> Decided:
    if "guest" in asked.roles:
        raise NotAllowed(type=command.type)
    return _decide(state, command, "system" if asked.is_system else f"seat-{asked.person}")


def _decide(state: Counter, command: Any, actor: str) -> Decided:
    match command:
        case Begin(name=name):
            if state.name:
                raise AlreadyBegun()
            return Decided((Begun(name=name),), actor)
        case Add(by=by, pick=pick, note=note):
            if by > 1000:
                raise TooMuch(by=by)
            return Decided((Added(by=by, pick=pick, note=note),), actor)
        case Redact(seq=seq):
            return Decided((Redacted(seq=seq),), actor, erases=(Ref(seq, "note"),))
        case Reserve(on=on):
            return Decided((Reserved(on=on),), actor)
        case Show():
            return Decided((Shown(),), actor)
        case Finish():
            return Decided((Finished(),), actor)
        case _:
            raise RuntimeError("broken")


def evolve(state: Counter, recorded: Recorded) -> Counter:
    match recorded.event:
        case Begun(name=name):
            return replace(state, name=name, begun_at=recorded.at)
        case Added(by=by, pick=pick):
            line = Added1(by, pick, has_note=True)
            return replace(state, total=state.total + by, adds={**state.adds, recorded.seq: line})
        case Redacted(seq=seq):
            return replace(state, adds={**state.adds, seq: replace(state.adds[seq], has_note=False)})
        case Reserved(on=on):
            return replace(state, is_reserved=on)
        case Shown():
            return replace(state, is_shown=True)
        case _:
            return replace(state, is_finished=True)


def view(state: Counter, audience: Audience) -> Tree:
    """The clerk sees reservations; nobody sees a pick before it is shown."""
    adds = {
        str(seq): {
            "by": one.by,
            "note": Ref(seq, "note") if one.has_note else None,
            **({"pick": one.pick} if state.is_shown else {}),
        }
        for seq, one in state.adds.items()
    }
    seen: dict[str, Tree] = {"name": state.name, "total": state.total, "adds": adds, "finished": state.is_finished}
    return {**seen, "reserved": state.is_reserved} if audience is Audience.CLERK else seen


def message(state: Counter, recorded: Recorded, audience: Audience) -> Tree | None:
    match recorded.event:
        case Added(by=by):
            return {"by": by, "note": Ref(recorded.seq, "note")}
        case Reserved(on=on):
            return {"on": on} if audience is Audience.CLERK else None
        case event:
            return event.model_dump(mode="json")


def veil(state: Counter, audience: Audience) -> frozenset[Ref]:
    if not state.is_reserved or audience is Audience.CLERK:
        return frozenset()
    return frozenset(Ref(seq, "note") for seq in state.adds)


def receipt(state: Counter, recorded: Recorded, asked: Asked) -> Mapping[str, Any]:
    match recorded.event:
        case Added(pick=pick):
            return {"choice": pick, "number": len(state.adds)}
        case _:
            return {}


def due(state: Counter, now: datetime) -> tuple[Due, ...]:
    deadline = next_due(state)
    return (Due("finish", 1, Finish()),) if deadline is not None and deadline <= now else ()


def next_due(state: Counter) -> datetime | None:
    return None if state.begun_at is None or state.is_finished else state.begun_at + LASTS


COMMANDS = (Begin, Add, Redact, Reserve, Show, Finish, Break)
EVENTS = (Begun, Added, Redacted, Reserved, Shown, Finished)

TOY: Kind[Counter] = Kind(
    name="counter",
    commands={command.type: command for command in COMMANDS},
    events={event.type: event for event in EVENTS},
    begins=frozenset({Begin.type}),
    may={},
    initial=lambda stream: Counter(),
    decide=decide,
    evolve=evolve,
    audience=lambda state, asked: Audience.CLERK if "clerk" in asked.roles else Audience.PUBLIC,
    view=view,
    message=message,
    veil=veil,
    mine=lambda state, asked: {},
    receipt=receipt,
    due=due,
    next_due=next_due,
    index=lambda state: {"name": state.name, "total": state.total},
    is_final=lambda state: state.is_finished,
    upcast=lambda v, type, data: data,
)
