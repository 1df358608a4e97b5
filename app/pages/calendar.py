"""A council's calendar: the days off by which business days are counted. Its keepers edit it; everybody may read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import uuid4

from starlette.responses import Response

from app.api.refusals import Forbidden, NotFound, Unauthenticated
from app.errors import message, status
from app.holidays import STATES, holidays_of
from app.house import House
from app.i18n import Language
from app.pages.desk import problems_of, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from rooms import Audience
from rooms.tables import council

View = Mapping[str, Any]
KEEPERS: Final = frozenset({"clerk", "admin"})
KINDS: Final = ("holiday", "optional_day")
HOME: Final = "BA"
"""The state proposed first."""
YEARS: Final = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day off: its date (YYYY-MM-DD), an instant of it, and what it is."""

    day: str
    at: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class YearRows:
    """The days off of a year, in order."""

    year: str
    days: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """`command` is the next command's id; `values` and `problems` are those of the form that adds a day, by field.

    `problem` stands over the forms. `may_keep`: the reader may change the calendar.
    """

    acronym: str
    council_name: str
    years: tuple[YearRows, ...]
    kinds: tuple[str, ...]
    states: tuple[str, ...]
    command: str
    values: Mapping[str, str]
    problems: Mapping[str, str]
    problem: str | None
    may_keep: bool


async def calendar_page(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/calendar`. Raises NotFound; for what it sends Unauthenticated, Forbidden."""
    async with house.database.read() as conn:
        row = await council(conn, visit.request.path_params["acronym"])
    if row is None:
        raise NotFound
    stream = row["stream"]
    standing = await house.desk.standing(stream, visit.person)
    may_keep = bool(standing.asked.roles & KEEPERS)
    view = (await house.tail.snapshot(stream, Audience.PUBLIC))["view"]
    this_year = str(house.clock().astimezone(house.zone).year)
    if visit.request.method != "POST":
        return _shown(press, visit, _page(view, {"year": this_year, "state": HOME}, may_keep=may_keep))
    if visit.person is None:
        raise Unauthenticated
    if not may_keep:
        raise Forbidden
    form = await read_form(house, visit.request)
    type_, data = _command(form, view)
    body = await house.desk.submit(stream, {"id": form.get("id", ""), "type": type_, "data": data}, visit.person)
    if body["ok"]:
        return see(visit, f"/councils/{view['acronym']}/calendar")
    response = _shown(press, visit, _refused(view, form, body, visit.language))
    response.status_code = status(body["code"])
    return response


def _shown(press: Press, visit: Visit, page: CalendarPage) -> Response:
    return press.page(visit, "calendar.html", visit.language.text("desk.calendar.title"), page)


def _command(form: Form, view: View) -> tuple[str, dict[str, Any]]:
    """The command that a form asks for. Raises NotFound for a form that is none of ours."""
    match form.get("do"):
        case "add":
            day = {"day": form.get("day", ""), "name": form.get("name", ""), "kind": form.get("day_kind", "")}
            return "council.days_off_set", {"days": [day]}
        case "remove":
            return "council.day_off_remove", {"day": form.get("day", "")}
        case "fill":
            return "council.days_off_set", {"days": list(_new(form, view))}
        case _:
            raise NotFound


def _new(form: Form, view: View) -> Iterator[dict[str, Any]]:
    """The holidays of the year asked for that the calendar does not have; those it has stay as the clerk wrote them."""
    year, state = form.get("year", ""), form.get("state", "")
    if year.isdecimal() and int(year) in YEARS and state in STATES:
        known = view["days_off"]
        yield from (one for one in holidays_of(int(year), state) if one["day"] not in known)


def _page(view: View, values: Mapping[str, str], *, may_keep: bool) -> CalendarPage:
    return CalendarPage(
        acronym=view["acronym"],
        council_name=view["name"],
        years=tuple(_years(view)),
        kinds=KINDS,
        states=STATES,
        command=str(uuid4()),
        values={name: values.get(name, "") for name in ("day", "name", "day_kind", "year", "state")},
        problems={},
        problem=None,
        may_keep=may_keep,
    )


def _refused(view: View, form: Form, body: Mapping[str, Any], language: Language) -> CalendarPage:
    """What was typed and why it was refused: beside its field, or over the forms."""
    page = _page(view, form, may_keep=True)
    is_add = form.get("do") == "add"
    problems = _problems(form, body, language) if is_add else {}
    said = language.text("desk.calendar.nothing") if form.get("do") == "fill" and _is_empty(body) else None
    problem = None if problems else said or message(body["code"], body["params"], language)
    return CalendarPage(
        **{name: getattr(page, name) for name in CalendarPage.__slots__ if name not in ("problems", "problem")},
        problems=problems,
        problem=problem,
    )


def _is_empty(body: Mapping[str, Any]) -> bool:
    """Whether nothing was left to put into the calendar."""
    return body["code"] in ("invalid_data", "days_off_unchanged")


def _problems(form: Form, body: Mapping[str, Any], language: Language) -> dict[str, str]:
    if not problems_of(body, language):
        return {}
    said = language.text("desk.problem.field")
    wrong = {name for name in ("day", "name") if not form.get(name, "").strip()}
    try:
        date.fromisoformat(form.get("day", ""))
    except ValueError:
        wrong.add("day")
    return dict.fromkeys(wrong or {"name"}, said)


def _years(view: View) -> Iterator[YearRows]:
    found: dict[str, list[DayRow]] = {}
    for day, off in view["days_off"].items():
        found.setdefault(day[:4], []).append(DayRow(day, f"{day}T12:00:00+00:00", off["name"], off["kind"]))
    return (YearRows(year, tuple(days)) for year, days in sorted(found.items(), reverse=True))
