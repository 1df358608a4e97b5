"""Who takes part: every council by segment and by person, over its sessions that ended. Ranks nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from app.house import House
from app.pages.figures import STATUSES, Figures, Share, figures, shares
from app.pages.frame import Press, Visit
from minutes import Row, by_segment, summed
from minutes.tables import Wanted, participation_rows
from rooms import Audience
from rooms.tables import Page, councils

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """The titulars of a segment, all sessions together; `covered`: times an alternate came in the titular's stead."""

    name: str
    statuses: tuple[Share, ...]
    covered: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in one capacity."""

    person: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class CouncilPart:
    """A council: how many sessions count, its segments, its people by name."""

    acronym: str
    name: str
    sessions: int
    segments: tuple[SegmentRow, ...]
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class ParticipationPage:
    """The councils that held a session, by acronym."""

    councils: tuple[CouncilPart, ...]


async def participation_page(house: House, press: Press, visit: Visit) -> Response:
    """`/participation`."""
    parts: list[CouncilPart] = []
    async with house.database.read() as conn:
        known = (await councils(conn, Page(limit=1000))).items
        rows = {council["stream"]: await participation_rows(conn, Wanted(council["stream"])) for council in known}
    for council in known:
        if held := rows[council["stream"]]:
            view = (await house.tail.snapshot(council["stream"], Audience.PUBLIC))["view"]
            parts.append(_part(view, held))
    title = visit.language.text("page.participation.title")
    return press.page(visit, "participation.html", title, ParticipationPage(tuple(parts)))


def _part(view: View, rows: Sequence[Row]) -> CouncilPart:
    held = len({row.session for row in rows})
    return CouncilPart(view["acronym"], view["name"], held, tuple(_segments(view, rows)), tuple(_people(rows)))


def _segments(view: View, rows: Sequence[Row]) -> Iterator[SegmentRow]:
    sums = summed((row for row in rows if row.capacity == "titular"), by_segment)
    for (_, segment), total in sums.items():
        counts = {"present": total.present, "excused": total.excused, "absent": total.absent}
        name = view["segments"][segment]["name"] if segment in view["segments"] else segment
        yield SegmentRow(name, tuple(shares(counts, STATUSES)), total.covered)


def _people(rows: Sequence[Row]) -> Iterator[PersonRow]:
    """By name; the name is that of the latest session."""
    of: dict[str, list[Row]] = {}
    for row in rows:
        of.setdefault(row.person, []).append(row)
    for person, own in sorted(of.items(), key=lambda pair: pair[1][0].name):
        for one in figures(own):
            yield PersonRow(person, own[0].name, one)
