"""Participation as pages show it: every count beside its share. Adds up rows; counts nothing anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from minutes import Row, Sum, summed

STATUSES: Final = ("present", "excused", "absent")
CAST: Final = ("yes", "no", "other", "abstained")
TALLIES: Final = (*CAST, "recused", "not_voting", "absent", "excused")
CAPACITIES: Final = ("titular", "alternate")


@dataclass(frozen=True, slots=True)
class Share:
    """A count of something, by its code, and which percentage of all it is (rounded; 0 of nothing)."""

    code: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Somebody's participation in a capacity. `seconds` of presence, `spoken` of the floor; `cast` a vote in
    so many of `ballots`, `tallies` by what became of them.

    An alternate has rows only of the sessions in which they came: their `statuses` are empty.
    """

    capacity: str
    sessions: int
    statuses: tuple[Share, ...]
    covered: int
    late: int
    left_early: int
    seconds: int
    spoken: int
    ballots: int
    cast: int
    tallies: tuple[Share, ...]


def figures(rows: Iterable[Row]) -> tuple[Figures, ...]:
    """The figures of rows, the titular's before the alternate's; none for a capacity in which nothing happened."""
    sums = summed(rows, lambda row: row.capacity)
    return tuple(_figures(capacity, sums[capacity]) for capacity in CAPACITIES if capacity in sums)


def _figures(capacity: str, total: Sum) -> Figures:
    counts = {"present": total.present, "excused": total.excused, "absent": total.absent}
    ballots = total.ballots.get(capacity, {})
    return Figures(
        capacity=capacity,
        sessions=sum(counts.values()),
        statuses=tuple(shares(counts, STATUSES)) if capacity == "titular" else (),
        covered=total.covered,
        late=total.late,
        left_early=total.left_early,
        seconds=total.seconds,
        spoken=total.spoken,
        ballots=sum(ballots.values()),
        cast=sum(ballots.get(outcome, 0) for outcome in CAST),
        tallies=tuple(one for one in shares(ballots, TALLIES) if one.count),
    )


def shares(counts: Mapping[str, int], order: Sequence[str]) -> Iterator[Share]:
    """The counts in this order, each with its share of their sum."""
    most = sum(counts.values())
    for code in order:
        count = counts.get(code, 0)
        yield Share(code, count, round(100 * count / most) if most else 0)
