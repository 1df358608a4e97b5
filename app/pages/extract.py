"""Extrato das deliberações: what a session decided, there by itself once it is adjourned. To read and to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.responses import Response

from app.api.refusals import NotFound
from app.house import House
from app.pages.frame import Press, Visit
from minutes import Decision, Roll, extract_of
from rooms import Audience, Phase, Ref, Session

View = Mapping[str, Any]
Shown = Callable[[Ref], Any]


@dataclass(frozen=True, slots=True)
class VoteRow:
    """What a seat did; `label` is the council's own name of the option voted for, if it has one."""

    number: int
    name: str
    capacity: str
    outcome: str
    choice: str | None
    label: str | None
    is_by_clerk: bool


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision. `number` counts the session's ballots; texts are None where they were erased.

    `means`: what an option decides. `votes` are of who said something, `silent` how many were in favour by saying
    nothing; `runoff`: names of what stands again; `statements`: by name, the reasons of a vote.
    """

    ballot: str
    number: int
    titles: tuple[str | None, ...]
    question: str | None
    means: tuple[tuple[str, str], ...]
    proclaimed_at: datetime
    decision: str
    sentence: View
    votes: tuple[VoteRow, ...]
    kind: str
    silent: int
    runoff: tuple[str, ...]
    statements: tuple[tuple[str, str | None], ...]
    is_on_paper: bool
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class ExtractPage:
    """`session` is the public's view of it; `left`: items that were not concluded, with their fate.

    `reserved` counts decisions on reserved items, of which nothing is said.
    """

    session: View
    decisions: tuple[DecisionRow, ...]
    left: tuple[View, ...]
    reserved: int


async def extract_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/extract`. Raises NotFound before a session was held and adjourned, UnknownStream."""
    stream = visit.request.path_params["id"]
    loaded = await house.engine.loaded(stream)
    state = loaded.head.state
    if not isinstance(state, Session) or state.life.phase is not Phase.ADJOURNED:
        raise NotFound
    view = (await house.tail.snapshot(stream, Audience.PUBLIC))["view"]
    extract = extract_of(state, zone=house.zone)
    shown = loaded.openings.get
    rows = tuple(_row(one, shown) for one in extract.decisions)
    left = tuple(item for item in view["agenda"]["items"].values() if item["fate"])
    page = ExtractPage(view["session"], rows, left, extract.reserved)
    name = visit.language.text(f"session.{state.kind}", number=view["session"]["number"])
    title = visit.language.text("page.extract.title", session=name)
    return press.page(visit, "extract.html", f"{title} · {view['session']['council']['acronym']}", page)


def _row(one: Decision, shown: Shown) -> DecisionRow:
    labels = shown(one.labels) or {}
    option = one.option or ""
    named = {**one.sentence["params"], "option": labels.get(option, option)}
    return DecisionRow(
        ballot=one.ballot,
        number=one.number,
        titles=tuple(shown(title) for title in one.titles),
        question=shown(one.question),
        means=tuple((option, text) for option, place in one.means.items() if (text := shown(place))),
        proclaimed_at=one.proclaimed_at,
        decision=one.decision,
        sentence={**one.sentence, "params": named},
        votes=tuple(_vote(roll, labels) for roll in one.votes if not roll.is_silent),
        kind=one.kind,
        silent=sum(roll.is_silent for roll in one.votes),
        runoff=tuple(labels.get(option, option) for option in one.runoff),
        statements=tuple((name, shown(place)) for name, place in one.statements),
        is_on_paper=one.is_on_paper,
        is_corrected=one.is_corrected,
    )


def _vote(roll: Roll, labels: Mapping[str, str]) -> VoteRow:
    label = labels.get(roll.choice or "")
    return VoteRow(roll.number, roll.name, roll.capacity, roll.outcome, roll.choice, label, roll.is_by_clerk)
