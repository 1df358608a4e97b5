"""Bodies, queries and answers of the API that are not commands or events. Shapes only."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints


class Input(BaseModel):
    """What comes in: known fields only."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Output(BaseModel):
    """What goes out, described."""

    model_config = ConfigDict(frozen=True)


class LoginBody(Input):
    """Who wants to log in."""

    email: str = Field(max_length=254)
    password: str = Field(max_length=1_000)


class PersonOut(Output):
    """A person, as they see themselves."""

    id: str
    name: str


class LoginOut(Output):
    """A login. `roles` are the city's; those in a council come with `mine` of its streams."""

    token: str = Field(description="Send it as `Authorization: Bearer`, or as `auth.token` of a socket.")
    person: PersonOut
    roles: list[str]


class MeOut(Output):
    """Who the token belongs to."""

    person: PersonOut
    roles: list[str]
    scope: str | None = Field(description="The one council in which a rehearsal's token is good; null for others.")


class OkOut(Output):
    """Done."""

    ok: bool


class ListQuery(Input):
    """Where a list goes on."""

    after: str | None = Field(None, max_length=80, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=200)


class SessionsQuery(ListQuery):
    """Which sessions."""

    council: str | None = Field(None, max_length=80, description="A council's id or acronym.")
    from_: AwareDatetime | None = Field(None, alias="from", description="Scheduled at this moment or later.")
    to: AwareDatetime | None = Field(None, description="Scheduled before this moment.")
    state: str | None = Field(None, max_length=40)


class MessagesQuery(Input):
    """From where a feed is read."""

    after: int = Field(0, ge=0, description="The last seq already known.")
    limit: int = Field(500, ge=1, le=1_000)


class CouncilItem(Output):
    """A council in a list."""

    id: str
    acronym: str
    name: str
    state: str
    seats: int


class SessionItem(Output):
    """A session in a list."""

    id: str
    council: str
    number: int | None
    kind: str
    state: str
    scheduled_at: datetime


class CouncilList(Output):
    """Councils by acronym."""

    items: list[CouncilItem]
    next: str | None


class SessionList(Output):
    """Sessions, the latest first."""

    items: list[SessionItem]
    next: str | None


class Shown(Output):
    """A stream as the caller's audience sees it, the same as a socket's `sync`."""

    seq: int
    at: str
    view: dict[str, Any]
    mine: dict[str, Any] = Field(description="What is for the caller only: person, seats, votes, requests, roles.")


class CouncilOut(CouncilItem, Shown):
    """One council: composition, roles, rules in force."""


class SessionOut(SessionItem, Shown):
    """One session."""


class MessagesOut(Output):
    """A stretch of a stream: messages after the seq asked for, and where the stream stands."""

    seq: int
    at: str | None
    messages: list[dict[str, Any]] = Field(description="Each `{seq, at, type, actor, data, set}`, or `{seq}` alone.")


class AnswerOut(Output):
    """The answer to a command; some add a `receipt`."""

    model_config = ConfigDict(extra="allow")
    ok: bool
    seq: int


class CreatedOut(AnswerOut):
    """The answer to a command that began a stream."""

    id: str = Field(description="The new stream's id.")


class RefusedOut(Output):
    """Why not: a stable code, its params, and a message in the reader's language."""

    ok: bool
    code: str
    params: dict[str, Any]
    message: str


class OpeningOut(Output):
    """A sealed value that is public: SHA-256 of `vcr-seal/1`, a zero byte, salt and canonical JSON is in its line."""

    seq: int
    field: str
    salt: str
    value: Any


class OpeningsOut(Output):
    """The openings published with a log."""

    items: list[OpeningOut]


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class RehearsalBody(Input):
    """A council to practise with."""

    members: int = Field(ge=1, le=2_000, description="Seats, each with a titular.")
    names: list[Name] | None = Field(None, description="Their names; invented if left out. As many as members.")
    rules: dict[str, Any] = Field(default_factory=dict, description="Keys of the rules profile that differ.")


class GuestOut(Output):
    """Somebody of the rehearsal, with the token that speaks for them there."""

    person: str
    name: str
    token: str


class MemberOut(GuestOut):
    """A member with the seat they hold."""

    seat: str


class RehearsalOut(Output):
    """A rehearsal council and its people; president and clerk hold no seat."""

    council: str
    acronym: str
    clerk: GuestOut
    president: GuestOut
    members: list[MemberOut]
