"""A hand raised without script: presence, the floor, a vote, a ballot's step. A form becomes a command, then a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from app.api.refusals import NotFound
from app.errors import message, status
from app.house import House
from app.pages.forms import read_form
from app.pages.frame import HEADERS, Press, Visit, address
from app.pages.recusals import ASKING, KINDS, seats_to_challenge
from app.pages.room import Choice, choices_of, named
from rooms import Session

TYPES: Final = frozenset(
    [
        "attendance.check_in",
        "attendance.check_out",
        "attendance.verify_quorum",
        "floor.request",
        "floor.withdraw",
        "ballot.cast",
        "ballot.correct",
        "attendance.recuse",
        "attendance.withdraw_recusal",
        "attendance.challenge",
        "attendance.accept_challenge",
        "attendance.drop_challenge",
        "ballot.call",
        "ballot.declare",
        "ballot.close",
        "ballot.proclaim",
        "ballot.break_tie",
        "ballot.state",
    ]
)
VOTES: Final = frozenset({"ballot.cast", "ballot.correct"})
STATE: Final = "ballot.state"
SPEECHES: Final = ("speech", "point_of_order", "on_procedure", "clarification", "right_of_reply")
"""What a member asks for oneself; other kinds come from the table."""


@dataclass(frozen=True, slots=True)
class HandPage:
    """A command before it is given: its `id`, `type` and what was filled in. `problem` is why it was refused.

    `question` and `choice` are those of a vote, `kinds` those of a speech, `recusals` those of a recusal, `seats` by id
    those whose voter may be challenged; `has_text`: it is asked for the reasons of a vote.
    """

    session: str
    id: str
    type: str
    fields: Mapping[str, str]
    problem: str | None
    question: str | None
    choice: Choice | None
    kinds: tuple[str, ...]
    recusals: tuple[str, ...]
    seats: tuple[tuple[str, str], ...]
    has_text: bool


async def hand_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/hand`: asks once more, or for what is missing; then gives the command. Raises NotFound."""
    stream, request = visit.request.path_params["id"], visit.request
    is_sent = request.method == "POST"
    given = dict(await read_form(house, request)) if is_sent else dict(request.query_params)
    type_, id_ = given.pop("type", ""), given.pop("id", "")
    standing = await house.desk.standing(stream, visit.person)
    if type_ not in TYPES or not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    if not is_sent:
        return press.page(visit, "raise.html", _title(visit, type_), _page(visit, view, type_, given))
    data = {key: value.strip() for key, value in given.items() if value.strip()}
    body = await house.desk.submit(stream, {"id": id_, "type": type_, "data": data}, visit.person)
    if body["ok"]:
        back = address(f"/sessions/{stream}", visit.language.code)
        return RedirectResponse(f"{back}?done={type_}#content", 303, headers=HEADERS)
    problem = message(body["code"], named(view, body["params"]), visit.language)
    page = _page(visit, view, type_, given, problem=problem)
    response = press.page(visit, "raise.html", _title(visit, type_), page)
    response.status_code = status(body["code"])
    return response


def _title(visit: Visit, type_: str) -> str:
    return visit.language.text("room.vote.confirm") if type_ in VOTES else visit.language.word("command", type_)


def _page(visit: Visit, view: Any, type_: str, given: Mapping[str, str], *, problem: str | None = None) -> HandPage:
    """The page, with an id of its own: a refused command is not given again, and one given twice counts once."""
    ballots = view["ballots"]["items"] if view["ballots"] else {}
    ballot = ballots.get(given.get("ballot", "")) if type_ in {*VOTES, STATE} else None
    choices = choices_of(ballot, visit.language) if ballot and type_ in VOTES else ()
    return HandPage(
        session=view["session"]["id"],
        id=str(uuid4()),
        type=type_,
        fields=given,
        problem=problem,
        question=ballot["question"] if ballot else None,
        choice=next((one for one in choices if one.code == given.get("choice")), None),
        kinds=SPEECHES if type_ == "floor.request" else (),
        recusals=KINDS if type_ in ASKING else (),
        seats=seats_to_challenge(view, visit, type_),
        has_text=type_ == STATE,
    )
