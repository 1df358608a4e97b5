"""Which sentence says what a ballot decided, and what it needs before anybody has voted."""

import pytest

from tests.voting.given import closed
from voting import (
    Bases,
    Majority,
    MajorityBase,
    QualifiedMajority,
    SimpleMajority,
    needed_sentence,
    parse_requirement,
    result_of,
    sentence_of,
)

BASES = Bases(statutory=12, filled=11, present=9)


def test_a_result_names_its_arithmetic_and_how_a_tie_was_settled() -> None:
    said = sentence_of(result_of(closed(["yes", "yes", "no"])).as_data())
    assert said["code"] == "decided.simple.valid_votes.approved"
    assert said["params"].items() >= {"yes": 2, "no": 1, "needed": 2, "tie": "", "base": "valid_votes"}.items()


def test_a_result_of_older_days_keeps_its_sentence() -> None:
    older = result_of(closed(["yes"])).as_data()
    del older["tie"]
    assert sentence_of(older)["code"] == "result.simple.valid_votes.approved"


@pytest.mark.parametrize(
    ("method", "majority", "code", "params"),
    [
        ("acclamation", SimpleMajority(), "majority.acclamation", {}),
        ("straw", SimpleMajority(), "majority.straw", {}),
        ("roll_call", SimpleMajority(), "majority.simple.valid_votes", {"base": "valid_votes", "article": None}),
        ("competing", SimpleMajority(), "majority.chosen", {"base": "valid_votes", "article": None}),
        ("election", SimpleMajority(), "majority.chosen", {"base": "valid_votes", "article": None}),
        (
            "roll_call",
            QualifiedMajority(parse_requirement("2/3"), article="art. 9"),
            "majority.qualified.at_least",
            {"needed": 8, "of": 12, "numerator": 2, "denominator": 3, "base": "statutory", "article": "art. 9"},
        ),
        (
            "symbolic",
            QualifiedMajority(parse_requirement(5), MajorityBase.VALID_VOTES),
            "majority.qualified.count",
            {"needed": 5, "base": "valid_votes", "article": None},
        ),
    ],
)
def test_what_a_ballot_needs_is_said_before_it_opens(
    method: str, majority: Majority, *, code: str, params: dict[str, object]
) -> None:
    assert needed_sentence(method, majority, BASES) == {"code": code, "params": params}
