"""A session in which an office is filled: the election called, candidates, votes, ties."""

from datetime import timedelta
from typing import Any

from rooms.council.roster import Segment
from rooms.log.kind import Audience
from rooms.session import Session, commands as c
from rooms.session.words import Means
from tests.given import NOON, Given
from tests.rooms.session.cast import (
    HOUR,
    PAULA,
    SECOND,
    after,
    opened,
    roster,
    seat,
    vote,
)

ITEM = c.AddItem(item="i1", title="Eleição da mesa", matter="election")
CALL = c.CallElection(election="e1", office="president", item="i1")
OWN = c.Nominate(election="e1")
OTHER = c.Nominate(election="e1", nominee="s2")
ACCEPT = c.AcceptNomination(election="e1")
DECLINE = c.DeclineNomination(election="e1")
WITHDRAW = c.WithdrawCandidacy(election="e1")
PUT = c.OpenBallot(ballot="b1", question="Quem preside o conselho?", election="e1")
LONG_AGO = NOON - timedelta(days=700)

CIVIL = roster(6, *(seat(n).model_copy(update={"segment": "civil_society"}) for n in (4, 5, 6))).model_copy(
    update={"segments": (Segment(id="government", name="Poder público"), Segment(id="civil_society", name="Civil"))}
)
"""Seats 1 to 3 of the government, 4 to 6 of civil society."""


def on_table(*commands: Any, **more: Any) -> Given[Session]:
    """The election's item on the table, the election called."""
    return after(opened(ITEM, **more), c.StartItem(item="i1"), CALL, *commands)


def stands(*numbers: int) -> tuple[c.Nominate, ...]:
    """These put themselves forward, by the clerk's hand."""
    return tuple(OWN.model_copy(update={"seat": f"s{number}", "means": Means.VOICE}) for number in numbers)


def voted(*choices: str, ballot: str = "b1") -> tuple[c.CastVote, ...]:
    """The votes of seats 1, 2, 3… in order."""
    return tuple(vote(number, choice, ballot=ballot) for number, choice in enumerate(choices, 1))


def closed(*choices: str, standing: tuple[int, ...] = (1, 2), **more: Any) -> Given[Session]:
    """The vote taken and the time for putting it right over."""
    base = after(on_table(*stands(*standing), **more), PUT, *voted(*choices), c.CloseBallot(ballot="b1"))
    return Given(base.stage, PAULA, HOUR + 60 * SECOND, base.facts)


def state(base: Given[Session]) -> Any:
    """The election as the public sees it."""
    return base.stage.view(Audience.PUBLIC)["elections"]["e1"]
