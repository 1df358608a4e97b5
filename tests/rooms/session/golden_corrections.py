"""The story of a session partly held on paper, whose records were put right afterwards, by two persons each time."""

from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.commands.attendance import Stay
from rooms.session.words import Place
from tests.given import CLERK, NOON, Someone
from tests.rooms.session.cast import ATTACH, BALLOT, HOUR, PAULA, SCHEDULE, SECOND, check_in, vote

BEFORE = int((NOON - HOUR).total_seconds())
SHEET = c.RecordBallot(
    ballot="b2",
    item="i2",
    question="Aprova o calendário?",
    votes={"s1": "yes", "s2": "no", "s3": "no", "s4": "abstain"},
    declared="approved",
    document="d1",
    occurred_at=HOUR + 300 * SECOND,
    late_reason="Faltou energia",
)
"""A sheet that declares what its votes do not say."""
WRONG = c.ProposeCorrection(
    correction="c1", target="vote", ballot="b1", seat="s1", to="no", reason="Lido errado na gravação"
)
STAY = Stay(place=Place.IN_ROOM, since=HOUR, until=HOUR + 200 * SECOND)
LIST = c.ProposeCorrection(correction="c3", target="presence", person="t5", stays=(STAY,), reason="Assinou a lista")

CORRECTED: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Parecer 7"), CLERK, BEFORE),
    (c.AddItem(item="i2", title="Calendário"), CLERK, BEFORE),
    (ATTACH, CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    *((check_in(number), CLERK, 0) for number in (1, 2, 3, 4)),
    (c.OpenSession(), PAULA, 0),
    (c.StartItem(item="i1"), PAULA, 1),
    (BALLOT.model_copy(update={"item": "i1"}), PAULA, 2),
    *((vote(number, choice), CLERK, 3) for number, choice in ((1, "yes"), (2, "yes"), (3, "no"), (4, "abstain"))),
    (c.CloseBallot(ballot="b1"), PAULA, 4),
    (c.ProclaimResult(ballot="b1"), PAULA, 60),
    (c.FinishItem(item="i1"), PAULA, 61),
    (SHEET, CLERK, 600),
    (c.AdjournSession(items={"i2": "withdrawn"}), PAULA, 700),
    (WRONG, CLERK, 800),
    (c.AgreeToCorrection(correction="c1"), PAULA, 900),
    (WRONG.model_copy(update={"correction": "c2", "seat": "s2", "to": "not_voting"}), PAULA, 1000),
    (c.RefuseCorrection(correction="c2", reason="A lista confirma o voto"), CLERK, 1100),
    (LIST, CLERK, 1200),
    (c.AgreeToCorrection(correction="c3"), PAULA, 1300),
)
