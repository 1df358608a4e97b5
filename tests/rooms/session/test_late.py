"""Late items (extra-pauta): proposed by the chair or by enough seats, admitted by ballot, barred by matter or kind."""

from collections.abc import Mapping
from typing import Any

from rooms.council.rules_profile import LateItem
from rooms.council.rules_values import Proposers
from rooms.log.kind import Audience, Data
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.errors import (
    AlreadyAdmitted,
    AlreadySupported,
    BallotUnfinished,
    ItemClosed,
    MatterBarred,
    MeansNeeded,
    NoLateItems,
    NotAdmitted,
    OpenItems,
    SeatNotPresent,
    SupportsMissing,
    UnknownItem,
)
from rooms.session.words import Means, Section, SessionKind
from tests.given import CLERK, Given, given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SCHEDULE,
    SECOND,
    after,
    called,
    check_in,
    facts,
    opened,
    rules,
    titular,
    vote,
)
from tests.rooms.session.golden_table import question

FIRST = c.AddItem(item="i1", title="Parecer 7")
LATE = c.AddItem(item="late", title="Moção")
PROPOSED = c.ProposeItem(item="late", title="Moção")
START = c.StartItem(item="late")


def settle(base: Given[Session], ballot: c.OpenBallot, *, choice: str = "yes", seats: int = 5) -> Given[Session]:
    """The ballot from opening to proclamation, all alike."""
    votes: tuple[Data, ...] = tuple(vote(number, choice, ballot.ballot) for number in range(1, seats + 1))
    after(base, ballot, *votes, c.CloseBallot(ballot=ballot.ballot))
    proclaim = c.ProclaimResult(ballot=ballot.ballot)
    return base.when(proclaim, at=base.at + 31 * SECOND).happens()


def late(base: Given[Session]) -> Mapping[str, Any]:
    """What the view says of the late item."""
    item: Mapping[str, Any] = base.stage.view(Audience.PUBLIC)["agenda"]["items"]["late"]
    return item


def test_what_the_chair_adds_after_the_call_waits_until_it_is_admitted() -> None:
    base = opened(FIRST).when(LATE, by=PAULA).happens()
    assert (late(base)["state"], late(base)["is_late"]) == ("proposed", True)
    assert late(base)["late"] == {"supports": [], "needed": 0, "why": None}
    base.when(START).refuses(NotAdmitted, item="late", state="proposed")
    settle(base, question("b1", "late_item", "late"))
    assert base.stage.lines[-1].recorded.event == e.ItemAdmitted(item="late")
    base.when(START).happens()


def test_before_the_opening_it_waits_too_and_a_rehearsal_waits_for_nothing() -> None:
    base = called(FIRST).when(LATE, by=PAULA).happens()
    assert late(base)["late"]["why"] == {"code": "wrong_state", "params": {"state": "called", "allowed": ["open"]}}
    council = {"acronym": "CMT", "name": "Conselho", "rehearsal": True}
    rehearsed = given(SESSION, SCHEDULE, c.CallSession(), stream="session-1", facts={**facts(), "council": council})
    assert late(rehearsed.when(LATE, at=HOUR).happens())["state"] == "open"


def test_a_late_item_that_is_rejected_never_comes_to_the_table() -> None:
    base = settle(opened(FIRST).when(LATE, by=PAULA).happens(), question("b1", "late_item", "late"), choice="no")
    assert base.stage.lines[-1].recorded.event == e.ItemNotAdmitted(item="late")
    base.when(START).refuses(NotAdmitted, state="not_admitted")
    base.when(question("b2", "late_item", "late")).refuses(AlreadyAdmitted, item="late")
    base.when(c.AdjournSession(items={"late": "next_meeting", "i1": "withdrawn"})).refuses(OpenItems, items=["late"])


def test_a_seat_proposes_and_others_support_until_there_are_enough() -> None:
    base = opened(FIRST)
    base.when(PROPOSED, by=titular(1)).then(
        e.ItemAdded(
            item="late",
            section=Section.ORDER_OF_THE_DAY,
            title="Moção",
            matter="ordinary",
            late=True,
            proposed=True,
            seat="s1",
            person="t1",
        )
    )
    base.when(question("b1", "late_item", "late")).refuses(SupportsMissing, given=1, needed=2)
    assert late(base)["late"]["why"] == {"code": "supports_missing", "params": {"given": 1, "needed": 2}}
    support = c.SupportItem(item="late")
    base.when(support, by=titular(1)).refuses(AlreadySupported, seat="s1")
    base.when(c.SupportItem(item="late", seat="s2")).refuses(MeansNeeded)
    base.when(c.SupportItem(item="late", seat="s2", means=Means.HAND)).then(
        e.ItemSupported(item="late", seat="s2", person="t2", means=Means.HAND)
    )
    base.when(c.SupportItem(item="i1"), by=titular(3)).refuses(AlreadyAdmitted, item="i1")
    base.when(c.SupportItem(item="i9"), by=titular(3)).refuses(UnknownItem)
    settle(base, question("b1", "late_item", "late"))
    assert late(base)["state"] == "open"


def test_only_who_is_there_proposes_and_supports() -> None:
    base = opened(FIRST, present=(1, 2, 3, 4))
    base.when(PROPOSED, by=titular(5)).refuses(SeatNotPresent, seat="s5")
    after(base, LATE).when(c.SupportItem(item="late"), by=titular(5)).refuses(SeatNotPresent, seat="s5")


def test_where_the_chair_proposes_nothing_alone_seats_have_to_support_it() -> None:
    alone = LateItem(proposers=Proposers(president=False, seats=2))
    base = after(opened(FIRST, rules=rules(late_item=alone)), LATE)
    base.when(question("b1", "late_item", "late")).refuses(SupportsMissing, given=0, needed=2)
    for number in (4, 5):
        base.when(c.SupportItem(item="late"), by=titular(number)).happens()
    base.when(question("b1", "late_item", "late")).happens()


def test_barred_matters_and_extraordinary_sessions_admit_nothing() -> None:
    base = opened(FIRST)
    base.when(LATE.model_copy(update={"matter": "accounts"})).refuses(MatterBarred, matter="accounts")
    base.when(PROPOSED.model_copy(update={"matter": "election"}), by=titular(1)).refuses(MatterBarred)
    special = SCHEDULE.model_copy(update={"kind": SessionKind.EXTRAORDINARY})
    past = (special, c.CallSession(), check_in(1), c.OpenSession())
    one = given(SESSION, *past[:2], stream="session-1", facts=facts())
    one.when(LATE, at=HOUR).refuses(NoLateItems)


def test_an_admitted_item_is_not_put_to_the_vote_as_a_barred_matter() -> None:
    base = settle(opened(FIRST).when(LATE, by=PAULA).happens(), question("b1", "late_item", "late"))
    after(base, START)
    on_late = BALLOT.model_copy(update={"ballot": "b2", "item": "late"})
    base.when(on_late.model_copy(update={"matter": "accounts"})).refuses(MatterBarred, matter="accounts")
    base.when(on_late).happens()


def test_a_proposed_item_can_be_worded_anew_and_withdrawn_and_falls_with_the_end() -> None:
    base = after(opened(FIRST), LATE)
    after(base, c.EditItem(item="late", expected=99, title="Outra"), c.WithdrawItem(item="late", reason="A pedido"))
    base.when(START).refuses(ItemClosed, state="withdrawn")
    other = after(opened(FIRST), LATE, c.AdjournSession(items={"i1": "next_meeting"}))
    assert late(other)["state"] == "not_admitted"


def test_nothing_is_done_with_an_item_while_its_admission_is_voted_on() -> None:
    base = opened(FIRST).when(LATE, by=PAULA).happens()
    after(base, question("b1", "late_item", "late"))
    base.when(c.WithdrawItem(item="late"), by=CLERK).refuses(BallotUnfinished, ballots=["b1"])
