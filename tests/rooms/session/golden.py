"""Logs of sessions as each release wrote them: `python -m tests.rooms.session.golden NAME` made one, before it.

Never made again afterwards: what changes must go on reading them.
"""

import sys
from pathlib import Path

import orjson

from rooms.council.rules_profile import BallotRules
from rooms.log.kind import Data
from rooms.session import SESSION, Session, commands as c
from rooms.session.commands import RectifiedItem
from rooms.session.commands.attendance import Stay
from rooms.session.commands.ballots import Settles
from rooms.session.words import ChairReason, Going, Means, OrderedBy, Place, Section, SessionKind
from tests.given import CLERK, NOON, SYSTEM, Someone, Stage
from tests.rooms.session.cast import (
    ATTACH,
    BALLOT,
    HOUR,
    PAULA,
    SCHEDULE,
    SECOND,
    VERA,
    alternate,
    check_in,
    facts,
    own,
    roster,
    rules,
    silent,
    titular,
    vote,
)
from tests.rooms.session.golden_corrections import CORRECTED
from tests.rooms.session.golden_effects import EFFECTS
from tests.rooms.session.golden_elections import ELECTION
from tests.rooms.session.golden_justifications import JUSTIFICATIONS
from tests.rooms.session.golden_seats import RECUSALS
from tests.rooms.session.golden_table import RETURNING, TABLE

FOLDER = Path(__file__).parents[2] / "golden"
PROFILE = rules(chat="members", ballot=BallotRules(check_seconds=30, calls=0))
BEFORE = int((NOON - HOUR).total_seconds())
LATE = c.OpenSession(call=2, occurred_at=HOUR + 1799 * SECOND, late_reason="Faltou luz")

STORY: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.EditSession(expected=1, title="12ª Reunião", link="https://meet.example/2"), CLERK, BEFORE),
    (c.AddItem(item="i1", title="Parecer 7", description="Sobre a praça", concerns=("org-1",)), CLERK, BEFORE),
    (c.AddItem(item="i2", title="Caso de uma criança", reserved="ECA, art. 17"), CLERK, BEFORE),
    (c.AddItem(item="i3", section=Section.ANNOUNCEMENTS, title="Informes"), PAULA, BEFORE),
    (c.EditItem(item="i1", expected=3, title="Parecer 7, retificado"), CLERK, BEFORE),
    (c.CallSession(short_notice_reason="Prazo do plano"), CLERK, BEFORE + 90_000),
    (c.NumberSession(number=12), SYSTEM, BEFORE + 90_000),
    (c.MoveItem(item="i2", before="i1", expected=4), CLERK, -60),
    (check_in(1), CLERK, 0),
    (c.CheckIn(), titular(2), 0),
    (c.PostChat(text="Bom dia, meu telefone é 77 5555-0101"), titular(2), 1),
    (c.FailFirstCall(), SYSTEM, 1800),
    (c.Excuse(reason="Motivo de saúde"), titular(5), 1800),
    (LATE, CLERK, 1801),
    (check_in(3), CLERK, 1802),
    (c.CheckIn(seat="s4", person="a4"), CLERK, 1802),
    (c.VerifyQuorum(), PAULA, 1803),
    (c.StartItem(item="i1"), PAULA, 1804),
    (c.RequestFloor(subject="A praça"), titular(1), 1805),
    (c.RequestFloor(name="Dona Maria", subject="O buraco da rua"), CLERK, 1806),
    (c.RequestFloor(), titular(2), 1807),
    (c.WithdrawRequest(request="r23"), titular(2), 1808),
    (c.GrantFloor(), PAULA, 1810),
    (c.PauseFloor(), PAULA, 1820),
    (c.ResumeFloor(), PAULA, 1830),
    (c.ExtendFloor(seconds=60), PAULA, 1840),
    (c.LoseChair(person="paula"), SYSTEM, 1850),
    (c.RegainChair(person="paula"), SYSTEM, 1855),
    (c.EndFloor(), titular(1), 1860),
    (BALLOT.model_copy(update={"item": "i1"}), PAULA, 1900),
    (own(), titular(1), 1901),
    (own("no"), titular(2), 1902),
    (vote(3, "no"), CLERK, 1903),
    (vote(4), CLERK, 1904),
    (c.CloseBallot(ballot="b1"), PAULA, 1910),
    (c.CorrectVote(ballot="b1", choice="abstain"), alternate(4), 1920),
    (c.CorrectVote(ballot="b1", choice="yes", seat="s4", means=Means.VOICE), CLERK, 1930),
    (c.BreakTie(ballot="b1", option="yes"), PAULA, 1940),
    (c.ProclaimResult(ballot="b1"), PAULA, 1941),
    (c.FinishItem(item="i1"), PAULA, 1942),
    (c.Lapse(person="t2", since=HOUR + 1950 * SECOND), SYSTEM, 2070),
    (c.Restore(person="t2"), SYSTEM, 2080),
    (c.TakeChair(reason=ChairReason.ABSENCE, person="vera"), PAULA, 2090),
    (c.StartItem(item="i2"), VERA, 2100),
    (BALLOT.model_copy(update={"ballot": "b2", "item": "i2"}), VERA, 2101),
    (c.DeclareOutcome(ballot="b2", outcome="recused"), titular(1), 2102),
    (silent(3, "b2"), VERA, 2103),
    (c.AnnulBallot(ballot="b2", reason="Pergunta errada"), VERA, 2110),
    (c.WithdrawItem(item="i2", reason="Falta um parecer"), VERA, 2111),
    (c.SuspendSession(reason="Almoço"), VERA, 2200),
    (c.ComposeSession(roster=roster(6)), SYSTEM, 2300),
    (c.ResumeSession(), VERA, 2400),
    (c.Note(item="i1", text="Falou com emoção"), CLERK, 2401),
    (c.CheckOut(seat="s3", means=Means.VOICE), CLERK, 2402),
    (c.RedactChat(post=13), CLERK, 2403),
    (c.AdjournSession(items={"i3": "next_meeting"}), VERA, 2500),
    (
        c.CorrectAttendance(
            person="t3",
            stays=(Stay(place=Place.IN_ROOM, since=HOUR, until=HOUR + 2402 * SECOND),),
            reason="Chegou antes",
        ),
        CLERK,
        3000,
    ),
    (c.ReserveItem(item="i1", basis="LGPD, art. 11"), CLERK, 3001),
    (c.Redact(seq=22, field="name", reason="A pedido"), CLERK, 3002),
)
CALLED_OFF: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    (c.CancelSession(reason="Feriado municipal"), PAULA, -60),
)
PUT = c.OpenBallot(ballot="b1", question="Dá provimento ao recurso?", settles=Settles(kind="appeal", subject="r21"))
SPOKEN: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Parecer 7", rapporteur="t3"), CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    *((check_in(number), CLERK, 0) for number in range(1, 6)),
    (c.OpenSession(), PAULA, 0),
    (c.StartItem(item="i1"), PAULA, 1),
    *((c.RequestFloor(subject="A praça"), titular(number), 2) for number in (1, 2, 4)),
    (c.MoveRequest(request="r14", before="r13"), PAULA, 3),
    (c.RefuseRequest(request="r13", reason="Já falou"), PAULA, 4),
    (c.GrantFloor(how="microphone"), PAULA, 10),
    (c.Interject(subject="Um dado"), titular(2), 20),
    (c.AllowInterjection(request="r18"), titular(1), 21),
    (c.EndFloor(), titular(2), 41),
    (c.RequestFloor(kind="point_of_order", article="art. 12", subject="A ordem da pauta"), titular(2), 50),
    (c.GrantFloor(), PAULA, 51),
    (c.RuleOnPoint(request="r21", ruling="dismissed", reason="Não se aplica"), PAULA, 60),
    (c.AppealRuling(request="r21"), titular(5), 65),
    (PUT, PAULA, 70),
    *((vote(number, "no" if number < 2 else "yes"), CLERK, 80) for number in range(1, 6)),
    (c.CloseBallot(ballot="b1"), PAULA, 90),
    (c.ProclaimResult(ballot="b1"), PAULA, 121),
    (c.EndFloor(), titular(1), 150),
    (c.AdjournSession(items={"i1": "next_meeting"}), PAULA, 200),
)
REQUESTED: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE.model_copy(update={"kind": SessionKind.EXTRAORDINARY}), CLERK, BEFORE),
    (c.AddItem(item="i1", title="Contas do trimestre"), CLERK, BEFORE),
    (c.RequestSession(), titular(1), BEFORE),
    (c.RequestSession(seat="s2", means=Means.PHONE), CLERK, BEFORE),
    (c.RequestSession(), titular(3), BEFORE),
    (c.WithdrawSessionRequest(), titular(3), BEFORE),
    (c.CallSession(ordered_by=OrderedBy.SEATS), CLERK, BEFORE + 60),
    (c.GiveNotice(persons=("t1", "t2"), how="printed"), CLERK, BEFORE + 120),
    (c.OpenCall(), titular(1), BEFORE + 180),
    (c.AnswerCall(answer=Going.IN_ROOM), titular(1), BEFORE + 190),
    (
        c.RectifySession(
            expected=7,
            scheduled_at=HOUR + 3600 * SECOND,
            link="https://meet.example/3",
            items=(RectifiedItem(item="i1", title="Contas do quadrimestre"),),
            reason="Auditório ocupado",
        ),
        CLERK,
        BEFORE + 300,
    ),
    (c.AnswerCall(answer=Going.NOT_GOING), titular(1), BEFORE + 400),
    (c.AnswerCall(seat="s2", answer=Going.REMOTE, means=Means.PHONE), CLERK, BEFORE + 500),
    (c.CloseAnswers(), SYSTEM, 3600 - 86_400),
    (c.FailFirstCall(), SYSTEM, 5400),
    (c.CancelSession(reason="Faltou quórum nas duas convocações", lacks_quorum=True), PAULA, 5500),
)
BALLOTS: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Calendário"), CLERK, BEFORE),
    (c.AddItem(item="i2", title="Plano de trabalho"), CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    *((check_in(number), CLERK, 0) for number in (1, 2, 3, 4)),
    (c.OpenSession(), PAULA, 0),
    (BALLOT.model_copy(update={"kind": "called_roll"}), PAULA, 10),
    (c.CallSeats(ballot="b1"), PAULA, 11),
    (own(), titular(1), 12),
    (c.CallSeats(ballot="b1"), PAULA, 13),
    (vote(2, "no"), CLERK, 14),
    (c.CallSeats(ballot="b1", seat="s3"), PAULA, 15),
    (silent(3), PAULA, 16),
    (c.CallSeats(ballot="b1"), PAULA, 17),
    (vote(4, "abstain"), CLERK, 18),
    (c.CloseBallot(ballot="b1"), PAULA, 20),
    (c.StateVote(ballot="b1", text="Voto pela clareza do parecer."), titular(1), 25),
    (c.ProclaimResult(ballot="b1"), PAULA, 60),
    (BALLOT.model_copy(update={"ballot": "b2", "kind": "block", "items": ("i1", "i2")}), PAULA, 70),
    *((vote(number, ballot="b2"), CLERK, 71) for number in (1, 2, 3, 4)),
    (c.CloseBallot(ballot="b2"), PAULA, 80),
    (c.ProclaimResult(ballot="b2"), PAULA, 120),
    (c.AdjournSession(items={"i1": "withdrawn", "i2": "withdrawn"}), PAULA, 130),
)
DOCUMENTS: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Parecer 7"), CLERK, BEFORE),
    (ATTACH, CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    (c.AttachDocument(document="d2", title="Calendário", file_name="calendário.pdf"), PAULA, -60),
    (c.WithdrawDocument(document="d1", reason="Tem o telefone de uma cidadã"), CLERK, -30),
    (c.CancelSession(reason="Feriado municipal"), PAULA, -10),
    (c.Redact(seq=6, field="file_name", reason="A pedido"), CLERK, 10),
)
STORIES = {
    "session-0.1": STORY,
    "session-0.1-cancelled": CALLED_OFF,
    "session-0.1-documents": DOCUMENTS,
    "session-0.2-ballots": BALLOTS,
    "session-0.2-floor": SPOKEN,
    "session-0.2-requested": REQUESTED,
    "session-0.2-recusals": RECUSALS,
    "session-0.2-table": TABLE,
    "session-0.2-election": ELECTION,
    "session-0.2-corrections": CORRECTED,
    "session-0.2-justifications": JUSTIFICATIONS,
    "session-0.2-effects": EFFECTS,
}
"""Together: every command of a session, and every event."""


def told(story: tuple[tuple[Data, Someone, int], ...]) -> Stage[Session]:
    """A story, decided and written."""
    stage = Stage(SESSION, "session-1", [SESSION.initial("session-1")])
    known = {**facts(rules=PROFILE), "returning": RETURNING, "members": roster()}
    for command, by, seconds in story:
        at = HOUR + seconds * SECOND
        stage.append(stage.decide(command, by, at, known), at)
    return stage


def main() -> None:
    """Write the golden files of the stories named."""
    for name in sys.argv[1:]:
        stage = told(STORIES[name])
        (FOLDER / f"{name}.jsonl").write_text("".join(f"{written.line}\n" for written in stage.lines))
        openings = [
            {"seq": o.ref.seq, "field": o.ref.field, "salt": o.salt, "value": o.value} for o in stage.openings.values()
        ]
        indented = orjson.dumps(openings, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        (FOLDER / f"{name}.openings.json").write_bytes(indented)


if __name__ == "__main__":
    main()
