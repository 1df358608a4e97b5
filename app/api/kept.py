"""What is kept, over HTTP: minutes, commitments, participation. Each as the caller's audience sees it; read-only."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import AwareDatetime, Field
from starlette.responses import Response

from app.api.endpoint import Call, Endpoint, as_json
from app.api.models import Input, Output
from app.facts import own_stream
from minutes import MINUTES
from minutes.tables import Wanted, participation_rows, streams_of
from rooms import Audience
from rooms.tables import council

MOST = 500


class MinutesItem(Output):
    """Published minutes in a list."""

    id: str = Field(description="The stream of the minutes.")
    session: str
    council: str
    published_at: str


class MinutesList(Output):
    """Published minutes, the latest first."""

    items: list[MinutesItem]
    next: str | None


class KeptOut(Output):
    """A stream as the caller's audience sees it."""

    id: str
    seq: int
    at: str
    hash: str = Field(description="SHA-256 of the last line of its log.")
    view: dict[str, Any]


class CommitmentList(Output):
    """Commitments by their published id, each with its proposed entries."""

    items: list[dict[str, Any]]
    next: str | None


class ParticipationQuery(Input):
    """Whose participation, and in sessions held when."""

    council: str | None = Field(None, max_length=80, description="A council's id or acronym.")
    person: str | None = Field(None, max_length=80)
    from_: AwareDatetime | None = Field(None, alias="from", description="Held at this moment or later.")
    to: AwareDatetime | None = Field(None, description="Held before this moment.")


class ParticipationList(Output):
    """A row for each person, seat and session that ended, the latest first."""

    items: list[dict[str, Any]]
    next: str | None


async def list_minutes(call: Call) -> Response:
    """Published minutes."""
    async with call.house.database.read() as conn:
        streams = await streams_of(conn, MINUTES.name, is_final=True, limit=MOST)
    names = ("session", "council", "published_at")
    views = [(one, (await call.house.tail.snapshot(one, Audience.PUBLIC))["view"]) for one in streams]
    return as_json(
        {"items": [{"id": one, **{name: view[name] for name in names}} for one, view in views], "next": None}
    )


async def one_minutes(call: Call) -> Response:
    """The minutes of a session."""
    return await _kept(call, own_stream("minutes", call.path["session"]))


async def list_commitments(call: Call) -> Response:
    """Every commitment."""
    async with call.house.database.read() as conn:
        streams = await streams_of(conn, "commitment", limit=MOST)
    views = [(await call.house.tail.snapshot(one, Audience.PUBLIC))["view"] for one in streams]
    return as_json({"items": sorted(views, key=lambda view: str(view["commitment"])), "next": None})


async def one_commitment(call: Call) -> Response:
    """A commitment by its published id."""
    return await _kept(call, own_stream("commitment", call.path["id"]))


async def list_participation(call: Call) -> Response:
    """Rows of participation in the councils of the city."""
    query: ParticipationQuery = call.query
    async with call.house.database.read() as conn:
        row = await council(conn, query.council) if query.council else None
        whose = row["stream"] if row else query.council
        rows = await participation_rows(conn, Wanted(whose, query.person, None, query.from_, query.to))
    return as_json({"items": [asdict(one) for one in rows], "next": None})


async def _kept(call: Call, stream: str) -> Response:
    standing = await call.house.desk.standing(stream, call.person)
    shown = await call.house.tail.snapshot(stream, standing.audience)
    return as_json({"id": stream, "hash": standing.loaded.head.hash, **shown})


_V1 = "/api/v1"
ENDPOINTS = (
    Endpoint("GET", f"{_V1}/minutes", list_minutes, "List published minutes.", gives=MinutesList),
    Endpoint("GET", f"{_V1}/minutes/{{session}}", one_minutes, "The minutes of a session.", gives=KeptOut),
    Endpoint("GET", f"{_V1}/commitments", list_commitments, "List commitments.", gives=CommitmentList),
    Endpoint("GET", f"{_V1}/commitments/{{id}}", one_commitment, "One commitment.", gives=KeptOut),
    Endpoint(
        "GET",
        f"{_V1}/participation",
        list_participation,
        "Who took part in sessions that ended, and how.",
        query=ParticipationQuery,
        gives=ParticipationList,
    ),
)
