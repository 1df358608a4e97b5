"""Sessions to keep minutes of: a council of six seats, invented people, and one evening in which everything happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from rooms import SESSION, Recorded, Roster, RulesProfile, Session
from rooms.council.roster import Holder, Officer, RosterSeat, Segment
from rooms.council.rules_values import Quorum
from rooms.log.kind import Data, Decided
from rooms.session import commands as c
from rooms.session.commands.attendance import Stay
from rooms.session.events import ItemAdmitted
from rooms.session.words import ChairReason, Means, Mode, Place, Section, SessionKind
from tests.given import CLERK, NOON, SYSTEM, Someone, Stage, someone

SESSION_ID, COUNCIL_ID = "session-1", "council-1"
EVENING = NOON + timedelta(days=30, hours=10)
"""19:00 in Bahia, 1 April 2026: what was called for."""
LONG_AGO = NOON - timedelta(days=400)
RULES = RulesProfile()
CITED = RULES.model_copy(update={"opening_quorum": Quorum(of="absolute", article="art. 14")})

ANA, BETO, CAIO, DORA, EVA, FABIO, GIL, HUGO = (
    someone(name, "member") for name in ("ana", "beto", "caio", "dora", "eva", "fabio", "gil", "hugo")
)
NAMES = {
    "ana": "Ana Lima",
    "beto": "Beto Sá",
    "caio": "Caio Reis",
    "dora": "Dora Nunes",
    "eva": "Eva Matos",
    "fabio": "Fábio Paz",
    "gil": "Gil Rocha",
    "hugo": "Hugo Dias",
}


def holder(person: str) -> Holder:
    """A person in a seat, sworn in long ago."""
    return Holder(person=person, name=NAMES[person], sworn_at=LONG_AGO)


def seat(number: int, segment: str, titular: str, *alternates: str, organisation: str | None = None) -> RosterSeat:
    """A seat with its holders."""
    return RosterSeat(
        id=f"s{number}",
        number=number,
        segment=segment,
        organisation=organisation,
        titular=holder(titular),
        alternates=tuple(map(holder, alternates)),
    )


ROSTER = Roster(
    statutory=6,
    segments=(Segment(id="government", name="Poder público"), Segment(id="civil_society", name="Sociedade civil")),
    seats=(
        seat(1, "government", "ana"),
        seat(2, "government", "beto"),
        seat(3, "government", "caio"),
        seat(4, "civil_society", "dora", "eva", organisation="Associação de Moradores da Vila Elisa"),
        seat(5, "civil_society", "fabio", organisation="Sindicato dos Jardineiros"),
        seat(6, "civil_society", "gil"),
    ),
    officers=(
        Officer(role="clerk", person="clara", name="Clara Melo"),
        Officer(role="president", person="ana", name="Ana Lima"),
        Officer(role="vice_president", person="beto", name="Beto Sá"),
    ),
)
FACTS: dict[str, Any] = {
    "council": {
        "acronym": "CMTCS",
        "name": "Conselho Municipal de Transparência e Controle Social",
        "rehearsal": False,
    },
    "roster": ROSTER,
    "rules": CITED,
    "rules_version": 3,
}


class Evening:
    """A session under way, its commands decided by the rules themselves at times told in minutes after 19:00."""

    def __init__(self, **facts: Any) -> None:
        self.stage: Stage[Session] = Stage(SESSION, SESSION_ID, [SESSION.initial(SESSION_ID)])
        self.facts = {**FACTS, **facts}

    def does(self, minute: float, command: Data, by: Someone = CLERK) -> Evening:
        """Ask, and have it granted."""
        self.at(EVENING + timedelta(minutes=minute), command, by)
        return self

    def admits(self, minute: float, item: str) -> Evening:
        """A late item is admitted, by a ballot that this story does not tell."""
        self.stage.append(Decided((ItemAdmitted(item=item),), "chair"), EVENING + timedelta(minutes=minute))
        return self

    def at(self, moment: datetime, command: Data, by: Someone = CLERK) -> None:
        """The same at a moment."""
        self.stage.append(self.stage.decide(command, by, moment, self.facts), moment)

    @property
    def log(self) -> tuple[Recorded, ...]:
        """What was recorded."""
        return tuple(line.recorded for line in self.stage.lines)


def scheduled(**facts: Any) -> Evening:
    """A session in the calendar with three items."""
    evening = Evening(**facts)
    evening.at(
        NOON,
        c.ScheduleSession(
            council=COUNCIL_ID,
            kind=SessionKind.ORDINARY,
            mode=Mode.HYBRID,
            scheduled_at=EVENING,
            place="Auditório do Paço Municipal",
        ),
    )
    evening.at(NOON, c.AddItem(item="former", section=Section.FORMER_MINUTES, title="Ata da reunião anterior"))
    evening.at(
        NOON,
        c.AddItem(
            item="report",
            title="Relatório bimestral do compromisso BRVCA0003",
            description="Relatório do primeiro bimestre, com o andamento da sala virtual dos conselhos.",
            reference="Ofício SEMGI 31/2026",
            rapporteur="eva",
            concerns=("BRVCA0003",),
        ),
    )
    evening.at(NOON, c.AddItem(item="case", title="Denúncia sobre a servidora Maria", description="Com endereço."))
    return evening


def called(**facts: Any) -> Evening:
    """The same, called and numbered."""
    evening = scheduled(**facts)
    evening.at(NOON + timedelta(days=1), c.CallSession())
    evening.at(NOON + timedelta(days=1), c.NumberSession(number=12), SYSTEM)
    return evening


def opened(**facts: Any) -> Evening:
    """The same, opened at 19:04 with four seats present: two in the room, two remote."""
    evening = called(**facts)
    evening.does(-5, c.CheckIn(place=Place.IN_ROOM), ANA).does(-4, c.CheckIn(seat="s2", place=Place.IN_ROOM))
    evening.does(-2, c.CheckIn(place=Place.REMOTE), CAIO).does(-1, c.CheckIn(place=Place.REMOTE), EVA)
    return evening.does(4, c.OpenSession(), ANA)


def vote(evening: Evening, ballot: str, item: str | None, votes: dict[str, str], minute: float, **more: Any) -> Evening:
    """A ballot by the clerk's hand from opening to proclamation; `votes` by seat: a choice or an outcome."""
    question = more.pop("question", "O conselho aprova o relatório?")
    evening.does(minute, c.OpenBallot(ballot=ballot, item=item, question=question, **more))
    for seat_, choice in votes.items():
        if choice in ("not_voting", "recused"):
            outcome: Any = choice
            if choice == "not_voting":
                evening.does(minute, c.CallSeats(ballot=ballot)).does(minute, c.CallSeats(ballot=ballot))
            evening.does(minute, c.DeclareOutcome(ballot=ballot, seat=seat_, outcome=outcome, means=Means.VOICE))
        else:
            evening.does(minute, c.CastVote(ballot=ballot, seat=seat_, choice=choice, means=Means.VOICE))
    evening.does(minute + 1, c.CloseBallot(ballot=ballot))
    return evening


def proclaimed(evening: Evening, ballot: str, minute: float) -> Evening:
    """The result, final."""
    return evening.does(minute, c.ProclaimResult(ballot=ballot))


def whole_evening() -> Evening:
    """Everything that minutes can speak of, in one session, adjourned and put right afterwards."""
    evening = called()
    evening.does(-5, c.CheckIn(place=Place.IN_ROOM), ANA).does(-1, c.CheckIn(place=Place.REMOTE), EVA)
    evening.does(30, c.FailFirstCall(), SYSTEM)
    evening.does(31, c.CheckIn(seat="s2", place=Place.IN_ROOM, means=Means.HAND))
    evening.does(32, c.CheckIn(place=Place.REMOTE), CAIO)
    evening.does(34, c.OpenSession(call=2), ANA)
    _former_minutes(evening)
    _report(evening)
    _case(evening)
    _end(evening)
    return evening


def _former_minutes(evening: Evening) -> None:
    evening.does(35, c.StartItem(item="former"), ANA)
    evening.does(36, c.VerifyQuorum(), ANA)
    vote(
        evening, "b1", "former", {"s1": "yes", "s2": "yes", "s3": "abstain", "s4": "yes"}, 37, question="Aprova a ata?"
    )
    evening.does(39, c.AnnulBallot(ballot="b1", reason="A ata lida era outra."), ANA)
    vote(evening, "b2", "former", {"s1": "yes", "s2": "no", "s3": "yes", "s4": "no"}, 40, question="Aprova a ata?")
    evening.does(42, c.CorrectVote(ballot="b2", seat="s3", choice="abstain", means=Means.VOICE))
    evening.does(43, c.CorrectVote(ballot="b2", seat="s3", choice="yes", means=Means.VOICE))
    evening.does(44, c.BreakTie(ballot="b2", option="yes"), ANA)
    proclaimed(evening, "b2", 45).does(46, c.FinishItem(item="former"), ANA)


def _report(evening: Evening) -> None:
    evening.does(47, c.MoveItem(item="case", before=None, expected=99))
    evening.does(48, c.EditItem(item="report", expected=99, title="Relatório bimestral da sala virtual"))
    evening.does(49, c.StartItem(item="report"), ANA)
    evening.does(50, c.RequestFloor(kind="rapporteur"), EVA).does(50, c.GrantFloor(), ANA)
    evening.does(53, c.EndFloor(), ANA).does(53, c.RequestFloor(), CAIO).does(53, c.GrantFloor(), ANA)
    evening.does(55, c.EndFloor(), ANA).does(55, c.RequestFloor(name="Joana Prado", subject="Prazo"))
    evening.does(55, c.GrantFloor(), ANA).does(57, c.EndFloor(), ANA)
    evening.does(58, c.Lapse(person="caio", since=EVENING + timedelta(minutes=56)), SYSTEM)
    evening.does(60, c.Restore(person="caio"), SYSTEM).does(61, c.CheckIn(place=Place.REMOTE), DORA)
    evening.does(62, c.SuspendSession(reason="Queda de energia.")).does(72, c.ResumeSession())
    evening.does(73, c.RequestFloor(kind="point_of_order", article="art. 21", subject="O prazo de vista"), CAIO)
    point = f"r{len(evening.log)}"
    evening.does(73, c.GrantFloor(), ANA)
    evening.does(74, c.RuleOnPoint(request=point, ruling="dismissed", reason="O art. 21 trata das atas."), ANA)
    evening.does(75, c.TakeChair(reason=ChairReason.ABSENCE, person="beto"), ANA)
    more: Any = {"yes_means": "o relatório segue para publicação", "no_means": "o relatório volta à secretaria"}
    votes = {"s1": "recused", "s2": "yes", "s3": "not_voting", "s4": "yes"}
    proclaimed(vote(evening, "b3", "report", votes, 76, **more), "b3", 78)
    evening.does(79, c.TakeChair(reason=ChairReason.RETURN, person="ana"), BETO)
    options: Any = {"options": ("march", "april"), "labels": {"march": "em março", "april": "em abril"}}
    votes = {"s1": "april", "s2": "april", "s3": "march", "s4": "abstain"}
    proclaimed(vote(evening, "b4", "report", votes, 80, question="Quando publicar?", **options), "b4", 82)
    evening.does(83, c.FinishItem(item="report"), ANA)


def _case(evening: Evening) -> None:
    evening.does(84, c.ReserveItem(item="case", basis="LGPD, art. 11"))
    evening.does(85, c.StartItem(item="case"), ANA)
    evening.does(86, c.RequestFloor(), CAIO).does(86, c.GrantFloor(), ANA).does(88, c.EndFloor(), ANA)
    votes = {"s1": "yes", "s2": "yes", "s3": "yes", "s4": "no"}
    proclaimed(vote(evening, "b5", "case", votes, 89, question="Encaminha a denúncia de Maria?"), "b5", 91)
    evening.does(92, c.FinishItem(item="case"), ANA)
    evening.does(93, c.AddItem(item="late", title="Convite para a feira", section=Section.OTHER_BUSINESS))
    evening.does(94, c.AddItem(item="visit", title="Visita à obra", section=Section.OTHER_BUSINESS))
    evening.admits(94, "visit").does(95, c.WithdrawItem(item="late", reason="A pedido de quem propôs."))


def _end(evening: Evening) -> None:
    evening.does(96, c.Excuse(seat="s5", reason="Consulta médica", means=Means.PHONE))
    evening.does(97, c.CheckOut(seat="s3", person="caio"))
    departure = EVENING + timedelta(minutes=95)
    evening.does(98, c.ComposeSession(roster=_without_eva()), SYSTEM)
    evening.does(99, c.CheckOut(seat="s2", occurred_at=departure, late_reason="Saiu sem avisar.", means=Means.VOICE))
    evening.does(100, c.AdjournSession(items={"visit": "next_meeting"}), ANA)
    evening.does(160, c.Excuse(seat="s6", reason="Luto", means=Means.PHONE))
    stays = (Stay(place=Place.REMOTE, since=EVENING + timedelta(minutes=33), until=EVENING + timedelta(minutes=97)),)
    evening.does(170, c.CorrectAttendance(person="caio", stays=stays, reason="Relógio errado."))
    evening.does(171, c.AgreeToCorrection(correction=f"c{len(evening.log)}"), ANA)


def _without_eva() -> Roster:
    seats = tuple(s.model_copy(update={"alternates": ()}) if s.id == "s4" else s for s in ROSTER.seats)
    return ROSTER.model_copy(update={"seats": seats})


def persons(rows: Iterable[Any]) -> dict[str, Any]:
    """Rows by person."""
    return {row.person: row for row in rows}
