"""Absences over the months in a council, and processes of loss of office with their next lawful step. Not the rules.

The clerk, the city's administrator and the president see all of it; a councillor sees what is about oneself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping
from starlette.responses import Response

from app.api.refusals import Forbidden, NotFound, Unauthenticated
from app.desk import Standing
from app.errors import message, status
from app.house import House
from app.office import attended_by
from app.pages.desk import FORM_BYTES, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from minutes import Attended, Tally, tallies
from rooms import Audience, Council, instant_text
from rooms.tables import council

View = Mapping[str, Any]
KEEPERS: Final = frozenset({"clerk", "admin"})
SEES_ALL: Final = KEEPERS | {"president"}
COMMANDS: Final = {
    "notice": "council.loss_notice",
    "defence": "council.loss_defence",
    "declared": "council.loss_decide",
    "archived": "council.loss_decide",
    "vacate": "council.loss_vacate",
}
TYPED: Final = ("to", "means", "on", "until", "text", "reason", "act_number", "act_date")
_DAY: Final = timedelta(days=1, milliseconds=-1)


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A titular's absences. `waiting` may still be justified or are undecided: unknown, and so not absent."""

    number: int
    organisation: str | None
    person: str
    name: str
    in_a_row: int
    absent: int
    excused: int
    waiting: int
    level: str
    marks: tuple[Attended, ...]


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A process by its id, as the view has it; `sessions` are those that count, by session id and number."""

    id: str
    process: View
    number: int
    organisation: str | None
    sessions: tuple[Attended, ...]


@dataclass(frozen=True, slots=True)
class OfficePage:
    """`rows` by seat; `processes` the latest first; `limits` those of the rules in force.

    `sees_all`: not only oneself; `may_keep`: the reader may take the next step. `problem` is why a step of process `at`
    was refused, `values` what was typed.
    """

    council: View
    rows: tuple[TallyRow, ...]
    processes: tuple[ProcessRow, ...]
    limits: View
    sees_all: bool
    may_keep: bool
    problem: str | None
    values: Mapping[str, str]
    at: str | None


async def office_page(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/absences`. Raises NotFound, Unauthenticated, Forbidden."""
    async with house.database.read() as conn:
        row = await council(conn, visit.request.path_params["acronym"])
    if row is None:
        raise NotFound
    if visit.person is None:
        raise Unauthenticated
    if visit.request.method != "POST":
        return press.page(visit, "office.html", _title(visit), await _page(house, visit, row))
    form = await read_form(house, visit.request, limit=FORM_BYTES, fields=len(TYPED) + 3)
    body = await _step(house, visit, row["stream"], form)
    if body["ok"]:
        return see(visit, f"/councils/{row['acronym']}/absences")
    said = message(body["code"], body["params"], visit.language)
    values = {name: form.get(name, "") for name in TYPED}
    page = replace(await _page(house, visit, row), problem=said, values=values, at=form.get("process"))
    response = press.page(visit, "office.html", _title(visit), page)
    response.status_code = status(body["code"])
    return response


def _title(visit: Visit) -> str:
    return visit.language.text("office.title")


async def _step(house: House, visit: Visit, stream: str, form: Form) -> View:
    """Give the command of a form. Raises NotFound for one that is none of ours."""
    what = form.get("do", "")
    if what not in COMMANDS:
        raise NotFound
    try:
        data = _data(what, form, house.zone, house.clock())
    except (ValueError, OverflowError):
        return {"ok": False, "code": "bad_instant", "params": {"field": "at"}}
    envelope = {"id": form.get("id") or str(uuid4()), "type": COMMANDS[what], "data": data}
    return await house.desk.submit(stream, envelope, visit.person)


def _data(what: str, form: Form, zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    """The command's data; a day is the city's, to its end, and today is now. Raises ValueError for no day."""
    typed = {name: form[name].strip() for name in TYPED if form.get(name, "").strip()}
    data: dict[str, Any] = {"process": form.get("process", "")}
    data |= {name: typed[name] for name in ("to", "means", "text", "reason") if name in typed}
    if "on" in typed and (at := _end(typed["on"], zone)) < now:
        data["at"] = instant_text(at)
    if "until" in typed:
        data["defence_until"] = instant_text(_end(typed["until"], zone))
    if what in ("declared", "archived"):
        data["outcome"] = what
    if "act_number" in typed and what == "declared":
        data["act"] = {"number": typed["act_number"], "date": typed.get("act_date", "")}
    return data


def _end(day: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), zone) + _DAY


async def _page(house: House, visit: Visit, row: RowMapping) -> OfficePage:
    standing = await house.desk.standing(row["stream"], visit.person)
    sees_all = bool(standing.asked.roles & SEES_ALL)
    if not sees_all and not standing.mine["seats"] and not standing.mine["losses"]:
        raise Forbidden
    audience = Audience.CLERK if sees_all else standing.audience
    view = (await house.tail.snapshot(row["stream"], audience))["view"]
    at = house.clock()
    marks = await attended_by(house.engine, standing.loaded.head.state, at)
    return office_context(standing, view, marks, at=at)


def office_context(standing: Standing, view: View, marks: tuple[Attended, ...], *, at: datetime) -> OfficePage:
    """The page's context from the council's view, for one reader."""
    state: Council = standing.loaded.head.state
    sees_all = bool(standing.asked.roles & SEES_ALL)
    found = tallies(state, marks, at)
    losses: View = view["losses"] if sees_all else standing.mine["losses"]
    return OfficePage(
        council=view,
        rows=tuple(_row(view, one) for one in found if sees_all or one.term.person == standing.asked.person),
        processes=tuple(_processes(view, losses, marks)),
        limits=view["rules"]["absence"]["limits"],
        sees_all=sees_all,
        may_keep=bool(standing.asked.roles & KEEPERS),
        problem=None,
        values=dict.fromkeys(TYPED, ""),
        at=None,
    )


def _row(view: View, tally: Tally) -> TallyRow:
    seat = view["seats"][tally.term.seat]
    count = [one.mark for one in tally.marks].count
    return TallyRow(
        number=seat["number"],
        organisation=_organisation(view, seat),
        person=tally.term.person,
        name=tally.term.name,
        in_a_row=tally.in_a_row,
        absent=tally.absent,
        excused=count("excused"),
        waiting=count("asked") + count("open"),
        level=tally.level,
        marks=tally.marks,
    )


def _organisation(view: View, seat: View) -> str | None:
    organisation = view["organisations"].get(seat["organisation"])
    return organisation["name"] if organisation else None


def _processes(view: View, losses: View, marks: tuple[Attended, ...]) -> Iterator[ProcessRow]:
    by_session = {(one.session, one.person): one for one in marks}
    for id_, process in reversed(list(losses.items())):
        seat = view["seats"][process["seat"]]
        sessions = (by_session.get((session, process["person"])) for session in process["sessions"])
        known = tuple(one for one in sessions if one is not None)
        yield ProcessRow(id_, process, seat["number"], _organisation(view, seat), known)
