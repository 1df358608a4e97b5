"""The clerk's desk: the agenda of a session, item by item, and the sending of its call. Forms without script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import Response

from app.api.refusals import NotFound
from app.errors import message, status
from app.house import House
from app.i18n import Language
from app.pages.commitments import all_commitments, titled
from app.pages.desk import FORM_BYTES, check_builder, problems_of, see
from app.pages.document import documents_of
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from app.pages.rules import Rule, rules_in_words
from app.pages.sending import CallForm, call_form
from rooms import Audience, Session

View = Mapping[str, Any]
SECTIONS: Final = (
    "quorum",
    "justifications",
    "former_minutes",
    "preliminary_business",
    "announcements",
    "order_of_the_day",
    "open_floor",
    "other_business",
)
BUILDING: Final = frozenset({"scheduled", "called", "open", "suspended"})
TEXTS: Final = ("title", "description", "reserved")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the agenda: whether it is to be dealt with, frozen but for rectifications, moves; its documents."""

    id: str
    number: int
    section: str
    title: str | None
    state: str
    concerns: tuple[str, ...]
    reserved: str | None
    changed: int
    is_open: bool
    is_frozen: bool
    may_rise: bool
    may_sink: bool
    documents: int
    may_reserve: bool


MATTERS: Final = ("ordinary", "election", "rules_change", "accounts", "loss_of_mandate")
"""Kinds of matter for which rules name majorities; on an election, officers may be elected."""


@dataclass(frozen=True, slots=True)
class CommitmentChoice:
    """A commitment that an item may concern."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """`command` is the next command's id. `values` fill the item's form, which changes `editing` or adds an item.

    `problems` stand by field, `problem` over the form. `notice` is the rule for this kind of session, if it has one;
    `documents`: how many are the session's own.
    """

    session: View
    items: tuple[ItemRow, ...]
    sections: tuple[str, ...]
    matters: tuple[str, ...]
    commitments: tuple[CommitmentChoice, ...]
    command: str
    values: Mapping[str, str]
    editing: str | None
    expected: int
    problems: Mapping[str, str]
    problem: str | None
    notice: Rule | None
    call: CallForm
    documents: int
    may_build: bool
    may_call: bool


async def agenda_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/agenda`: the agenda being built. Raises NotFound, Unauthenticated, Forbidden."""
    stream, request = visit.request.path_params["id"], visit.request
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    check_builder(standing, visit)
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    if request.method != "POST":
        return await _shown(house, press, visit, view, _begun(view, request.query_params.get("edit")))
    form = await read_form(house, request, limit=FORM_BYTES)
    type_, data = _command(form, view)
    body = await house.desk.submit(stream, {"id": form.get("id", ""), "type": type_, "data": data}, visit.person)
    if body["ok"]:
        return see(visit, f"/sessions/{stream}/{'call' if type_ == 'session.call' else 'agenda'}")
    response = await _shown(house, press, visit, view, _refused(form, body, visit.language))
    response.status_code = status(body["code"])
    return response


@dataclass(frozen=True, slots=True)
class _Tried:
    """What the forms hold: nothing yet, an item to change, or what was just refused."""

    values: Mapping[str, str]
    editing: str | None
    problems: Mapping[str, str]
    problem: str | None


def _begun(view: View, editing: str | None) -> _Tried:
    item = _items_of(view).get(editing or "")
    if item is None:
        return _Tried({"section": "order_of_the_day"}, None, {}, None)
    values = {name: item[name] or "" for name in TEXTS}
    return _Tried({**values, "concerns": (item["concerns"] or [""])[0]}, editing, {}, None)


def _refused(form: Form, body: Mapping[str, Any], language: Language) -> _Tried:
    """What was typed, and why it was refused: beside its field, or over the form."""
    said, problems = message(body["code"], body["params"], language), problems_of(body, language)
    if body["code"] == "short_notice":
        problems = {"reason": said}
    return _Tried(form, form.get("item") or None, problems, None if problems else said)


def _items_of(view: View) -> Mapping[str, View]:
    return view["agenda"]["items"] if view["agenda"] else {}


def _command(form: Form, view: View) -> tuple[str, dict[str, Any]]:
    """The command that a form asks for. Raises NotFound for a form that is none of ours."""
    match form.get("do"):
        case "add":
            item = {"item": f"i-{form.get('id', '')[:13]}", "section": form.get("section", "")}
            return "agenda.add", {**item, "matter": form.get("matter") or MATTERS[0], **_about(form, *TEXTS)}
        case "edit":
            return "agenda.edit", {**_target(form), **_about(form, "title", "description")}
        case "up" | "down" as way:
            return "agenda.move", {**_target(form), **_before(view, form.get("item", ""), way)}
        case "reserve":
            return "agenda.reserve", {"item": form.get("item", ""), "basis": form.get("basis", "").strip()}
        case "withdraw":
            return "agenda.withdraw", {"item": form.get("item", "")}
        case "call":
            reason, order = form.get("reason", "").strip(), form.get("ordered_by", "")
            said = {"short_notice_reason": reason, "ordered_by": order}
            return "session.call", {name: value for name, value in said.items() if value}
        case "request":
            return "session.request", {"seat": form.get("seat", ""), "means": form.get("means", "")}
        case "withdraw_request":
            return "session.withdraw_request", {"seat": form.get("seat", ""), "means": form.get("means", "")}
        case _:
            raise NotFound


def _about(form: Form, *names: str) -> dict[str, Any]:
    """The texts that were filled in, and the commitment chosen, if any."""
    texts = {name: form[name].strip() for name in names if form.get(name, "").strip()}
    return {**texts, "concerns": [form["concerns"]] if form.get("concerns") else []}


def _target(form: Form) -> dict[str, Any]:
    """The item that a form is about, as its reader saw it."""
    expected = form.get("expected", "")
    return {"item": form.get("item", ""), "expected": int(expected) if expected.isdecimal() else 0}


def _before(view: View, item: str, way: str) -> dict[str, str]:
    """Before which item of its section an item goes, one place up or down; none: last of the section."""
    beside = _section_of(view, item)
    place = beside.index(item) if item in beside else 0
    at = place - 1 if way == "up" else place + 2
    return {"before": beside[at]} if 0 <= at < len(beside) else {}


def _section_of(view: View, item: str) -> Sequence[str]:
    items = _items_of(view)
    order = view["agenda"]["order"] if view["agenda"] else ()
    return [id_ for id_ in order if item in items and items[id_]["section"] == items[item]["section"]]


async def _shown(house: House, press: Press, visit: Visit, view: View, tried: _Tried) -> Response:
    state: Session = (await house.engine.loaded(view["session"]["id"])).head.state
    items = _items_of(view)
    editing = tried.editing if tried.editing in items else None
    call = await call_form(house, visit, state, problems=tried.problems)
    page = AgendaPage(
        session=view["session"],
        items=tuple(_row(view, id_, items[id_]) for id_ in (view["agenda"]["order"] if view["agenda"] else ())),
        sections=SECTIONS,
        matters=MATTERS,
        commitments=await _commitments(house, visit),
        command=str(uuid4()),
        values={
            name: tried.values.get(name, "")
            for name in (*TEXTS, "section", "matter", "concerns", "reason", "ordered_by")
        },
        editing=editing,
        expected=items[editing]["changed"] if editing else 0,
        problems=tried.problems,
        problem=tried.problem,
        notice=await _notice(house, state),
        call=call,
        documents=len(documents_of(view, None)),
        may_build=view["session"]["state"] in BUILDING,
        may_call=view["session"]["state"] == "scheduled",
    )
    return press.page(visit, "agenda.html", visit.language.text("desk.agenda.title"), page)


def _row(view: View, id_: str, item: View) -> ItemRow:
    beside = _section_of(view, id_)
    is_open = item["state"] == "open" and view["session"]["state"] in BUILDING
    is_frozen = view["session"]["state"] == "called" and not item["is_late"]
    return ItemRow(
        id=id_,
        number=item["number"],
        section=item["section"],
        title=item["title"],
        state=item["state"],
        concerns=tuple(item["concerns"] or ()),
        reserved=item["reserved"],
        changed=item["changed"],
        is_open=is_open,
        is_frozen=is_frozen,
        may_rise=is_open and beside[0] != id_,
        may_sink=is_open and beside[-1] != id_,
        documents=len(documents_of(view, id_)),
        may_reserve=item["reserved"] is None and item["state"] != "withdrawn",
    )


async def _commitments(house: House, visit: Visit) -> tuple[CommitmentChoice, ...]:
    code = visit.language.code
    return tuple(CommitmentChoice(one["commitment"], titled(one, code)[1]) for one in await all_commitments(house))


async def _notice(house: House, state: Session) -> Rule | None:
    """The rule on how early this kind of session is called, as the council has it now."""
    view = (await house.tail.snapshot(state.council, Audience.PUBLIC))["view"]
    wanted = f"notice_{'extraordinary' if state.kind == 'extraordinary' else 'ordinary'}"
    return next((rule for rule in rules_in_words(view["rules"]) if rule.code == wanted), None)
