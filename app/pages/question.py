"""Putting a question to the vote without script: kinds and matters with what they need, or the ballot that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import Response

from app.api.refusals import Forbidden, NotFound
from app.errors import message, status
from app.house import House
from app.pages.desk import FORM_BYTES, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from app.pages.room import named
from rooms import Session

View = Mapping[str, Any]
PROPOSALS: Final = ("p1", "p2", "p3", "p4", "p5", "p6")
SAID: Final = ("ballot", "kind", "matter", "question", "yes_means", "no_means")
MEANINGS: Final = frozenset({"yes_means", "no_means"})
UNKNOWN: Final[View] = {"options": "may", "is_block": False, "is_counted": True}
FIELDS: Final = 130
"""Words and choices, and as many items as a block may have."""


@dataclass(frozen=True, slots=True)
class Again:
    """The ballot that the last result asks for: what it was asked, and that result."""

    question: str | None
    decision: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """`desk` says what may be put to the vote, None if nothing may now; `items`: those for a block, by id and title.

    `id`, `ballot`: of the command and the ballot to be; `values` as typed; `problem`: why it was refused.
    """

    session: str
    id: str
    ballot: str
    desk: View | None
    about: str | None
    items: tuple[tuple[str, str | None], ...]
    proposals: tuple[str, ...]
    again: Again | None
    values: Mapping[str, str]
    problem: str | None


async def question_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/ballot`: the form, and what it sends. Raises NotFound, and Forbidden for who does not lead."""
    stream, request = visit.request.path_params["id"], visit.request
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    if view["steps"] is None:
        raise Forbidden
    title = visit.language.text("room.chair.prepare")
    if request.method != "POST":
        return press.page(visit, "question.html", title, _page(view, {}))
    form = await read_form(house, request, limit=FORM_BYTES, fields=FIELDS)
    data = _again(view, form, visit) if form.get("again") else _read(view, form)
    command = {"id": form.get("id", ""), "type": "ballot.open", "data": data}
    body = await house.desk.submit(stream, command, visit.person)
    if body["ok"]:
        return see(visit, f"/sessions/{stream}")
    problem = message(body["code"], named(view, body["params"]), visit.language)
    response = press.page(visit, "question.html", title, _page(view, form, problem))
    response.status_code = status(body["code"])
    return response


def _page(view: View, values: Form, problem: str | None = None) -> QuestionPage:
    desk, titles = view["desk"], _titles(view)
    current = view["agenda"]["current"] if view["agenda"] else None
    return QuestionPage(
        session=view["session"]["id"],
        id=str(uuid4()),
        ballot=str(uuid4()),
        desk=desk and {**desk, "kinds": [_told(view, one) for one in desk["kinds"]]},
        about=titles.get(current),
        items=tuple((id_, titles[id_]) for id_ in desk["items"]) if desk else (),
        proposals=PROPOSALS,
        again=_follows(view),
        values=values,
        problem=problem,
    )


def _titles(view: View) -> dict[str | None, str | None]:
    return {id_: item["title"] for id_, item in view["agenda"]["items"].items()} if view["agenda"] else {}


def _told(view: View, kind: View) -> View:
    """A kind, with seats by number where it says why it may not be opened."""
    why = kind["why"]
    return {**kind, "why": why and {"code": why["code"], "params": named(view, why["params"])}}


def _follows(view: View) -> Again | None:
    if not view["desk"] or not view["desk"]["again"]:
        return None
    before = view["ballots"]["items"][view["desk"]["again"]["of"]]
    return Again(before["question"], before["result"]["decision"])


def _read(view: View, form: Form) -> dict[str, Any]:
    """The command's data. What a kind has no use for is left out, as the desk says."""
    kind = _kind(view, form)
    labels = _labels(form) if kind["options"] != "never" else {}
    unused = (MEANINGS if labels else frozenset()) | (frozenset() if kind["is_counted"] else {"matter"})
    data = {name: form[name].strip() for name in SAID if name not in unused and form.get(name, "").strip()}
    named_ = {"options": list(labels), "labels": labels} if labels else {}
    return {**data, **named_, **_subject(view, form, kind)}


def _kind(view: View, form: Form) -> View:
    """The kind chosen. One that the desk does not know is for the rules to refuse."""
    kinds: dict[str, View] = {one["kind"]: one for one in view["desk"]["kinds"]} if view["desk"] else {}
    return kinds.get(form.get("kind", ""), UNKNOWN)


def _labels(form: Form) -> dict[str, str]:
    """Proposals as filled in, by the ids they get."""
    filled = (form[one].strip() for one in PROPOSALS if form.get(one, "").strip())
    return {f"p{number}": name for number, name in enumerate(filled, 1)}


def _subject(view: View, form: Form, kind: View) -> dict[str, Any]:
    """The items of a block, or the one on the table."""
    if kind["is_block"]:
        return {"items": [name.removeprefix("item-") for name in form if name.startswith("item-")]}
    current = view["agenda"]["current"] if view["agenda"] else None
    return {"item": current} if current else {}


def _again(view: View, form: Form, visit: Visit) -> dict[str, Any]:
    """What the desk says the repeated ballot is opened with, and the words of the one before."""
    again = view["desk"]["again"] if view["desk"] else None
    if again is None:
        return {"ballot": form.get("ballot", "")}
    before = view["ballots"]["items"][again["of"]]
    standing = again["data"].get("options") or before["result"]["runoff"]
    labels = {one: name for one, name in (before.get("labels") or {}).items() if one in standing}
    question = before.get("question") or visit.language.word("ballot_kind", before["kind"])
    words = {name: before[name] for name in ("yes_means", "no_means") if before.get(name)}
    carried = {**again["data"], **words, "ballot": form.get("ballot", ""), "question": question}
    return {**carried, "labels": labels} if labels else carried
