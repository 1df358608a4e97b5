"""Citizens' voice: signing up to speak at a session without an account or script; the clerk's list of those who did.

Contacts are on the clerk's page alone, which nobody keeps a copy of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from starlette.responses import RedirectResponse, Response

from app.api.refusals import NotFound
from app.desk import Standing
from app.errors import message, status
from app.house import House
from app.pages.forms import read_form
from app.pages.frame import HEADERS, Press, Visit, address
from app.voices import SignUp, SignUpClosed, SignUpFields
from rooms import Refusal, Session

View = Mapping[str, Any]
OPEN: Final = frozenset({"called", "open", "suspended"})
FIELDS: Final = ("name", "subject", "contact", "is_minor")


@dataclass(frozen=True, slots=True)
class VoicePage:
    """`session` and `title` name the session. `why` nobody may sign up, `problem` with what was sent in `fields`.

    `is_done`: the sign-up is kept. `waiting` and `settled` are for the clerk only, `is_clerk` then.
    """

    session: str
    title: str
    why: str | None
    problem: str | None
    fields: Mapping[str, str]
    is_done: bool
    is_clerk: bool
    waiting: tuple[SignUp, ...]
    settled: tuple[SignUp, ...]


async def voice_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/voice`: the form and what it sends; the clerk's list and what it decides. Raises NotFound."""
    stream = visit.request.path_params["id"]
    standing = await house.desk.standing(stream, visit.person)
    state = standing.loaded.head.state
    if not isinstance(state, Session):
        raise NotFound
    if visit.request.method != "POST":
        return await _shown(house, press, visit, standing=standing)
    form = await read_form(house, visit.request)
    is_decision = "decide" in form
    try:
        await (_decide if is_decision else _sign_up)(house, visit, standing, form)
    except Refusal as refusal:
        told = message(refusal.code, refusal.params, visit.language), form
        response = await _shown(house, press, visit, standing=standing, told=told)
        response.status_code = status(refusal.code)
        return response
    back = address(visit.path, visit.language.code)
    return RedirectResponse(back if is_decision else f"{back}?done=voice", 303, headers=HEADERS)


async def _sign_up(house: House, visit: Visit, standing: Standing, form: Mapping[str, str]) -> None:
    """Keep what a citizen sent. Raises what `_check_open` and `Voices.sign_up` raise."""
    _check_open(await _view(house, standing))
    fields = SignUpFields(form.get("name", ""), form.get("subject", ""), form.get("contact", ""), "is_minor" in form)
    await house.voices.sign_up(standing.loaded.head.stream, fields, address=_address(visit))


def _check_open(view: View) -> None:
    """Raises SignUpClosed, or says why citizens have no voice here."""
    if view["session"]["state"] not in OPEN:
        raise SignUpClosed
    if view["floor"]["public_voice"] is not None:
        raise _Refused(view["floor"]["public_voice"])


async def _decide(house: House, visit: Visit, standing: Standing, form: Mapping[str, str]) -> None:
    """The clerk puts somebody into the queue, or not. Asked twice, done once.

    Raises NotFound to anybody else, UnknownSignUp, and what `floor.request` raises.
    """
    if not _is_clerk(standing):
        raise NotFound
    stream = visit.request.path_params["id"]
    found = await house.voices.waiting(stream, form.get("sign_up", ""))
    if form["decide"] == "accept":
        data = {"name": found.name, "subject": found.subject}
        command = {"id": str(uuid5(NAMESPACE_URL, f"voice/{found.id}")), "type": "floor.request", "data": data}
        body = await house.desk.submit(stream, command, visit.person)
        if not body["ok"]:
            raise _Refused(body)
    await house.voices.settle(found.id, "accepted" if form["decide"] == "accept" else "declined")


class _Refused(Refusal):
    """A refusal of the session's, told as it was."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        super().__init__(**body["params"])
        self.code = body["code"]


async def _shown(
    house: House, press: Press, visit: Visit, *, standing: Standing, told: tuple[str, Mapping[str, str]] | None = None
) -> Response:
    """The page; `told`: a problem, and the form that had it."""
    problem, form = told or (None, {})
    view = await _view(house, standing)
    session, is_clerk = view["session"], _is_clerk(standing)
    known = await house.voices.of(session["id"]) if is_clerk else ()
    page = VoicePage(
        session=session["id"],
        title=visit.language.text(f"session.{session['kind']}", number=session["number"]),
        why=_why(view, visit),
        problem=problem,
        fields={name: form.get(name, "") for name in FIELDS},
        is_done=visit.request.query_params.get("done") == "voice",
        is_clerk=is_clerk,
        waiting=tuple(one for one in known if one.state == "waiting"),
        settled=tuple(one for one in known if one.state != "waiting"),
    )
    response = press.page(
        visit, "voice.html", visit.language.text("page.voice.list" if is_clerk else "page.voice.title"), page
    )
    response.headers["Cache-Control"] = "no-store"
    return response


async def _view(house: House, standing: Standing) -> View:
    view: View = (await house.tail.snapshot(standing.loaded.head.stream, standing.audience))["view"]
    return view


def _why(view: View, visit: Visit) -> str | None:
    try:
        _check_open(view)
    except Refusal as refusal:
        return message(refusal.code, refusal.params, visit.language)
    return None


def _is_clerk(standing: Standing) -> bool:
    return "clerk" in standing.asked.roles


def _address(visit: Visit) -> str:
    return visit.request.client.host if visit.request.client else ""
