"""What counts decide, and the arithmetic each result carries."""

import pytest

from tests.voting.given import closed, voted
from voting import (
    NO,
    YES,
    Approved,
    Chosen,
    Decision,
    OptionId,
    Rejected,
    Result,
    Tied,
    break_tie,
    decision_code,
    leaders,
    result_of,
)


def result(*choices: str, of: tuple[str, ...] = ()) -> Result:
    return result_of(closed(choices, *of))


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "decision"),
    [
        (6, 2, 1, Approved()),
        (1, 0, 8, Approved()),
        (2, 6, 1, Rejected()),
        (4, 4, 1, Tied((YES, NO))),
        (0, 0, 9, Rejected()),
    ],
)
def test_a_question_is_approved_by_more_yes_than_no(yes: int, no: int, *, abstain: int, decision: Decision) -> None:
    assert result(*["yes"] * yes, *["no"] * no, *["abstain"] * abstain).decision == decision


def test_a_question_decides_alike_with_its_options_in_any_order() -> None:
    assert result("no", "no", "yes", of=("no", "yes")).decision == Rejected()


@pytest.mark.parametrize(
    ("choices", "decision"),
    [
        ("aabc", Chosen(OptionId("a"))),
        ("bccb", Tied((OptionId("b"), OptionId("c")))),
        ("abc", Tied((OptionId("a"), OptionId("b"), OptionId("c")))),
        ("b", Chosen(OptionId("b"))),
    ],
)
def test_among_competing_options_strictly_most_votes_win(choices: str, decision: Decision) -> None:
    assert result(*choices, of=("a", "b", "c")).decision == decision


def test_competing_options_without_a_vote_are_tied() -> None:
    assert result("abstain", of=("a", "b")).decision == Tied((OptionId("a"), OptionId("b")))


def test_yes_and_no_beside_a_third_option_compete() -> None:
    assert result("yes", of=("yes", "no", "later")).decision == Chosen(OptionId("yes"))


def test_the_leaders_are_those_that_tie_in_ballot_order() -> None:
    assert leaders(result(*"cab", *"ca", of=("a", "b", "c")).counts) == ("a", "c")


def test_a_question_carries_the_numbers_of_its_sentence() -> None:
    assert result(*["yes"] * 6, *["no"] * 2, "abstain").as_data() == {
        "decision": "approved",
        "option": "",
        "runoff": [],
        "counts": {"yes": 6, "no": 2},
        "abstentions": 1,
        "valid": 8,
        "tie": "",
        "casting": "",
        "arithmetic": {
            "formula": "simple.valid_votes",
            "base": "valid_votes",
            "numbers": {"yes": 6, "no": 2, "valid": 8, "needed": 5, "of": 8, "abstain": 1, "recused": 0},
            "article": "art. 14",
        },
    }


def test_competing_options_carry_the_numbers_of_their_sentence() -> None:
    data = result(*"aab", "abstain", of=("a", "b", "c")).as_data()
    assert (data["decision"], data["option"], data["counts"]) == ("chosen", "a", {"a": 2, "b": 1, "c": 0})
    contest = {"options": 3, "leaders": 1, "most": 2, "second": 1}
    assert data["arithmetic"] == {
        "formula": "plurality.valid_votes",
        "base": "valid_votes",
        "numbers": {**contest, "valid": 3, "needed": 2, "of": 3, "abstain": 1, "recused": 0},
        "article": "art. 14",
    }


@pytest.mark.parametrize(("option", "decision"), [("yes", "approved"), ("no", "rejected")])
def test_a_casting_vote_decides_a_question_and_is_not_counted(option: str, decision: str) -> None:
    broken = result_of(break_tie(closed(["yes", "no"]), OptionId(option)))
    assert (decision_code(broken.decision), broken.casting) == (decision, option)
    assert (broken.counts, broken.valid) == ({"yes": 1, "no": 1}, 2)
    assert broken.as_data()["casting"] == option


def test_a_casting_vote_chooses_among_competing_options() -> None:
    assert result_of(break_tie(closed("ab", "a", "b"), OptionId("b"))).decision == Chosen(OptionId("b"))


def test_an_open_ballot_can_be_counted_without_closing_it() -> None:
    assert result_of(voted(["yes", "no", "yes"])).counts == {"yes": 2, "no": 1}
