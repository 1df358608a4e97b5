"""An evening on which a president is elected: one tie that another round does not break, and a draw."""

from __future__ import annotations

from datetime import timedelta

from rooms.session import commands as c
from rooms.session.words import Means
from tests.given import NOON
from tests.minutes.stories import ANA, BETO, CAIO, Evening, scheduled

CALL = c.CallElection(
    election="e1", office="president", item="board", eligible=("government",), voting=("government",), term_months=24
)


def elected() -> Evening:
    """Beto and Caio stand; Dora was nominated by nobody who could, Ana declined."""
    evening = scheduled()
    evening.at(NOON, c.AddItem(item="board", title="Eleição da presidência", matter="election"))
    evening.at(NOON + timedelta(days=1), c.CallSession())
    evening.does(-60, CALL).does(-59, c.Nominate(election="e1"), BETO)
    evening.does(-58, c.Nominate(election="e1", nominee="s1"), BETO).does(-57, c.DeclineNomination(election="e1"), ANA)
    for number in (1, 2, 3, 4):
        evening.does(-5, c.CheckIn(seat=f"s{number}"))
    evening.does(4, c.OpenSession(), ANA).does(5, c.StartItem(item="board"), ANA)
    evening.does(6, c.Nominate(election="e1", nominee="s3", seat="s2", means=Means.VOICE))
    evening.does(7, c.AcceptNomination(election="e1"), CAIO)
    evening.does(8, c.Nominate(election="e1"), ANA).does(9, c.WithdrawCandidacy(election="e1"), ANA)
    _round(evening, "b1", 10)
    evening.does(13, c.BreakTie(ballot="b1", criterion="new_round"), ANA).does(14, c.ProclaimResult(ballot="b1"))
    _round(evening, "b2", 20)
    evening.does(
        23,
        c.BreakTie(ballot="b2", criterion="draw", option="s3", ground="Dois papéis numa urna, tirado o segundo"),
        ANA,
    )
    return evening.does(24, c.ProclaimResult(ballot="b2")).does(25, c.FinishItem(item="board"))


def _round(evening: Evening, ballot: str, minute: float) -> None:
    evening.does(minute, c.OpenBallot(ballot=ballot, question="Quem preside o conselho?", election="e1"), ANA)
    for seat, choice in (("s1", "blank"), ("s2", "s2"), ("s3", "s3")):
        evening.does(minute + 1, c.CastVote(ballot=ballot, seat=seat, choice=choice, means=Means.HAND))
    evening.does(minute + 2, c.CloseBallot(ballot=ballot))
