"""A session's corrections, to read for everybody; forms for who proposes, agrees, or enters a ballot held on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from app.api.refusals import NotFound
from app.desk import Standing
from app.errors import message, status
from app.house import House
from app.pages.ballot import View, seat_name, word_now
from app.pages.forms import Form, read_form
from app.pages.frame import HEADERS, Press, Visit, address
from app.pages.stays import instant_of
from rooms import Session

WORDS: Final = ("abstain", "not_voting", "recused")
"""What a seat may be written down for, beside the options."""
ACTS: Final = {
    "propose": "correction.propose",
    "agree": "correction.agree",
    "refuse": "correction.refuse",
    "record": "ballot.record",
}
DECLARED: Final = ("approved", "rejected")
FORM_BYTES: Final = 131_072
FIELDS: Final = 600


@dataclass(frozen=True, slots=True)
class Change:
    """One seat: what was recorded and what is; labels are the council's own names of options."""

    number: int
    name: str
    before: str
    after: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction. `number` is its ballot's; `may`: agree, take_back or alone, for the reader; `about` the view's."""

    about: View
    number: int | None
    changes: tuple[Change, ...]
    may: str | None


@dataclass(frozen=True, slots=True)
class SeatWord:
    """A seat in a form, and the word it stands at."""

    id: str
    number: int
    name: str
    word: str


@dataclass(frozen=True, slots=True)
class BallotForm:
    """A proclaimed ballot whose votes may be put right."""

    id: str
    number: int
    question: str | None
    options: tuple[str, ...]
    labels: Mapping[str, str]
    seats: tuple[SeatWord, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """`ballots` and `paper` (every seat, for a sheet) are empty for who may not use them. `typed`: what was refused."""

    session: View
    rows: tuple[CorrectionRow, ...]
    ballots: tuple[BallotForm, ...]
    paper: tuple[SeatWord, ...]
    items: tuple[tuple[str, int, str | None], ...]
    documents: tuple[tuple[str, str | None], ...]
    words: tuple[str, ...]
    declared: tuple[str, ...]
    may_propose: bool
    typed: Form
    problem: str | None
    done: str | None


async def corrections_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/corrections`, and what its forms send. Raises NotFound before the opening, UnknownStream."""
    stream, request = visit.request.path_params["id"], visit.request
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    if view["session"]["opened"] is None:
        raise NotFound
    if request.method != "POST":
        return press.page(visit, "corrections.html", _title(visit), _page(standing, view, visit, {}))
    form = await read_form(house, request, limit=FORM_BYTES, fields=FIELDS)
    data = _data(form, view, house.zone)
    if data is None:
        return _refused(press, visit, _page(standing, view, visit, _with(form, "bad_time", visit)), 422)
    command = {"id": form.get("command", ""), "type": ACTS.get(form.get("act", ""), ""), "data": data}
    body = await house.desk.submit(stream, command, visit.person)
    if body["ok"]:
        to = f"{address(visit.path, visit.language.code)}?done={form['act']}#content"
        return RedirectResponse(to, 303, headers=HEADERS)
    problem = message(str(body["code"]), body.get("params", {}), visit.language)
    page = _page(standing, view, visit, {**form, "problem": problem})
    return _refused(press, visit, page, status(str(body["code"])))


def _with(form: Form, problem: str, visit: Visit) -> Form:
    return {**form, "problem": visit.language.text(f"corrections.{problem}")}


def _title(visit: Visit) -> str:
    return visit.language.text("corrections.title")


def _refused(press: Press, visit: Visit, page: CorrectionsPage, code: int) -> Response:
    response = press.page(visit, "corrections.html", _title(visit), page)
    response.status_code = code
    return response


def _data(form: Form, view: View, zone: ZoneInfo) -> dict[str, Any] | None:
    """The command's data; None if its time is none."""
    reason = {"reason": form["reason"].strip()} if form.get("reason", "").strip() else {}
    match form.get("act"):
        case "propose":
            return {"correction": form.get("command", ""), **_changed(form, view), **reason}
        case "agree":
            alone = form.get("alone_reason", "").strip()
            return {"correction": form.get("correction", ""), **({"alone_reason": alone} if alone else {})}
        case "refuse":
            return {"correction": form.get("correction", ""), **reason}
        case "record":
            return _sheet(form, zone)
        case _:
            return {}


def _changed(form: Form, view: View) -> dict[str, Any]:
    """Only the seats whose word is another: a vote if there is one, else the votes of a result."""
    id_ = form.get("ballot", "")
    ballot = (view["ballots"] or {"items": {}})["items"].get(id_)
    now = {seat: word_now(vote) for seat, vote in ((ballot or {}).get("seats") or {}).items()}
    votes = {seat: form[f"seat-{seat}"] for seat, word in now.items() if form.get(f"seat-{seat}", word) != word}
    if len(votes) == 1:
        ((seat, word),) = votes.items()
        return {"target": "vote", "ballot": id_, "seat": seat, "to": word}
    return {"target": "result", "ballot": id_, "votes": votes}


def _sheet(form: Form, zone: ZoneInfo) -> dict[str, Any] | None:
    try:
        held_at = instant_of(form.get("when", ""), zone)
    except (ValueError, OverflowError):
        return None
    named = {name: form[name] for name in ("item", "declared", "document") if form.get(name)}
    seats = {name.removeprefix("seat-"): word for name, word in form.items() if name.startswith("seat-") and word}
    return {
        "ballot": form.get("command", ""),
        "question": form.get("question", ""),
        "votes": seats,
        "occurred_at": held_at,
        "late_reason": form.get("reason", ""),
        **named,
    }


def _page(standing: Standing, view: View, visit: Visit, form: Form) -> CorrectionsPage:
    own: View = standing.mine["corrections"]
    is_clerk = "clerk" in standing.asked.roles
    is_over = view["session"]["state"] not in ("open", "suspended", "adjourned")
    done = visit.request.query_params.get("done")
    return CorrectionsPage(
        session=view["session"],
        rows=tuple(_rows(view, own["waiting"])),
        ballots=tuple(_ballots(view)) if own["propose"] and not is_over else (),
        paper=tuple(_seats(view)) if is_clerk and not is_over else (),
        items=_items(view),
        documents=tuple((id_, one["title"]) for id_, one in (view["documents"] or {"items": {}})["items"].items()),
        words=WORDS,
        declared=DECLARED,
        may_propose=bool(own["propose"]) and is_clerk,
        typed=form if "problem" in form else {},
        problem=form.get("problem"),
        done=done if done in ACTS and not form else None,
    )


def _items(view: View) -> tuple[tuple[str, int, str | None], ...]:
    agenda = view["agenda"] or {"order": (), "items": {}}
    shown = ((id_, agenda["items"][id_]) for id_ in agenda["order"])
    return tuple((id_, item["number"], item.get("title")) for id_, item in shown)


def _rows(view: View, may: Mapping[str, str]) -> Iterator[CorrectionRow]:
    order = (view["ballots"] or {"order": []})["order"]
    for one in view["corrections"]:
        id_ = one["ballot"]
        labels = (view["ballots"]["items"][id_].get("labels") or {}) if id_ else {}
        changes = tuple(_change(view, seat, word, labels) for seat, word in (one["votes"] or {}).items())
        yield CorrectionRow(one, order.index(id_) + 1 if id_ else None, changes, may.get(one["id"]))


def _change(view: View, seat: str, word: View, labels: Mapping[str, str]) -> Change:
    held = view["roster"]["seats"].get(seat)
    name = seat_name(held) if held else ""
    return Change(held["number"] if held else 0, name, word["before"] or "not_voting", word["after"], labels)


def _seats(view: View) -> Iterator[SeatWord]:
    for id_, seat in sorted(view["roster"]["seats"].items(), key=lambda pair: pair[1]["number"]):
        yield SeatWord(id_, seat["number"], seat_name(seat), "")


def _ballots(view: View) -> Iterator[BallotForm]:
    ballots, seats = view["ballots"], view["roster"]["seats"]
    for number, id_ in enumerate(ballots["order"], 1):
        ballot = ballots["items"][id_]
        if ballot["state"] == "proclaimed" and ballot["seats"]:
            votes = {seat: word_now(vote) for seat, vote in ballot["seats"].items() if seat in seats}
            rows = [SeatWord(s, seats[s]["number"], seat_name(seats[s]), word) for s, word in votes.items() if word]
            yield BallotForm(
                id=id_,
                number=number,
                question=ballot.get("question"),
                options=(*ballot["options"], *WORDS),
                labels=ballot.get("labels") or {},
                seats=tuple(sorted(rows, key=lambda row: row.number)),
            )
