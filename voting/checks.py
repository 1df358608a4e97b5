"""What may be done with a ballot, by its terms and its phase: each check answers or raises.

Not who may do it, nor whether there is a quorum: those are rules of the session.
"""

from collections.abc import Sequence
from typing import Final

from voting.ballot import Annulled, Ballot, Closed, Open, begin, missing
from voting.choice import ABSTAIN, Abstained, Cast, Declared, NotVoting, OptionId, Recused, SeatId, Voted
from voting.decisions import Tied
from voting.errors import (
    AlreadyAnnulled,
    AlreadyVoted,
    BallotNotClosed,
    BallotNotOpen,
    CalledTooSeldom,
    DuplicateOption,
    EmptyElectorate,
    NobodyToCall,
    NotCalled,
    NothingToCorrect,
    NotInElectorate,
    NotReconciled,
    NotTied,
    OptionNotTied,
    ReservedOption,
    SeatRecused,
    TieUnbroken,
    TooFewOptions,
    UnknownMethod,
    UnknownOption,
    WrongTieBreak,
)
from voting.methods import METHODS
from voting.result import Result
from voting.terms import Terms

_FEWEST_OPTIONS: Final = 2


def open_ballot(terms: Terms) -> Ballot:
    """An open ballot under lawful terms; raises what `check_open` raises."""
    check_open(terms)
    return begin(terms)


def check_open(terms: Terms) -> None:
    """Raises UnknownMethod, TooFewOptions, DuplicateOption, ReservedOption, OnlyYesOrNo or EmptyElectorate."""
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


def options_of(method: str, given: Sequence[str]) -> tuple[OptionId, ...]:
    """What stands on a ballot of this kind when these options are asked for; raises UnknownMethod, OnlyYesOrNo,
    ReservedOption."""
    if method not in METHODS:
        raise UnknownMethod(method=method)
    return METHODS[method].options(given)


def check_call(ballot: Ballot, seat: SeatId | None) -> tuple[SeatId, ...]:
    """The seats that a call names: `seat`, or the next to call; raises BallotNotOpen, NotInElectorate, AlreadyVoted,
    NobodyToCall.

    In a called roll the next is the seat called least often, in the order of the electorate; in any other kind all
    silent seats are called together.
    """
    _check_is_open(ballot)
    silent = missing(ballot)
    if seat is not None:
        _check_in_electorate(ballot, seat)
        if seat not in silent:
            raise AlreadyVoted(seat=seat)
        return (seat,)
    if not silent:
        raise NobodyToCall
    if not METHODS[ballot.terms.method].is_called:
        return silent
    return (min(silent, key=lambda one: ballot.calls.get(one, 0)),)


def check_cast(ballot: Ballot, seat: SeatId, choice: str) -> Cast:
    """What `choice` means for `seat`; a seat declared silent or away may still vote while the ballot is open.

    Raises BallotNotOpen, NotInElectorate, NotCalled, SeatRecused, AlreadyVoted (where votes are final), and what the
    method refuses: UnknownOption, AbstentionNotAllowed.
    """
    _check_taken(ballot, seat)
    if METHODS[ballot.terms.method].is_called and seat not in ballot.calls:
        raise NotCalled(seat=seat)
    match ballot.outcomes.get(seat):
        case Recused():
            raise SeatRecused(seat=seat)
        case Voted() | Abstained() if not ballot.terms.may_change_vote:
            raise AlreadyVoted(seat=seat)
        case _:
            return METHODS[ballot.terms.method].check(ballot.terms, choice)


def check_declare(ballot: Ballot, seat: SeatId, outcome: Declared) -> None:
    """A vote is never declared away, nor is a recusal; silence only after it was called as often as the terms say.

    Raises BallotNotOpen, NotInElectorate, CalledTooSeldom, AlreadyVoted, SeatRecused.
    """
    _check_taken(ballot, seat)
    calls = ballot.calls.get(seat, 0)
    if isinstance(outcome, NotVoting) and calls < ballot.terms.calls:
        raise CalledTooSeldom(seat=seat, calls=calls, needed=ballot.terms.calls)
    match ballot.outcomes.get(seat):
        case Voted() | Abstained():
            raise AlreadyVoted(seat=seat)
        case Recused() as earlier if outcome != earlier:
            raise SeatRecused(seat=seat)
        case _:
            return


def check_close(ballot: Ballot) -> None:
    """Votes and declarations must add up to the electorate, where silence says nothing; raises BallotNotOpen,
    NotReconciled."""
    _check_is_open(ballot)
    seats = missing(ballot)
    if seats and METHODS[ballot.terms.method].silence is None:
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
    """The option a casting vote may choose.

    Raises BallotNotClosed, NotTied, WrongTieBreak, UnknownOption, OptionNotTied.
    """
    tied = _tied(ballot)
    if ballot.terms.criteria:
        raise WrongTieBreak(criterion="casting", criteria=list(ballot.terms.criteria))
    return _among_tied(ballot, tied, option)


def check_break_tie_by(ballot: Ballot, criterion: str, option: str | None) -> OptionId | None:
    """Whom a criterion may elect: one of those who tie; nobody, when it is another round.

    Another round comes first if the terms name it. A criterion further down says that those before it separate nobody.

    Raises BallotNotClosed, NotTied, WrongTieBreak, UnknownOption, OptionNotTied.
    """
    tied, criteria = _tied(ballot), ballot.terms.criteria
    is_new_round = criterion == "new_round"
    if criterion not in criteria or is_new_round != ("new_round" in criteria) or is_new_round != (option is None):
        raise WrongTieBreak(criterion=criterion, criteria=list(criteria))
    return None if option is None else _among_tied(ballot, tied, option)


def _tied(ballot: Ballot) -> Tied:
    decision = _provisional(ballot).decision
    if not isinstance(decision, Tied):
        raise NotTied(decision=decision.code)
    return decision


def _among_tied(ballot: Ballot, tied: Tied, option: str) -> OptionId:
    if option not in ballot.terms.options:
        raise UnknownOption(option=option, options=list(ballot.terms.options))
    if option not in tied.options:
        raise OptionNotTied(option=option, options=list(tied.options))
    return OptionId(option)


def check_proclaim(ballot: Ballot) -> None:
    """Any closed result may be proclaimed, but the tie of an election, which is broken first; raises BallotNotClosed,
    TieUnbroken."""
    result, criteria = _provisional(ballot), ballot.terms.criteria
    if criteria and isinstance(result.decision, Tied):
        raise TieUnbroken(criteria=list(criteria))


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
