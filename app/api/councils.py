"""Councils and sessions: lists from the index, one of them as its audience sees it, and new ones."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from pydantic import BaseModel, Field, create_model
from sqlalchemy import RowMapping
from starlette.responses import Response

from app.api.endpoint import NO_STORE, Call, Endpoint, as_json, told
from app.api.models import (
    CouncilItem,
    CouncilList,
    CouncilOut,
    CreatedOut,
    ListQuery,
    SessionItem,
    SessionList,
    SessionOut,
    SessionsQuery,
)
from app.api.refusals import NotFound
from rooms import COUNCIL, SESSION
from rooms.tables import Listed, Page, Wanted, council, councils, session, sessions

_CREATIONS = uuid5(NAMESPACE_URL, "council:creations")


async def list_councils(call: Call) -> Response:
    """Councils, without those of rehearsals."""
    query: ListQuery = call.query
    async with call.house.database.read() as conn:
        return _listed(await councils(conn, Page(query.after, query.limit)))


async def one_council(call: Call) -> Response:
    """A council by acronym."""
    async with call.house.database.read() as conn:
        row = await council(conn, call.path["acronym"])
    return await shown(call, row)


async def list_sessions(call: Call) -> Response:
    """Sessions, without those of rehearsals."""
    query: SessionsQuery = call.query
    async with call.house.database.read() as conn:
        row = await council(conn, query.council) if query.council else None
        whose = row["stream"] if row else query.council
        wanted = Wanted(whose, query.from_, query.to, query.state)
        return _listed(await sessions(conn, wanted, Page(query.after, query.limit)))


async def one_session(call: Call) -> Response:
    """A session by id."""
    async with call.house.database.read() as conn:
        row = await session(conn, call.path["id"])
    return await shown(call, row)


async def shown(call: Call, row: RowMapping | None) -> Response:
    """A row of the index with its stream as the caller sees it. Raises NotFound."""
    if row is None:
        raise NotFound
    house, stream = call.house, str(row["stream"])
    standing = await house.desk.standing(stream, call.person)
    view = await house.tail.snapshot(stream, standing.audience)
    return as_json({**item(row), **view, "mine": standing.mine})


def item(row: RowMapping) -> dict[str, Any]:
    """A row of the index as lists show it."""
    model: type[BaseModel] = SessionItem if "council" in row else CouncilItem
    return {"id": row["stream"]} | {name: row[name] for name in model.model_fields if name != "id"}


def _listed(rows: Listed) -> Response:
    return as_json({"items": [item(row) for row in rows.items], "next": rows.next}, headers=NO_STORE)


def _begins(type_: str, model: type[BaseModel]) -> tuple[type[BaseModel], Any]:
    """Body and handler of a route that begins a stream: the command's fields and the new stream's `id`, if client-made.

    The command's id is derived from the stream's: the same body sent again gets the same answer.
    """
    id_ = Field(None, description="The new stream's id, a UUID; made here if left out.")
    body = create_model(f"New{model.__name__}", __base__=model, id=(UUID | None, id_))

    async def begin(call: Call) -> Response:
        data = call.body.model_dump(mode="json", exclude_none=True)
        stream = data.pop("id", None) or str(uuid4())
        envelope = {"id": str(uuid5(_CREATIONS, stream)), "type": type_, "data": data}
        body = await call.house.desk.submit(stream, envelope, call.me)
        return told({**body, "id": stream} if body["ok"] else body, call.language, status=201)

    return body, begin


_NewCouncil, _create = _begins("council.create", COUNCIL.commands["council.create"])
_NewSession, _schedule = _begins("session.schedule", SESSION.commands["session.schedule"])

_V1 = "/api/v1"
ENDPOINTS = (
    Endpoint("GET", f"{_V1}/councils", list_councils, "List councils.", query=ListQuery, gives=CouncilList),
    Endpoint("GET", f"{_V1}/councils/{{acronym}}", one_council, "One council and its rules.", gives=CouncilOut),
    Endpoint("POST", f"{_V1}/councils", _create, "Create a council.", takes=_NewCouncil, gives=CreatedOut, status=201),
    Endpoint("GET", f"{_V1}/sessions", list_sessions, "List sessions.", query=SessionsQuery, gives=SessionList),
    Endpoint("GET", f"{_V1}/sessions/{{id}}", one_session, "One session, as sync gives it.", gives=SessionOut),
    Endpoint("POST", f"{_V1}/sessions", _schedule, "Schedule one.", takes=_NewSession, gives=CreatedOut, status=201),
)
