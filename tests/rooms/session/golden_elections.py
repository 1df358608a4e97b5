"""The story of an evening on which a president is elected, in which every command on elections is given."""

from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.words import Means
from tests.given import CLERK, NOON, Someone
from tests.rooms.session.cast import HOUR, PAULA, SCHEDULE, check_in, titular, vote

BEFORE = int((NOON - HOUR).total_seconds())
PUT = c.OpenBallot(ballot="b1", question="Quem preside o conselho?", election="e1")

ELECTION: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Eleição da presidência", matter="election"), CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    (
        c.CallElection(election="e1", office="president", item="i1", eligible=("government",), term_months=24),
        CLERK,
        BEFORE + 60,
    ),
    (c.Nominate(election="e1"), titular(1), -60),
    *((check_in(number), CLERK, 0) for number in (1, 2, 3, 4)),
    (c.OpenSession(), CLERK, 1),
    (c.StartItem(item="i1"), PAULA, 10),
    (c.Nominate(election="e1", nominee="s2"), titular(3), 11),
    (c.AcceptNomination(election="e1"), titular(2), 12),
    (c.Nominate(election="e1", nominee="s3", seat="s4", means=Means.VOICE), CLERK, 13),
    (c.DeclineNomination(election="e1", seat="s3", means=Means.VOICE), CLERK, 14),
    (c.Nominate(election="e1"), titular(4), 15),
    (c.WithdrawCandidacy(election="e1"), titular(4), 16),
    (PUT, PAULA, 20),
    *((vote(number, choice), CLERK, 21) for number, choice in enumerate(("s1", "s1", "s2", "s2"), 1)),
    (c.CloseBallot(ballot="b1"), PAULA, 30),
    (c.BreakTie(ballot="b1", criterion="new_round"), PAULA, 61),
    (c.ProclaimResult(ballot="b1"), PAULA, 62),
    (PUT.model_copy(update={"ballot": "b2"}), PAULA, 70),
    *((vote(number, choice, "b2"), CLERK, 71) for number, choice in enumerate(("s1", "s1", "s2", "s2"), 1)),
    (c.CloseBallot(ballot="b2"), PAULA, 80),
    (c.BreakTie(ballot="b2", criterion="draw", option="s1", ground="Dois nomes numa urna"), PAULA, 111),
    (c.ProclaimResult(ballot="b2"), PAULA, 112),
    (c.FinishItem(item="i1"), PAULA, 113),
    (c.AdjournSession(), PAULA, 200),
)
