"""What a kind of stream is: a value of pure functions. The machine runs any kind and knows none.

Not here: storage, sockets, and what any particular kind decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints

from rooms.log.chain import nfc
from rooms.log.seal import Ref, Seal

S = TypeVar("S")

Tree = Any
"""JSON values whose leaves may also be `Ref`: a sealed text that the edge joins, or shows as null."""


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time carries its offset")
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time lies between the years 1 and 9999") from None
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def instant_text(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, the one spelling of a time in lines, views and answers."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def parse_instant(text: str) -> datetime:
    """The inverse of `instant_text`; raises ValueError."""
    return _utc(datetime.fromisoformat(text))


def _utf8(text: str) -> str:
    text.encode()  # a lone surrogate raises UnicodeEncodeError, which is a ValueError
    return nfc(text)


Instant = Annotated[datetime, AfterValidator(_utc), PlainSerializer(instant_text, return_type=str, when_used="json")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$")]
"""An id or a code: ASCII, up to 80 characters."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(_utf8)]
"""One line of text in NFC, 1 to 300 characters."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_utf8)]
"""Running text in NFC, 1 to 20,000 characters."""
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class Data(BaseModel):
    """The body of a command or an event: frozen, of known fields only, no silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    type: ClassVar[str]


class Event(Data):
    """What happened. `seals` names the fields that never stand in clear in a line."""

    seals: ClassVar[Mapping[str, Seal]] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, in which roles, and when. `person` is None for the system and for the anonymous public.

    `facts` are values the edge read from other streams for this command (a roster to copy): never looked up here.
    """

    person: str | None
    roles: frozenset[str]
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_system(self) -> bool:
        """Whether the server itself asks: due commands and follow-ups."""
        return "system" in self.roles


@dataclass(frozen=True, slots=True)
class Decided:
    """What a command brings: events under one envelope. `actor` is a seat, a role or `system`; `erases` are openings
    deleted in the same transaction; `occurred_at` says that it is recorded afterwards."""

    events: tuple[Event, ...]
    actor: str
    for_: str | None = None
    occurred_at: datetime | None = None
    erases: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place in a stream. Erasable fields of `event` are None here, live as in replay."""

    stream: str
    seq: int
    at: datetime
    occurred_at: datetime | None
    actor: str
    for_: str | None
    command: str
    event: Event

    @property
    def happened_at(self) -> datetime:
        """When it happened: what attendance and minutes use."""
        return self.occurred_at or self.at


class Audience(StrEnum):
    """Who looks. `member`: titular, alternate, staff of that council; `clerk`: clerk and whoever chairs."""

    PUBLIC = "public"
    MEMBER = "member"
    CLERK = "clerk"


@dataclass(frozen=True, slots=True)
class Due:
    """A command that time itself asks for. Its id comes from (stream, `seq`, `rule`): once, however often tried."""

    rule: str
    seq: int
    command: Data


@dataclass(frozen=True, slots=True)
class Kind(Generic[S]):
    """A kind of stream, as pure functions over its state `S`.

    commands, events: wire name -> model. begins: the command types that may be the first of a stream.
    initial(stream); decide(state, command, asked) raises Refusal; evolve(state, recorded) never refuses.
    audience(state, asked): whose view the asker gets. view(state, audience): the only projection.
    message(state after, recorded, audience): the event's data as that audience may see it, or None.
    veil(state, audience): sealed places this audience may not read although older messages show them (reserved since).
    mine(state, asked): what is for that person only. receipt(state after, recorded, asked): what an ack adds.
    due(state, now), next_due(state): what time asks for. index(state): the row kept for lists, or None.
    is_final(state): ended; each further event brings a new checkpoint, and the log is public.
    upcast(v, type, data): data of an old line in today's shape.
    """

    name: str
    commands: Mapping[str, type[Data]]
    events: Mapping[str, type[Event]]
    begins: frozenset[str]
    may: Mapping[str, frozenset[str]]
    initial: Callable[[str], S]
    decide: Callable[[S, Any, Asked], Decided]
    evolve: Callable[[S, Recorded], S]
    audience: Callable[[S, Asked], Audience]
    view: Callable[[S, Audience], Tree]
    message: Callable[[S, Recorded, Audience], Tree | None]
    veil: Callable[[S, Audience], frozenset[Ref]]
    mine: Callable[[S, Asked], Tree]
    receipt: Callable[[S, Recorded, Asked], Mapping[str, Any]]
    due: Callable[[S, datetime], tuple[Due, ...]]
    next_due: Callable[[S], datetime | None]
    index: Callable[[S], Mapping[str, Any] | None]
    is_final: Callable[[S], bool]
    upcast: Callable[[int, str, dict[str, Any]], dict[str, Any]]
