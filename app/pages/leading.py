"""What whoever leads does without script: the next steps, seats still to be heard, what a tie falls to. No rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.pages.ballot import BallotRow, VoteRow
from app.pages.room import named

View = Mapping[str, Any]
GIVEN: Final = frozenset(
    {"attendance.verify_quorum", "ballot.call", "ballot.close", "ballot.proclaim", "ballot.break_tie"}
)
"""Steps given by a button alone."""
PUT: Final = "ballot.open"


@dataclass(frozen=True, slots=True)
class StepRow:
    """A next step. `is_form`: one button gives it; `is_link`: it has a page; `why` it cannot be taken.

    `is_asked`: its own form asks for what is missing. `seat` is whom a call names, `count` how many it concerns,
    `is_early`: somebody called before has not answered yet. `option` (its own name `label`) that of a casting vote.
    """

    type: str
    data: View
    is_form: bool
    is_link: bool
    why: View | None
    not_before: str | None
    seat: VoteRow | None
    count: int
    is_early: bool
    is_asked: bool
    option: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class UnheardRow:
    """A silent seat: how often it was called, and `why` it may not be declared as not voting."""

    seat: str
    number: int
    name: str
    calls: int
    why: View | None


@dataclass(frozen=True, slots=True)
class Leading:
    """Steps in order, and of the ballot of the moment its silent seats and what its tie falls to."""

    steps: tuple[StepRow, ...]
    ballot: str | None
    unheard: tuple[UnheardRow, ...]
    falls_to: str | None


def leading_of(view: View, rows: Mapping[str, BallotRow], at: datetime) -> Leading | None:
    """What it is at that time; None for whoever sees no steps."""
    if view["steps"] is None:
        return None
    ballots = view["ballots"] or {"current": None, "items": {}}
    current = ballots["current"]
    ballot = ballots["items"].get(current)
    return Leading(
        steps=tuple(_step(view, step, at, row=rows.get(current or ""), ballot=ballot) for step in view["steps"]),
        ballot=current,
        unheard=_unheard(view, ballot, rows[current]) if ballot else (),
        falls_to=ballot["result"]["falls_to"] if ballot and ballot["result"] else None,
    )


def _step(view: View, step: View, at: datetime, *, row: BallotRow | None, ballot: View | None) -> StepRow:
    waits = step["not_before"] is not None and datetime.fromisoformat(step["not_before"]) > at
    option = step["data"].get("option")
    is_call = step["type"] == "ballot.call"
    why = step["why"]
    return StepRow(
        type=step["type"],
        data=step["data"],
        is_form=step["is_possible"] and not waits and step["type"] in GIVEN and not is_asked(step),
        is_link=step["type"] == PUT and not {"settles", "election"} & step["data"].keys(),
        is_asked=step["is_possible"] and not waits and is_asked(step),
        why=why and {"code": why["code"], "params": named(view, why["params"])},
        not_before=step["not_before"],
        seat=row.next if row and is_call else None,
        count=ballot["silent"] if ballot and is_call else 0,
        is_early=row is not None and row.is_awaited,
        option=option,
        label=(ballot.get("labels") or {}).get(option) if ballot else None,
    )


def is_asked(step: View) -> bool:
    """Of an election, what has a form of its own: the question of its vote, and how age or a draw was found."""
    data = step["data"]
    return (step["type"] == PUT and "election" in data) or data.get("criterion") in ("age", "draw")


def _unheard(view: View, ballot: View, row: BallotRow) -> tuple[UnheardRow, ...]:
    if ballot["state"] != "open" or ballot["silence"] is not None:
        return ()
    seats, names = view["roster"]["seats"], {one.number: one.name for one in row.seats}
    found = []
    for id_, vote in (ballot["seats"] or {}).items():
        if "silence_why" in vote and not vote["has_voted"] and vote["outcome"] is None:
            number, why = seats[id_]["number"], vote["silence_why"]
            said = why and {"code": why["code"], "params": named(view, why["params"])}
            found.append(UnheardRow(id_, number, names[number], ballot["calls"].get(id_, 0), said))
    return tuple(sorted(found, key=lambda one: one.number))
