"""The clerk's desk: putting a session in the calendar, with the agenda of its kind. Forms without script; no rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid4, uuid5
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from app.api.refusals import Forbidden, NotFound, Unauthenticated
from app.desk import Standing
from app.errors import message, status
from app.house import House
from app.i18n import Language
from app.pages.forms import Form, read_form
from app.pages.frame import HEADERS, Press, Visit, address
from app.pages.offices import overdue
from app.pages.rules_said import warned
from rooms import instant_text
from rooms.tables import council

BUILDERS: Final = frozenset({"clerk", "president"})
KINDS: Final = ("ordinary", "extraordinary", "public_hearing", "ceremonial")
MODES: Final = ("hybrid", "in_person", "remote")
FIELDS: Final = ("kind", "mode", "date", "time", "title", "place", "link")
FORM_BYTES: Final = 65_536
_COMMANDS: Final = uuid5(NAMESPACE_URL, "council:desk")


@dataclass(frozen=True, slots=True)
class NewSessionPage:
    """`values` as typed, `problems` by field, `problem`: what was refused as a whole; `session`: the new one's id.

    `warnings` are the council's, before anything is called.
    """

    acronym: str
    council_name: str
    session: str
    kinds: tuple[str, ...]
    modes: tuple[str, ...]
    values: Mapping[str, str]
    problems: Mapping[str, str]
    problem: str | None
    warnings: tuple[str, ...] = ()


async def new_session(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/sessions/new`: the form, and what it sends. Raises NotFound, Unauthenticated, Forbidden."""
    async with house.database.read() as conn:
        row = await council(conn, visit.request.path_params["acronym"])
    if row is None:
        raise NotFound
    standing = await house.desk.standing(row["stream"], visit.person)
    check_builder(standing, visit)
    about = (str(row["acronym"]), str(row["name"]))
    if visit.request.method != "POST":
        view = (await house.tail.snapshot(row["stream"], standing.audience))["view"]
        page = _page(about, {"kind": KINDS[0], "mode": MODES[0]}, {})
        said = (*warned(view, visit.language), *overdue(view, house.clock(), visit.language))
        return _form(press, visit, replace(page, warnings=said))
    form = await read_form(house, visit.request, limit=FORM_BYTES, fields=len(FIELDS) + 2)
    session = form.get("session") or str(uuid4())
    data, problems = _read(form, house.zone, visit.language)
    body = None if problems else await _begin(house, visit, session, {"council": row["stream"], **data})
    if body is not None and body["ok"]:
        return see(visit, f"/sessions/{session}/agenda")
    problem = None
    if body is not None:
        problems = problems_of(body, visit.language)
        problem = None if problems else message(body["code"], body["params"], visit.language)
    response = _form(press, visit, _page(about, form, problems, problem))
    response.status_code = status(body["code"]) if body else 422
    return response


def check_builder(standing: Standing, visit: Visit) -> None:
    """Only who may call sessions builds them. Raises Unauthenticated, Forbidden."""
    if visit.person is None:
        raise Unauthenticated
    if not standing.asked.roles & BUILDERS:
        raise Forbidden


def problems_of(body: Mapping[str, Any], language: Language) -> dict[str, str]:
    """What is wrong with which field of a refused command: its text beside the field."""
    if body["code"] != "invalid_data":
        return {}
    fields = (str(error["field"]).partition(".")[0] for error in body["params"].get("errors", ()))
    return dict.fromkeys(fields, language.text("desk.problem.field"))


def see(visit: Visit, path: str) -> Response:
    """Go on to a page in the same language."""
    return RedirectResponse(address(path, visit.language.code), 303, headers=HEADERS)


def _form(press: Press, visit: Visit, page: NewSessionPage) -> Response:
    return press.page(visit, "session_new.html", visit.language.text("desk.new.title"), page)


def _page(
    about: tuple[str, str], values: Mapping[str, str], problems: Mapping[str, str], problem: str | None = None
) -> NewSessionPage:
    shown = {name: values.get(name, "") for name in FIELDS}
    return NewSessionPage(*about, str(uuid4()), KINDS, MODES, shown, problems, problem)


def _read(form: Form, zone: ZoneInfo, language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """The command's fields, empty ones left out; problems by field."""
    data = {
        name: form[name].strip() for name in ("kind", "mode", "title", "place", "link") if form.get(name, "").strip()
    }
    try:
        local = datetime.fromisoformat(f"{form.get('date', '')}T{form.get('time', '')}").replace(tzinfo=zone)
        return data | {"scheduled_at": instant_text(local)}, {}
    except (ValueError, OverflowError):
        return data, {"date": language.text("desk.problem.when")}


async def _begin(house: House, visit: Visit, session: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Schedule it and put the items of its kind on its agenda; sent twice, it is done once."""
    first = {"id": _id(session, "schedule"), "type": "session.schedule", "data": dict(data)}
    body = await house.desk.submit(session, first, visit.person)
    if body["ok"]:
        for number, item in enumerate(template(str(data["kind"])), 1):
            added = {"item": f"i{number}", **item}
            command = {"id": _id(session, f"item/{number}"), "type": "agenda.add", "data": added}
            await house.desk.submit(session, command, visit.person)
    return body


def _id(session: str, what: str) -> str:
    return str(uuid5(_COMMANDS, f"{session}/{what}"))


def template(kind: str) -> tuple[Mapping[str, str], ...]:
    """The items a session of this kind begins with."""
    return _templates().get(kind, ())


@cache
def _templates() -> dict[str, tuple[Mapping[str, str], ...]]:
    file = Path(__file__).with_name("agenda.toml")
    return {kind: tuple(items) for kind, items in tomllib.loads(file.read_text("utf-8")).items()}
