"""Pages that change with no session: accessibility, privacy, the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from app.api import ENDPOINTS
from app.house import House
from app.pages.frame import Press, Visit

PARAGRAPHS: Final[Mapping[str, tuple[str, ...]]] = {
    "accessibility": ("goal", "works", "limits", "help"),
    "privacy": ("public", "visitors", "voice", "erasure", "passwords", "contact"),
}


@dataclass(frozen=True, slots=True)
class ProsePage:
    """The page's name and its paragraphs, keys of the catalogue."""

    name: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteRow:
    """An operation of the API, in the words of its documentation."""

    method: str
    path: str
    summary: str


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A command or an event by its wire name."""

    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class ApiPage:
    """Everything a program may ask, send and hear."""

    routes: tuple[RouteRow, ...]
    commands: tuple[NamedRow, ...]
    events: tuple[NamedRow, ...]


async def prose(_house: House, press: Press, visit: Visit) -> Response:
    """`/accessibility`, `/privacy`."""
    name = visit.path.strip("/")
    page = ProsePage(name, PARAGRAPHS[name])
    return press.page(visit, "prose.html", visit.language.text(f"page.{name}.title"), page)


async def api_page(house: House, press: Press, visit: Visit) -> Response:
    """`/api`: every endpoint, command and event, in the words of its code."""
    kinds = house.engine.kinds.values()
    page = ApiPage(
        tuple(RouteRow(endpoint.method, endpoint.path, endpoint.summary) for endpoint in ENDPOINTS),
        tuple(_named(kind.commands for kind in kinds)),
        tuple(_named(kind.events for kind in kinds)),
    )
    return press.page(visit, "api.html", visit.language.text("page.api.title"), page)


def _named(tables: Iterable[Mapping[str, type[Any]]]) -> Iterator[NamedRow]:
    for table in tables:
        for name, model in table.items():
            yield NamedRow(name, (model.__doc__ or "").strip().split("\n", 1)[0])
