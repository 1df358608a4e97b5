"""A ballot as a page shows it: bars with their numbers, one sentence, seat by seat. It counts nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

View = Mapping[str, Any]
ABSTAIN: Final = "abstain"


@dataclass(frozen=True, slots=True)
class Bar:
    """Votes for one option, or abstentions; `label` is the council's own name of the option, if it has one."""

    option: str
    label: str | None
    votes: int
    percent: int


@dataclass(frozen=True, slots=True)
class VoteRow:
    """What one seat did. `choice` is an option or `abstain` once it is shown, `label` that option's own name."""

    number: int
    name: str
    outcome: str | None
    choice: str | None
    label: str | None
    has_voted: bool
    by_clerk: bool


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A ballot. `paper`: of one held on paper, what its sheet declares.

    `bars` and `sentence` are there once the rules show them; `seats` is empty for a reserved item.
    """

    id: str
    state: str
    kind: str
    question: str | None
    yes_means: str | None
    no_means: str | None
    voted: int
    expected: int
    bars: tuple[Bar, ...]
    result: View | None
    sentence: View | None
    not_before: str | None
    seats: tuple[VoteRow, ...]
    paper: View | None = None
    is_corrected: bool = False


def ballot_rows(view: View) -> dict[str, BallotRow]:
    """Every ballot of a session's view, by id, in order."""
    ballots = view["ballots"]
    if not ballots:
        return {}
    return {id_: _row(id_, ballots["items"][id_], view) for id_ in ballots["order"]}


def _row(id_: str, ballot: View, view: View) -> BallotRow:
    labels = ballot.get("labels") or {}
    return BallotRow(
        id=id_,
        state=ballot["state"],
        kind=ballot["kind"],
        question=ballot.get("question"),
        yes_means=ballot.get("yes_means"),
        no_means=ballot.get("no_means"),
        voted=ballot["voted"],
        expected=ballot["expected"],
        bars=_bars(ballot, labels),
        result=ballot["result"],
        sentence=_sentence(ballot["result"], labels),
        not_before=ballot["proclaim_not_before"],
        seats=_votes(ballot, labels, view["roster"]["seats"]),
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


def _votes(ballot: View, labels: Mapping[str, str], seats: Mapping[str, View]) -> tuple[VoteRow, ...]:
    rows = [_vote(vote, seats[id_], labels) for id_, vote in (ballot["seats"] or {}).items() if id_ in seats]
    return tuple(sorted(rows, key=lambda row: row.number))


def _vote(vote: View, seat: View, labels: Mapping[str, str]) -> VoteRow:
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
