"""A proclaimed result put right: some outcomes are others than recorded, and everything is counted anew.

Who must agree to that, and what is kept of the former result, are rules of the session.
"""

from collections.abc import Mapping
from dataclasses import replace

from voting.ballot import Ballot, Open, Proclaimed, break_tie, close, proclaim, record, result_of
from voting.choice import ABSTAIN, Abstained, Outcome, SeatId, Voted, outcome_code, parse_outcome
from voting.decisions import Tied
from voting.errors import BallotNotProclaimed, NothingToCorrect, NotInElectorate, UnknownOption, UnknownOutcome
from voting.methods import METHODS
from voting.result import Unbroken
from voting.terms import Terms


def check_recount(ballot: Ballot, votes: Mapping[str, str]) -> Mapping[SeatId, Outcome]:
    """What these words make of a proclaimed ballot: by seat an option, `abstain`, or what `check_outcome` reads.

    Raises BallotNotProclaimed, NotInElectorate, NothingToCorrect (nothing named, or nothing changes), UnknownOption,
    AbstentionNotAllowed.
    """
    if not isinstance(ballot.phase, Proclaimed):
        raise BallotNotProclaimed(phase=ballot.phase.code)
    outcomes = check_outcomes(ballot, votes)
    for seat, outcome in outcomes.items():
        if ballot.outcomes.get(seat) == outcome:
            raise NothingToCorrect(seat=seat)
    if not outcomes:
        raise NothingToCorrect(seat="")
    return outcomes


def check_outcomes(ballot: Ballot, votes: Mapping[str, str]) -> Mapping[SeatId, Outcome]:
    """Outcomes in words, as a sheet of paper has them: votes, `not_voting` or `recused`.

    Raises NotInElectorate, UnknownOption, AbstentionNotAllowed.
    """
    for seat in votes:
        if seat not in ballot.seats:
            raise NotInElectorate(seat=seat)
    return {SeatId(seat): _outcome(ballot.terms, word) for seat, word in votes.items()}


def _outcome(terms: Terms, word: str) -> Outcome:
    if word in terms.options or word == ABSTAIN:
        return METHODS[terms.method].check(terms, word)
    try:
        declared = parse_outcome(word)
    except UnknownOutcome:
        raise UnknownOption(option=word, options=list(terms.options)) from None
    if outcome_code(declared) in ("absent", "excused"):
        raise UnknownOption(option=word, options=list(terms.options))
    return declared


def word_of(outcome: Outcome | None) -> str:
    """The word for an outcome, the inverse of what is read here; empty for none."""
    match outcome:
        case None:
            return ""
        case Voted(option):
            return str(option)
        case Abstained():
            return ABSTAIN
        case _:
            return outcome_code(outcome)


def recount(ballot: Ballot, outcomes: Mapping[SeatId, Outcome], unbroken: Unbroken) -> Ballot:
    """The proclaimed ballot with these outcomes in place of the former, its result computed anew.

    A casting vote holds if the same counts tie again; else it falls, and a tie ends as the rules say.
    """
    former = result_of(ballot)
    counted = replace(ballot, phase=Open())
    for seat, outcome in outcomes.items():
        counted = record(counted, seat, outcome)
    closed = close(counted)
    result = result_of(closed)
    if isinstance(result.decision, Tied) and former.casting is not None and result.counts == former.counts:
        closed = break_tie(closed, former.casting)
    return proclaim(closed, unbroken)
