"""An evening partly on paper, whose records were put right afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rooms.session import commands as c
from rooms.session.commands.attendance import Stay
from rooms.session.words import Place
from tests.minutes.stories import ANA, CAIO, EVENING, Evening, opened, proclaimed, vote

SHEET = c.RecordBallot(
    ballot="b2",
    item="former",
    question="Aprova a ata de março?",
    yes_means="Aprova como está",
    votes={"s1": "yes", "s2": "no", "s3": "no", "s4": "abstain"},
    declared="approved",
    occurred_at=EVENING + timedelta(minutes=20),
    late_reason="Faltou energia.",
)


def corrected() -> Evening:
    """A ballot held on paper whose sheet declares something else; votes, a result and a presence corrected later."""
    evening = opened().does(5, c.StartItem(item="report"), ANA)
    votes = {"s1": "yes", "s2": "yes", "s3": "yes", "s4": "no"}
    proclaimed(vote(evening, "b1", "report", votes, 6), "b1", 8).does(9, c.FinishItem(item="report"), ANA)
    evening.does(30, SHEET)
    proposals: dict[str, Any] = {
        "options": ("p1", "p2"),
        "labels": {"p1": "Às terças", "p2": "Às quintas"},
        "kind": "competing",
    }
    chosen = {"s1": "p1", "s2": "p1", "s3": "p1", "s4": "p2"}
    proclaimed(vote(evening, "b3", None, chosen, 31, question="Quando?", **proposals), "b3", 33)
    evening.does(34, c.AdjournSession(items=dict.fromkeys(("former", "case"), "next_meeting")))
    wrong = c.ProposeCorrection(
        correction="c1", target="result", ballot="b1", votes={"s1": "no", "s2": "not_voting"}, reason="A gravação"
    )
    evening.does(60, wrong).does(61, c.AgreeToCorrection(correction="c1"), ANA)
    other = c.ProposeCorrection(
        correction="c2", target="vote", ballot="b3", seat="s1", to="p2", reason="Li errado a cédula"
    )
    evening.does(62, other, ANA).does(63, c.AgreeToCorrection(correction="c2"))
    stays = (Stay(place=Place.REMOTE, since=EVENING, until=EVENING + timedelta(minutes=7)),)
    evening.does(64, c.CorrectAttendance(person="caio", stays=stays, reason="Relógio errado."))
    return evening.does(65, c.AgreeToCorrection(correction=f"c{len(evening.log)}"), ANA)


def undone() -> Evening:
    """A withdrawal voted, annulled and voted anew; its result is corrected after the end, when its effects stand."""
    evening = opened().does(5, c.StartItem(item="report"), ANA)
    evening.does(6, c.RequestOnItem(item="case", kind="withdrawal", reason="Falta o laudo"), CAIO)
    settles = c.Settles(kind="withdrawal", subject="case")
    votes = {"s1": "yes", "s2": "yes", "s3": "yes", "s4": "no"}
    for ballot, minute in (("b1", 7), ("b2", 11)):
        proclaimed(vote(evening, ballot, None, votes, minute, question="Retira?", settles=settles), ballot, minute + 2)
        if ballot == "b1":
            evening.does(10, c.AnnulBallot(ballot=ballot, reason="Votou um convidado."), ANA)
    evening.does(20, c.AdjournSession(items=dict.fromkeys(("former", "report"), "next_meeting")))
    wrong = {"s1": "no", "s2": "no"}
    proposal = c.ProposeCorrection(correction="c1", target="result", ballot="b2", votes=wrong, reason="A gravação")
    return evening.does(60, proposal).does(61, c.AgreeToCorrection(correction="c1"), ANA)
