"""The swearing-in of whoever was elected to an office, as the clerk records it on the council's page."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from app.api.refusals import NotFound, Unauthenticated
from app.house import House
from app.pages.desk import see
from app.pages.errors import error_page
from app.pages.forms import read_form
from app.pages.frame import Press, Visit
from rooms.tables import council

SWEARERS: Final = frozenset({"clerk", "admin"})
"""Roles that record a swearing-in."""


async def swear(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/swear`. Raises NotFound, Unauthenticated."""
    async with house.database.read() as conn:
        row = await council(conn, visit.request.path_params["acronym"])
    if row is None:
        raise NotFound
    if visit.person is None:
        raise Unauthenticated
    form = await read_form(house, visit.request)
    command = {"id": form.get("id", ""), "type": "council.office_swear", "data": {"term": form.get("term", "")}}
    body = await house.desk.submit(row["stream"], command, visit.person)
    if body["ok"]:
        return see(visit, f"/councils/{row['acronym']}")
    return error_page(press, visit, body["code"], body["params"])
