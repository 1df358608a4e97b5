"""The story of an evening about recusals, in which every command on them is given."""

from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.words import Means, RecusalKind
from tests.given import CLERK, NOON, Someone
from tests.rooms.session.cast import BALLOT, HOUR, PAULA, SCHEDULE, alternate, check_in, own, silent, titular, vote

BEFORE = int((NOON - HOUR).total_seconds())
CHALLENGE = c.Challenge(item="i1", seat="s2", kind=RecusalKind.SUSPICION, reason="Trabalha na entidade")
DECIDES = c.Settles(kind="challenge", subject="c19")

RECUSALS: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Parecer 8", concerns=("org-1",)), CLERK, BEFORE),
    (c.AddItem(item="i2", title="Parecer 9"), CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    (c.Recuse(item="i2", kind=RecusalKind.IMPEDIMENT, reason="Assinou o pedido"), titular(3), -60),
    *((check_in(number), CLERK, 0) for number in (1, 2, 3, 4, 5)),
    (c.CheckIn(seat="s1", person="a1"), CLERK, 0),
    (c.OpenSession(), CLERK, 1),
    (c.Recuse(item="i1", kind=RecusalKind.IMPEDIMENT, reason="É parente da parte"), titular(1), 10),
    (c.Recuse(item="i1", seat="s4", kind=RecusalKind.SUSPICION, means=Means.VOICE), CLERK, 11),
    (c.WithdrawRecusal(item="i1", seat="s4", means=Means.VOICE), CLERK, 12),
    (CHALLENGE.model_copy(update={"seat": "s5"}), titular(4), 13),
    (c.AcceptChallenge(challenge="c17"), titular(5), 14),
    (CHALLENGE, titular(3), 15),
    (CHALLENGE.model_copy(update={"seat": "s3", "by_seat": "s2", "means": Means.HAND}), CLERK, 16),
    (c.DropChallenge(challenge="c20"), titular(2), 17),
    (BALLOT.model_copy(update={"ballot": "b1", "settles": DECIDES}), PAULA, 20),
    (vote(1), CLERK, 21),
    (vote(3), CLERK, 22),
    (own("no"), titular(4), 23),
    (vote(5, "no"), CLERK, 24),
    (c.CloseBallot(ballot="b1"), PAULA, 30),
    (c.BreakTie(ballot="b1", option="yes"), PAULA, 60),
    (c.ProclaimResult(ballot="b1"), PAULA, 61),
    (c.StartItem(item="i1"), PAULA, 70),
    (BALLOT.model_copy(update={"ballot": "b2", "item": "i1"}), PAULA, 71),
    (own(ballot="b2"), alternate(1), 72),
    (vote(3, ballot="b2"), CLERK, 73),
    (silent(4, ballot="b2"), PAULA, 74),
    (c.CloseBallot(ballot="b2"), PAULA, 80),
    (c.ProclaimResult(ballot="b2"), PAULA, 110),
    (c.FinishItem(item="i1"), PAULA, 111),
    (c.AdjournSession(items={"i2": "next_meeting"}), PAULA, 200),
)
