"""The first page: what this is, what happens now, next and lately, and the councils."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.responses import Response

from app.house import House
from app.pages.frame import Press, Visit
from rooms import COUNCIL
from rooms.tables import Page, Wanted, councils, sessions

LIVE: Final = ("open", "suspended")
COMING: Final = ("called", "scheduled")
SHOWN: Final = 6
CREATORS: Final = COUNCIL.may["council.create"]


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session in a list. `scheduled_at` is aware; `kind` and `state` are codes."""

    id: str
    acronym: str
    council_name: str
    number: int | None
    kind: str
    state: str
    scheduled_at: datetime


@dataclass(frozen=True, slots=True)
class CouncilCard:
    """A council in a list; `seats` is how many it has, 0 if not known."""

    acronym: str
    name: str
    state: str
    seats: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """Sessions being held (`live`), to come (`next`, the nearest first), ended (`last`, the latest first); councils.

    `may_create`: the reader may create a council.
    """

    live: tuple[SessionCard, ...]
    next: tuple[SessionCard, ...]
    last: tuple[SessionCard, ...]
    councils: tuple[CouncilCard, ...]
    may_create: bool


async def home(house: House, press: Press, visit: Visit) -> Response:
    """`/`."""
    async with house.database.read() as conn:
        rows = (await councils(conn, Page(limit=200))).items
        names = {row["stream"]: row for row in rows}
        live = [card for state in LIVE for card in await _cards(conn, names, state)]
        coming = [card for state in COMING for card in await _cards(conn, names, state, limit=200)]
        last = await _cards(conn, names, "adjourned")
    page = HomePage(
        live=tuple(live),
        next=tuple(sorted(coming, key=lambda card: card.scheduled_at)[:SHOWN]),
        last=tuple(last),
        councils=tuple(CouncilCard(row["acronym"], row["name"], row["state"], row["seats"]) for row in rows),
        may_create=visit.person is not None and bool(visit.person.roles & CREATORS),
    )
    return press.page(visit, "home.html", visit.language.text("page.home.title"), page)


async def _cards(
    conn: AsyncConnection, names: Mapping[str, RowMapping], state: str, limit: int = SHOWN
) -> tuple[SessionCard, ...]:
    found = await sessions(conn, Wanted(state=state), Page(limit=limit))
    return cards(found.items, names)


def cards(rows: Iterable[RowMapping], names: Mapping[str, RowMapping]) -> tuple[SessionCard, ...]:
    """Index rows of sessions with the names of their councils.

    `may_create`: the reader may create a council.
    """
    return tuple(
        SessionCard(
            id=row["stream"],
            acronym=names[row["council"]]["acronym"],
            council_name=names[row["council"]]["name"],
            number=row["number"],
            kind=row["kind"],
            state=row["state"],
            scheduled_at=row["scheduled_at"],
        )
        for row in rows
        if row["council"] in names
    )
