"""Councils to practise with: seats, and people with short-lived tokens. They count nowhere and can be deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.responses import Response

from app.accounts import Guest, close_rehearsal, open_rehearsal
from app.api.endpoint import Call, Endpoint, as_json, told
from app.api.models import OkOut, RehearsalBody, RehearsalOut
from app.api.refusals import Forbidden, InvalidData, NotARehearsal
from app.house import House
from minutes.documents import delete_files
from rooms import Council
from rooms.log import store
from rooms.tables import Page, Wanted, delete_index, sessions

SEGMENT = "members"


async def create(call: Call) -> Response:
    """A rehearsal council with seats, terms, a president and a clerk without seats, and a token for each."""
    _check_admin(call)
    body: RehearsalBody = call.body
    word = call.language.word
    names = body.names or [f"{word('role', 'councillor')} {number}" for number in range(1, body.members + 1)]
    if len(names) != body.members:
        raise InvalidData(errors=[{"field": "names", "problem": "length_mismatch"}])
    council = str(uuid4())
    acronym = f"ENSAIO-{council[:8].upper()}"
    answer = await _give(call, council, "council.create", _council(acronym, body.rules))
    if not answer["ok"]:
        return told(answer, call.language)
    named = [word("role", "president"), word("role", "clerk"), *names]
    president, clerk, *members = await open_rehearsal(call.house.accounts, council, named, by=call.me.id)
    answer = await _give(call, council, "council.compose", _composition(call.house, president, clerk, members))
    if not answer["ok"]:
        return told(answer, call.language)
    made = {"council": council, "acronym": acronym, "clerk": _guest(clerk), "president": _guest(president)}
    seated = [{**_guest(member), "seat": f"s{number}"} for number, member in enumerate(members, 1)]
    return as_json({**made, "members": seated}, status=201)


async def delete(call: Call) -> Response:
    """Delete a rehearsal's council, its sessions and its people."""
    _check_admin(call)
    house, council = call.house, call.path["council"]
    state = (await house.engine.loaded(council)).head.state
    if not (isinstance(state, Council) and state.is_rehearsal):
        raise NotARehearsal(council=council)
    streams = [council, *await _sessions(house, council)]

    async def job(conn: AsyncConnection) -> None:
        for stream in streams:
            await store.delete_stream(conn, stream)
            await delete_index(conn, stream)
            await delete_files(conn, stream)

    await house.database.write(job)
    await close_rehearsal(house.accounts, council, by=call.me.id)
    for stream in streams:
        house.engine.memory.forget(stream)
        for line in house.fanout.lines(stream):
            await house.hub.send_away(line.sid)
        if house.witness.last(stream):
            house.witness.record_incident(stream, "rehearsal deleted", house.clock())
    return as_json({"ok": True})


def _check_admin(call: Call) -> None:
    if "admin" not in call.me.roles or call.me.scope is not None:
        raise Forbidden


async def _give(call: Call, council: str, type_: str, data: Mapping[str, Any]) -> dict[str, Any]:
    envelope = {"id": str(uuid4()), "type": type_, "data": dict(data)}
    return await call.house.desk.submit(council, envelope, call.me)


def _council(acronym: str, rules: Mapping[str, Any]) -> dict[str, Any]:
    segments = [{"segment": SEGMENT, "name": "Conselheiros"}]
    return {"acronym": acronym, "name": "Ensaio", "rehearsal": True, "segments": segments, "rules": dict(rules)}


def _composition(house: House, president: Guest, clerk: Guest, members: Sequence[Guest]) -> dict[str, Any]:
    now, numbered = house.clock().isoformat(), list(enumerate(members, 1))
    return {
        "seats": [{"seat": f"s{n}", "segment": SEGMENT, "number": n} for n, _ in numbered],
        "terms": [
            {"term": f"t{n}", "seat": f"s{n}", "capacity": "titular", "sworn_at": now, **_named(one)}
            for n, one in numbered
        ],
        "roles": [{"role": "president", **_named(president)}, {"role": "clerk", **_named(clerk)}],
    }


def _named(guest: Guest) -> dict[str, str]:
    return {"person": guest.person, "name": guest.name}


def _guest(guest: Guest) -> dict[str, str]:
    return {**_named(guest), "token": guest.token}


async def _sessions(house: House, council: str) -> list[str]:
    found: list[str] = []
    page = Page(None, 200, with_rehearsals=True)
    async with house.database.read() as conn:
        while True:
            listed = await sessions(conn, Wanted(council), page)
            found += [row["stream"] for row in listed.items]
            if listed.next is None:
                return found
            page = Page(listed.next, 200, with_rehearsals=True)


_ONE = "/api/v1/rehearsals/{council}"
ENDPOINTS = (
    Endpoint(
        "POST",
        "/api/v1/rehearsals",
        create,
        "Create a council to practise with (administrator).",
        takes=RehearsalBody,
        gives=RehearsalOut,
        status=201,
    ),
    Endpoint("DELETE", _ONE, delete, "Delete a rehearsal (administrator).", gives=OkOut),
)
