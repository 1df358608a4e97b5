"""Who took part in sessions, and how: rows per person and seat, and their sums. Counts only; reasons are not here.

A fold of one session's log at a time. Rehearsals count nowhere: the caller leaves them out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias, TypeVar

from minutes.roll import Roll, decided, roll_call
from rooms import SESSION, Phase, Recorded, Session

K = TypeVar("K")
Status: TypeAlias = Literal["present", "excused", "absent"]
OPTIONS: Final = frozenset({"yes", "no"})
"""Options counted by their own name; a vote for any other is `other`."""


@dataclass(frozen=True, slots=True)
class Row:
    """A person in one seat at one session that was adjourned.

    `status` is the person's own; `is_covered`: an alternate came in the titular's stead. Late: came after the opening;
    left early: not there at the end. `seconds` of presence from opening to adjournment, `spoken` of the floor.
    `ballots` counts proclaimed ballots by what became of them: yes, no, other, abstained, recused, not_voting and, for
    a titular nobody stood in for, absent or excused.
    """

    session: str
    council: str
    held_at: datetime
    is_informative: bool
    person: str
    name: str
    seat: str
    segment: str
    capacity: Literal["titular", "alternate"]
    status: Status
    is_covered: bool = False
    is_late: bool = False
    left_early: bool = False
    seconds: int = 0
    spoken: int = 0
    ballots: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows added up; `ballots` by capacity, then outcome; seconds of presence and of the floor."""

    present: int = 0
    excused: int = 0
    absent: int = 0
    covered: int = 0
    late: int = 0
    left_early: int = 0
    seconds: int = 0
    spoken: int = 0
    ballots: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Fold:
    session: Session
    seats: dict[str, Any] = field(default_factory=dict)


def participation_of(events: Iterable[Recorded]) -> tuple[Row, ...]:
    """The rows of a session's log, by seat, the titular first; none unless it was opened and adjourned.

    Corrections and excuses made after the end count.
    """
    fold: _Fold | None = None
    for recorded in events:
        fold = fold or _Fold(SESSION.initial(recorded.stream))
        _evolve(fold, recorded)
    if fold is None or fold.session.life.phase is not Phase.ADJOURNED:
        return ()
    return tuple(_rows(fold))


def _evolve(fold: _Fold, recorded: Recorded) -> None:
    fold.session = SESSION.evolve(fold.session, recorded)
    if recorded.event.type in ("session.called", "session.composed") and fold.session.attendance.people:
        fold.seats |= fold.session.attendance.people.seats


def _rows(fold: _Fold) -> Iterator[Row]:
    """Every titular of the roster, and whoever else came, voted or spoke for a seat."""
    session = fold.session
    people = session.attendance.people
    ballots = _ballots(session)
    titulars = [(s.titular.person, s.id) for s in people.roster.seats if s.titular] if people else []
    spoke = [(person, seat) for person, seat in session.floor.spoken if person and seat]
    came = [(stay.person, stay.seat) for stay in session.attendance.past]
    for person, seat in dict.fromkeys((*titulars, *came, *ballots, *spoke)):
        yield _row(fold, person, seat, ballots.get((person, seat), Counter()))


def _ballots(session: Session) -> dict[tuple[str, str], Counter[str]]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for id_ in decided(session):
        for roll in roll_call(session, id_):
            counts.setdefault((roll.person, roll.seat), Counter())[_outcome(roll)] += 1
    return counts


def _outcome(roll: Roll) -> str:
    if roll.choice is None:
        return roll.outcome
    return roll.choice if roll.choice in OPTIONS else "other"


def _row(fold: _Fold, person: str, seat: str, ballots: Counter[str]) -> Row:
    session, held = fold.session, fold.seats[seat]
    attendance, opening = session.attendance, session.life.opening
    is_titular = held.titular is not None and held.titular.person == person
    taken = [stay.person for stay in attendance.past if stay.seat == seat]
    away: Status = "excused" if seat in attendance.excused else "absent"
    return Row(
        session=session.id,
        council=session.council,
        held_at=span(session)[0],
        is_informative=opening is not None and opening.is_informative,
        person=person,
        name=attendance.people.names.get(person, person) if attendance.people else person,
        seat=seat,
        segment=held.segment,
        capacity="titular" if is_titular else "alternate",
        status="present" if person in taken else away,
        is_covered=bool(taken) and person not in taken,
        spoken=session.floor.spoken.get((person, seat), 0),
        ballots=dict(ballots),
        **_presence(session, person, seat),
    )


def span(session: Session) -> tuple[datetime, datetime]:
    """From opening to adjournment. Raises ValueError for a session that has no such span."""
    if session.life.opening is None or session.life.ended_at is None:
        raise ValueError(session.id)
    return session.life.opening.at, session.life.ended_at


def _presence(session: Session, person: str, seat: str) -> dict[str, Any]:
    began, ended = span(session)
    stays = [stay for stay in session.attendance.past if (stay.person, stay.seat) == (person, seat)]
    if not stays:
        return {}
    lasted = sum((max(min(stay.until, ended) - max(stay.since, began), timedelta()) for stay in stays), timedelta())
    return {
        "is_late": min(stay.since for stay in stays) > began,
        "left_early": max(stay.until for stay in stays) < ended,
        "seconds": lasted // timedelta(seconds=1),
    }


def summed(rows: Iterable[Row], key: Callable[[Row], K]) -> dict[K, Sum]:
    """The sums of rows by a key, in the order in which the keys come: `by_person`, `by_seat`, `by_segment`."""
    groups: dict[K, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: _sum(group) for name, group in groups.items()}


def _sum(rows: list[Row]) -> Sum:
    status = Counter(row.status for row in rows)
    ballots: dict[str, Counter[str]] = {}
    for row in rows:
        ballots.setdefault(row.capacity, Counter()).update(row.ballots)
    return Sum(
        present=status["present"],
        excused=status["excused"],
        absent=status["absent"],
        covered=_total(rows, "is_covered"),
        late=_total(rows, "is_late"),
        left_early=_total(rows, "left_early"),
        seconds=_total(rows, "seconds"),
        spoken=_total(rows, "spoken"),
        ballots={capacity: dict(counts) for capacity, counts in ballots.items() if counts},
    )


def _total(rows: list[Row], field: str) -> int:
    return sum(map(attrgetter(field), rows))


def by_person(row: Row) -> str:
    """Whatever the seat and the capacity."""
    return row.person


def by_seat(row: Row) -> tuple[str, str, str]:
    """A person in a seat of a council."""
    return row.council, row.seat, row.person


def by_segment(row: Row) -> tuple[str, str]:
    """A segment of a council."""
    return row.council, row.segment
