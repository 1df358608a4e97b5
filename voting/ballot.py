"""The state of one ballot and what each decided step does to it.

Applied without asking, for history is never refused: what may be done is in checks.py. Not quorum.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias, assert_never

from voting.choice import (
    Absent,
    Abstained,
    Excused,
    NotVoting,
    OptionId,
    Outcome,
    Recused,
    SeatId,
    Voted,
)
from voting.methods import METHODS
from voting.result import Result
from voting.terms import Terms


@dataclass(frozen=True, slots=True)
class Open:
    """Votes are taken."""

    code: ClassVar[str] = "open"


@dataclass(frozen=True, slots=True)
class Closed:
    """No more votes; the result is provisional and may be corrected."""

    code: ClassVar[str] = "closed"
    result: Result


@dataclass(frozen=True, slots=True)
class Proclaimed:
    """The result is final."""

    code: ClassVar[str] = "proclaimed"
    result: Result


@dataclass(frozen=True, slots=True)
class Annulled:
    """The ballot decides nothing; its outcomes stay on record."""

    code: ClassVar[str] = "annulled"


Phase: TypeAlias = Open | Closed | Proclaimed | Annulled


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot; `counts` (votes by option, in ballot order) and `abstentions` always equal a recount of `outcomes`.

    `seats` is the electorate as a set. A seat without an outcome has neither voted nor been declared.
    """

    terms: Terms
    seats: frozenset[SeatId]
    outcomes: Mapping[SeatId, Outcome]
    counts: Mapping[OptionId, int]
    abstentions: int
    phase: Phase


def phase_code(phase: Phase) -> str:
    """The stable word: open, closed, proclaimed or annulled."""
    return phase.code


def missing(ballot: Ballot) -> tuple[SeatId, ...]:
    """The seats that have neither voted nor been declared, in the order of the electorate."""
    return tuple(seat for seat in ballot.terms.electorate if seat not in ballot.outcomes)


def begin(terms: Terms) -> Ballot:
    """An open ballot without outcomes; `open_ballot` is the same after checking the terms."""
    return Ballot(
        terms=terms,
        seats=frozenset(terms.electorate),
        outcomes={},
        counts=dict.fromkeys(terms.options, 0),
        abstentions=0,
        phase=Open(),
    )


def record(ballot: Ballot, seat: SeatId, outcome: Outcome) -> Ballot:
    """Give `seat` this outcome in place of any earlier one; a provisional result is computed anew.

    A casting vote was given on the former counts and falls with them. A proclaimed result stays.
    """
    counts, abstentions = dict(ballot.counts), ballot.abstentions
    for counted, by in ((ballot.outcomes.get(seat), -1), (outcome, 1)):
        match counted:
            case Voted(option):
                counts[option] = counts.get(option, 0) + by
            case Abstained():
                abstentions += by
            case Recused() | Absent() | Excused() | NotVoting() | None:
                pass
            case _:
                assert_never(counted)
    outcomes = {**ballot.outcomes, seat: outcome}
    recorded = Ballot(ballot.terms, ballot.seats, outcomes, counts, abstentions, ballot.phase)
    return close(recorded) if isinstance(ballot.phase, Closed) else recorded


def close(ballot: Ballot) -> Ballot:
    """Stop the voting: a provisional result from the counts."""
    return replace(ballot, phase=Closed(_tally(ballot)))


def break_tie(ballot: Ballot, option: OptionId) -> Ballot:
    """The casting vote lets `option` win; the counts stay."""
    return replace(ballot, phase=Closed(result_of(ballot).cast_for(option)))


def proclaim(ballot: Ballot) -> Ballot:
    """Make the provisional result final; a tie may be proclaimed as such."""
    return replace(ballot, phase=Proclaimed(result_of(ballot)))


def annul(ballot: Ballot) -> Ballot:
    """The ballot decides nothing."""
    return replace(ballot, phase=Annulled())


def result_of(ballot: Ballot) -> Result:
    """The result of a closed or proclaimed ballot; of any other, what its counts would give now."""
    match ballot.phase:
        case Closed(result) | Proclaimed(result):
            return result
        case Open() | Annulled():
            return _tally(ballot)
        case _:
            assert_never(ballot.phase)


def _tally(ballot: Ballot) -> Result:
    return METHODS[ballot.terms.method].tally(ballot.terms, ballot.counts, ballot.abstentions)
