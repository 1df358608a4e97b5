"""Elections of officers on a session's page: who stands, and what the reader may do about it without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from app.i18n import Language
from app.pages.procedure import Input, Offer

View = Mapping[str, Any]
ELECTIONS: Final = frozenset(
    {"election.nominate", "election.accept", "election.decline", "election.withdraw", "ballot.open"}
)
"""What is done in an election by a form of its own; a ballot is opened so only for one."""


@dataclass(frozen=True, slots=True)
class NomineeRow:
    """Somebody nominated: the number of the seat, who nominated if somebody else did, and what became of it."""

    name: str
    number: int
    by: int | None
    state: str


@dataclass(frozen=True, slots=True)
class ElectionRow:
    """An election: the office, how far it has come, for how many months; `offers` are the reader's."""

    office: str
    state: str
    months: int | None
    eligible: tuple[str, ...]
    voting: tuple[str, ...]
    nominees: tuple[NomineeRow, ...]
    elected: str | None
    offers: tuple[Offer, ...]


def elections_of(view: View, mine: View | None) -> tuple[ElectionRow, ...]:
    """The elections of a session, in the order in which they were called."""
    held = mine["seats"] if mine else ()
    is_running = view["session"]["state"] in ("called", "open", "suspended")
    return tuple(
        ElectionRow(
            office=one["office"],
            state=one["state"],
            months=one["term_months"],
            eligible=_segments(view, one["eligible"]),
            voting=_segments(view, one["voting"]),
            nominees=tuple(_nominee(view, nominee) for nominee in one["nominees"]),
            elected=one["elected"]["name"] if one["elected"] else None,
            offers=tuple(_offers(view, id_, held, mine["person"])) if is_running and mine else (),
        )
        for id_, one in (view["elections"] or {}).items()
    )


def _segments(view: View, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(view["roster"]["segments"][id_]["name"] for id_ in ids)


def _number(view: View, seat: str) -> int:
    return int(view["roster"]["seats"][seat]["number"]) if seat in view["roster"]["seats"] else 0


def _nominee(view: View, one: View) -> NomineeRow:
    by = None if one["by_seat"] == one["seat"] else _number(view, one["by_seat"])
    return NomineeRow(one["name"], _number(view, one["seat"]), by, one["state"])


def _offers(view: View, id_: str, held: Any, person: str | None) -> Iterator[Offer]:
    """To answer one's own nomination, or else to nominate, with why not."""
    election = view["elections"][id_]
    if election["state"] != "nominating":
        return
    for seat in (one["seat"] for one in held):
        own = next((one for one in election["nominees"] if (one["seat"], one["person"]) == (seat, person)), None)
        fields = {"election": id_, "seat": seat}
        for type_ in _ANSWERS.get(own["state"] if own else "", ()):
            yield Offer(type_, _link(view, type_, fields), None)
        may = election["seats"].get(seat, {"nominates": None, "stands": None})
        why = may["nominates"] if may["stands"] else None
        yield Offer("election.nominate", _link(view, "election.nominate", fields), why)


_ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    "nominated": ("election.accept", "election.decline"),
    "accepted": ("election.withdraw",),
}


def _link(view: View, type_: str, fields: Mapping[str, str]) -> str:
    return f"/sessions/{view['session']['id']}/hand?{urlencode({'type': type_, **fields})}"


def election_inputs(type_: str, view: View, given: Mapping[str, str], language: Language) -> tuple[Input, ...]:
    """Of a nomination, whom: the titulars who may stand, the own seat first; of a vote its question, of a tie the
    ground."""
    election = (view["elections"] or {}).get(given.get("election", ""))
    if type_ == "ballot.break_tie" and given.get("criterion") in ("age", "draw"):
        return (Input("ground", language.text("room.election.ground"), is_long=True, is_required=True),)
    if election is None:
        return ()
    if type_ == "ballot.open":
        return (Input("question", language.text("room.desk.question"), is_required=True),)
    if type_ != "election.nominate":
        return ()
    able = [seat for seat, one in election["seats"].items() if one["stands"] is None]
    able.sort(key=lambda seat: (seat != given.get("seat"), _number(view, seat)))
    choices = tuple(
        (seat, f"{_number(view, seat)}. {view['roster']['seats'][seat]['titular']['name']}") for seat in able
    )
    return (Input("nominee", language.text("room.election.whom"), choices),)
