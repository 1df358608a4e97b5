"""Ballots to start a test from: seats s1, s2, … and the choices they made, in order."""

from collections.abc import Iterable

from voting import (
    Abstentions,
    Ballot,
    Bases,
    OptionId,
    SeatId,
    SimpleMajority,
    Terms,
    check_cast,
    check_close,
    close,
    open_ballot,
    record,
)


def seats(number: int) -> tuple[SeatId, ...]:
    return tuple(SeatId(f"s{place}") for place in range(1, number + 1))


def terms(
    *options: str, size: int = 3, method: str = "roll_call", may_abstain: bool = True, may_change: bool = True
) -> Terms:
    return Terms(
        method=method,
        options=tuple(OptionId(option) for option in options or ("yes", "no")),
        electorate=seats(size),
        bases=Bases(statutory=size, filled=size, present=size),
        majority=SimpleMajority(article="art. 14"),
        abstentions=Abstentions(is_allowed=may_abstain),
        may_change_vote=may_change,
    )


def voted(choices: Iterable[str], *options: str) -> Ballot:
    """An open ballot in which each seat of the electorate has made one of the choices."""
    made = list(choices)
    ballot = open_ballot(terms(*options, size=len(made)))
    for seat, choice in zip(ballot.terms.electorate, made, strict=True):
        ballot = record(ballot, seat, check_cast(ballot, seat, choice))
    return ballot


def closed(choices: Iterable[str], *options: str) -> Ballot:
    """The same, closed."""
    ballot = voted(choices, *options)
    check_close(ballot)
    return close(ballot)
