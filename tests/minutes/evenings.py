"""Short sessions beside the long evening, and how to look a paragraph up."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from minutes import Paragraph, draft, spoken
from rooms import Audience
from rooms.session import commands as c
from rooms.session.commands.ballots import Settles
from rooms.session.words import Means, Mode
from tests.given import NOON
from tests.minutes.stories import (
    ANA,
    BETO,
    CAIO,
    COUNCIL_ID,
    DORA,
    EVA,
    EVENING,
    Evening,
    called,
    opened,
    proclaimed,
    vote,
)

BAHIA = ZoneInfo("America/Bahia")


def of(evening: Evening, code: str, audience: Audience = Audience.MEMBER) -> list[Paragraph]:
    return [one for one in draft(evening.log, audience, zone=BAHIA).all if one.code == code]


def the(evening: Evening, code: str, audience: Audience = Audience.MEMBER) -> Paragraph:
    (one,) = of(evening, code, audience)
    return one


def text(evening: Evening, paragraph: Paragraph) -> dict[str, Any]:
    openings = evening.stage.openings
    return spoken(paragraph.params, paragraph.texts, lambda ref: openings[ref].value if ref in openings else None)


def without_quorum() -> Evening:
    """Opened for information only, nobody there, no agenda; one excused, one covered by an alternate who comes late."""
    evening = Evening()
    evening.at(NOON, c.ScheduleSession(council=COUNCIL_ID, scheduled_at=EVENING, mode=Mode.REMOTE))
    evening.at(NOON, c.CallSession())
    return evening.does(0, c.OpenSession(informative=True)).does(9, c.CheckIn(), EVA).does(10, c.AdjournSession())


def all_present() -> Evening:
    evening = opened().does(5, c.CheckIn(), DORA)
    for seat in ("s5", "s6"):
        evening.does(6, c.CheckIn(seat=seat, means=Means.HAND))
    return evening.does(9, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")))


def cancelled() -> Evening:
    return called().does(-60, c.CancelSession(reason="Falta de energia no Paço."))


def excused_during_a_ballot() -> Evening:
    evening = opened().does(5, c.Excuse(seat="s5", means=Means.PHONE))
    return proclaimed(vote(evening, "b1", None, {"s1": "yes", "s2": "yes", "s3": "no", "s4": "yes"}, 6), "b1", 9)


def disputed() -> Evening:
    """Apartes, a reply refused, a ruling that the plenary reverses, and a point of order that the end leaves open."""
    evening = opened().does(5, c.StartItem(item="report"), ANA).does(6, c.RequestFloor(), BETO)
    evening.does(6, c.GrantFloor(), ANA).does(7, c.Interject(), EVA)
    evening.does(7, c.AllowInterjection(request=_waiting(evening)), BETO).does(7.5, c.EndFloor(), EVA)
    evening.does(8, c.RequestFloor(kind="right_of_reply"), CAIO)
    evening.does(8, c.RefuseRequest(request=_waiting(evening), reason="Não houve menção."), ANA)
    evening.does(9, c.RequestFloor(kind="point_of_order", article="art. 21", subject="O prazo"), CAIO)
    point = _waiting(evening)
    evening.does(9, c.GrantFloor(), ANA)
    evening.does(10, c.RuleOnPoint(request=point, ruling="dismissed", reason="Não se aplica."), ANA)
    evening.does(11, c.AppealRuling(request=point), BETO)
    votes = {"s1": "yes", "s2": "yes", "s3": "yes", "s4": "no"}
    proclaimed(vote(evening, "b1", None, votes, 12, settles=Settles(kind="appeal", subject=point)), "b1", 14)
    evening.does(15, c.EndFloor(), BETO).does(16, c.RequestFloor(name="Joana Prado")).does(16, c.GrantFloor(), ANA)
    evening.does(17, c.Interject(), BETO).does(17, c.AllowInterjection(request=_waiting(evening))).does(
        18, c.EndFloor()
    )
    evening.does(19, c.RequestFloor(kind="point_of_order", article="art. 2"), CAIO).does(19, c.GrantFloor(), ANA)
    return evening.does(20, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")))


def _waiting(evening: Evening) -> str:
    """The request made last."""
    return f"r{len(evening.log)}"
