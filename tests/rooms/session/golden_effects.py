"""The story of results annulled and corrected: what followed from them is taken back, or stands."""

from rooms.session import commands as c
from tests.given import CLERK
from tests.rooms.session.cast import PAULA, SCHEDULE, check_in, titular
from tests.rooms.session.golden_table import BEFORE, Step, settled

EFFECTS: tuple[Step, ...] = (
    (SCHEDULE, CLERK, BEFORE),
    *((c.AddItem(item=f"i{number}", title=f"Parecer {number}"), CLERK, BEFORE) for number in (1, 2)),
    (c.CallSession(), CLERK, BEFORE),
    *((check_in(number), CLERK, 0) for number in range(1, 6)),
    (c.OpenSession(), PAULA, 0),
    (c.StartItem(item="i1"), PAULA, 10),
    (c.RequestOnItem(item="i2", kind="withdrawal", reason="Falta o laudo"), titular(2), 11),
    *settled("b1", ("withdrawal", "i2"), 20),
    (c.AnnulBallot(ballot="b1", reason="Votou um convidado"), PAULA, 60),
    *settled("b2", ("withdrawal", "i2"), 70),
    (c.AdjournSession(items={"i1": "next_meeting"}), PAULA, 120),
    (
        c.ProposeCorrection(
            correction="c1",
            target="result",
            ballot="b2",
            votes=dict.fromkeys(("s1", "s2", "s3"), "no"),
            reason="A gravação diz outra coisa",
        ),
        CLERK,
        200,
    ),
    (c.AgreeToCorrection(correction="c1"), PAULA, 210),
)
