"""Short sessions beside the long evening, and how to look a paragraph up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from minutes import Paragraph, draft, spoken
from rooms import Audience, Stored
from rooms.council.rules_profile import Alternate
from rooms.session import commands as c
from rooms.session.commands import RectifiedItem
from rooms.session.commands.ballots import Settles
from rooms.session.events import Origin
from rooms.session.words import Fate, Means, Mode, Place, RecusalKind, Section, SessionKind
from tests.given import NOON, SYSTEM
from tests.minutes.corrected import corrected, undone
from tests.minutes.electing import elected
from tests.minutes.stories import (
    ANA,
    BETO,
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
    whole_evening,
)

BAHIA = ZoneInfo("America/Bahia")
BACK = "back-session--plan"
RETURNING: dict[str, Any] = {
    "origin": Origin(
        session="session-0",
        item="plan",
        kind="ordinary",
        number=11,
        position=2,
        held_at=NOON,
        why="review",
        seats=("s2", "s3"),
        segments=("government",),
    ),
    "section": Section.ORDER_OF_THE_DAY,
    "title": "Plano de cultura",
    "matter": "ordinary",
}


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


def requested() -> Evening:
    """An extraordinary session that seats asked for, called at short notice, moved, called off for lack of quorum."""
    evening = Evening(members=ROSTER)
    when = NOON + timedelta(hours=30)
    about: dict[str, Any] = {"kind": SessionKind.EXTRAORDINARY, "place": "Sala 1"}
    evening.at(NOON, c.ScheduleSession(council=COUNCIL_ID, scheduled_at=when, **about))
    evening.at(NOON, c.AddItem(item="i1", title="Contas"))
    for seat in ("s1", "s3"):
        evening.at(NOON, c.RequestSession(seat=seat, means=Means.PAPER))
    evening.at(NOON, c.CallSession(short_notice_reason="Prazo do convênio."))
    items = (RectifiedItem(item="i1", description="Do convênio"),)
    moved = c.RectifySession(expected=9, scheduled_at=EVENING, place="Sala 2", items=items, mode=Mode.REMOTE)
    evening.at(NOON, moved)
    kept: dict[str, Any] = {"restarts_notice": False, "reason": "O endereço caiu."}
    evening.at(NOON, c.RectifySession(expected=99, link="https://meet.example/2", title="Contas", **kept))
    return evening.does(30, c.FailFirstCall(), SYSTEM).does(31, c.CancelSession(lacks_quorum=True))


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
    evening = proclaimed(vote(evening, "b1", None, {"s1": "yes", "s2": "yes", "s3": "no", "s4": "yes"}, 6), "b1", 9)
    evening.does(10, c.DecideExcuse(seat="s5", accepted=True))
    evening.does(11, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")))
    meeting = "13ª Reunião Ordinária"
    return evening.does(12, c.DecideExcuse(seat="s5", accepted=False, decided_in=meeting, reason="Fora do prazo"))


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


def rehearsed() -> Evening:
    """A rehearsal, where a late item waits for nobody."""
    council = {"acronym": "CMTCS", "name": "Conselho", "rehearsal": True}
    evening = opened(council=council).does(5, c.AddItem(item="extra", title="Teste"), ANA)
    return evening.does(9, c.AdjournSession(items=dict.fromkeys(("former", "report", "case", "extra"), "withdrawn")))


def settled(evening: Evening, ballot: str, about: tuple[str, str], minute: float, **more: Any) -> None:
    """A ballot on a question of procedure, from opening to proclamation, all four alike, yes unless said."""
    settles = c.Settles(kind=about[0], subject=about[1])
    votes = dict.fromkeys(("s1", "s2", "s3", "s4"), more.get("choice", "yes"))
    vote(evening, ballot, more.get("item"), votes, minute, question="Aprova?", settles=settles)
    proclaimed(evening, ballot, minute + 2)


def by_the_rules() -> Evening:
    """An alternate beside her titular; items back from review, late, asked for, amended, extended, continued later."""
    evening = scheduled(returning=RETURNING)
    evening.at(NOON, c.BringBack(session="session-0", item="plan"), SYSTEM)
    evening.at(NOON + timedelta(days=1), c.CallSession())
    for seat in range(1, 5):
        evening.does(-1, c.CheckIn(seat=f"s{seat}", means=Means.HAND))
    evening.does(-1, c.CheckIn(), EVA).does(0, c.OpenSession(), ANA)
    evening.does(1, c.ProposeItem(item="fair", title="Feira do livro"), CAIO)
    evening.does(2, c.SupportItem(item="fair", seat="s2", means=Means.HAND))
    settled(evening, "b1", ("late_item", "fair"), 3)
    settled(evening.does(5, c.AddItem(item="toast", title="Brinde"), ANA), "b2", ("late_item", "toast"), 6, choice="no")
    evening.does(8, c.GiveOpinion(item=BACK, seat="s2", text="Pela aprovação, com uma emenda."))
    evening.does(9, c.StartItem(item=BACK), ANA)
    evening.does(10, c.GiveOpinion(item=BACK, seat="s3", text="De acordo."))
    evening.does(11, c.AmendItem(item=BACK, part="p1", text="Inclua-se a zona rural."), CAIO)
    evening.does(12, c.AmendItem(item=BACK, part="p2", kind="separate_vote", text="Meta 3"), CAIO)
    evening.does(12, c.WithdrawPart(part="p2"), CAIO)
    settled(evening, "b3", ("part", "p1"), 13, item=BACK)
    evening.does(15, c.FinishItem(item=BACK), ANA)
    evening.does(16, c.RequestOnItem(item="case", kind="inversion", before="former", reason="Prazo legal"), CAIO)
    evening.does(17, c.DecideRequest(item="case", kind="inversion", granted=True), ANA)
    evening.does(18, c.RequestOnItem(item="report", kind="urgency"), CAIO)
    evening.does(19, c.RetractRequest(request=f"q{len(evening.log)}"), CAIO)
    _continued(evening)
    return evening


def _continued(evening: Evening) -> None:
    evening.does(20, c.StartItem(item="case"), ANA).does(21, c.RequestReview(item="case", reason="Quero ler"), CAIO)
    evening.does(22, c.MoveItem(item="report", before="former", expected=99, reason="A relatora sai cedo"), ANA)
    settled(evening, "b4", ("extension", "30"), 23)
    week = EVENING + timedelta(days=7)
    left: dict[str, Fate] = {"former": "continuation", "report": "continuation", "fair": "next_meeting"}
    evening.does(30, c.AdjournSession(items=left, continues_at=week), ANA)
    for seat in range(1, 5):
        evening.at(week, c.CheckIn(seat=f"s{seat}", means=Means.HAND))
    evening.at(week, c.CheckOut(seat="s4", means=Means.HAND))
    evening.at(week, c.CheckIn(seat="s4", means=Means.HAND))
    evening.at(week, c.ResumeSession(), ANA)
    evening.at(week, c.BringBack(session="older", item="plan"), SYSTEM)
    rest: dict[str, Fate] = dict.fromkeys(("former", "report", "back-older-plan"), "next_meeting")
    evening.at(week + timedelta(hours=1), c.AdjournSession(items=rest), ANA)


EVENINGS = (
    whole_evening(),
    without_quorum(),
    all_present(),
    cancelled(),
    excused_during_a_ballot(),
    with_documents(),
    stood_in_and_recused(),
    disputed(),
    by_the_rules(),
    rehearsed(),
    requested(),
    elected(),
    corrected(),
    undone(),
    every_kind(),
)
"""Together they say everything that minutes can say."""
