"""Creating a council: what it is called, and the ready rules it begins with, seen for its seats first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid4, uuid5

from starlette.responses import Response

from app.api.refusals import Forbidden, Unauthenticated
from app.errors import message, status
from app.house import House
from app.i18n import Language
from app.pages.desk import problems_of, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from app.pages.home import CREATORS
from app.pages.rules_page import Figure, figures
from app.pages.rules_said import odd_rules
from app.rulebook import READY, ready_profile
from rooms import Composition, rule_warnings

LINES: Final = ("acronym", "name", "law", "website")
BODIES: Final = (
    "council", "technical_chamber", "committee", "working_group", "central_committee", "supporters_group",
)  # fmt: skip
_COMMANDS: Final = uuid5(NAMESPACE_URL, "council:new")
_MOST_SEATS: Final = 10_000


@dataclass(frozen=True, slots=True)
class NewCouncilPage:
    """`values` as typed, `problems` by field, `problem`: what was refused as a whole; `council`: the new one's id.

    `figures` and `warnings` are what the chosen profile means for so many `seats`; none before they were asked for.
    """

    council: str
    bodies: tuple[str, ...]
    ready: tuple[str, ...]
    values: Mapping[str, str]
    problems: Mapping[str, str]
    problem: str | None
    seats: int
    figures: tuple[Figure, ...]
    warnings: tuple[str, ...]


async def new_council(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/new`: the form, what its profile means, and what it sends. Raises Unauthenticated, Forbidden."""
    if visit.person is None:
        raise Unauthenticated
    if not visit.person.roles & CREATORS:
        raise Forbidden
    if visit.request.method != "POST":
        return _form(press, visit, {"body_kind": BODIES[0], "rules": READY[0]})
    form = await read_form(house, visit.request)
    if form.get("do") == "preview":
        return _form(press, visit, form, is_preview=True)
    council = form.get("council") or str(uuid4())
    envelope = {"id": str(uuid5(_COMMANDS, council)), "type": "council.create", "data": _data(form)}
    body = await house.desk.submit(council, envelope, visit.person)
    if body["ok"]:
        return see(visit, f"/councils/{_data(form)['acronym']}/rules")
    response = _form(press, visit, form, body=body)
    response.status_code = status(body["code"])
    return response


def _data(form: Form) -> dict[str, Any]:
    """The command's fields, empty ones left out; what is no number stays what was typed, for the council to refuse."""
    data: dict[str, Any] = {name: form[name].strip() for name in LINES if form.get(name, "").strip()}
    seats = form.get("statutory_seats", "").strip()
    if seats:
        data["statutory_seats"] = int(seats) if seats.isdecimal() and len(seats) < 10 else seats
    profile = ready_profile(_chosen(form)).model_dump(mode="json", exclude_none=True)
    return data | {"body_kind": form.get("body_kind", BODIES[0]), "rules": profile}


def _chosen(form: Form) -> str:
    return form["rules"] if form.get("rules") in READY else READY[0]


def _form(
    press: Press, visit: Visit, form: Form, *, body: Mapping[str, Any] | None = None, is_preview: bool = False
) -> Response:
    problems = problems_of(body, visit.language) if body else {}
    typed = form.get("statutory_seats", "").strip()
    seats = min(int(typed), _MOST_SEATS) if typed.isdecimal() and len(typed) < 10 else 0
    shown, warnings = _meaning(_chosen(form), seats, visit.language) if is_preview else ((), ())
    page = NewCouncilPage(
        council=form.get("council") or str(uuid4()),
        bodies=BODIES,
        ready=READY,
        values={name: form.get(name, "") for name in (*LINES, "statutory_seats", "body_kind", "rules")},
        problems=problems,
        problem=message(body["code"], body["params"], visit.language) if body and not problems else None,
        seats=seats,
        figures=shown,
        warnings=warnings,
    )
    return press.page(visit, "council_new.html", visit.language.text("rulebook.create.title"), page)


def _meaning(name: str, seats: int, language: Language) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """What a ready profile means for so many seats that nobody holds yet."""
    profile, composition = ready_profile(name), Composition(seats, 0, 0, 0)
    odd = (one for one in rule_warnings(profile, composition) if one.key != "alternate.scope")
    return figures(profile, composition, language), odd_rules(odd, language)
