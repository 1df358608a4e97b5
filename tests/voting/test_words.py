"""The stable words other programs read: codes of outcomes, decisions, phases and errors."""

import re

import pytest

import voting
from voting import (
    ABSOLUTE,
    UNANIMITY,
    Absent,
    Abstained,
    Annulled,
    Approved,
    Bases,
    Chosen,
    Count,
    Excused,
    Majority,
    MajorityBase,
    NotVoting,
    OptionId,
    QualifiedMajority,
    Recused,
    Rejected,
    SimpleMajority,
    Tied,
    UnknownOutcome,
    Voted,
    VotingError,
    decision_code,
    needed_sentence,
    outcome_code,
    parse_outcome,
    phase_code,
)


def test_outcomes_decisions_and_phases_have_their_words() -> None:
    outcomes = (Voted(OptionId("a")), Abstained(), Recused(), Absent(), Excused(), NotVoting())
    assert [outcome_code(outcome) for outcome in outcomes] == [
        "voted",
        "abstained",
        "recused",
        "absent",
        "excused",
        "not_voting",
    ]
    decisions = (Approved(), Rejected(), Tied(()), Chosen(OptionId("a")))
    assert [decision_code(decision) for decision in decisions] == ["approved", "rejected", "tied", "chosen"]
    assert phase_code(Annulled()) == "annulled"


def test_what_can_be_declared_is_read_back_from_its_word() -> None:
    for outcome in (Recused(), Absent(), Excused(), NotVoting()):
        assert parse_outcome(outcome_code(outcome)) == outcome


@pytest.mark.parametrize("word", ["voted", "abstained", "left", ""])
def test_a_vote_cannot_be_declared(word: str) -> None:
    with pytest.raises(UnknownOutcome) as refusal:
        parse_outcome(word)
    assert refusal.value.params == {"outcome": word}


def test_every_error_is_public_and_its_code_is_its_name() -> None:
    errors = VotingError.__subclasses__()
    assert errors
    for error in errors:
        assert error.__name__ in voting.__all__
        assert error.code == re.sub(r"(?<!^)(?=[A-Z])", "_", error.__name__).lower()
        assert str(error(seat="s1")) == f"('{error.code}', {{'seat': 's1'}})"


def test_the_face_names_all_it_exports_once_and_in_order() -> None:
    assert len(set(voting.__all__)) == len(voting.__all__)
    assert all(hasattr(voting, name) for name in voting.__all__)


BASES = Bases(statutory=12, filled=10, present=9)


@pytest.mark.parametrize(
    ("majority", "code", "params"),
    [
        (SimpleMajority(), "simple.valid_votes", {}),
        (SimpleMajority("half_of_present"), "simple.half_of_present", {"needed": 5, "of": 9}),
        (QualifiedMajority(ABSOLUTE), "qualified.absolute", {"needed": 7, "of": 12}),
        (QualifiedMajority(Count(4)), "qualified.count", {"needed": 4, "of": 12}),
        (QualifiedMajority(Count(4), MajorityBase.VALID_VOTES), "qualified.count", {"needed": 4}),
        (QualifiedMajority(UNANIMITY, MajorityBase.FILLED), "qualified.unanimity", {"needed": 10, "of": 10}),
        (QualifiedMajority(UNANIMITY, MajorityBase.VALID_VOTES), "qualified.unanimity", {}),
    ],
)
def test_what_a_ballot_needs_is_said_before_anybody_votes(
    majority: Majority, code: str, params: dict[str, int]
) -> None:
    said = needed_sentence("roll_call", majority, BASES)
    numbers = {name: value for name, value in said["params"].items() if name in ("needed", "of")}
    assert (said["code"], numbers) == (f"majority.{code}", params)


@pytest.mark.parametrize("method", ["acclamation", "straw"])
def test_where_no_majority_decides_the_kind_says_so(method: str) -> None:
    assert needed_sentence(method, SimpleMajority(), BASES) == {"code": f"majority.{method}", "params": {}}
