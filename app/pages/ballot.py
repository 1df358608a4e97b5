"""A ballot as a page shows it: bars with their numbers, one sentence, seat by seat. It counts nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

View = Mapping[str, Any]
ABSTAIN: Final = "abstain"
GOING_ON: Final = frozenset({"open", "closed"})


@dataclass(frozen=True, slots=True)
class Bar:
    """Votes for one option, or abstentions; `label` is the council's own name of the option, if it has one."""

    option: str
    label: str | None
    votes: int
    percent: int


@dataclass(frozen=True, slots=True)
class VoteRow:
    """What one seat did. `choice` is an option or `abstain` once it is shown, `label` that option's own name; a choice
    of a seat that has not voted is what its silence counts as. `is_called`: it is the one called now."""

    number: int
    name: str
    outcome: str | None
    choice: str | None
    label: str | None
    has_voted: bool
    by_clerk: bool
    is_called: bool
    calls: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Why somebody voted as they did; None once it was erased."""

    name: str
    text: str | None


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A ballot. `bars` and `sentence` are there once the rules show them; `seats` is empty for a reserved item.

    `block`: titles of the items it decides together; `runoff`: names of the options that stand again; `majority`: the
    sentence of what it needs; `called`, `next`: the seats called now and then, where they are called by name, and
    whether the one called has not answered yet. `expected` may vote, those `recused` may not.
    `paper`: of one held on paper, what its sheet declares.
    """

    id: str
    state: str
    kind: str
    question: str | None
    yes_means: str | None
    no_means: str | None
    voted: int
    expected: int
    recused: int
    bars: tuple[Bar, ...]
    result: View | None
    sentence: View | None
    not_before: str | None
    seats: tuple[VoteRow, ...]
    block: tuple[str | None, ...]
    runoff: tuple[str, ...]
    majority: View
    silence: str | None
    called: VoteRow | None
    is_awaited: bool
    next: VoteRow | None
    statements: tuple[Statement, ...]
    paper: View | None = None
    is_corrected: bool = False
    effects: str | None = None


def ballot_rows(view: View) -> dict[str, BallotRow]:
    """Every ballot of a session's view, by id, in order."""
    ballots = view["ballots"]
    if not ballots:
        return {}
    return {id_: _row(id_, ballots["items"][id_], view) for id_ in ballots["order"]}


def in_the_open(view: View, rows: Mapping[str, BallotRow]) -> tuple[tuple[BallotRow, ...], tuple[BallotRow, ...]]:
    """Ballots open or under check; and those done with that belong to no item."""
    items = view["agenda"]["items"].values() if view["agenda"] else ()
    of_items = frozenset(id_ for item in items for id_ in item["ballots"])
    voting = tuple(row for row in rows.values() if row.state in GOING_ON)
    return voting, tuple(row for id_, row in rows.items() if id_ not in of_items and row.state not in GOING_ON)


def _row(id_: str, ballot: View, view: View) -> BallotRow:
    labels = ballot.get("labels") or {}
    seats = view["roster"]["seats"]
    rows = {id_: _vote(id_, ballot, seats[id_], labels) for id_ in ballot["seats"] or () if id_ in seats}
    is_by_name = ballot["kind"] == "called_roll" and ballot["state"] == "open"
    return BallotRow(
        id=id_,
        state=ballot["state"],
        kind=ballot["kind"],
        question=ballot.get("question"),
        yes_means=ballot.get("yes_means"),
        no_means=ballot.get("no_means"),
        voted=ballot["voted"],
        expected=ballot["expected"],
        recused=ballot["recused"],
        bars=_bars(ballot, labels),
        result=ballot["result"],
        sentence=_sentence(ballot["result"], labels),
        not_before=ballot["proclaim_not_before"],
        seats=tuple(sorted(rows.values(), key=lambda row: row.number)),
        block=tuple(view["agenda"]["items"][item]["title"] for item in ballot["block"]) if view["agenda"] else (),
        runoff=_standing(ballot["result"], labels),
        majority=ballot["majority"],
        silence=ballot["silence"],
        called=rows.get(ballot["called"]) if is_by_name else None,
        is_awaited=ballot["awaited"] is not None,
        next=rows.get(ballot["next"]) if is_by_name else None,
        statements=tuple(Statement(rows[s].name, text) for s, text in (ballot["statements"] or {}).items()),
        paper=ballot["paper"],
        is_corrected=bool(ballot["corrected_by"]),
    )


def _bars(ballot: View, labels: Mapping[str, str]) -> tuple[Bar, ...]:
    counts = ballot["counts"]
    if counts is None:
        return ()
    shown = [option for option in (*ballot["options"], ABSTAIN) if option in counts]
    most = sum(counts[option] for option in shown) or 1
    return tuple(Bar(one, labels.get(one), counts[one], round(100 * counts[one] / most)) for one in shown)


def _sentence(result: View | None, labels: Mapping[str, str]) -> View | None:
    """The result's sentence, with an option by its name, and whether a casting vote decided."""
    if result is None:
        return None
    code, params = result["sentence"]["code"], result["sentence"]["params"]
    option = params.get("option") or ""
    return {"code": code, "params": {**params, "option": labels.get(option, option)}}


def _standing(result: View | None, labels: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(labels.get(option, option) for option in result["runoff"]) if result else ()


def _vote(id_: str, ballot: View, seat: View, labels: Mapping[str, str]) -> VoteRow:
    vote = ballot["seats"][id_]
    names = {holder["person"]: holder["name"] for holder in (seat["titular"], *seat["alternates"]) if holder}
    titular = seat["titular"]["name"] if seat["titular"] else ""
    return VoteRow(
        number=seat["number"],
        name=names.get(vote["person"], titular),
        outcome=vote["outcome"],
        choice=vote["choice"],
        label=labels.get(vote["choice"] or ""),
        has_voted=vote["has_voted"],
        by_clerk=vote["by_clerk"],
        is_called=ballot["called"] == id_,
        calls=ballot["calls"].get(id_, 0),
    )


def seat_name(seat: View) -> str:
    """Who holds a seat: its titular, else its first alternate, or nobody."""
    holders = [holder["name"] for holder in (seat["titular"], *seat["alternates"]) if holder]
    return str(holders[0]) if holders else ""


def word_now(vote: View) -> str | None:
    """The word a seat of the electorate stands at in a ballot that is over; None for one that was not there."""
    if vote["outcome"] in ("absent", "excused"):
        return None
    return str(vote["choice"] or vote["outcome"] or "not_voting")
