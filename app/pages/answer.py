"""A member's own page of a call: seen it, coming, where, or not. By a signed link or logged in; without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from app.api.refusals import NotFound, Unauthenticated
from app.errors import message, status
from app.house import House
from app.pages.forms import read_form
from app.pages.frame import HEADERS, Press, Visit, address, web
from rooms import Asked, Audience, Session
from rooms.log.engine import Command

View = Mapping[str, Any]
WHERE: Final[Mapping[str, tuple[str, ...]]] = {
    "in_person": ("in_room",),
    "remote": ("remote",),
    "hybrid": ("in_room", "remote"),
}
PRIVATE: Final = {"Cache-Control": "private, no-store"}
SEEN: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
    'stroke="currentColor" stroke-width="3"><path d="M4 12l6 6L20 6"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Member:
    """Whose page it is: person, name, and the link it was opened by, None for who is logged in."""

    person: str
    name: str
    link: str | None


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat of the member: its number, and in which capacity."""

    number: int
    capacity: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """`answer` is the last one given, `choices` those left; none once answers are over. `here`: this page's path.

    `summoned`: numbers of the seats in whose titular's stead the member is to come.
    `opened`: the address of the mark by which a browser says that the page was opened; None when that is known.
    """

    session: View
    link: str | None
    name: str
    seats: tuple[HeldSeat, ...]
    summoned: tuple[int, ...]
    answer: str | None
    choices: tuple[str, ...]
    command: str
    here: str
    opened: str | None
    is_done: bool
    problem: str | None


async def answer_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/answer`, with a member's link or for who is logged in. Raises NotFound, Unauthenticated."""
    state, member = await _member(house, visit)
    if visit.request.method != "POST":
        return await _shown(house, press, visit, member)
    form = await read_form(house, visit.request)
    seat = state.attendance.people.seats_of[member.person][0] if state.attendance.people else ""
    data = {"seat": seat, "answer": form.get("answer", "")}
    body = await _submit(house, visit, member, Command(form.get("id", ""), "rsvp.answer", data))
    if body["ok"]:
        there = address(_path(state.id, "answer", member), visit.language.code)
        return RedirectResponse(f"{there}?done=1", 303, headers=HEADERS)
    response = await _shown(house, press, visit, member, message(body["code"], body["params"], visit.language))
    response.status_code = status(body["code"])
    return response


async def opened(house: House, _press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/opened`: a mark that a browser draws, and so tells that the page was opened by a person."""
    _, member = await _member(house, visit)
    await _submit(house, visit, member, Command(str(uuid4()), "rsvp.open", {}))
    return Response(SEEN, media_type="image/svg+xml", headers={**HEADERS, **PRIVATE})


async def _submit(house: House, visit: Visit, member: Member, command: Command) -> Mapping[str, Any]:
    stream = visit.request.path_params["id"]
    if member.link is not None:
        return await house.desk.submit_by_link(stream, command, member.person)
    return await house.desk.submit(stream, {"id": command.id, "type": command.type, "data": command.data}, visit.person)


async def _member(house: House, visit: Visit) -> tuple[Session, Member]:
    """The session, called, and the member. Raises NotFound, Unauthenticated."""
    stream, link = visit.request.path_params["id"], visit.request.path_params.get("link")
    if link is None and visit.person is None:
        raise Unauthenticated
    own = visit.person.id if visit.person else None
    person = house.call_links.person(stream, link) if link else own
    standing = await house.desk.standing(stream, visit.person)
    state = standing.loaded.head.state
    people = state.attendance.people if isinstance(state, Session) else None
    if people is None or person is None or person not in people.seats_of:
        raise NotFound
    return state, Member(person, people.names[person], link)


def _path(session: str, page: str, member: Member) -> str:
    return f"/sessions/{session}/{page}" + (f"/{member.link}" if member.link else "")


async def _shown(house: House, press: Press, visit: Visit, member: Member, problem: str | None = None) -> Response:
    stream = visit.request.path_params["id"]
    loaded = await house.engine.loaded(stream)
    head = loaded.head
    view = (await house.tail.snapshot(stream, Audience.MEMBER))["view"]
    mine = head.kind.mine(head.state, Asked(member.person, frozenset({"member"}), house.clock()))
    is_open = view["session"]["state"] == "called"
    proofs = head.state.answers.proofs.get(member.person, ())
    is_known = any(proof.how == "opened" for proof in proofs)
    page = AnswerPage(
        session=view["session"],
        link=web(view["session"]["link"]),
        name=member.name,
        seats=tuple(_held(view, mine)),
        summoned=tuple(view["roster"]["seats"][seat]["number"] for seat in mine["call"]["summoned"]),
        answer=mine["call"]["answer"],
        choices=("aware", *WHERE[view["session"]["mode"]], "not_going") if is_open else (),
        command=str(uuid4()),
        here=_path(stream, "answer", member),
        opened=_path(stream, "opened", member) if is_open and not is_known else None,
        is_done="done" in visit.request.query_params,
        problem=problem,
    )
    response = press.page(visit, "answer.html", visit.language.text("desk.answer.title"), page)
    response.headers.update(PRIVATE)
    return response


def _held(view: View, mine: View) -> Iterator[HeldSeat]:
    for held in mine["seats"]:
        number = view["roster"]["seats"][held["seat"]]["number"]
        yield HeldSeat(number, held["capacity"])
