"""A proclaimed result put right: outcomes in words, counted anew, a casting vote kept only for the same counts."""

import pytest

from voting import (
    Abstained,
    Abstentions,
    Ballot,
    BallotNotProclaimed,
    Bases,
    NothingToCorrect,
    NotInElectorate,
    NotVoting,
    OptionId,
    Recused,
    SeatId,
    SimpleMajority,
    Terms,
    Ties,
    UnknownOption,
    Voted,
    begin,
    break_tie,
    check_outcomes,
    check_recount,
    close,
    decision_code,
    proclaim,
    record,
    recount,
    result_of,
    word_of,
)

SEATS = tuple(SeatId(f"s{number}") for number in range(1, 5))
TERMS = Terms(
    method="roll_call",
    options=(OptionId("yes"), OptionId("no")),
    electorate=SEATS,
    bases=Bases(statutory=4, filled=4, present=4),
    majority=SimpleMajority("valid_votes", None),
    abstentions=Abstentions(True, False, "accept"),
    ties=Ties("casting_vote", "rejected"),
    is_recused_in_base=False,
    may_change_vote=True,
    calls=0,
    criteria=(),
)


def closed(*words: str) -> Ballot:
    ballot = begin(TERMS)
    for seat, outcome in check_outcomes(ballot, dict(zip(SEATS, words, strict=True))).items():
        ballot = record(ballot, seat, outcome)
    return close(ballot)


def decided(ballot: Ballot, **votes: str) -> tuple[str, str | None]:
    result = result_of(recount(ballot, check_recount(ballot, votes), "declined"))
    return decision_code(result.decision), result.casting


def test_words_are_read_and_written_alike() -> None:
    ballot = closed("yes", "abstain", "not_voting", "recused")
    assert list(ballot.outcomes.values()) == [Voted(OptionId("yes")), Abstained(), NotVoting(), Recused()]
    assert [word_of(ballot.outcomes[seat]) for seat in SEATS] == ["yes", "abstain", "not_voting", "recused"]
    assert word_of(None) == ""


@pytest.mark.parametrize("word", ["maybe", "absent", "excused"])
def test_a_word_that_is_no_outcome_of_a_sheet_is_refused(word: str) -> None:
    with pytest.raises(UnknownOption):
        check_outcomes(begin(TERMS), {"s1": word})


def test_only_what_was_proclaimed_is_counted_anew_and_only_if_something_changes() -> None:
    with pytest.raises(BallotNotProclaimed):
        check_recount(closed("yes", "yes", "no", "no"), {"s1": "no"})
    ballot = proclaim(closed("yes", "yes", "no", "abstain"))
    for votes in ({}, {"s1": "yes"}):
        with pytest.raises(NothingToCorrect):
            check_recount(ballot, votes)
    with pytest.raises(NotInElectorate):
        check_recount(ballot, {"s9": "no"})


def test_the_result_follows_from_the_corrected_votes() -> None:
    ballot = proclaim(closed("yes", "yes", "no", "abstain"))
    assert decided(ballot, s1="no") == ("rejected", None)
    assert decided(ballot, s4="yes") == ("approved", None)
    assert decided(ballot, s1="abstain") == ("rejected", None)


def test_a_casting_vote_holds_for_the_same_counts_alone() -> None:
    ballot = proclaim(break_tie(closed("yes", "no", "abstain", "abstain"), OptionId("yes")))
    assert decided(ballot, s1="no", s2="yes") == ("approved", "yes")
    assert decided(ballot, s3="no", s4="yes") == ("rejected", None)
