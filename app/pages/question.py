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
    title = visit.language.word("command", "ballot.open")
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
    desk, items = view["desk"], view["agenda"]["items"] if view["agenda"] else {}
    kinds = desk["kinds"] if desk else ()
    told = [{**one, "why": one["why"] and {**one["why"], "params": named(view, one["why"]["params"])}} for one in kinds]
    before = view["ballots"]["items"][desk["again"]["of"]] if desk and desk["again"] else None
    current = items.get(view["agenda"]["current"]) if items else None
    return QuestionPage(
        session=view["session"]["id"],
        id=str(uuid4()),
        ballot=str(uuid4()),
        desk={**desk, "kinds": told} if desk else None,
        about=current["title"] if current else None,
        items=tuple((id_, items[id_]["title"]) for id_ in desk["items"]) if desk else (),
        proposals=PROPOSALS,
        again=Again(before["question"], before["result"]["decision"]) if before else None,
        values=values,
        problem=problem,
    )


def _read(view: View, form: Form) -> dict[str, Any]:
    """The command's data. What a kind has no use for is left out, as the desk says."""
    kinds = {one["kind"]: one for one in view["desk"]["kinds"]} if view["desk"] else {}
    kind = kinds.get(form.get("kind", ""), {"options": "may", "is_block": False, "is_counted": True})
    named_ = [form[one].strip() for one in PROPOSALS if form.get(one, "").strip()]
    labels = {f"p{number}": name for number, name in enumerate(named_, 1)} if kind["options"] != "never" else {}
    means = () if labels else ("yes_means", "no_means")
    said = ("ballot", "kind", "question", *means, *(("matter",) if kind["is_counted"] else ()))
    data: dict[str, Any] = {name: form[name].strip() for name in said if form.get(name, "").strip()}
    if labels:
        data |= {"options": list(labels), "labels": labels}
    if kind["is_block"]:
        return data | {"items": [name.removeprefix("item-") for name in form if name.startswith("item-")]}
    current = view["agenda"]["current"] if view["agenda"] else None
    return data | ({"item": current} if current else {})


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
