"""What may be put to the vote, whom to call, what a tie falls to: facts that screens show before anybody presses."""

from typing import Any

import pytest

from rooms.council.rules_profile import BallotRules, Majorities, Tie
from rooms.council.rules_values import MajorityRule, MatterMajority
from rooms.log.kind import Audience
from rooms.session import Session, commands as c
from tests.given import Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SECOND,
    after,
    closed,
    opened,
    rules,
    silent,
    titular,
    vote,
)

LATER = HOUR + 60 * SECOND
CLOSE, CALL = c.CloseBallot(ballot="b1"), c.CallSeats(ballot="b1")
ITEM = c.AddItem(item="i1", title="Regimento", matter="rules_change")
PROPOSALS = {"options": ("p1", "p2", "p3"), "labels": {"p1": "Um", "p2": "Dois", "p3": "Três"}}


def seen(base: Given[Session]) -> Any:
    return base.stage.view(Audience.CLERK)


def ballot(base: Given[Session], id_: str = "b1") -> Any:
    return seen(base)["ballots"]["items"][id_]


def kind(name: str, **more: Any) -> c.OpenBallot:
    return BALLOT.model_copy(update={"kind": name, **more})


def proclaimed(base: Given[Session]) -> Given[Session]:
    base.when(c.ProclaimResult(ballot="b1"), at=LATER).happens()
    return base


def test_each_matter_says_which_majority_it_will_need_before_anything_is_opened() -> None:
    absolute = MajorityRule(of="absolute", article="art. 9")
    needs = Majorities(
        otherwise=MajorityRule(),
        matters=(
            MatterMajority(matter="rules_change", first_call=MajorityRule(of="2/3"), second_call=absolute),
            MatterMajority(matter="accounts", first_call=absolute, second_call=absolute),
        ),
    )
    desk = seen(after(opened(ITEM, rules=rules(majorities=needs)), c.StartItem(item="i1")))["desk"]
    said = {one["matter"]: one["majority"] for one in desk["matters"]}
    assert list(said) == ["ordinary", "rules_change", "accounts"]
    assert desk["matter"] == "rules_change"
    assert said["ordinary"]["code"] == "majority.simple.valid_votes"
    assert "needed" not in said["ordinary"]["params"]
    assert said["rules_change"] == {
        "code": "majority.qualified.at_least",
        "params": {"needed": 4, "of": 5, "numerator": 2, "denominator": 3, "base": "statutory", "article": None},
    }
    assert (said["accounts"]["params"]["needed"], said["accounts"]["params"]["article"]) == (3, "art. 9")


def test_each_kind_says_what_it_asks_for_and_why_it_cannot_be_opened() -> None:
    desk = seen(opened(ITEM))["desk"]
    kinds = {one["kind"]: one for one in desk["kinds"]}
    assert "election" not in kinds
    assert {name: one["options"] for name, one in kinds.items()} == {
        "roll_call": "may", "called_roll": "may", "symbolic": "never", "acclamation": "never", "block": "never",
        "competing": "must", "straw": "may",
    }  # fmt: skip
    assert [name for name, one in kinds.items() if one["why"]] == ["block"]
    without = after(opened(ITEM), *(c.CheckOut(seat=f"s{number}") for number in (1, 2, 3)))
    why = {one["kind"]: one["why"] and one["why"]["code"] for one in seen(without)["desk"]["kinds"]}
    assert (why["roll_call"], why["straw"]) == ("no_quorum", None)


def test_a_block_is_offered_the_open_items_that_are_not_reserved() -> None:
    reserved = c.AddItem(item="i2", title="Caso", reserved="ECA, art. 17")
    desk = seen(opened(ITEM, reserved, c.AddItem(item="i3", title="Contas")))["desk"]
    assert desk["items"] == ["i1", "i3"]
    assert next(one["why"] for one in desk["kinds"] if one["is_block"]) is None


def test_there_is_no_desk_while_a_ballot_is_unfinished() -> None:
    assert seen(after(opened(), BALLOT))["desk"] is None


def test_a_ballot_says_what_it_takes_what_silence_means_and_what_it_needs() -> None:
    shown = ballot(after(opened(), kind("symbolic")))
    assert (shown["choices"], shown["silence"], shown["silent"]) == (["yes", "no", "abstain"], "yes", 5)
    shown = ballot(after(opened(), kind("acclamation")))
    assert (shown["choices"], shown["majority"]["code"]) == (["yes", "object"], "majority.acclamation")
    shown = ballot(after(opened(), kind("straw")))
    assert (shown["silence"], shown["majority"]["code"]) == ("not_voting", "majority.straw")
    assert ballot(after(opened(), BALLOT))["silence"] is None


def test_a_called_roll_says_who_is_next_and_calling_is_the_next_step() -> None:
    base = after(opened(), kind("called_roll"))
    assert (ballot(base)["next"], ballot(base)["called"]) == ("s1", None)
    assert [step["type"] for step in seen(base)["steps"]][:2] == ["ballot.call", "ballot.close"]
    base.when(CALL, by=PAULA).happens()
    assert (ballot(base)["next"], ballot(base)["called"]) == ("s2", "s1")
    base = after(base, *[CALL] * 4, *(vote(number) for number in range(1, 6)))
    assert (ballot(base)["next"], ballot(base)["silent"]) == (None, 0)
    assert [step["type"] for step in seen(base)["steps"]][:1] == ["ballot.close"]


def test_nobody_is_called_where_silence_says_something() -> None:
    assert "ballot.call" not in [step["type"] for step in seen(after(opened(), kind("symbolic")))["steps"]]


def test_a_silent_seat_says_why_it_may_not_be_declared_yet() -> None:
    base = after(opened(rules=rules(ballot=BallotRules(check_seconds=0))), BALLOT, vote(1))
    assert ballot(base)["seats"]["s1"]["silence_why"] is None
    why = ballot(base)["seats"]["s5"]["silence_why"]
    assert (why["code"], why["params"]) == ("called_too_seldom", {"seat": "s5", "calls": 0, "needed": 2})
    base = after(base, CALL, CALL)
    assert ballot(base)["seats"]["s5"]["silence_why"] is None
    assert ballot(base)["calls"]["s5"] == 2
    after(base, silent(5))


@pytest.mark.parametrize(
    ("fallback", "decision"), [("rejected", "rejected"), ("new_ballot", "new_ballot"), ("next_meeting", "postponed")]
)
def test_a_tie_says_what_becomes_of_it_without_a_casting_vote(fallback: str, decision: str) -> None:
    ties = rules(tie=Tie.model_validate({"rule": "casting_vote", "fallback": fallback}))
    base = closed(vote(1), vote(2), vote(3, "no"), vote(4, "no"), vote(5, "abstain"), rules=ties)
    result = ballot(base)["result"]
    assert (result["tied"], result["falls_to"]) == (["yes", "no"], decision)
    result = ballot(proclaimed(base))["result"]
    assert (result["decision"], result["tied"], result["falls_to"]) == (decision, [], None)


def test_another_round_is_the_next_step_and_carries_what_the_last_one_had() -> None:
    base = after(opened(ITEM), c.StartItem(item="i1"), kind("competing", item="i1", **PROPOSALS))
    base = after(base, vote(1, "p1"), vote(2, "p1"), vote(3, "p2"), vote(4, "p2"), vote(5, "p3"), CLOSE)
    base = proclaimed(base)
    data = {"kind": "competing", "item": "i1", "matter": "rules_change", "runoff_of": "b1"}
    assert seen(base)["desk"]["again"] == {"of": "b1", "data": data}
    step = seen(base)["steps"][0]
    assert (step["type"], step["data"], step["is_possible"]) == ("ballot.open", data, True)
    labels = {"p1": "Um", "p2": "Dois"}
    after(base, c.OpenBallot.model_validate({"ballot": "b2", "question": "De novo?", "labels": labels, **data}))


def test_after_an_objection_a_roll_call_is_offered() -> None:
    base = proclaimed(after(opened(), kind("acclamation"), vote(4, "object"), CLOSE))
    assert seen(base)["desk"]["again"]["data"] == {"kind": "roll_call"}
    after(base, BALLOT.model_copy(update={"ballot": "b2", "kind": "roll_call"}))
    assert seen(after(base, c.CallSeats(ballot="b2")))["desk"] is None


def test_a_tie_that_asks_for_a_new_ballot_has_it_offered_with_its_own_options() -> None:
    again = rules(tie=Tie(rule="new_ballot"))
    base = after(opened(rules=again), kind("roll_call", **PROPOSALS), vote(1, "p1"), vote(2, "p2"))
    base = proclaimed(after(base, silent(3), silent(4), silent(5), CLOSE))
    assert seen(base)["desk"]["again"]["data"] == {"kind": "roll_call", "options": ["p1", "p2", "p3"]}


def test_what_was_decided_or_annulled_is_not_offered_again() -> None:
    assert seen(proclaimed(closed(*(vote(number) for number in range(1, 6)))))["desk"]["again"] is None
    base = proclaimed(after(opened(), kind("acclamation"), vote(4, "object"), CLOSE))
    assert seen(after(base, c.AnnulBallot(ballot="b1", reason="Erro")))["desk"]["again"] is None


def test_who_voted_may_state_why_once_while_the_session_runs() -> None:
    base = closed(vote(1), vote(2), vote(3), vote(4, "no"), silent(5))
    assert [ballot(base)["seats"][seat]["may_state"] for seat in ("s1", "s5")] == [True, False]
    base.when(c.StateVote(ballot="b1", text="Pela clareza."), by=titular(1)).happens()
    assert ballot(base)["seats"]["s1"]["may_state"] is False
    base = proclaimed(base)
    assert ballot(base)["seats"]["s2"]["may_state"] is True
    assert ballot(after(base, c.AdjournSession()))["seats"]["s2"]["may_state"] is False
