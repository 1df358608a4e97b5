"""A council's page: who sits in it, by which rules it meets, which sessions it held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import Response

from app.api.refusals import NotFound
from app.house import House
from app.i18n import Language
from app.pages.desk import BUILDERS
from app.pages.frame import Press, Visit
from app.pages.home import SessionCard, cards
from app.pages.office import SEES_ALL
from app.pages.offices import ElectedRow, elected_of, overdue
from app.pages.rules import Rule, rules_in_words
from app.pages.rules_said import warned
from app.pages.swearing import SWEARERS
from rooms.tables import Page, Wanted, council, sessions

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a seat: from which act, sworn in or not, since and until when (RFC 3339), whether past that."""

    person: str
    name: str
    act: View | None
    is_sworn: bool
    starts_at: str
    ends_at: str | None
    expired: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat, who holds it, and whose term is planned for it."""

    number: int
    organisation: str | None
    titular: Holder | None
    alternates: tuple[Holder, ...]
    planned: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class SegmentRows:
    """The seats of a segment, by number."""

    name: str
    seats: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """A role, the names of those who have it, and the earliest day since when (RFC 3339)."""

    role: str
    names: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """`council` is the view of COUNCIL; `filled` of `total` seats have a titular; `rules` are the main ones.

    `may_build`: the reader may schedule a session; `sees_absences`: there is a page about absences for this reader.
    `warnings`: what asks for attention; `losses` of office are those declared.
    `elected`: who waits to be sworn into an office, or holds it by election; `may_swear`: the reader may record that.
    """

    council: View
    total: int
    filled: int
    segments: tuple[SegmentRows, ...]
    officers: tuple[OfficerRow, ...]
    rules: tuple[Rule, ...]
    sessions: tuple[SessionCard, ...]
    may_build: bool
    warnings: tuple[str, ...]
    sees_absences: bool
    losses: tuple[View, ...]
    elected: tuple[ElectedRow, ...] = ()
    may_swear: bool = False


async def council_page(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}`. Raises NotFound."""
    acronym = visit.request.path_params["acronym"]
    async with house.database.read() as conn:
        row = await council(conn, acronym)
        if row is None:
            raise NotFound
        wanted = Page(limit=50, with_rehearsals=row["rehearsal"])
        held = (await sessions(conn, Wanted(council=row["stream"]), wanted)).items
    standing = await house.desk.standing(row["stream"], visit.person)
    view = (await house.tail.snapshot(row["stream"], standing.audience))["view"]
    may_build = bool(standing.asked.roles & BUILDERS)
    sees_absences = bool(standing.asked.roles & SEES_ALL) or bool(standing.mine["seats"])
    given = cards(held, {row["stream"]: row})
    page = council_context(view, given, visit.language, may_build=may_build, sees_absences=sees_absences)
    now = house.clock()
    elected, said = tuple(elected_of(view, now)), (*page.warnings, *overdue(view, now, visit.language))
    page = replace(page, elected=elected, warnings=said, may_swear=bool(standing.asked.roles & SWEARERS))
    return press.page(visit, "council.html", view["acronym"], page)


def council_context(
    view: View,
    held: tuple[SessionCard, ...],
    language: Language,
    *,
    may_build: bool = False,
    sees_absences: bool = False,
) -> CouncilPage:
    """The page's context from the council's view."""
    seats = view["seats"].values()
    return CouncilPage(
        council=view,
        total=max(len(seats), view["statutory_seats"] or 0),
        filled=sum(1 for seat in seats if not seat["vacant"]),
        segments=tuple(_segments(view)),
        officers=tuple(
            OfficerRow(role, tuple(names.values()), _since(view, role))
            for role in ("president", "vice_president", "clerk")
            if (names := view["roles"].get(role))
        ),
        rules=rules_in_words(view["rules"]),
        sessions=held,
        may_build=may_build,
        warnings=warned(view, language),
        sees_absences=sees_absences,
        losses=tuple(_declared(view)),
    )


def _declared(view: View) -> Iterator[View]:
    for loss in view["losses"].values():
        if loss["outcome"] == "declared":
            act = loss["act"]["number"] if loss["act"] else None
            number = view["seats"][loss["seat"]]["number"]
            yield {"name": loss["name"], "seat": number, "date": loss["decided_at"], "act": act}


def _since(view: View, role: str) -> str:
    return min(str(one["since"]) for one in view["tenures"] if one["role"] == role and one["until"] is None)


def _segments(view: View) -> Iterator[SegmentRows]:
    for id_, segment in view["segments"].items():
        seats = sorted((seat for seat in view["seats"].values() if seat["segment"] == id_), key=lambda s: s["number"])
        if seats:
            yield SegmentRows(segment["name"], tuple(_seat(view, seat) for seat in seats))


def _seat(view: View, seat: View) -> SeatRow:
    organisation = view["organisations"].get(seat["organisation"])
    return SeatRow(
        number=seat["number"],
        organisation=organisation["name"] if organisation else None,
        titular=_holder(view, seat["titular"]) if seat["titular"] else None,
        alternates=tuple(_holder(view, term) for term in seat["alternates"]),
        planned=tuple(_holder(view, term) for term in seat["planned"]),
    )


def _holder(view: View, id_: str) -> Holder:
    term = view["terms"][id_]
    is_sworn = term["sworn_at"] is not None
    return Holder(
        person=term["person"],
        name=term["name"],
        act=term["act"],
        is_sworn=is_sworn,
        starts_at=term["starts_at"],
        ends_at=term["ends_at"],
        expired=term["expired"],
    )
