"""What holds for any course of a ballot."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, strategies as st

from tests.voting.given import seats, terms
from voting import (
    Absent,
    Abstained,
    Ballot,
    Excused,
    NotReconciled,
    NotVoting,
    OptionId,
    Outcome,
    Recused,
    SeatId,
    Voted,
    check_close,
    close,
    missing,
    open_ballot,
    record,
    result_of,
)

OPTIONS = ("a", "b", "c")
OUTCOMES = st.sampled_from(
    [*(Voted(OptionId(option)) for option in OPTIONS), Abstained(), Recused(), Absent(), Excused(), NotVoting()]
)
STEPS = st.lists(st.tuples(st.sampled_from(seats(6)), OUTCOMES), max_size=30)


def after(steps: list[tuple[SeatId, Outcome]]) -> Ballot:
    ballot = open_ballot(terms(*OPTIONS, size=6))
    for seat, outcome in steps:
        ballot = record(ballot, seat, outcome)
    return ballot


@given(st.dictionaries(st.sampled_from(seats(6)), OUTCOMES), st.randoms())
def test_the_tally_does_not_depend_on_the_order_of_the_votes(outcomes: dict[SeatId, Outcome], chance: Random) -> None:
    steps = list(outcomes.items())
    shuffled = list(steps)
    chance.shuffle(shuffled)
    assert result_of(close(after(steps))).as_data() == result_of(close(after(shuffled))).as_data()


@given(STEPS)
def test_each_seat_has_at_most_one_outcome_the_last(steps: list[tuple[SeatId, Outcome]]) -> None:
    ballot = after(steps)
    assert ballot.outcomes == dict(steps)
    assert sum(ballot.counts.values()) + ballot.abstentions <= len(ballot.seats)


@given(STEPS)
def test_counts_are_always_a_recount_of_the_outcomes(steps: list[tuple[SeatId, Outcome]]) -> None:
    ballot = after(steps)
    recount = Counter(outcome.option for outcome in ballot.outcomes.values() if isinstance(outcome, Voted))
    assert ballot.counts == {option: recount[OptionId(option)] for option in OPTIONS}
    assert ballot.abstentions == list(ballot.outcomes.values()).count(Abstained())


@given(STEPS)
def test_a_ballot_closes_exactly_when_no_seat_is_missing(steps: list[tuple[SeatId, Outcome]]) -> None:
    ballot = after(steps)
    assert set(missing(ballot)) | ballot.outcomes.keys() == set(ballot.terms.electorate)
    if missing(ballot):
        with pytest.raises(NotReconciled):
            check_close(ballot)
    else:
        check_close(ballot)


@given(STEPS, STEPS)
def test_correcting_after_the_close_ends_as_if_voted_before_it(
    before: list[tuple[SeatId, Outcome]], corrections: list[tuple[SeatId, Outcome]]
) -> None:
    corrected = close(after(before))
    for seat, outcome in corrections:
        corrected = record(corrected, seat, outcome)
    assert corrected == close(after(before + corrections))


@given(STEPS)
def test_an_earlier_ballot_is_left_untouched(steps: list[tuple[SeatId, Outcome]]) -> None:
    ballot = after(steps)
    kept = (dict(ballot.outcomes), dict(ballot.counts), ballot.abstentions)
    for seat in ballot.terms.electorate:
        record(ballot, seat, Voted(OptionId("a")))
    assert (ballot.outcomes, ballot.counts, ballot.abstentions) == kept


@given(STEPS)
def test_closing_reads_the_counts_and_never_the_single_votes(steps: list[tuple[SeatId, Outcome]]) -> None:
    ballot = after(steps)
    assert close(replace(ballot, outcomes={})).phase == close(ballot).phase
