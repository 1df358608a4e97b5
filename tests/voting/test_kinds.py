"""What each kind of ballot takes, what silence means in it, who is called, and how the tie of an election ends."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.voting.given import seats, terms
from voting import (
    METHODS,
    NO,
    YES,
    AlreadyVoted,
    Ballot,
    BallotNotOpen,
    CalledTooSeldom,
    Chosen,
    NobodyToCall,
    NotCalled,
    NotInElectorate,
    NotTied,
    NotVoting,
    OnlyYesOrNo,
    OptionId,
    Recused,
    ReservedOption,
    Runoff,
    SeatId,
    Terms,
    Tied,
    TieUnbroken,
    UnknownMethod,
    UnknownOption,
    Voted,
    WrongTieBreak,
    break_tie_by,
    call,
    check_break_tie,
    check_break_tie_by,
    check_call,
    check_cast,
    check_close,
    check_declare,
    check_proclaim,
    close,
    open_ballot,
    options_of,
    proclaim,
    record,
    result_of,
)

S1, S2, S3 = seats(3)


def held(method: str, *given: str, size: int = 3, **more: object) -> Ballot:
    """An open ballot of a kind."""
    options = options_of(method, given or ("yes", "no"))
    return open_ballot(replace(terms(size=size), method=method, options=options, **more))  # type: ignore[arg-type] # any term


def after(ballot: Ballot, choices: Sequence[str]) -> Ballot:
    """The ballot after these votes, in the order of the electorate."""
    for seat, choice in zip(ballot.terms.electorate, choices, strict=False):
        ballot = record(ballot, seat, check_cast(ballot, seat, choice))
    return ballot


def test_every_kind_reads_the_options_that_it_is_given() -> None:
    assert options_of("election", ("ana", "bia")) == ("ana", "bia", "blank", "null")
    assert options_of("acclamation", ("yes", "no")) == options_of("acclamation", ("yes", "object")) == ("yes", "object")
    assert options_of("competing", ("p1", "p2")) == ("p1", "p2")


def test_no_kind_is_known_by_another_name() -> None:
    with pytest.raises(UnknownMethod):
        options_of("secret", ("yes", "no"))


@pytest.mark.parametrize("method", ["symbolic", "block", "acclamation"])
def test_some_kinds_only_ask_what_is_answered_with_yes_or_no(method: str) -> None:
    with pytest.raises(OnlyYesOrNo) as refusal:
        options_of(method, ("p1", "p2"))
    assert refusal.value.params == {"method": method}


def test_no_candidate_is_called_blank_or_null() -> None:
    for reserved in ("blank", "null"):
        with pytest.raises(ReservedOption):
            options_of("election", ("ana", reserved))


def test_nobody_abstains_from_an_acclamation() -> None:
    ballot = held("acclamation")
    assert check_cast(ballot, S1, "object") == Voted(OptionId("object"))
    with pytest.raises(UnknownOption):
        check_cast(ballot, S1, "abstain")


@pytest.mark.parametrize(("method", "outcome"), [("symbolic", Voted(YES)), ("straw", NotVoting())])
def test_silence_counts_as_its_kind_says(method: str, outcome: object) -> None:
    ballot = after(held(method), ["no"])
    check_close(ballot)
    closed = close(ballot)
    assert [closed.outcomes[seat] for seat in (S1, S2, S3)] == [Voted(NO), outcome, outcome]
    assert closed.counts[NO] == 1


def test_nobody_left_to_acclaim_approves_nothing() -> None:
    ballot = held("acclamation", size=1)
    assert result_of(close(record(ballot, S1, Recused()))).decision.code == "rejected"


def test_in_a_called_roll_seats_are_called_one_after_the_other_and_then_again() -> None:
    ballot = held("called_roll")
    with pytest.raises(NotCalled):
        check_cast(ballot, S1, "yes")
    called: list[SeatId] = []
    for _ in range(4):
        named = check_call(ballot, None)
        called += named
        ballot = call(ballot, named)
    assert called == [S1, S2, S3, S1]
    assert list(ballot.calls.items()) == [(S2, 1), (S3, 1), (S1, 2)]
    assert check_cast(ballot, S1, "yes") == Voted(YES)


def test_in_any_other_kind_all_silent_seats_are_called_together() -> None:
    ballot = after(held("roll_call"), ["yes"])
    assert check_call(ballot, None) == (S2, S3)
    assert check_call(ballot, S3) == (S3,)
    with pytest.raises(AlreadyVoted):
        check_call(ballot, S1)
    with pytest.raises(NotInElectorate):
        check_call(ballot, SeatId("s9"))
    everybody = after(ballot, ["yes", "yes", "yes"])
    with pytest.raises(NobodyToCall):
        check_call(everybody, None)
    with pytest.raises(BallotNotOpen):
        check_call(close(everybody), None)


def test_a_silent_seat_is_declared_not_voting_after_its_calls_and_recused_without_any() -> None:
    ballot = held("roll_call", calls=2)
    check_declare(ballot, S1, Recused())
    for calls in range(2):
        with pytest.raises(CalledTooSeldom) as refusal:
            check_declare(ballot, S1, NotVoting())
        assert refusal.value.params == {"seat": S1, "calls": calls, "needed": 2}
        ballot = call(ballot, (S1,))
    check_declare(ballot, S1, NotVoting())


def tied(*criteria: str, choices: Sequence[str] = ("ana", "bia", "blank")) -> Ballot:
    """An election in which Ana and Bia tie, with these criteria."""
    return close(after(held("election", "ana", "bia", criteria=criteria), choices))


def test_the_tie_of_an_election_is_broken_by_its_criteria_and_by_no_casting_vote() -> None:
    ballot = tied("seniority", "draw")
    assert result_of(ballot).decision == Tied((OptionId("ana"), OptionId("bia")))
    with pytest.raises(TieUnbroken):
        check_proclaim(ballot)
    with pytest.raises(WrongTieBreak):
        check_break_tie(ballot, "ana")
    for criterion, option in (("age", "ana"), ("new_round", None), ("draw", None)):
        with pytest.raises(WrongTieBreak):
            check_break_tie_by(ballot, criterion, option)
    assert check_break_tie_by(ballot, "draw", "bia") == "bia"
    broken = break_tie_by(ballot, "draw", OptionId("bia"))
    check_proclaim(broken)
    result = result_of(proclaim(broken))
    assert (result.decision, result.tie, result.casting) == (Chosen(OptionId("bia")), "draw", None)
    with pytest.raises(NotTied):
        check_break_tie_by(broken, "draw", "ana")


def test_another_round_comes_before_every_other_criterion() -> None:
    ballot = tied("new_round", "seniority")
    with pytest.raises(WrongTieBreak):
        check_break_tie_by(ballot, "seniority", "ana")
    assert check_break_tie_by(ballot, "new_round", None) is None
    result = result_of(break_tie_by(ballot, "new_round", None))
    assert (result.decision, result.tie) == (Runoff((OptionId("ana"), OptionId("bia"))), "new_round")


def test_a_criterion_breaks_no_tie_that_is_none() -> None:
    decided = result_of(tied(choices=("ana", "ana", "bia")))
    assert decided.broken_by("new_round", None).decision == Runoff(())


def test_a_called_roll_is_a_roll_call_by_another_way() -> None:
    same: tuple[Terms, Terms] = (terms(), replace(terms(), method="called_roll"))
    first, second = (METHODS[one.method] for one in same)
    assert (first.tally, first.check, first.silence) == (second.tally, second.check, second.silence)
