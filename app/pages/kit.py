"""Sheets for the day power or internet fails: attendance, roll call, speakers. Made from the call, to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from app.api.refusals import Forbidden, NotFound, Unauthenticated
from app.house import House
from app.pages.ballot import View, seat_name
from app.pages.frame import Press, Visit
from rooms import Session

DELIBERATED: Final = ("former_minutes", "order_of_the_day")
"""Sections whose items end in a vote."""
SPEAKERS: Final = tuple(range(1, 21))
"""Lines for speakers."""


@dataclass(frozen=True, slots=True)
class KitSeat:
    """A seat on the sheets: who holds it, with whom in their stead."""

    number: int
    organisation: str | None
    name: str
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KitItem:
    """An item that ends in a vote: one sheet."""

    number: int
    title: str | None
    reserved: str | None


@dataclass(frozen=True, slots=True)
class KitPage:
    """`segments` by name with their seats; `seats` all of them, by number; `chair`, `clerks` by name."""

    session: View
    segments: tuple[tuple[str, tuple[KitSeat, ...]], ...]
    seats: tuple[KitSeat, ...]
    items: tuple[KitItem, ...]
    speakers: tuple[int, ...]
    chair: str
    clerks: tuple[str, ...]


async def kit_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/kit`, for clerk and president. Raises NotFound before the call, Unauthenticated, Forbidden."""
    stream = visit.request.path_params["id"]
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    if visit.person is None:
        raise Unauthenticated
    if not standing.asked.roles & {"clerk", "president"}:
        raise Forbidden
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    if view["roster"] is None:
        raise NotFound
    return press.page(visit, "kit.html", visit.language.text("kit.title"), kit_of(view))


def kit_of(view: View) -> KitPage:
    """The sheets of a called session."""
    roster = view["roster"]
    by_number = sorted(roster["seats"].values(), key=lambda seat: seat["number"])
    names = {id_: segment["name"] for id_, segment in roster["segments"].items()}
    parts = ((name, tuple(_seat(seat) for seat in by_number if seat["segment"] == id_)) for id_, name in names.items())
    return KitPage(
        session=view["session"],
        segments=tuple(part for part in parts if part[1]),
        seats=tuple(_seat(seat) for seat in by_number),
        items=tuple(_items(view)),
        speakers=SPEAKERS,
        chair=view["chair"]["name"] if view["chair"] else "",
        clerks=tuple(one["name"] for one in roster["officers"] if one["role"] == "clerk"),
    )


def _seat(seat: View) -> KitSeat:
    titular = seat["titular"]
    alternates = tuple(one["name"] for one in seat["alternates"])
    return KitSeat(seat["number"], seat["organisation"], seat_name(seat) if titular else "", alternates)


def _items(view: View) -> Iterator[KitItem]:
    agenda = view["agenda"]
    for id_ in agenda["order"]:
        item = agenda["items"][id_]
        if item["section"] in DELIBERATED and item["state"] not in ("withdrawn", "not_admitted"):
            yield KitItem(item["number"], item.get("title"), item["reserved"])
