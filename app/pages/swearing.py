"""The swearing-in of whoever was elected to an office, as the clerk records it on the council's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

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


@dataclass(frozen=True, slots=True)
class ElectedRow:
    """Somebody elected: to which office, when, for how many months; since and until when it is held, or None.

    `is_over`: the office is held past its end.
    """

    term: str
    office: str
    name: str
    session: str
    elected_at: str
    months: int | None
    sworn_at: str | None
    ends_at: str | None
    is_over: bool


def elected_of(view: Mapping[str, Any], now: datetime) -> Iterator[ElectedRow]:
    """Everybody elected who waits to be sworn in or holds the office, the latest first.

    A term that is over by `now` goes on until somebody is sworn in; of a re-election only the latest term counts.
    """
    seen = set()
    for id_, one in reversed(view["offices"].items()):
        holds = one["person"] in view["roles"].get(one["office"], {})
        if one["sworn_at"] is None or (holds and one["office"] not in seen):
            ends_at = one["ends_at"] if one["sworn_at"] else None
            seen |= {one["office"]} if one["sworn_at"] else set()
            yield ElectedRow(
                term=id_,
                office=one["office"],
                name=one["name"],
                session=one["session"],
                elected_at=one["elected_at"],
                months=one["months"],
                sworn_at=one["sworn_at"],
                ends_at=ends_at,
                is_over=ends_at is not None and datetime.fromisoformat(ends_at) <= now,
            )


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
