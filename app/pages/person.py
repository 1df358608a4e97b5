"""Somebody who holds or held a seat: in each council, their terms and how they took part. Nobody else has a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping
from starlette.responses import Response

from app.api.refusals import NotFound
from app.house import House
from app.pages.figures import Figures, figures
from app.pages.frame import Press, Visit
from minutes import Row
from minutes.tables import Wanted, participation_rows
from rooms import Audience
from rooms.tables import Page, councils

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term: in which seat, in which capacity, from and to when (RFC 3339)."""

    number: int
    organisation: str | None
    capacity: str
    starts_at: str | None
    ends_at: str | None
    ended_at: str | None


@dataclass(frozen=True, slots=True)
class CouncilPart:
    """Somebody in one council: terms, figures by capacity, and the sessions, the latest first."""

    acronym: str
    name: str
    terms: tuple[TermRow, ...]
    figures: tuple[Figures, ...]
    sessions: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person by name."""

    name: str
    councils: tuple[CouncilPart, ...]


async def person_page(house: House, press: Press, visit: Visit) -> Response:
    """`/people/{id}`. Raises NotFound for whoever never held a seat."""
    person = visit.request.path_params["id"]
    async with house.database.read() as conn:
        rows = await participation_rows(conn, Wanted(person=person))
        known = (await councils(conn, Page(limit=1000))).items
    parts, names = [], [row.name for row in rows]
    for council in known:
        view = (await house.tail.snapshot(council["stream"], Audience.PUBLIC))["view"]
        terms = _terms_of(view, person)
        names += [term["name"] for term in reversed(terms)]
        part = _part(council, view, terms, [row for row in rows if row.council == council["stream"]])
        if part.terms or part.sessions:
            parts.append(part)
    if not parts:
        raise NotFound
    return press.page(visit, "person.html", names[0], PersonPage(names[0], tuple(parts)))


def _terms_of(view: View, person: str) -> list[View]:
    """Somebody's terms, but for those planned and given up before they began."""
    own = (term for term in view["terms"].values() if term["person"] == person)
    return [term for term in own if term["begun"] or term["ended_at"] is None]


def _part(council: RowMapping, view: View, terms: Sequence[View], rows: Sequence[Row]) -> CouncilPart:
    return CouncilPart(council["acronym"], council["name"], tuple(_terms(view, terms)), figures(rows), tuple(rows))


def _terms(view: View, terms: Sequence[View]) -> Iterator[TermRow]:
    for term in terms:
        seat = view["seats"][term["seat"]]
        organisation = view["organisations"].get(seat["organisation"])
        name = organisation["name"] if organisation else None
        yield TermRow(seat["number"], name, term["capacity"], term["starts_at"], term["ends_at"], term["ended_at"])
