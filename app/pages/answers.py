"""The clerk's desk: who comes to a session, the quorum that promises, each member's link and proof of notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote
from uuid import uuid4

from starlette.responses import Response

from app.api.refusals import NotFound
from app.errors import message, status
from app.house import House
from app.pages.answer import WHERE
from app.pages.desk import check_builder, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit, address
from rooms import Audience, Session

View = Mapping[str, Any]
MEANS: Final = ("phone", "voice", "paper", "hand")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member, for a seat: the last answer, the proofs of notice, the own link and a text to send it with.

    `summoned`: numbers of the seats in whose titular's stead the member is to come: this one, or one of others.
    `whatsapp`: an address that opens that program with the text.
    """

    person: str
    name: str
    seat: str
    number: int
    capacity: str
    summoned: tuple[int, ...]
    answer: str | None
    answered_at: str | None
    means: str | None
    proofs: tuple[View, ...]
    link: str
    text: str
    whatsapp: str


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """`forecast`, `until`, `is_closed` are parts of the view of SESSION. `is_print`: the links alone, to be cut out."""

    session: View
    forecast: View
    until: str
    is_closed: bool
    rows: tuple[MemberRow, ...]
    choices: tuple[str, ...]
    means: tuple[str, ...]
    command: str
    is_open: bool
    is_print: bool
    problem: str | None


async def answers_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/answers`. Raises NotFound before the call, Unauthenticated, Forbidden."""
    stream, request = visit.request.path_params["id"], visit.request
    standing = await house.desk.standing(stream, visit.person)
    state = standing.loaded.head.state
    if not isinstance(state, Session) or state.attendance.people is None:
        raise NotFound
    check_builder(standing, visit)
    if request.method != "POST":
        return await _shown(house, press, visit)
    form = await read_form(house, request)
    type_, data = _command(form, tuple(state.attendance.people.seats_of))
    body = await house.desk.submit(stream, {"id": form.get("id", ""), "type": type_, "data": data}, visit.person)
    if body["ok"]:
        return see(visit, f"/sessions/{stream}/answers")
    response = await _shown(house, press, visit, message(body["code"], body["params"], visit.language))
    response.status_code = status(body["code"])
    return response


def _command(form: Form, everybody: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """The command that a form asks for. Raises NotFound for a form that is none of ours."""
    person = form.get("person", "")
    match form.get("do"):
        case "link" | "printed" as how:
            return "rsvp.notify", {"persons": [person], "how": how}
        case "all_printed":
            return "rsvp.notify", {"persons": list(everybody), "how": "printed"}
        case "answer":
            said = {"answer": form.get("answer", ""), "means": form.get("means", "")}
            return "rsvp.answer", {"seat": form.get("seat", ""), "person": person, **said}
        case _:
            raise NotFound


async def _shown(house: House, press: Press, visit: Visit, problem: str | None = None) -> Response:
    stream = visit.request.path_params["id"]
    view = (await house.tail.snapshot(stream, Audience.CLERK))["view"]
    page = AnswersPage(
        session=view["session"],
        forecast=view["rsvp"]["forecast"],
        until=view["rsvp"]["until"],
        is_closed=view["rsvp"]["is_closed"],
        rows=tuple(_rows(house, visit, view)),
        choices=("aware", *WHERE[view["session"]["mode"]], "not_going"),
        means=MEANS,
        command=str(uuid4()),
        is_open=view["session"]["state"] == "called",
        is_print="print" in visit.request.query_params,
        problem=problem,
    )
    return press.page(visit, "answers.html", visit.language.text("desk.rsvp.title"), page)


def _rows(house: House, visit: Visit, view: View) -> Iterator[MemberRow]:
    """Titulars and alternates, seat by seat; somebody with several seats stands at each."""
    for id_, seat in sorted(view["roster"]["seats"].items(), key=lambda pair: pair[1]["number"]):
        for capacity, holder in _holders(seat):
            person = holder["person"]
            said = view["rsvp"]["people"][person]
            path = address(f"/sessions/{view['session']['id']}", visit.language.code)
            token = house.call_links.link(view["session"]["id"], person)
            link = f"{house.settings.public_url.rstrip('/')}{path}/answer/{token}"
            text = _text(visit, view["session"], holder["name"], link)
            yield MemberRow(
                person=person,
                name=holder["name"],
                seat=id_,
                number=seat["number"],
                capacity=capacity,
                summoned=tuple(_summoned(view, id_, person)),
                answer=said["answer"],
                answered_at=said["at"],
                means=said["means"],
                proofs=tuple(said["proofs"]),
                link=link,
                text=text,
                whatsapp=f"https://wa.me/?text={quote(text)}",
            )


def _summoned(view: View, own: str, person: str) -> Iterator[int]:
    """The numbers of seats a member is summoned for: at an own seat that one, and those of others."""
    for id_, seat in view["roster"]["seats"].items():
        is_others = all(holder["person"] != person for _, holder in _holders(seat))
        if person in view["rsvp"]["seats"][id_]["summoned"] and (id_ == own or is_others):
            yield seat["number"]


def _holders(seat: View) -> Iterator[tuple[str, View]]:
    if seat["titular"]:
        yield "titular", seat["titular"]
    for alternate in seat["alternates"]:
        yield "alternate", alternate


def _text(visit: Visit, session: View, name: str, link: str) -> str:
    """What is sent to a member: who is called to what, when and where, and the link to answer by."""
    said = visit.language
    kind = said.text(f"session.{session['kind']}", number=session["number"])
    about = {"name": name, "kind": kind, "acronym": session["council"]["acronym"], "place": session["place"]}
    day, time = said.day(session["scheduled_at"]), said.time(session["scheduled_at"])
    return said.text("desk.rsvp.text", **about, day=day, time=time, link=link)
