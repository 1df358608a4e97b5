"""The state of one ballot and what each decided step does to it.

Applied without asking, for history is never refused: what may be done is in checks.py. Not quorum.
"""

from collections.abc import Iterable, Mapping
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
from voting.counted import Counted
from voting.decisions import Tied
from voting.methods import METHODS
from voting.result import Result, Unbroken
from voting.terms import Criterion, Terms


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
    """One ballot; `counts` (votes by option, in ballot order), `abstentions` and `recused` always equal a recount of
    `outcomes`.

    `seats` is the electorate as a set. A seat without an outcome has neither voted nor been declared. `calls` says how
    often each seat was called, the last one called standing last.
    """

    terms: Terms
    seats: frozenset[SeatId]
    outcomes: Mapping[SeatId, Outcome]
    counts: Mapping[OptionId, int]
    abstentions: int
    recused: int
    calls: Mapping[SeatId, int]
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
        recused=0,
        calls={},
        phase=Open(),
    )


def record(ballot: Ballot, seat: SeatId, outcome: Outcome) -> Ballot:
    """Give `seat` this outcome in place of any earlier one; a provisional result is computed anew.

    A casting vote was given on the former counts and falls with them. A proclaimed result stays.
    """
    counts, abstentions, recused = dict(ballot.counts), ballot.abstentions, ballot.recused
    for counted, by in ((ballot.outcomes.get(seat), -1), (outcome, 1)):
        match counted:
            case Voted(option):
                counts[option] = counts.get(option, 0) + by
            case Abstained():
                abstentions += by
            case Recused():
                recused += by
            case Absent() | Excused() | NotVoting() | None:
                pass
            case _:
                assert_never(counted)
    outcomes = {**ballot.outcomes, seat: outcome}
    phase, called = ballot.phase, ballot.calls
    recorded = Ballot(ballot.terms, ballot.seats, outcomes, counts, abstentions, recused, called, phase)
    return close(recorded) if isinstance(phase, Closed) else recorded


def call(ballot: Ballot, seats: Iterable[SeatId]) -> Ballot:
    """Call these seats to vote, once more each."""
    calls = dict(ballot.calls)
    for seat in seats:
        calls[seat] = calls.pop(seat, 0) + 1
    return replace(ballot, calls=calls)


def close(ballot: Ballot) -> Ballot:
    """Stop the voting: silence counts as its kind says, and the counts give a provisional result.

    A tie is settled here where the rules do so at once; else it waits for the casting vote.
    """
    full = _with_silence(ballot)
    return replace(full, phase=Closed(_settled_at_once(full, _tally(full))))


def _with_silence(ballot: Ballot) -> Ballot:
    silence, silent = METHODS[ballot.terms.method].silence, missing(ballot)
    if silence is None or not silent:
        return ballot
    counts = dict(ballot.counts)
    if isinstance(silence, Voted):
        counts[silence.option] += len(silent)
    return replace(ballot, outcomes={**ballot.outcomes, **dict.fromkeys(silent, silence)}, counts=counts)


def _settled_at_once(ballot: Ballot, result: Result) -> Result:
    ties = ballot.terms.ties
    if not isinstance(result.decision, Tied) or ties is None or ties.rule == "casting_vote":
        return result
    return result.fall_to(ties.rule, "rule")


def break_tie(ballot: Ballot, option: OptionId) -> Ballot:
    """The casting vote lets `option` win; the counts stay."""
    return replace(ballot, phase=Closed(result_of(ballot).cast_for(option)))


def break_tie_by(ballot: Ballot, criterion: Criterion, option: OptionId | None) -> Ballot:
    """The tie of an election broken by a criterion in favour of `option`; of nobody, when there is another round."""
    return replace(ballot, phase=Closed(result_of(ballot).broken_by(criterion, option)))


def proclaim(ballot: Ballot, unbroken: Unbroken = "declined") -> Ballot:
    """Make the provisional result final.

    A tie that waited for a casting vote falls to what the rules say then, recorded with why there was none; without
    rules on ties it is proclaimed as a tie.
    """
    result, ties = result_of(ballot), ballot.terms.ties
    if isinstance(result.decision, Tied) and ties is not None:
        result = result.fall_to(ties.fallback, unbroken)
    return replace(ballot, phase=Proclaimed(result))


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
    counted = Counted(ballot.counts, ballot.abstentions, ballot.recused)
    return METHODS[ballot.terms.method].tally(ballot.terms, counted)
