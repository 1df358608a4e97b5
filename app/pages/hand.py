"""A hand raised without script: presence, the floor, a vote, a ballot's step. A form becomes a command, then a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from app.api.refusals import NotFound
from app.desk import Standing
from app.errors import message, status
from app.house import House
from app.i18n import Language
from app.pages.elections import ELECTIONS, election_inputs
from app.pages.floor import Kind, kinds_of
from app.pages.forms import read_form
from app.pages.frame import HEADERS, Press, Visit, address
from app.pages.handover import handover_inputs
from app.pages.procedure import MADE, MOTIONS, Input, inputs_of
from app.pages.recusals import challenge_inputs, recusal_kinds, seats_to_challenge
from app.pages.room import Choice, choices_of, named
from app.pages.settling import question_fields, question_inputs, settling
from rooms import Session

TYPES: Final = (
    MOTIONS
    | ELECTIONS
    | frozenset(
        [
            "attendance.check_in",
            "attendance.check_out",
            "attendance.verify_quorum",
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
            "floor.request",
            "floor.withdraw",
            "floor.interject",
            "floor.allow",
            "floor.refuse",
            "floor.rule",
            "floor.appeal",
            "ballot.cast",
            "ballot.correct",
            "session.take_chair",
            "session.request",
            "session.withdraw_request",
        ]
    )
)
REQUEST: Final = "session.request"
WITHDRAW: Final = "session.withdraw_request"
VOTES: Final = frozenset({"ballot.cast", "ballot.correct"})
STATE: Final = "ballot.state"
TOLD: Final = VOTES | {STATE}
"""Commands on a ballot whose question is told once more."""
ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "attendance.recuse": ("kind", "reason"),
    "attendance.challenge": ("seat", "kind", "reason"),
    "floor.request": ("kind", "article", "subject", "ballot"),
    "floor.interject": ("subject",),
    "floor.refuse": ("reason",),
    "floor.rule": ("ruling", "reason"),
    STATE: ("text",),
}
"""The fields that a command is still asked for, by type."""


@dataclass(frozen=True, slots=True)
class HandPage:
    """A command before it is given: its `id`, `type` and what was filled in. `problem` is why it was refused.

    `question` and `choice` are those of a vote, `kinds` those of a speech; `asked` are the fields still to fill in.
    `voting` is the open ballot that a point of order may be about; `recusals` are the kinds of a recusal, `seats` by id
    those whose voter may be challenged; `inputs` what is asked for on an item.
    """

    session: str
    id: str
    type: str
    fields: Mapping[str, str]
    problem: str | None
    question: str | None
    choice: Choice | None
    kinds: tuple[Kind, ...]
    asked: tuple[str, ...]
    voting: str | None
    recusals: tuple[str, ...]
    seats: tuple[tuple[str, str], ...]
    inputs: tuple[Input, ...]


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
        return press.page(
            visit, "raise.html", _title(visit, type_), _page(visit, standing, view=view, given=given | {"type": type_})
        )
    data = {key: value.strip() for key, value in given.items() if value.strip()}
    command = {"id": id_, "type": type_, "data": settling(view, data, visit.language)}
    body = await house.desk.submit(stream, command, visit.person)
    if body["ok"]:
        back = address(f"/sessions/{stream}", visit.language.code)
        return RedirectResponse(f"{back}?done={type_}#content", 303, headers=HEADERS)
    problem = message(body["code"], named(view, body["params"]), visit.language)
    page = _page(visit, standing, view=view, given=given | {"type": type_}, problem=problem)
    response = press.page(visit, "raise.html", _title(visit, type_), page)
    response.status_code = status(body["code"])
    return response


async def asks_for(house: House, visit: Visit, view: Mapping[str, Any]) -> str | None:
    """The command by which the reader's seat asks for an extraordinary session, or takes it back; None for neither."""
    session = view["session"]
    if visit.person is None or (session["kind"], session["state"]) != ("extraordinary", "scheduled"):
        return None
    why = await house.desk.why_not(session["id"], REQUEST, {}, visit.person)
    if why is None:
        return REQUEST
    return WITHDRAW if why["code"] == "session_already_requested" else None


def _title(visit: Visit, type_: str) -> str:
    return visit.language.text("room.vote.confirm") if type_ in VOTES else visit.language.word("command", type_)


def _page(
    visit: Visit, standing: Standing, *, view: Any, given: Mapping[str, str], problem: str | None = None
) -> HandPage:
    """The page, with an id of its own: a refused command is not given again, and one given twice counts once."""
    type_ = given["type"]
    ballot = _ballot(view, given) if type_ in TOLD else None
    choices = choices_of(ballot, visit.language) if ballot else ()
    is_request = type_ == "floor.request" and view["floor"] is not None
    return HandPage(
        session=view["session"]["id"],
        id=str(uuid4()),
        type=type_,
        fields=question_fields(view, given, visit.language) | _fields(given),
        problem=problem,
        question=ballot["question"] if ballot else None,
        choice=next((one for one in choices if one.code == given.get("choice")), None),
        kinds=tuple(kinds_of(standing, view, _seat(standing, given), visit.language)) if is_request else (),
        asked=ASKED.get(type_, ()),
        voting=_voting(view) if is_request else None,
        recusals=recusal_kinds(type_),
        seats=seats_to_challenge(view, visit, type_),
        inputs=_inputs(view, standing, given, visit.language),
    )


def _inputs(view: Any, standing: Standing, given: Mapping[str, str], language: Language) -> tuple[Input, ...]:
    """What is asked for beside the fields that several commands have."""
    type_ = given["type"]
    return (
        *inputs_of(type_, view, language),
        *election_inputs(type_, view, given, language),
        *handover_inputs(type_, view, given, language),
        *challenge_inputs(type_, view, standing.mine, language),
        *question_inputs(given, language),
    )


def _fields(given: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, with the id that a form makes for what it brings."""
    made = MADE.get(given["type"])
    fields = {name: value for name, value in given.items() if name != "type"}
    return {made: str(uuid4()), **fields} if made else fields


def _ballot(view: Any, given: Mapping[str, str]) -> Any:
    """The ballot that a vote is for, if there is one."""
    return view["ballots"]["items"].get(given.get("ballot", "")) if view["ballots"] else None


def _seat(standing: Standing, given: Mapping[str, str]) -> str:
    """The seat named, or else the reader's first."""
    return given.get("seat") or next((held["seat"] for held in standing.mine["seats"]), "")


def _voting(view: Any) -> str | None:
    """The ballot in which votes are taken now."""
    current: str | None = view["ballots"]["current"]
    return current if current and view["ballots"]["items"][current]["state"] == "open" else None
