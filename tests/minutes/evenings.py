"""Short sessions beside the long evening, and how to look a paragraph up."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from minutes import Paragraph, draft, spoken
from rooms import Audience, Stored
from rooms.council.rules_profile import Alternate
from rooms.session import commands as c
from rooms.session.words import Means, Mode, Place, RecusalKind
from tests.given import NOON
from tests.minutes.stories import (
    ANA,
    CAIO,
    CITED,
    COUNCIL_ID,
    DORA,
    EVA,
    EVENING,
    ROSTER,
    Evening,
    called,
    opened,
    proclaimed,
    scheduled,
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


def with_documents() -> Evening:
    """One of the session, three of items: of the one on the table, of a later one, of one withdrawn after the end."""
    evening = scheduled(stored=Stored("application/pdf", 10, "ab" * 32))
    names = (("d1", None, "Calendário"), ("d2", "report", "Planilha"), ("d3", "case", "Denúncia assinada"))
    for id_, item, title in names:
        evening.at(NOON, c.AttachDocument(document=id_, item=item, title=title, file_name=f"{id_}.pdf"))
    evening.at(NOON, c.CallSession())
    evening.does(0, c.OpenSession(informative=True)).does(1, c.StartItem(item="report"))
    late = Stored("text/plain", 10, "cd" * 32)
    evening.facts = {**evening.facts, "stored": late}
    evening.does(2, c.AttachDocument(document="d4", item="report", title="Emenda", file_name="emenda.csv"))
    evening.does(3, c.FinishItem(item="report")).does(4, c.StartItem(item="case"))
    evening.does(9, c.AdjournSession(items=dict.fromkeys(("former", "case"), "next_meeting")))
    return evening.does(20, c.WithdrawDocument(document="d4", reason="Faltava uma página."))


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


def stood_in_and_recused() -> Evening:
    """An evening of few titulars: one alternate in another's place, recusals declared, alleged, accepted, decided."""
    seats = tuple(one.model_copy(update={"segment": "government"}) for one in ROSTER.seats)
    standing = CITED.model_copy(update={"alternate": Alternate(scope="segment")})
    evening = called(roster=ROSTER.model_copy(update={"seats": seats}), rules=standing)
    evening.does(-9, c.Recuse(item="former", kind=RecusalKind.IMPEDIMENT, reason="Faltou à reunião."), CAIO)
    evening.does(-5, c.CheckIn(place=Place.IN_ROOM), ANA).does(-4, c.CheckIn(seat="s4", place=Place.IN_ROOM))
    evening.does(-3, c.CheckIn(place=Place.REMOTE), EVA).does(-2, c.CheckIn(place=Place.REMOTE), CAIO)
    evening.does(-1, c.CheckIn(seat="s5", place=Place.IN_ROOM)).does(4, c.OpenSession(), ANA)
    evening.does(5, c.CheckIn(seat="s2", place=Place.IN_ROOM)).does(6, c.CheckOut(seat="s5", person="fabio"))
    evening.does(7, c.CheckIn(seat="s6", person="eva", place=Place.IN_ROOM))
    recusal = c.Recuse(item="report", seat="s2", kind=RecusalKind.SUSPICION, means=Means.VOICE)
    evening.does(8, recusal).does(9, c.WithdrawRecusal(item="report", seat="s2", means=Means.VOICE))
    seq = evening.stage.state.seq
    for seat_ in ("s2", "s4", "s3", "s1"):
        alleged = c.Challenge(item="report", seat=seat_, kind=RecusalKind.IMPEDIMENT, reason="Assina o relatório.")
        own = {} if seat_ == "s1" else {"by_seat": "s1"}
        evening.does(10, alleged.model_copy(update=own), CAIO if seat_ == "s1" else ANA)
    evening.does(11, c.AcceptChallenge(challenge=f"c{seq + 1}", means=Means.VOICE))
    evening.does(12, c.DropChallenge(challenge=f"c{seq + 2}"), ANA)
    evening.does(13, c.DropChallenge(challenge=f"c{seq + 4}"), CAIO)
    decides = c.Settles(kind="challenge", subject=f"c{seq + 3}")
    votes = dict.fromkeys(("s1", "s4"), "no") | {"s2": "yes", "s6": "no"}
    asked = {"question": "Caio vota?", "settles": decides}
    proclaimed(vote(evening, "b1", None, votes, 14, **asked), "b1", 16)
    return evening.does(20, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")), ANA)


def every_kind() -> Evening:
    """A called roll with a silent seat, by contrast, an acclamation, proposals in two rounds, a straw poll, a block."""
    evening = opened().does(5, c.StartItem(item="report"))
    evening.does(6, c.OpenBallot(ballot="roll", item="report", kind="called_roll", question="Aprova o relatório?"))
    for seat in ("s1", "s2", "s3", "s4", "s4"):
        evening.does(6, c.CallSeats(ballot="roll", seat=seat))
    for seat in ("s1", "s2", "s3"):
        evening.does(7, c.CastVote(ballot="roll", seat=seat, choice="yes", means=Means.VOICE))
    evening.does(8, c.DeclareOutcome(ballot="roll", seat="s4", outcome="not_voting", means=Means.VOICE))
    proclaimed(evening.does(9, c.CloseBallot(ballot="roll")), "roll", 10)
    evening.does(11, c.StateVote(ballot="roll", seat="s2", text="Pela clareza do texto.", means=Means.PAPER))
    proclaimed(vote(evening, "contrast", "report", {"s2": "no"}, 12, kind="symbolic"), "contrast", 14)
    proclaimed(vote(evening, "together", "report", {}, 15, kind="acclamation"), "together", 17)
    labels = {"p1": "Praça", "p2": "Horta", "p3": "Quadra"}
    first: dict[str, Any] = {"kind": "competing", "options": tuple(labels), "labels": labels, "question": "Qual obra?"}
    evening = vote(evening, "first", "report", {"s1": "p1", "s2": "p1", "s3": "p2", "s4": "p3"}, 18, **first)
    proclaimed(evening, "first", 20)
    again = {**first, "runoff_of": "first", "options": ("yes", "no")}
    evening = vote(evening, "second", "report", dict.fromkeys(("s1", "s2", "s3", "s4"), "p2"), 21, **again)
    proclaimed(evening, "second", 23)
    proclaimed(vote(evening, "straw", "report", {"s1": "yes"}, 24, kind="straw"), "straw", 26)
    evening.does(27, c.FinishItem(item="report"))
    everybody = dict.fromkeys(("s1", "s2", "s3", "s4"), "yes")
    evening.does(27, c.CheckIn(seat="s5", means=Means.HAND))
    question = "Aprova em bloco?"
    evening.does(28, c.OpenBallot(ballot="block", kind="block", items=("former", "case"), question=question))
    for seat, choice in everybody.items():
        evening.does(28, c.CastVote(ballot="block", seat=seat, choice=choice, means=Means.VOICE))
    evening.does(28, c.CheckOut(seat="s5", means=Means.HAND))
    proclaimed(evening.does(29, c.CloseBallot(ballot="block")), "block", 30)
    return evening.does(40, c.AdjournSession(items=dict.fromkeys(("former", "case"), "next_meeting")))
