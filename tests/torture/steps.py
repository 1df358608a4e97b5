"""A step of a scene, who may ask it, and the steps of a whole ballot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rooms.log.kind import Data
from rooms.session import commands as c
from tests.given import CLERK, SYSTEM, Someone, someone
from tests.rooms.session.cast import titular, vote
from tests.rooms.session.dice import Dice, any_ballot

Asks = Callable[[Dice], Someone]


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a scene."""

    by: Asks
    command: Callable[[Dice], Data]
    after: int = 1


def chair(r: Dice) -> Someone:
    """Whoever chairs now."""
    person = r.state.chair.person
    return someone(person, "president" if person == "paula" else "member")


def clerk(_: Dice) -> Someone:
    """The clerk."""
    return CLERK


def system(_: Dice) -> Someone:
    """Time itself, and other streams."""
    return SYSTEM


def member(number: int) -> Asks:
    """The titular of a seat."""
    return lambda _: titular(number)


def closed(r: Dice, choices: tuple[str, ...] = ("yes", "no", "abstain")) -> tuple[Step, ...]:
    """A ballot on the item on the table, with three votes, to its result; one under way is annulled first."""
    ballot, first, second, third = f"t{r.state.seq}", *choices
    question = c.OpenBallot(ballot=ballot, question="Aprova?", item=r.state.agenda.current)
    void = Step(clerk, lambda d: c.AnnulBallot(ballot=any_ballot(d), reason="Outra pergunta"))
    return (
        *((void,) if r.state.ballots.current else ()),
        Step(clerk, lambda _: question),
        Step(clerk, lambda _: vote(1, first, ballot)),
        Step(clerk, lambda _: vote(2, second, ballot)),
        Step(clerk, lambda _: vote(3, third, ballot)),
        Step(clerk, lambda _: c.CloseBallot(ballot=ballot)),
        Step(chair, lambda _: c.ProclaimResult(ballot=ballot), after=20),
    )
