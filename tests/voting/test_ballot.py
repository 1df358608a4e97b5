"""The life of a ballot: what is allowed and refused at each step, and what each step leaves."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from tests.voting.given import closed, seats, terms, voted
from voting import (
    NO,
    YES,
    Absent,
    Abstained,
    AbstentionNotAllowed,
    AlreadyAnnulled,
    AlreadyVoted,
    Approved,
    Ballot,
    BallotNotClosed,
    BallotNotOpen,
    Declared,
    DuplicateOption,
    EmptyElectorate,
    Excused,
    NothingToCorrect,
    NotInElectorate,
    NotReconciled,
    NotTied,
    NotVoting,
    OptionNotTied,
    Proclaimed,
    Recused,
    ReservedOption,
    SeatId,
    SeatRecused,
    Terms,
    Tied,
    TooFewOptions,
    UnknownMethod,
    UnknownOption,
    Voted,
    VotingError,
    annul,
    break_tie,
    check_annul,
    check_break_tie,
    check_cast,
    check_close,
    check_correct,
    check_declare,
    check_proclaim,
    close,
    missing,
    open_ballot,
    phase_code,
    proclaim,
    record,
    result_of,
)

S1, S2, S3 = seats(3)
STRANGER = SeatId("s99")


@pytest.mark.parametrize(
    ("unlawful", "error"),
    [
        (terms(method="shouting"), UnknownMethod(method="shouting")),
        (terms("yes"), TooFewOptions(options=["yes"])),
        (terms("a", "b", "a"), DuplicateOption(option="a")),
        (terms("yes", "no", "abstain"), ReservedOption(option="abstain")),
        (terms(size=0), EmptyElectorate()),
    ],
)
def test_a_ballot_opens_only_under_lawful_terms(unlawful: Terms, error: VotingError) -> None:
    with pytest.raises(type(error)) as refusal:
        open_ballot(unlawful)
    assert refusal.value.params == error.params


def test_a_ballot_opens_empty_with_every_seat_missing() -> None:
    ballot = open_ballot(terms())
    assert (phase_code(ballot.phase), ballot.counts, ballot.abstentions) == ("open", {"yes": 0, "no": 0}, 0)
    assert missing(ballot) == (S1, S2, S3)


def test_a_choice_is_an_option_or_abstaining() -> None:
    ballot = open_ballot(terms())
    assert check_cast(ballot, S1, "yes") == Voted(YES)
    assert check_cast(ballot, S1, "abstain") == Abstained()


def test_an_option_that_does_not_stand_is_refused() -> None:
    with pytest.raises(UnknownOption) as refusal:
        check_cast(open_ballot(terms()), S1, "maybe")
    assert refusal.value.params == {"option": "maybe", "options": ["yes", "no"]}


def test_abstaining_is_refused_where_the_rules_do_not_know_it() -> None:
    with pytest.raises(AbstentionNotAllowed):
        check_cast(open_ballot(terms(may_abstain=False)), S1, "abstain")


@pytest.mark.parametrize("first", ["yes", "abstain"])
def test_a_vote_may_be_changed_until_the_close_unless_votes_are_final(first: str) -> None:
    for may_change in (True, False):
        ballot = open_ballot(terms(may_change=may_change))
        ballot = record(ballot, S1, check_cast(ballot, S1, first))
        if may_change:
            ballot = record(ballot, S1, check_cast(ballot, S1, "no"))
            assert (ballot.counts, ballot.abstentions) == ({"yes": 0, "no": 1}, 0)
        else:
            with pytest.raises(AlreadyVoted):
                check_cast(ballot, S1, "no")


@pytest.mark.parametrize("declared", [NotVoting(), Absent(), Excused()])
def test_a_seat_declared_silent_or_away_may_still_vote_while_open(declared: Declared) -> None:
    ballot = record(open_ballot(terms(may_change=False)), S1, declared)
    assert check_cast(ballot, S1, "no") == Voted(NO)


def test_a_recused_seat_neither_votes_nor_loses_its_recusal() -> None:
    ballot = record(open_ballot(terms()), S1, Recused())
    check_declare(ballot, S1, Recused())
    with pytest.raises(SeatRecused):
        check_cast(ballot, S1, "yes")
    with pytest.raises(SeatRecused):
        check_declare(ballot, S1, NotVoting())


def test_a_seat_may_be_declared_until_it_has_voted() -> None:
    ballot = open_ballot(terms())
    check_declare(ballot, S1, NotVoting())
    ballot = record(ballot, S1, NotVoting())
    check_declare(ballot, S1, Excused())
    for cast in (Voted(YES), Abstained()):
        with pytest.raises(AlreadyVoted) as refusal:
            check_declare(record(ballot, S1, cast), S1, NotVoting())
        assert refusal.value.params == {"seat": "s1"}


def test_a_ballot_closes_when_votes_and_declarations_make_the_electorate() -> None:
    ballot = record(record(open_ballot(terms()), S2, Voted(YES)), S3, Abstained())
    with pytest.raises(NotReconciled) as refusal:
        check_close(ballot)
    assert refusal.value.params == {"missing": ["s1"], "electorate": 3}
    ballot = record(ballot, S1, NotVoting())
    check_close(ballot)
    assert phase_code(close(ballot).phase) == "closed"


def test_a_seat_outside_the_electorate_has_no_part_in_the_ballot() -> None:
    with pytest.raises(NotInElectorate) as refusal:
        check_cast(open_ballot(terms()), STRANGER, "yes")
    assert refusal.value.params == {"seat": "s99"}
    with pytest.raises(NotInElectorate):
        check_declare(open_ballot(terms()), STRANGER, NotVoting())


Step: TypeAlias = Callable[[Ballot], object]


def a_vote(ballot: Ballot) -> object:
    return check_cast(ballot, S1, "yes")


def a_declaration(ballot: Ballot) -> None:
    check_declare(ballot, S1, NotVoting())


def a_correction(ballot: Ballot) -> object:
    return check_correct(ballot, S1, "yes")


def a_casting_vote(ballot: Ballot) -> object:
    return check_break_tie(ballot, "yes")


@pytest.mark.parametrize("step", [a_vote, a_declaration, check_close])
@pytest.mark.parametrize("end", [close, proclaim, annul])
def test_nothing_is_voted_or_declared_once_the_voting_stopped(step: Step, end: Callable[[Ballot], Ballot]) -> None:
    ballot = voted(["yes"])
    with pytest.raises(BallotNotOpen) as refusal:
        step(end(ballot))
    assert refusal.value.params == {"phase": phase_code(end(ballot).phase)}


@pytest.mark.parametrize("step", [a_correction, a_casting_vote, check_proclaim])
@pytest.mark.parametrize("ballot", [voted(["yes"]), proclaim(closed(["yes"])), annul(closed(["yes"]))])
def test_only_a_provisional_result_is_corrected_broken_or_proclaimed(step: Step, ballot: Ballot) -> None:
    with pytest.raises(BallotNotClosed) as refusal:
        step(ballot)
    assert refusal.value.params == {"phase": phase_code(ballot.phase)}


def test_a_vote_wrongly_recorded_is_corrected_and_the_result_follows() -> None:
    ballot = closed(["yes", "no", "no"])
    corrected = record(ballot, S2, check_correct(ballot, S2, "yes"))
    assert result_of(corrected).decision == Approved()
    assert result_of(corrected).counts == {"yes": 2, "no": 1}
    abstained = record(ballot, S2, check_correct(ballot, S2, "abstain"))
    assert (result_of(abstained).decision, result_of(abstained).abstentions) == (Tied((YES, NO)), 1)


def test_a_correction_obeys_the_options() -> None:
    with pytest.raises(UnknownOption):
        check_correct(closed(["yes"]), S1, "maybe")
    with pytest.raises(NotInElectorate):
        check_correct(closed(["yes"]), STRANGER, "yes")


def test_a_correction_adds_no_vote() -> None:
    ballot = close(record(open_ballot(terms(size=1)), S1, NotVoting()))
    with pytest.raises(NothingToCorrect):
        check_correct(ballot, S1, "yes")


def test_a_tie_is_broken_for_an_option_that_ties() -> None:
    tied = closed("aabbc", "a", "b", "c")
    assert check_break_tie(tied, "b") == "b"
    with pytest.raises(UnknownOption):
        check_break_tie(tied, "d")
    with pytest.raises(OptionNotTied) as refusal:
        check_break_tie(tied, "c")
    assert refusal.value.params == {"option": "c", "options": ["a", "b"]}


def test_a_casting_vote_needs_a_tie_and_is_given_once() -> None:
    with pytest.raises(NotTied) as refusal:
        check_break_tie(closed(["yes"]), "no")
    assert refusal.value.params == {"decision": "approved"}
    with pytest.raises(NotTied):
        check_break_tie(break_tie(closed(["yes", "no"]), YES), "no")


def test_a_casting_vote_falls_with_the_counts_it_was_given_on() -> None:
    ballot = break_tie(closed(["yes", "no"]), YES)
    ballot = record(record(ballot, S1, Voted(NO)), S2, Voted(YES))
    assert (result_of(ballot).decision, result_of(ballot).casting) == (Tied((YES, NO)), None)


def test_a_tie_may_be_proclaimed_as_such() -> None:
    ballot = closed(["yes", "no"])
    check_proclaim(ballot)
    assert result_of(proclaim(ballot)).decision == Tied((YES, NO))


def test_a_proclaimed_result_keeps_its_casting_vote_and_never_changes() -> None:
    final = proclaim(break_tie(closed(["yes", "no"]), YES))
    later = record(final, S1, Voted(NO))
    assert later.phase == final.phase
    assert isinstance(later.phase, Proclaimed)
    assert later.phase.result.casting == YES


def test_a_ballot_is_annulled_once_in_any_phase_and_keeps_its_outcomes() -> None:
    for ballot in (voted(["yes"]), closed(["yes"]), proclaim(closed(["yes"]))):
        check_annul(ballot)
        assert annul(ballot).outcomes == {S1: Voted(YES)}
    with pytest.raises(AlreadyAnnulled):
        check_annul(annul(voted(["yes"])))


def test_history_is_applied_without_asking() -> None:
    ballot = record(open_ballot(terms()), STRANGER, Voted(YES))
    assert ballot.counts == {"yes": 1, "no": 0}
    assert result_of(annul(close(ballot))).decision == Approved()
