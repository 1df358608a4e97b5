"""Requests on items: urgency, postponement, withdrawal, inversion, and reviews (vista) with their limits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rooms.council.roster import Segment
from rooms.council.rules_profile import Vista
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.decide.returns import left_by, returning
from rooms.session.errors import (
    AlreadyAsked,
    AlreadyUrgent,
    BallotUnfinished,
    ItemClosed,
    NeedsBallot,
    NoReview,
    NothingAsked,
    ReviewBarred,
    ReviewLasted,
    ReviewPending,
    ReviewSpent,
    UnknownItem,
    UnknownRequest,
    VoteBegun,
    WrongState,
)
from rooms.session.words import Means, RequestKind
from tests.given import CLERK, SYSTEM, Given
from tests.rooms.session.cast import (
    BALLOT,
    DAY,
    HOUR,
    PAULA,
    after,
    called,
    check_in,
    facts,
    opened,
    roster,
    rules,
    scheduled,
    seat,
    titular,
    vote,
)
from tests.rooms.session.golden_table import RETURNING, question
from tests.rooms.session.test_late import settle

ITEMS = tuple(c.AddItem(item=f"i{number}", title=f"Parecer {number}") for number in (1, 2, 3))
REVIEW = c.RequestReview(item="i1", reason="Quero ler")
BACK = "back-session--i7"
TWO = roster(5, seat(1), *(seat(number).model_copy(update={"segment": "civil"}) for number in (4, 5))).model_copy(
    update={"segments": (Segment(id="government", name="Poder público"), Segment(id="civil", name="Sociedade civil"))}
)
"""Seats 1 to 3 of one segment, 4 and 5 of another."""


def on_table(**more: Any) -> Given[Session]:
    """An open session with its first item on the table."""
    return after(opened(*ITEMS, **more), c.StartItem(item="i1"))


def items(base: Given[Session]) -> Mapping[str, Any]:
    """The items as everybody sees them."""
    shown: Mapping[str, Any] = base.stage.view(Audience.PUBLIC)["agenda"]["items"]
    return shown


def asked(kind: RequestKind, item: str = "i2", **more: Any) -> c.RequestOnItem:
    """A request with its reason."""
    return c.RequestOnItem(item=item, kind=kind, reason="Porque sim", **more)


def test_a_review_as_of_right_takes_the_item_off_the_table() -> None:
    base = on_table(roster_=TWO)
    base.when(REVIEW, by=titular(1)).then(
        e.Requested(item="i1", kind="review", seat="s1", person="t1", reason="Quero ler"),
        e.RequestDecided(item="i1", kind="review", granted=True, how="right", seats=("s1",)),
    )
    assert base.state.agenda.current is None
    assert (items(base)["i1"]["state"], items(base)["i1"]["fate"]) == ("under_review", "review")
    base.when(c.StartItem(item="i1")).refuses(ItemClosed, state="under_review")
    after(base, c.AdjournSession(items={"i2": "withdrawn", "i3": "withdrawn"}))
    assert left_by(base.state) == ("i1",)


def test_simultaneous_requests_share_one_term() -> None:
    base = on_table(roster_=TWO, rules=rules(vista=Vista(max_days=10)))
    base.when(REVIEW, by=titular(1)).happens()
    base.when(REVIEW, by=titular(1)).refuses(AlreadyAsked, request="q14")
    base.when(REVIEW, by=titular(2)).refuses(ReviewSpent, segment="government", times=1)
    base.when(REVIEW.model_copy(update={"seat": "s4", "means": Means.VOICE}), by=CLERK, at=HOUR + DAY).then(
        e.Requested(item="i1", kind="review", seat="s4", person="t4", reason="Quero ler", means=Means.VOICE),
        e.RequestDecided(
            item="i1", kind="review", granted=True, how="right", seats=("s1", "s4"), until=HOUR + 10 * DAY
        ),
    )
    left = returning(base.state, "i1")
    assert left is not None
    assert (left["origin"].seats, left["origin"].segments) == (("s1", "s4"), ("government", "civil"))


def test_a_review_comes_before_the_vote() -> None:
    base = after(on_table(), BALLOT.model_copy(update={"item": "i1"}))
    base.when(REVIEW, by=titular(1)).refuses(VoteBegun, item="i1")
    assert items(base)["i1"]["review"]["s1"] == {"code": "vote_begun", "params": {"item": "i1"}}
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"))
    assert items(base)["i1"]["review"]["s1"] is None
    base.when(REVIEW, by=titular(1)).happens()


def test_urgency_bars_a_review_unless_the_rules_let_it() -> None:
    base = settle(on_table(), question("b1", "urgency", "i1"))
    base.when(REVIEW, by=titular(1)).refuses(ReviewBarred, item="i1")
    assert items(base)["i1"]["review"]["s2"]["code"] == "review_barred"
    lenient = settle(on_table(rules=rules(vista=Vista(barred_if_urgent=False))), question("b1", "urgency", "i1"))
    lenient.when(REVIEW, by=titular(1)).happens()


def test_a_review_not_as_of_right_is_decided_by_ballot_before_the_matter() -> None:
    base = on_table(rules=rules(vista=Vista(as_of_right=False)))
    base.when(question("b1", "review", "i1")).refuses(NothingAsked, item="i1", kind="review")
    base.when(REVIEW, by=titular(1)).then(
        e.Requested(item="i1", kind="review", seat="s1", person="t1", reason="Quero ler")
    )
    base.when(BALLOT.model_copy(update={"item": "i1"})).refuses(ReviewPending, item="i1")
    base.when(c.DecideRequest(item="i1", kind="review", granted=True)).refuses(NeedsBallot, kind="review")
    settle(base, question("b1", "review", "i1", "i1"))
    assert items(base)["i1"]["state"] == "under_review"
    assert base.stage.view(Audience.PUBLIC)["agenda"]["requests"]["items"]["q14"]["state"] == "granted"


def test_a_review_that_is_refused_lets_the_vote_go_on() -> None:
    base = on_table(rules=rules(vista=Vista(as_of_right=False)))
    base.when(asked("review", "i1"), by=titular(1)).happens()
    settle(base, question("b1", "review", "i1", "i1"), choice="no")
    assert base.stage.lines[-1].recorded.event == e.RequestDecided(
        item="i1", kind="review", granted=False, how="ballot", seats=("s1",)
    )
    base.when(BALLOT.model_copy(update={"ballot": "b2", "item": "i1"})).happens()


def test_what_came_back_is_extended_so_often_and_reviewed_once_by_a_segment() -> None:
    base = returned()
    base.when(c.RequestReview(item=BACK), by=titular(1)).refuses(ReviewSpent, segment="government")
    base.when(c.RequestReview(item=BACK), by=titular(2)).then(
        e.Requested(item=BACK, kind="review", seat="s2", person="t2", extension=True),
        e.RequestDecided(item=BACK, kind="review", granted=True, how="right", seats=("s2",)),
    )
    left = returning(base.state, BACK)
    assert left is not None
    assert (left["origin"].extensions, left["origin"].segments) == (1, ("government",))
    again = returned({**RETURNING, "origin": RETURNING["origin"].model_copy(update={"extensions": 1})})
    again.when(c.RequestReview(item=BACK), by=titular(2)).refuses(ReviewLasted, times=1)


def returned(returning_: Mapping[str, Any] = RETURNING) -> Given[Session]:
    """An open session to whose agenda an item came back from a review by seat 2."""
    base = scheduled(ITEMS[0])
    bring = c.BringBack(session="session-0", item="i7")
    base.when(bring, by=SYSTEM, facts={**facts(), "returning": returning_}).happens()
    after(base, c.CallSession())
    at_hour = replace(base, at=HOUR)
    return after(at_hour, *(check_in(number) for number in range(1, 6)), c.OpenSession(), c.StartItem(item=BACK))


def test_whoever_had_it_gives_an_opinion_and_nobody_else() -> None:
    base = returned()
    opinion = c.GiveOpinion(item=BACK, text="Pela aprovação")
    base.when(opinion, by=titular(1)).refuses(NoReview, item=BACK)
    base.when(c.GiveOpinion(item="i1", text="Sim"), by=titular(2)).refuses(NoReview, item="i1")
    base.when(opinion, by=titular(2)).then(e.OpinionGiven(item=BACK, seat="s2", person="t2", text="Pela aprovação"))
    shown = base.stage.view(Audience.PUBLIC)["agenda"]
    assert shown["items"][BACK]["opinions"] == ["s2"]
    assert shown["requests"]["opinions"] == [{"item": BACK, "seat": "s2", "name": "T2", "text": "Pela aprovação"}]


@pytest.mark.parametrize("kind", ["postponement", "withdrawal", "inversion"])
def test_the_chair_decides_alone_what_was_asked_for(kind: RequestKind) -> None:
    before: dict[str, Any] = {"before": "i1"} if kind == "inversion" else {}
    base = opened(*ITEMS).when(asked(kind, "i3", **before), by=titular(2)).happens()
    base.when(asked(kind, "i3", **before), by=titular(1)).refuses(AlreadyAsked, request="q13")
    decide = c.DecideRequest(item="i3", kind=kind, granted=True, reason="Tem razão")
    base.when(decide, by=PAULA).then(
        e.RequestDecided(item="i3", kind=kind, granted=True, how="chair", seats=("s2",), reason="Tem razão", **before)
    )
    states = {"postponement": "carried_over", "withdrawal": "withdrawn", "inversion": "open"}
    assert items(base)["i3"]["state"] == states[kind]
    assert base.state.agenda.order == (("i3", "i1", "i2") if kind == "inversion" else ("i1", "i2", "i3"))


def test_the_chair_decides_of_its_own_motion_and_denies_only_what_was_asked_for() -> None:
    base = on_table()
    postpone = c.DecideRequest(item="i1", kind="postponement", granted=True, reason="Falta o laudo")
    base.when(postpone.model_copy(update={"granted": False})).refuses(NothingAsked, item="i1", kind="postponement")
    base.when(c.DecideRequest(item="i9", kind="withdrawal", granted=True)).refuses(UnknownItem)
    base.when(asked("postponement", "i1"), by=titular(1)).happens()
    base.when(postpone.model_copy(update={"granted": False}), by=PAULA).happens()
    assert items(base)["i1"]["state"] == "on_table"
    base.when(postpone, by=PAULA).happens()
    assert (base.state.agenda.current, items(base)["i1"]["fate"]) == (None, "postponement")
    base.when(asked("withdrawal", "i1"), by=titular(1)).refuses(ItemClosed, state="carried_over")


def test_urgency_needs_a_ballot_and_brings_the_item_to_the_front() -> None:
    base = opened(*ITEMS)
    base.when(c.DecideRequest(item="i3", kind="urgency", granted=True)).refuses(NeedsBallot, kind="urgency")
    base.when(asked("urgency", "i3"), by=titular(4)).happens()
    settle(base, question("b1", "urgency", "i3"))
    assert base.stage.lines[-1].recorded.event == e.RequestDecided(
        item="i3", kind="urgency", granted=True, how="ballot", seats=("s4",)
    )
    assert (base.state.agenda.order, items(base)["i3"]["is_urgent"]) == (("i3", "i1", "i2"), True)
    base.when(question("b2", "urgency", "i3")).refuses(AlreadyUrgent, item="i3")
    base.when(asked("urgency", "i3"), by=titular(4)).refuses(AlreadyUrgent, item="i3")


def test_a_ballot_settles_what_the_chair_leaves_to_the_plenary() -> None:
    base = opened(*ITEMS)
    base.when(question("b1", "inversion", "i3")).refuses(NothingAsked, item="i3", kind="inversion")
    base.when(asked("inversion", "i3", before="i2"), by=titular(1)).happens()
    settle(base, question("b1", "inversion", "i3"))
    assert base.state.agenda.order == ("i1", "i3", "i2")
    settle(base, question("b2", "postponement", "i1"))
    assert items(base)["i1"]["fate"] == "postponement"
    settle(base, question("b3", "withdrawal", "i2"), choice="no")
    assert items(base)["i2"]["state"] == "open"
    base.when(asked("inversion", "i3", before="i9"), by=titular(1)).refuses(UnknownItem, item="i9")


def test_a_question_on_an_item_keeps_it_where_it_is_until_it_is_settled() -> None:
    base = after(on_table(), question("b1", "withdrawal", "i1"))
    for command in (c.FinishItem(item="i1"), c.WithdrawItem(item="i1")):
        base.when(command).refuses(BallotUnfinished, ballots=["b1"])
    base.when(REVIEW, by=titular(1)).refuses(BallotUnfinished)
    base.when(c.DecideRequest(item="i1", kind="withdrawal", granted=True)).refuses(BallotUnfinished)


def test_who_asked_takes_it_back_and_nobody_else_but_the_table() -> None:
    base = opened(*ITEMS).when(asked("urgency"), by=titular(2)).happens()
    base.when(c.RetractRequest(request="q13"), by=titular(1)).refuses(UnknownRequest, request="q13")
    base.when(c.RetractRequest(request="q13"), by=titular(2)).then(e.RequestRetracted(request="q13", item="i2"))
    assert base.stage.lines[-1].recorded.actor == "seat:s2"
    base.when(c.RetractRequest(request="q13"), by=titular(2)).refuses(UnknownRequest)
    base.when(asked("urgency"), by=titular(2)).happens()
    after(base, c.RetractRequest(request="q15"))
    assert (base.stage.lines[-1].recorded.actor, base.stage.lines[-1].recorded.for_) == ("clerk", "seat:s2")


def test_a_request_falls_with_its_item_or_with_the_session() -> None:
    base = opened(*ITEMS)
    for command in (asked("urgency", "i1"), asked("inversion", "i2", before="i1"), asked("urgency", "i3")):
        base.when(command, by=titular(1)).happens()
    after(base, c.WithdrawItem(item="i1", reason="A pedido"))
    base.when(c.DecideRequest(item="i2", kind="postponement", granted=True), by=PAULA).happens()
    states = [one.state for one in base.state.requests.items.values()]
    assert states == ["moot", "moot", "pending"]
    after(base, c.AdjournSession(items={"i3": "next_meeting"}))
    assert [one.state for one in base.state.requests.items.values()] == ["moot"] * 3
    assert left_by(base.state) == ("i2", "i3")


def test_nothing_is_asked_for_before_the_opening() -> None:
    called(*ITEMS).when(asked("urgency"), by=titular(1)).refuses(WrongState, state="called")


def test_a_move_of_the_running_agenda_is_the_chairs_with_its_reason() -> None:
    base = opened(*ITEMS)
    base.when(c.MoveItem(item="i3", before="i1", expected=99, reason="A pedido do relator"), by=PAULA).then(
        e.ItemMoved(item="i3", before="i1", has_reason=True, reason="A pedido do relator")
    )
    votes = (vote(number) for number in range(1, 6))
    after(base, c.StartItem(item="i3"), BALLOT.model_copy(update={"item": "i3"}), *votes)
