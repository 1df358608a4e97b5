"""Every kind of ballot as a session holds it: what opens it, who is called, what silence and ties bring."""

from typing import Any

import pytest

from rooms.council.rules_profile import Abstention, BallotRules, Majorities, President, SimpleMajorityRule, Tie
from rooms.council.rules_values import MajorityRule, MatterMajority
from rooms.log.kind import Audience, Data
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import (
    BlockNeedsItems,
    MeansNeeded,
    NoCastingVote,
    NoQuorum,
    NoRunoff,
    NotAvailable,
    NothingToState,
    VotedByOther,
)
from rooms.session.words import Means
from tests.given import Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SECOND,
    after,
    alternate,
    broken,
    called,
    check_in,
    closed,
    opened,
    own,
    roster,
    rules,
    silent,
    titular,
    vote,
)

CLOSE, CALL = c.CloseBallot(ballot="b1"), c.CallSeats(ballot="b1")
LATER = HOUR + 60 * SECOND
PROPOSALS = {"options": ("p1", "p2", "p3"), "labels": {"p1": "Um", "p2": "Dois", "p3": "Três"}}
ITEMS = tuple(c.AddItem(item=f"i{number}", title=f"Item {number}") for number in (1, 2, 3))


def kind(name: str, **more: Any) -> c.OpenBallot:
    return BALLOT.model_copy(update={"kind": name, **more})


def proclaimed(base: Given[Session], ballot: str = "b1") -> Any:
    """The result as everybody sees it, after proclamation."""
    base.when(c.ProclaimResult(ballot=ballot), at=LATER).happens()
    return base.stage.view(Audience.PUBLIC)["ballots"]["items"][ballot]["result"]


def votes(*choices: str, ballot: str = "b1") -> list[Data]:
    return [vote(number, choice, ballot) for number, choice in enumerate(choices, 1)]


def test_in_a_symbolic_ballot_who_says_nothing_is_in_favour() -> None:
    base = after(opened(), kind("symbolic"), vote(2, "no"), CLOSE)
    seats = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]
    assert [seats[f"s{number}"]["choice"] for number in (1, 2, 3)] == ["yes", "no", "yes"]
    assert [seats[f"s{number}"]["has_voted"] for number in (1, 2)] == [False, True]
    assert proclaimed(base)["decision"] == "approved"


def test_a_seat_that_left_a_symbolic_ballot_is_not_in_favour() -> None:
    base = after(opened(), kind("symbolic"), c.CheckOut(seat="s1"), CLOSE)
    counts = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["counts"]
    assert (counts["yes"], counts["not_voting"]) == (4, 1)


@pytest.mark.parametrize("name", ["symbolic", "acclamation"])
def test_what_is_answered_by_silence_asks_yes_or_no(name: str) -> None:
    broken(opened().when(kind(name, **PROPOSALS)), "only_yes_or_no")


def test_who_was_silent_in_a_symbolic_ballot_may_say_no_before_it_is_proclaimed() -> None:
    base = after(opened(), kind("symbolic"), CLOSE)
    correction = c.CorrectVote(ballot="b1", choice="no")
    base.when(correction, by=alternate(1)).refuses(VotedByOther, seat="s1")
    base.when(correction, by=titular(1)).happens()
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["counts"]["no"] == 1


def test_one_objection_ends_an_acclamation() -> None:
    assert proclaimed(after(opened(), kind("acclamation"), CLOSE))["decision"] == "approved"
    assert proclaimed(after(opened(), kind("acclamation"), vote(4, "object"), CLOSE))["decision"] == "objected"


def test_a_straw_poll_needs_no_quorum_and_decides_nothing() -> None:
    base = after(opened(), *(c.CheckOut(seat=f"s{number}") for number in (1, 2, 3)))
    base.when(kind("roll_call")).refuses(NoQuorum)
    base = after(base, kind("straw", **PROPOSALS), vote(4, "p2"), CLOSE)
    result = proclaimed(base)
    assert (result["decision"], result["sentence"]["code"]) == ("indicative", "decided.straw.indicative")


def test_in_a_called_roll_a_seat_votes_once_it_is_called_in_the_order_of_the_seats() -> None:
    base = after(opened(), kind("called_roll"))
    broken(base.when(own(), by=titular(1)), "not_called")
    view = base.stage.view(Audience.MEMBER)["ballots"]["items"]["b1"]
    assert view["seats"]["s1"]["why"]["code"] == "not_called"
    base.when(CALL, by=PAULA).then(e.SeatsCalled(ballot="b1", seats=("s1",)))
    base.when(CALL, by=PAULA).then(e.SeatsCalled(ballot="b1", seats=("s2",)))
    base.when(own(), by=titular(1)).happens()
    view = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]
    assert (view["called"], view["calls"]) == ("s2", {"s1": 1, "s2": 1})
    base.when(c.CallSeats(ballot="b1", seat="s5")).then(e.SeatsCalled(ballot="b1", seats=("s5",)))
    base.when(CALL).then(e.SeatsCalled(ballot="b1", seats=("s3",)))
    broken(base.when(c.CallSeats(ballot="b1", seat="s1")), "already_voted")
    broken(base.when(c.CallSeats(ballot="b1", seat="s9")), "not_in_electorate")


def test_a_silent_seat_is_declared_not_voting_only_after_two_calls() -> None:
    twice = rules(ballot=BallotRules(check_seconds=0))
    base = after(opened(rules=twice), BALLOT, *votes("yes", "yes", "no", "no"))
    broken(base.when(silent(5)), "called_too_seldom")
    base.when(CALL, by=PAULA).then(e.SeatsCalled(ballot="b1", seats=("s5",)))
    broken(base.when(silent(5)), "called_too_seldom")
    after(base, CALL, silent(5))
    broken(base.when(CALL), "nobody_to_call")


def test_nobody_is_called_in_a_ballot_that_is_over() -> None:
    broken(closed(*votes(*["yes"] * 5)).when(CALL), "ballot_not_open")


def test_a_block_decides_several_open_items_together() -> None:
    base = opened(*ITEMS)
    base = after(base, kind("block", items=("i1", "i2")), *votes("yes", "yes", "yes", "no", "no"), CLOSE)
    assert proclaimed(base)["decision"] == "approved"
    items = base.stage.view(Audience.PUBLIC)["agenda"]["items"]
    assert [items[item]["ballots"] for item in ("i1", "i2", "i3")] == [["b1"], ["b1"], []]


def test_a_block_needs_two_open_items_none_of_them_reserved() -> None:
    reserved = c.AddItem(item="i4", title="Caso", reserved="ECA, art. 17")
    base = after(opened(*ITEMS, reserved), c.WithdrawItem(item="i3", reason="Falta parecer"))
    base.when(kind("block")).refuses(BlockNeedsItems, items=[])
    base.when(kind("block", items=("i1",))).refuses(BlockNeedsItems)
    base.when(kind("block", items=("i1", "i1"))).refuses(BlockNeedsItems)
    base.when(kind("block", items=("i1", "i3", "i4", "i9"))).refuses(BlockNeedsItems, items=["i3", "i4", "i9"])
    base.when(kind("roll_call", items=("i1", "i2"))).refuses(BlockNeedsItems)
    broken(base.when(kind("block", items=("i1", "i2"), **PROPOSALS)), "only_yes_or_no")
    after(base, c.StartItem(item="i1"))
    base.when(kind("block", item="i1", items=("i1", "i2"))).refuses(BlockNeedsItems)


def test_proposals_without_a_majority_stand_again_among_the_best() -> None:
    base = after(opened(), kind("competing", **PROPOSALS), *votes("p1", "p1", "p2", "p2", "p3"), CLOSE)
    second = kind("competing", ballot="b2", runoff_of="b1", labels={"p1": "Um", "p2": "Dois"})
    result = proclaimed(base)
    assert (result["decision"], result["runoff"]) == ("runoff", ["p1", "p2"])
    after(base, second)
    assert base.state.ballots.items["b2"].opened.options == ("p1", "p2")
    broken(base.when(vote(1, "p3", "b2")), "unknown_option")


def test_another_round_follows_only_a_ballot_that_asks_for_it() -> None:
    base = after(opened(), BALLOT, *votes(*["yes"] * 5), CLOSE)
    proclaimed(base)
    base.when(kind("competing", ballot="b2", runoff_of="b1")).refuses(NoRunoff, ballot="b1")


def test_an_election_is_not_opened_as_a_plain_ballot() -> None:
    opened().when(kind("election", **PROPOSALS)).refuses(NotAvailable, kind="election")


ABSOLUTE = rules(majorities=Majorities(otherwise=MajorityRule(of="absolute", article="art. 9")))
BY_MATTER = rules(
    majorities=Majorities(
        matters=(
            MatterMajority(
                matter="rules_change",
                first_call=MajorityRule(of="2/3", article="art. 40"),
                second_call=MajorityRule(of="absolute"),
            ),
        )
    )
)


def test_the_majority_is_that_of_the_matter_the_ballots_or_else_the_items() -> None:
    item = c.AddItem(item="i1", title="Regimento", matter="rules_change")
    base = after(opened(item, rules=BY_MATTER), c.StartItem(item="i1"), BALLOT.model_copy(update={"item": "i1"}))
    result = proclaimed(after(base, *votes("yes", "yes", "yes", "no", "no"), CLOSE))
    assert (result["decision"], result["arithmetic"]["numbers"]["needed"]) == ("rejected", 4)
    assert (result["arithmetic"]["article"], result["arithmetic"]["formula"]) == ("art. 40", "qualified.at_least")


def test_the_second_call_may_have_a_majority_of_its_own() -> None:
    base = called(rules=BY_MATTER)
    base = after(base, *map(check_in, (1, 2, 3, 4, 5)))
    base.when(c.OpenSession(call=2), at=HOUR + 1800 * SECOND).happens()
    base = after(base, BALLOT.model_copy(update={"matter": "rules_change"}))
    deciding = base.state.ballots.items["b1"].opened.deciding
    assert deciding is not None
    assert deciding.of == "absolute"


def test_equal_votes_are_no_tie_where_more_than_a_simple_majority_is_needed() -> None:
    base = closed(*votes("yes", "yes", "no", "no", "abstain"), rules=ABSOLUTE)
    broken(base.when(c.BreakTie(ballot="b1", option="yes"), by=PAULA, at=LATER), "not_tied")
    assert proclaimed(base)["decision"] == "rejected"


def test_half_of_those_present_counts_who_did_not_vote() -> None:
    present = rules(majority=SimpleMajorityRule(simple="half_of_present"))
    result = proclaimed(closed(*votes("yes", "yes", "no"), silent(4), silent(5), rules=present))
    assert (result["decision"], result["arithmetic"]["numbers"]["of"]) == ("rejected", 5)


@pytest.mark.parametrize(
    ("rule", "fallback", "decision", "tie"),
    [
        ("casting_vote", "rejected", "rejected", "declined"),
        ("casting_vote", "new_ballot", "new_ballot", "declined"),
        ("casting_vote", "next_meeting", "postponed", "declined"),
        ("rejected", "new_ballot", "rejected", "rule"),
        ("new_ballot", "rejected", "new_ballot", "rule"),
    ],
)
def test_a_tie_that_nobody_breaks_ends_as_the_rules_say(rule: str, fallback: str, *, decision: str, tie: str) -> None:
    ties = rules(tie=Tie.model_validate({"rule": rule, "fallback": fallback}))
    result = proclaimed(closed(*votes("yes", "yes", "no", "no", "abstain"), rules=ties))
    assert (result["decision"], result["tie"]) == (decision, tie)
    assert result["sentence"]["params"]["tie"] == tie


@pytest.mark.parametrize("is_block", [False, True])
def test_what_a_result_leaves_to_the_next_session_leaves_the_agenda_of_this_one(*, is_block: bool) -> None:
    ties = rules(tie=Tie(rule="casting_vote", fallback="next_meeting"))
    base = opened(*ITEMS, rules=ties)
    if is_block:
        base = after(base, kind("block", items=("i1", "i2")))
    else:
        base = after(base, c.StartItem(item="i1"), BALLOT.model_copy(update={"item": "i1"}))
    assert proclaimed(after(base, *votes("yes", "yes", "no", "no", "abstain"), CLOSE))["decision"] == "postponed"
    agenda = base.stage.view(Audience.PUBLIC)["agenda"]
    states = [agenda["items"][item]["state"] for item in ("i1", "i2", "i3")]
    assert states == ["carried_over", "carried_over" if is_block else "open", "open"]
    assert (agenda["items"]["i1"]["fate"], agenda["current"]) == ("postponement", None)


def test_without_anybody_in_the_chair_there_is_no_casting_vote() -> None:
    base = closed(*votes("yes", "yes", "no", "no", "abstain"), roster_=roster(president=None))
    assert proclaimed(base)["tie"] == "vacant"


@pytest.mark.parametrize("policy", ["tie_only", "never"])
def test_a_president_who_does_not_always_vote_is_present_and_not_in_the_electorate(policy: str) -> None:
    profile = rules(president=President.model_validate({"vote": policy}))
    base = after(opened(roster_=roster(president="t1"), rules=profile), BALLOT)
    event = base.state.ballots.items["b1"].opened
    assert ([one.seat for one in event.electorate], event.present) == (["s2", "s3", "s4", "s5"], 5)
    broken(base.when(own(), by=titular(1)), "not_in_electorate")
    tied = after(base, vote(2), vote(3), vote(4, "no"), vote(5, "no"), CLOSE)
    breaking = tied.when(c.BreakTie(ballot="b1", option="yes"), by=titular(1), at=LATER)
    if policy == "never":
        breaking.refuses(NoCastingVote)
    else:
        breaking.happens()


def test_too_many_abstentions_reopen_the_debate_where_the_rules_say_so() -> None:
    reopen = rules(abstention=Abstention(majority="reopen_debate"))
    assert (
        proclaimed(closed(*votes("yes", "abstain", "abstain", "abstain", "no"), rules=reopen))["decision"] == "reopened"
    )


def test_a_seat_that_voted_has_its_reasons_recorded_once_after_the_close() -> None:
    said = c.StateVote(ballot="b1", text="Pela clareza do parecer.")
    base = after(opened(), BALLOT, *votes("yes", "yes", "yes", "no"), silent(5))
    base.when(said, by=titular(1)).refuses(NothingToState, seat="s1")
    after(base, CLOSE)
    base.when(said, by=titular(5)).refuses(NothingToState, seat="s5")
    base.when(said, by=alternate(1)).refuses(VotedByOther, seat="s1")
    base.when(said.model_copy(update={"seat": "s2"})).refuses(MeansNeeded)
    base.when(said, by=titular(1)).happens()
    base.when(said, by=titular(1)).refuses(NothingToState, seat="s1")
    base.when(said.model_copy(update={"seat": "s2", "means": Means.VOICE})).happens()
    shown = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["statements"]
    assert shown == {"s1": "Pela clareza do parecer.", "s2": "Pela clareza do parecer."}
