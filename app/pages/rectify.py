"""The clerk's desk: rectifying the call of a session. What the form leaves as it was does not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from starlette.responses import Response

from app.api.refusals import NotFound
from app.errors import message, status
from app.house import House
from app.i18n import Language
from app.pages.desk import FORM_BYTES, MODES, check_builder, problems_of, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from rooms import Session, instant_text

View = Mapping[str, Any]
ABOUT: Final = ("date", "time", "second_time", "mode", "title", "place", "link", "reason", "notice")
FIELDS: Final = 400
PLAIN: Final = ("mode", "title", "place", "link")
REASONED: Final = frozenset({"short_notice", "reason_needed"})


@dataclass(frozen=True, slots=True)
class ItemFields:
    """The texts of an announced item that may change, by its id and number."""

    id: str
    number: int
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class RectifyPage:
    """`values` fill the form, `problems` stand by field, `problem` over it; `expected`: the seq the reader saw."""

    session: View
    modes: tuple[str, ...]
    items: tuple[ItemFields, ...]
    has_second_call: bool
    expected: int
    command: str
    values: Mapping[str, str]
    problems: Mapping[str, str]
    problem: str | None


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Why the form was refused: by field, or as a whole."""

    problems: Mapping[str, str]
    problem: str | None = None


async def rectify_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/rectify`, while the session is called. Raises NotFound, Unauthenticated, Forbidden."""
    stream, request = visit.request.path_params["id"], visit.request
    standing = await house.desk.standing(stream, visit.person)
    state = standing.loaded.head.state
    if not isinstance(state, Session) or state.life.phase != "called":
        raise NotFound
    check_builder(standing, visit)
    shown = await house.tail.snapshot(stream, standing.audience)
    before = _values(shown["view"], house.zone)
    if request.method != "POST":
        return _page(press, visit, shown, {**before, "notice": "anew"}, _Wrong({}))
    form = await read_form(house, request, limit=FORM_BYTES * 4, fields=FIELDS)
    data, problems = _read(form, before, house.zone, visit.language)
    if problems:
        response = _page(press, visit, shown, form, _Wrong(problems))
        response.status_code = 422
        return response
    command = {"id": form.get("id", ""), "type": "session.rectify", "data": data}
    body = await house.desk.submit(stream, command, visit.person)
    if body["ok"]:
        return see(visit, f"/sessions/{stream}/call")
    said = message(body["code"], body["params"], visit.language)
    problems = {"reason": said} if body["code"] in REASONED else problems_of(body, visit.language)
    response = _page(press, visit, shown, form, _Wrong(problems, None if problems else said))
    response.status_code = status(body["code"])
    return response


def _page(press: Press, visit: Visit, shown: View, values: Mapping[str, str], wrong: _Wrong) -> Response:
    view = shown["view"]
    items = tuple(
        ItemFields(
            id_,
            item["number"],
            values.get(f"title-{id_}", item["title"] or ""),
            values.get(f"description-{id_}", item["description"] or ""),
        )
        for id_, item in _announced(view)
    )
    page = RectifyPage(
        session=view["session"],
        modes=MODES,
        items=items,
        has_second_call=view["session"]["second_call_at"] is not None,
        expected=shown["seq"],
        command=str(uuid4()),
        values={name: values.get(name, "") for name in ABOUT},
        problems=wrong.problems,
        problem=wrong.problem,
    )
    return press.page(visit, "rectify.html", visit.language.text("command.session.rectify"), page)


def _announced(view: View) -> Iterator[tuple[str, View]]:
    """The items that the call announced and that are still to come, in order."""
    items = view["agenda"]["items"]
    return ((id_, items[id_]) for id_ in view["agenda"]["order"] if _is_announced(items[id_]))


def _is_announced(item: View) -> bool:
    return item["state"] == "open" and not item["is_late"]


def _values(view: View, zone: ZoneInfo) -> dict[str, str]:
    """What stands announced, as the form's fields spell it."""
    session = view["session"]
    local = datetime.fromisoformat(session["scheduled_at"]).astimezone(zone)
    values = {name: session[name] or "" for name in PLAIN}
    values |= {"date": local.strftime("%Y-%m-%d"), "time": local.strftime("%H:%M")}
    if session["second_call_at"]:
        second = datetime.fromisoformat(session["second_call_at"]).astimezone(zone)
        values["second_time"] = second.strftime("%H:%M")
    for id_, item in _announced(view):
        values |= {f"title-{id_}": item["title"] or "", f"description-{id_}": item["description"] or ""}
    return values


def _read(
    form: Form, before: Mapping[str, str], zone: ZoneInfo, language: Language
) -> tuple[dict[str, Any], dict[str, str]]:
    """The command's fields, of what was changed in the form; problems by field."""
    changed = {name: form[name].strip() for name in form if form[name].strip() != before.get(name, "").strip()}
    expected = form.get("expected", "")
    data: dict[str, Any] = {name: changed[name] for name in PLAIN if changed.get(name)}
    data |= {"expected": int(expected) if expected.isdecimal() else 0, "items": list(_items(changed))}
    data["restarts_notice"] = form.get("notice") != "goes_on"
    if reason := form.get("reason", "").strip():
        data["reason"] = reason
    try:
        data |= dict(_hours(form, changed, zone))
    except (ValueError, OverflowError):
        return data, {"date": language.text("desk.problem.when")}
    return data, {}


def _hours(form: Form, changed: Mapping[str, str], zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    """Both hours, on the day of the form. Raises ValueError."""
    is_moved = "date" in changed or "time" in changed
    is_second_moved = is_moved or "second_time" in changed
    hours = (("scheduled_at", "time", is_moved), ("second_call_at", "second_time", is_second_moved))
    for field, name, is_changed in hours:
        if is_changed and form.get(name, "").strip():
            local = datetime.fromisoformat(f"{form.get('date', '')}T{form[name].strip()}").replace(tzinfo=zone)
            yield field, instant_text(local)
        elif is_changed and name == "time":
            raise ValueError(name)


def _items(changed: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The items with changed texts; a text that was emptied stays as it was."""
    texts: dict[str, dict[str, str]] = {}
    for name, value in changed.items():
        field, dash, id_ = name.partition("-")
        if dash and value and field in ("title", "description"):
            texts.setdefault(id_, {})[field] = value
    return ({"item": id_, **fields} for id_, fields in texts.items())
