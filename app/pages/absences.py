"""The absences of one session: a member asks for the own to be justified, whoever decides does so. Not the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import uuid4

from starlette.responses import Response

from app.api.refusals import Forbidden, NotFound, Unauthenticated
from app.desk import Standing
from app.errors import message, status
from app.house import House
from app.pages.desk import FORM_BYTES, see
from app.pages.forms import Form, read_form
from app.pages.frame import Press, Visit
from app.pages.room import named, why_not
from minutes import attended
from rooms import Audience, Session

View = Mapping[str, Any]
AWAY: Final = frozenset({"absent", "excused", "lapsed"})
SEES_ALL: Final = frozenset({"clerk", "president"})
"""Who sees every reason, beside whoever chairs."""


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """A seat nobody is there for, and its titular. `called` by a word of `attendance`; `reason`: None if not written.

    `may_ask`: the reader may ask for a justification; `may_accept` and `may_refuse` what may be decided now.
    """

    seat: str
    number: int
    name: str | None
    called: str
    reason: str | None
    is_asked: bool
    decided_by: str | None
    decided_in: str | None
    may_ask: bool
    may_accept: bool
    may_refuse: bool


@dataclass(frozen=True, slots=True)
class AbsencesPage:
    """`rows` are all seats away, or the reader's own; `decided_by` is whom the rules name.

    `needs_meeting`: whoever records the decision says in which meeting it was; `problem` is why a command was refused,
    `values` what was typed then, `at` for which seat.
    """

    session: View
    rows: tuple[AbsenceRow, ...]
    sees_all: bool
    decided_by: str
    needs_meeting: bool
    command: str
    problem: str | None
    values: Mapping[str, str]
    at: str | None


async def absences_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/absences`. Raises NotFound before the call, Unauthenticated, Forbidden."""
    stream = visit.request.path_params["id"]
    standing = await house.desk.standing(stream, visit.person)
    state = standing.loaded.head.state
    if not isinstance(state, Session) or state.life.rules is None:
        raise NotFound
    if visit.person is None:
        raise Unauthenticated
    if visit.request.method != "POST":
        return await _shown(house, press, visit, standing)
    form = await read_form(house, visit.request, limit=FORM_BYTES)
    type_, data = _command(form)
    body = await house.desk.submit(stream, {"id": form.get("id", ""), "type": type_, "data": data}, visit.person)
    if body["ok"]:
        return see(visit, f"/sessions/{stream}/absences")
    standing = await house.desk.standing(stream, visit.person)
    response = await _shown(house, press, visit, standing, (form, body))
    response.status_code = status(body["code"])
    return response


def _command(form: Form) -> tuple[str, dict[str, Any]]:
    """The command a form asks for. Raises NotFound for a form that is none of ours."""
    data = {name: form[name].strip() for name in ("seat", "reason", "decided_in") if form.get(name, "").strip()}
    match form.get("do"):
        case "excuse":
            return "attendance.excuse", {name: text for name, text in data.items() if name != "decided_in"}
        case "accept" | "refuse" as outcome:
            return "attendance.decide_excuse", {**data, "accepted": outcome == "accept"}
        case _:
            raise NotFound


async def _shown(
    house: House, press: Press, visit: Visit, standing: Standing, refused: tuple[Form, View] | None = None
) -> Response:
    """The page; after a command was refused, with what was typed and why."""
    if not sees_absences(standing):
        raise Forbidden
    view = (await house.tail.snapshot(visit.request.path_params["id"], standing.audience))["view"]
    page = absences_context(standing, view, own=None if _sees_all(standing) else _own(standing))
    if refused is not None:
        form, body = refused
        said = message(body["code"], named(view, body["params"]), visit.language)
        values = {name: form.get(name, "") for name in ("reason", "decided_in")}
        page = replace(page, problem=said, values=values, at=form.get("seat"))
    return press.page(visit, "absences.html", visit.language.text("office.session.title"), page)


def sees_absences(standing: Standing) -> bool:
    """Whether this reader has something to see here: the own absence, or everybody's."""
    return _sees_all(standing) or bool(_own(standing))


def _sees_all(standing: Standing) -> bool:
    return standing.audience is Audience.CLERK or bool(standing.asked.roles & SEES_ALL)


def _own(standing: Standing) -> frozenset[str]:
    return frozenset(held["seat"] for held in standing.mine["seats"])


def absences_context(standing: Standing, view: View, *, own: frozenset[str] | None) -> AbsencesPage:
    """The page's context: the reader's `own` seats, or all of them if None."""
    state: Session = standing.loaded.head.state
    rules, is_over = state.life.rules, state.life.ended_at is not None
    decided_by = rules.absence.decided_by if rules else "plenary"
    return AbsencesPage(
        session=view["session"],
        rows=tuple(_rows(standing, view, own)),
        sees_all=own is None,
        decided_by=decided_by,
        needs_meeting=is_over and decided_by == "plenary",
        command=str(uuid4()),
        problem=None,
        values={"reason": "", "decided_in": ""},
        at=None,
    )


def _rows(standing: Standing, view: View, own: frozenset[str] | None) -> Iterator[AbsenceRow]:
    state: Session = standing.loaded.head.state
    absent = {one.seat for one in attended(state) if one.mark != "present"}
    for id_, seat in sorted(view["roster"]["seats"].items(), key=lambda pair: pair[1]["number"]):
        here = view["attendance"][id_]
        asked = state.justifications.seats.get(id_)
        if (own is None or id_ in own) and (asked is not None or _is_away(here, seat, absent=id_ in absent)):
            reason = standing.loaded.openings.get(asked.reason) if asked else None
            yield AbsenceRow(
                seat=id_,
                number=seat["number"],
                name=seat["titular"]["name"] if seat["titular"] else None,
                called=here["called"],
                reason=reason,
                is_asked=asked is not None,
                decided_by=asked.decided_by if asked else None,
                decided_in=asked.decided_in if asked else None,
                may_ask=asked is None and why_not(standing, "attendance.excuse", seat=id_) is None,
                may_accept=_may_decide(standing, id_, accepted=True),
                may_refuse=_may_decide(standing, id_, accepted=False),
            )


def _is_away(here: View, seat: View, *, absent: bool) -> bool:
    """Of a session that is over: whether the titular never came, or too little for the rules to count it."""
    titular = seat["titular"]
    if here["state"] == "left":
        return absent or (titular is not None and titular["person"] not in here["attended"])
    return here["state"] in AWAY


def _may_decide(standing: Standing, seat: str, *, accepted: bool) -> bool:
    """Asks the rules; the meeting is for whoever records it to say."""
    data: dict[str, Any] = {"seat": seat, "accepted": accepted, "decided_in": "-"}
    return why_not(standing, "attendance.decide_excuse", **data) is None
