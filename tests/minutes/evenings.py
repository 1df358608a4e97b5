"""Short sessions beside the long evening, and how to look a paragraph up."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from minutes import Paragraph, draft, spoken
from rooms import Audience
from rooms.session import commands as c
from rooms.session.words import Means, Mode
from tests.given import NOON
from tests.minutes.stories import (
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
    evening = proclaimed(vote(evening, "b1", None, {"s1": "yes", "s2": "yes", "s3": "no", "s4": "yes"}, 6), "b1", 9)
    evening.does(10, c.DecideExcuse(seat="s5", accepted=True))
    evening.does(11, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")))
    meeting = "13ª Reunião Ordinária"
    return evening.does(12, c.DecideExcuse(seat="s5", accepted=False, decided_in=meeting, reason="Fora do prazo"))
