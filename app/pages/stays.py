"""The clerk's desk: attendance put right, during a session and after it. Forms without script; no rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from app.api.refusals import Forbidden, NotFound, Unauthenticated
from app.errors import message, status
from app.house import House
from app.pages.forms import Form, read_form
from app.pages.frame import HEADERS, Press, Visit, address
from rooms import Session, instant_text

View = Mapping[str, Any]
CORRECT: Final = "attendance.correct"
PLACES: Final = ("in_room", "remote")
MOST: Final = 20
"""Stretches a form may hold for one person."""


@dataclass(frozen=True, slots=True)
class StayRow:
    """A stretch as fields show it: times of the city as `datetime-local` writes them; `until` empty while it lasts."""

    place: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who may be there for a seat, and the stretches known, with an empty one to fill in.

    `problem` is why what was sent for this person was refused; the rows are then as they were typed.
    """

    person: str
    name: str
    seat: int
    is_alternate: bool
    came: bool
    rows: tuple[StayRow, ...]
    reason: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class StaysPage:
    """Everybody of the roster, seat by seat."""

    session: View
    people: tuple[PersonRow, ...]
    places: tuple[str, ...]
    is_done: bool


async def stays_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/attendance`, and what its forms send. Raises NotFound, Unauthenticated, Forbidden."""
    stream, request = visit.request.path_params["id"], visit.request
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    if visit.person is None:
        raise Unauthenticated
    if "clerk" not in standing.asked.roles:
        raise Forbidden
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    if view["session"]["opened"] is None:
        raise NotFound
    if request.method != "POST":
        return _shown(press, visit, view, {})
    form = await read_form(house, request, fields=3 * MOST + 4)
    data = _data(form, house.zone)
    if data is None:
        return _refused(press, visit, view, {**form, "problem": visit.language.text("room.stays.when")}, 422)
    body = await house.desk.submit(stream, {"id": form.get("id", ""), "type": CORRECT, "data": data}, visit.person)
    if body["ok"]:
        to = f"{address(visit.path, visit.language.code)}?done=1#content"
        return RedirectResponse(to, 303, headers=HEADERS)
    problem = message(body["code"], body["params"], visit.language)
    return _refused(press, visit, view, {**form, "problem": problem}, status(body["code"]))


def _refused(press: Press, visit: Visit, view: View, form: Form, code: int) -> Response:
    response = _shown(press, visit, view, form)
    response.status_code = code
    return response


def _shown(press: Press, visit: Visit, view: View, form: Form) -> Response:
    people = tuple(_people(view, visit.language.zone, form))
    page = StaysPage(view["session"], people, PLACES, is_done="done" in visit.request.query_params and not form)
    return press.page(visit, "stays.html", visit.language.text("room.stays.title"), page)


def _data(form: Form, zone: ZoneInfo) -> dict[str, Any] | None:
    """The command's data; None if a time is none. A stretch without an arrival is left out."""
    try:
        stays = [
            {
                "place": form.get(f"place-{number}", ""),
                "since": instant_of(form[f"since-{number}"], zone),
                **({"until": instant_of(until, zone)} if (until := form.get(f"until-{number}", "")) else {}),
            }
            for number in range(MOST)
            if form.get(f"since-{number}")
        ]
    except (ValueError, OverflowError):
        return None
    return {"person": form.get("person", ""), "stays": stays, "reason": form.get("reason", "").strip()}


def instant_of(local: str, zone: ZoneInfo) -> str:
    """A time of the city, as `datetime-local` writes it, on the wire. Raises ValueError, OverflowError."""
    return instant_text(datetime.fromisoformat(local).replace(tzinfo=zone))


def _local(at: str | None, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(at).astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S") if at else ""


def _people(view: View, zone: ZoneInfo, form: Form) -> Iterator[PersonRow]:
    for id_, seat in sorted(view["roster"]["seats"].items(), key=lambda pair: pair[1]["number"]):
        here = view["attendance"][id_]
        for place, holder in enumerate((seat["titular"], *seat["alternates"])):
            if holder is None:
                continue
            person, rows = holder["person"], tuple(_rows(here, holder["person"], zone))
            is_sent = form.get("person") == person
            yield PersonRow(
                person=person,
                name=holder["name"],
                seat=seat["number"],
                is_alternate=place > 0,
                came=bool(rows),
                rows=tuple(_typed(form)) if is_sent else (*rows, StayRow(PLACES[0], "", "")),
                reason=form.get("reason", "") if is_sent else "",
                problem=form.get("problem") if is_sent else None,
            )


def _rows(here: View, person: str, zone: ZoneInfo) -> Iterator[StayRow]:
    for stay in here["stays"]:
        if stay["person"] == person:
            yield StayRow(stay["place"], _local(stay["since"], zone), _local(stay["until"], zone))
    if lasting := here["people"].get(person):
        yield StayRow(lasting["place"], _local(lasting["since"], zone), "")


def _typed(form: Form) -> Iterator[StayRow]:
    for number in range(MOST):
        if f"since-{number}" in form:
            until = form.get(f"until-{number}", "")
            yield StayRow(form.get(f"place-{number}", ""), form[f"since-{number}"], until)
