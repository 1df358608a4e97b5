"""The story of a session that goes through all procedure on items: late, reviewed, amended, extended, continued."""

from collections.abc import Iterator
from typing import Any

from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.events import Origin
from rooms.session.words import Means, Section
from tests.given import CLERK, NOON, SYSTEM, Someone
from tests.rooms.session.cast import BALLOT, DAY, HOUR, PAULA, SCHEDULE, check_in, titular, vote

Step = tuple[Data, Someone, int]
BEFORE = int((NOON - HOUR).total_seconds())
RETURNING: dict[str, Any] = {
    "origin": Origin(
        session="session-0",
        item="i7",
        kind="ordinary",
        number=11,
        position=2,
        held_at=NOON,
        why="review",
        seats=("s2",),
        segments=("government",),
    ),
    "section": Section.ORDER_OF_THE_DAY,
    "title": "Plano de cultura",
    "matter": "ordinary",
}
"""An item that the last session left under review by seat 2."""


def question(ballot: str, kind: str, subject: str, item: str | None = None) -> c.OpenBallot:
    """A ballot that settles a question of procedure."""
    settles = c.Settles(kind=kind, subject=subject)
    return BALLOT.model_copy(update={"ballot": ballot, "item": item, "settles": settles})


def settled(
    ballot: str, about: tuple[str, str], at: int, *, choice: str = "yes", item: str | None = None
) -> Iterator[Step]:
    """The whole of such a ballot, everybody voting alike."""
    yield question(ballot, *about, item), PAULA, at
    yield from ((vote(number, choice, ballot), CLERK, at) for number in range(1, 6))
    yield c.CloseBallot(ballot=ballot), PAULA, at
    yield c.ProclaimResult(ballot=ballot), PAULA, at + 30


TABLE: tuple[Step, ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.AddItem(item="i1", title="Parecer 7"), CLERK, BEFORE),
    (c.AddItem(item="i2", title="Parecer 8"), CLERK, BEFORE),
    (c.AddItem(item="i3", title="Parecer 9"), CLERK, BEFORE),
    (c.BringBack(session="session-0", item="i7"), SYSTEM, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    *((check_in(number), CLERK, 0) for number in range(1, 6)),
    (c.OpenSession(), PAULA, 0),
    (c.ProposeItem(item="late1", title="Moção de apoio"), titular(2), 10),
    (c.SupportItem(item="late1", seat="s3", means=Means.HAND), CLERK, 11),
    *settled("q1", ("late_item", "late1"), 20),
    (c.AddItem(item="late2", title="Convite"), PAULA, 60),
    *settled("q2", ("late_item", "late2"), 61, choice="no"),
    (c.RequestOnItem(item="i2", kind="urgency", reason="Prazo"), titular(3), 100),
    (c.RetractRequest(request="q35"), titular(3), 101),
    (c.RequestOnItem(item="i3", kind="postponement", reason="Falta o laudo"), titular(3), 102),
    (c.DecideRequest(item="i3", kind="postponement", granted=True, reason="Tem razão"), PAULA, 103),
    (c.StartItem(item="i1"), PAULA, 110),
    (c.AmendItem(item="i1", part="p1", text="Suprima-se o artigo 3º"), titular(1), 111),
    (c.AmendItem(item="i1", part="p2", kind="separate_vote", text="Artigo 5º"), titular(4), 112),
    (c.WithdrawPart(part="p2"), titular(4), 113),
    *settled("q3", ("part", "p1"), 120, item="i1"),
    (c.RequestReview(item="i1", reason="Quero ler"), titular(4), 160),
    (c.GiveOpinion(item="back-session--i7", text="Pela aprovação"), titular(2), 170),
    *settled("q4", ("extension", "30"), 180),
    (
        c.AdjournSession(
            items={"i2": "continuation", "late1": "next_meeting", "back-session--i7": "continuation"},
            continues_at=HOUR + DAY,
        ),
        PAULA,
        300,
    ),
    *((check_in(number), CLERK, 86_400) for number in range(1, 4)),
    (c.ResumeSession(), PAULA, 86_401),
    (c.AdjournSession(items={"i2": "withdrawn", "back-session--i7": "withdrawn"}), PAULA, 86_500),
)
