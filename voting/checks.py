"""What may be done with a ballot, by its terms and its phase: each check answers or raises.

Not who may do it, nor whether there is a quorum: those are rules of the session.
"""

from typing import Final

from voting.ballot import Annulled, Ballot, Closed, Open, begin, missing
from voting.choice import ABSTAIN, Abstained, Cast, Declared, OptionId, Recused, SeatId, Voted
from voting.errors import (
    AlreadyAnnulled,
    AlreadyVoted,
    BallotNotClosed,
    BallotNotOpen,
    DuplicateOption,
    EmptyElectorate,
    NothingToCorrect,
    NotInElectorate,
    NotReconciled,
    NotTied,
    OptionNotTied,
    ReservedOption,
    SeatRecused,
    TooFewOptions,
    UnknownMethod,
    UnknownOption,
)
from voting.methods import METHODS
from voting.result import Result, Tied, leaders
from voting.terms import Terms

_FEWEST_OPTIONS: Final = 2


def open_ballot(terms: Terms) -> Ballot:
    """An open ballot under lawful terms; raises what `check_open` raises."""
    check_open(terms)
    return begin(terms)


def check_open(terms: Terms) -> None:
    """Raises UnknownMethod, TooFewOptions, DuplicateOption, ReservedOption or EmptyElectorate."""
    if terms.method not in METHODS:
        raise UnknownMethod(method=terms.method)
    if len(terms.options) < _FEWEST_OPTIONS:
        raise TooFewOptions(options=list(terms.options))
    for option in terms.options:
        if terms.options.count(option) > 1:
            raise DuplicateOption(option=option)
    if ABSTAIN in terms.options:
        raise ReservedOption(option=ABSTAIN)
    if not terms.electorate:
        raise EmptyElectorate


def check_cast(ballot: Ballot, seat: SeatId, choice: str) -> Cast:
    """What `choice` means for `seat`; a seat declared silent or away may still vote while the ballot is open.

    Raises BallotNotOpen, NotInElectorate, SeatRecused, AlreadyVoted (where votes are final), and what the
    method refuses: UnknownOption, AbstentionNotAllowed.
    """
    _check_taken(ballot, seat)
    match ballot.outcomes.get(seat):
        case Recused():
            raise SeatRecused(seat=seat)
        case Voted() | Abstained() if not ballot.terms.may_change_vote:
            raise AlreadyVoted(seat=seat)
        case _:
            return METHODS[ballot.terms.method].check(ballot.terms, choice)


def check_declare(ballot: Ballot, seat: SeatId, outcome: Declared) -> None:
    """A vote is never declared away, nor is a recusal.

    Raises BallotNotOpen, NotInElectorate, AlreadyVoted, SeatRecused.
    """
    _check_taken(ballot, seat)
    match ballot.outcomes.get(seat):
        case Voted() | Abstained():
            raise AlreadyVoted(seat=seat)
        case Recused() as earlier if outcome != earlier:
            raise SeatRecused(seat=seat)
        case _:
            return


def check_close(ballot: Ballot) -> None:
    """Votes and declarations must add up to the electorate; raises BallotNotOpen, NotReconciled."""
    _check_is_open(ballot)
    seats = missing(ballot)
    if seats:
        raise NotReconciled(missing=list(seats), electorate=len(ballot.seats))


def check_correct(ballot: Ballot, seat: SeatId, choice: str) -> Cast:
    """What `choice` makes of a vote wrongly recorded; no vote is added once the result can be seen.

    Raises BallotNotClosed, NotInElectorate, NothingToCorrect, UnknownOption, AbstentionNotAllowed.
    """
    _provisional(ballot)
    _check_in_electorate(ballot, seat)
    if not isinstance(ballot.outcomes.get(seat), Cast):
        raise NothingToCorrect(seat=seat)
    return METHODS[ballot.terms.method].check(ballot.terms, choice)


def check_break_tie(ballot: Ballot, option: str) -> OptionId:
    """The option a casting vote may choose; raises BallotNotClosed, NotTied, UnknownOption, OptionNotTied."""
    result = _provisional(ballot)
    if not isinstance(result.decision, Tied):
        raise NotTied(decision=result.decision.code)
    if option not in ballot.terms.options:
        raise UnknownOption(option=option, options=list(ballot.terms.options))
    tied = leaders(result.counts)
    if option not in tied:
        raise OptionNotTied(option=option, options=list(tied))
    return OptionId(option)


def check_proclaim(ballot: Ballot) -> None:
    """Any closed result may be proclaimed, a tie too; raises BallotNotClosed."""
    _provisional(ballot)


def check_annul(ballot: Ballot) -> None:
    """Any ballot may be annulled once, whatever the quorum; raises AlreadyAnnulled."""
    if isinstance(ballot.phase, Annulled):
        raise AlreadyAnnulled


def _check_taken(ballot: Ballot, seat: SeatId) -> None:
    _check_is_open(ballot)
    _check_in_electorate(ballot, seat)


def _check_is_open(ballot: Ballot) -> None:
    if not isinstance(ballot.phase, Open):
        raise BallotNotOpen(phase=ballot.phase.code)


def _check_in_electorate(ballot: Ballot, seat: SeatId) -> None:
    if seat not in ballot.seats:
        raise NotInElectorate(seat=seat)


def _provisional(ballot: Ballot) -> Result:
    if not isinstance(ballot.phase, Closed):
        raise BallotNotClosed(phase=ballot.phase.code)
    return ballot.phase.result
