"""Amendments, decided before their item, and separate votes on its parts."""

from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import (
    AmendmentsPending,
    BallotUnfinished,
    NotOnTable,
    PartClosed,
    PartExists,
    UnknownItem,
    UnknownPart,
    VoteBegun,
)
from rooms.session.parts import pending_amendments, pending_parts
from rooms.session.words import Means
from tests.given import Given
from tests.rooms.session.cast import BALLOT, after, opened, titular
from tests.rooms.session.golden_table import question
from tests.rooms.session.test_late import settle

ITEMS = (c.AddItem(item="i1", title="Parecer"), c.AddItem(item="i2", title="Informe"))
AMENDMENT = c.AmendItem(item="i1", part="p1", text="Suprima-se o artigo 3º")
SEPARATE = c.AmendItem(item="i1", part="p2", kind="separate_vote", text="Artigo 5º")
MAIN = BALLOT.model_copy(update={"ballot": "main", "item": "i1"})


def amended() -> Given[Session]:
    """An item on the table with an amendment of seat 1 and a separate vote asked for by seat 2."""
    base = after(opened(*ITEMS), c.StartItem(item="i1"))
    base.when(SEPARATE, by=titular(2)).happens()
    base.when(AMENDMENT, by=titular(1)).happens()
    return base


def state(base: Given[Session], part: str) -> str:
    """What became of a part, as everybody sees it."""
    return str(base.stage.view(Audience.PUBLIC)["agenda"]["parts"]["items"][part]["state"])


def test_a_part_is_filed_by_a_seat_before_the_vote() -> None:
    base = after(opened(*ITEMS), c.StartItem(item="i1"))
    base.when(AMENDMENT, by=titular(1)).then(
        e.PartFiled(item="i1", part="p1", kind="amendment", seat="s1", person="t1", text="Suprima-se o artigo 3º")
    )
    base.when(AMENDMENT, by=titular(2)).refuses(PartExists, part="p1")
    base.when(AMENDMENT.model_copy(update={"item": "i9"}), by=titular(2)).refuses(UnknownItem)
    by_clerk = SEPARATE.model_copy(update={"seat": "s3", "means": Means.PAPER})
    base.when(by_clerk).happens()
    assert base.stage.lines[-1].recorded.for_ == "seat:s3"
    settle(base, question("b1", "part", "p1", "i1"))
    after(base, MAIN).when(SEPARATE.model_copy(update={"part": "p3"}), by=titular(4)).refuses(VoteBegun, item="i1")


def test_amendments_are_decided_first_and_separate_votes_when_they_come() -> None:
    base = amended()
    assert pending_parts(base.state.parts, "i1") == ("p1", "p2")
    assert pending_amendments(base.state.parts, "i1") == ("p1",)
    base.when(MAIN).refuses(AmendmentsPending, parts=["p1"])
    settle(base, question("b1", "part", "p1", "i1"))
    assert base.stage.lines[-1].recorded.event == e.PartDecided(item="i1", part="p1", approved=True)
    settle(base, MAIN)
    settle(base, question("b2", "part", "p2", "i1"), choice="no")
    assert (state(base, "p1"), state(base, "p2")) == ("approved", "rejected")
    base.when(question("b3", "part", "p2", "i1")).refuses(PartClosed, part="p2", state="rejected")
    base.when(question("b3", "part", "p9", "i1")).refuses(UnknownPart, part="p9")


def test_the_next_step_is_the_amendment_then_the_matter_then_the_separate_vote() -> None:
    base = amended()

    def votes() -> list[object]:
        steps = base.stage.view(Audience.CLERK)["steps"]
        return [step["data"].get("settles", {}).get("subject") for step in steps if step["type"] == "ballot.open"]

    assert votes() == ["p1", None, "p2"]
    settle(base, question("b1", "part", "p1", "i1"))
    assert votes() == [None, "p2"]
    settle(base, MAIN)
    assert votes() == ["p2"]


def test_its_author_takes_it_back_and_nobody_else_but_the_table() -> None:
    base = amended()
    base.when(c.WithdrawPart(part="p1"), by=titular(2)).refuses(UnknownPart, part="p1")
    base.when(c.WithdrawPart(part="p1"), by=titular(1)).then(e.PartWithdrawn(item="i1", part="p1"))
    base.when(c.WithdrawPart(part="p1"), by=titular(1)).refuses(PartClosed, state="withdrawn")
    after(base, question("b1", "part", "p2", "i1"))
    base.when(c.WithdrawPart(part="p2")).refuses(BallotUnfinished, ballots=["b1"])
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"), c.WithdrawPart(part="p2"))
    base.when(MAIN).happens()


def test_a_part_falls_with_its_item() -> None:
    base = amended()
    after(base, c.FinishItem(item="i1"))
    assert (state(base, "p1"), state(base, "p2")) == ("moot", "moot")
    other = after(amended(), c.AdjournSession(items={"i1": "next_meeting", "i2": "withdrawn"}))
    assert state(other, "p1") == "moot"


def test_a_part_is_voted_on_while_its_item_is_on_the_table() -> None:
    base = opened(*ITEMS)
    base.when(AMENDMENT, by=titular(1)).happens()
    base.when(question("b1", "part", "p1")).refuses(NotOnTable, item="i1")
