"""Absences of titulars, session by session and over the months that count: what the limits of the rules look at.

A fold of sessions that were adjourned; rehearsals count nowhere. *Unknown is not absent*: what may still be justified,
or is not decided, counts neither for nor against. Reasons are not here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, Literal, TypeAlias

from minutes.participation import span
from rooms import AbsenceRules, Council, Phase, Session, Term

Mark: TypeAlias = Literal["present", "covered", "excused", "asked", "open", "absent"]
Level: TypeAlias = Literal["none", "warned", "reached"]
THERE: Final = frozenset({"present", "covered"})
"""Marks that end a run of absences."""


@dataclass(frozen=True, slots=True)
class Attended:
    """What a session means for the titular of a seat.

    present; covered by the alternate, where the rules spare the titular; excused; asked: justification undecided; open:
    may still be justified; absent without justification.
    """

    session: str
    number: int | None
    held_at: datetime
    person: str
    seat: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tally:
    """The absences of a term within the months that count. `marks` are its sessions, the latest first.

    `in_a_row` the longest run and `absent` all of them, of those no archived process has judged; `basis` the limit that
    is reached, by the sessions of `evidence`.
    """

    term: Term
    marks: tuple[Attended, ...]
    in_a_row: int
    absent: int
    level: Level
    basis: Literal["consecutive", "alternate"] | None = None
    evidence: tuple[str, ...] = ()


def attended(session: Session) -> tuple[Attended, ...]:
    """What a session means for each titular sworn in by its opening, by the rules it froze; nothing if it is aside.

    Aside are sessions not adjourned, rehearsals, and informative ones unless the rules count them.
    """
    life, people = session.life, session.attendance.people
    if life.phase is not Phase.ADJOURNED or session.is_rehearsal:
        return ()
    if life.opening is None or life.rules is None or people is None:
        return ()
    rules = life.rules.absence
    if life.opening.is_informative and not rules.informative_counts:
        return ()
    sworn = [
        (seat.id, seat.titular.person)
        for seat in people.roster.seats
        if seat.titular and seat.titular.sworn_at is not None and seat.titular.sworn_at <= life.opening.at
    ]
    return tuple(
        Attended(
            session.id, life.number, life.opening.at, person, seat, _mark(session, rules, seat=seat, person=person)
        )
        for seat, person in sworn
    )


def _mark(session: Session, rules: AbsenceRules, *, seat: str, person: str) -> Mark:
    there = {one for one in _stayed(session, seat) if _lasted(session, seat, one) >= rules.partial_presence}
    standing = session.justifications.standing(seat)
    marks: tuple[tuple[bool, Mark], ...] = (
        (person in there, "present"),
        (standing == "accepted", "excused"),
        (bool(there) and rules.alternate_covers, "covered"),
        (standing == "asked", "asked"),
        (standing is None and not session.justifications.is_closed, "open"),
    )
    return next((mark for holds, mark in marks if holds), "absent")


def _stayed(session: Session, seat: str) -> Iterator[str]:
    return (stay.person for stay in session.attendance.past if stay.seat == seat)


def _lasted(session: Session, seat: str, person: str) -> int:
    """Whole minutes between opening and adjournment."""
    began, ended = span(session)
    stays = (stay for stay in session.attendance.past if (stay.seat, stay.person) == (seat, person))
    lasted = sum((max(min(stay.until, ended) - max(stay.since, began), timedelta()) for stay in stays), timedelta())
    return lasted // timedelta(minutes=1)


def tallies(council: Council, marks: Iterable[Attended], at: datetime) -> tuple[Tally, ...]:
    """The tally of every titular's running term as of `at`, by number of seat, by the council's rules of now.

    What a process was opened for does not grow old while it lasts: the months are counted back from its beginning.
    """
    known = sorted(marks, key=lambda one: (one.held_at, one.session), reverse=True)
    running = [term for term in council.terms.values() if term.is_running and term.capacity == "titular"]
    running.sort(key=lambda term: council.seats[term.seat].number)
    return tuple(_tally(council, term, _of(term, known), at) for term in running)


def counted_since(council: Council, at: datetime, term: str | None = None) -> datetime:
    """From when on absences count as of `at`: those of a term, or of any."""
    live = (one for one in council.losses.values() if one.is_live and term in (None, one.term))
    began = min((one.opened_at for one in live), default=at)
    return months_before(min(at, began), council.rules.profile.absence.limits.months)


def _of(term: Term, marks: Sequence[Attended]) -> tuple[Attended, ...]:
    return tuple(
        one for one in marks if (one.person, one.seat) == (term.person, term.seat) and one.held_at >= term.starts_at
    )


def _judged(council: Council, term: Term) -> frozenset[str]:
    """Sessions that an archived process of this term was about: they are not held against it again.

    Unless it was archived because too few were left, which says nothing of those.
    """
    archived = (one for one in council.losses.values() if one.term == term.id and one.is_archived and one.stands)
    return frozenset(session for one in archived for session in one.sessions)


def _tally(council: Council, term: Term, marks: tuple[Attended, ...], at: datetime) -> Tally:
    limits, judged = council.rules.profile.absence.limits, _judged(council, term)
    since = counted_since(council, at, term.id)
    counted = [one for one in marks if since < one.held_at <= at and one.session not in judged]
    absent = tuple(one.session for one in counted if one.mark == "absent")
    run = _longest_run(counted)
    basis: Literal["consecutive", "alternate"] | None = None
    if _reaches(len(run), limits.consecutive):
        basis = "consecutive"
    elif _reaches(len(absent), limits.alternate):
        basis = "alternate"
    is_warned = _reaches(len(absent), limits.warn)
    return Tally(
        term=term,
        marks=marks,
        in_a_row=len(run),
        absent=len(absent),
        level="reached" if basis else "warned" if is_warned else "none",
        basis=basis,
        evidence={"consecutive": run, "alternate": absent}.get(basis or "", ()),
    )


def _reaches(count: int, limit: int) -> bool:
    """A limit of 0 is none."""
    return 0 < limit <= count


def _longest_run(marks: Iterable[Attended]) -> tuple[str, ...]:
    """The sessions of the longest run of absences; what is neither absence nor presence interrupts none."""
    telling = (one for one in marks if one.mark == "absent" or one.mark in THERE)
    runs = [tuple(one.session for one in run) for away, run in groupby(telling, lambda o: o.mark == "absent") if away]
    return max(runs, key=len, default=())


def months_before(at: datetime, months: int) -> datetime:
    """The same day so many months before, or that month's last if it has no such day."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
