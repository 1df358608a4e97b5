"""Attendance: persons come and go, seats are counted. Holds who may vote for each seat now, not the votes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rooms.council.rules_values import Quorum as QuorumRule
from rooms.log.kind import Recorded
from rooms.session.commands.attendance import Stay
from rooms.session.errors import AlreadyPresent, NotLapsed, NotPresent, NotSworn, SeatPresent, SeatUnknown, StaysOverlap
from rooms.session.events.attendance import (
    AttendanceCorrected,
    CheckedIn,
    CheckedOut,
    Excused,
    Lapsed,
    Restored,
)
from rooms.session.events.justifications import ExcuseDecided
from rooms.session.events.life import SessionAdjourned, SessionCalled, SessionComposed, SessionContinued
from rooms.session.people import People, people_of
from rooms.session.seating import Scope, Seating, may_sit, seated, voter_of
from rooms.session.words import Place
from voting import Base, Bases, Quorum, QuorumCheck, check_quorum, parse_requirement


@dataclass(frozen=True, slots=True)
class Here:
    """A person in the session. `lapsed_at`: the own device has been gone since; the person has not left."""

    seat: str
    place: Place
    is_own_device: bool
    since: datetime
    lapsed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A stretch of attendance that ended."""

    person: str
    seat: str
    place: Place
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """`here` by person, `past` in order of ending, `excused` seats with the seq of the excuse, and `voters`: for each
    represented seat the person who may vote for it now, recusals apart (seating.py). Its size is the presence.
    `scope` is the rules': for which seats alternates stand in."""

    people: People | None = None
    here: Mapping[str, Here] = field(default_factory=dict)
    past: tuple[Past, ...] = ()
    excused: Mapping[str, int] = field(default_factory=dict)
    voters: Mapping[str, str] = field(default_factory=dict)
    scope: Scope = "own_seat"

    @property
    def present(self) -> tuple[str, ...]:
        """Seats represented, in the order of the roster."""
        if self.people is None:
            return ()
        return tuple(seat.id for seat in self.people.roster.seats if seat.id in self.voters)

    @property
    def bases(self) -> Bases:
        """Seats that the law gives, that have a holder, that are present."""
        roster = self.people.roster if self.people else None
        filled = self.people.filled if self.people else 0
        return Bases(statutory=roster.statutory if roster else 0, filled=filled, present=len(self.voters))

    def represents(self, person: str, seat: str) -> bool:
        """Whether the person is in the session for this seat, with a device that has not lapsed."""
        here = self.here.get(person)
        is_for_it = here is not None and (here.seat == seat or self.voters.get(seat) == person)
        return here is not None and is_for_it and here.lapsed_at is None

    def seating(self, recused: Collection[str] = ()) -> Seating | None:
        """Who sits where, less those who do not vote; None before the call."""
        if self.people is None:
            return None
        sits = {person: here.seat for person, here in self.here.items() if here.lapsed_at is None}
        return Seating(self.people, sits, self.scope, recused)


def voters_at(attendance: Attendance, at: datetime) -> Mapping[str, str]:
    """For each seat represented at that moment, whoever could vote for it then."""
    if attendance.people is None:
        return {}
    sits = {person: here.seat for person, here in attendance.here.items() if here.since <= at}
    sits |= {stay.person: stay.seat for stay in attendance.past if stay.since <= at < stay.until}
    return seated(Seating(attendance.people, sits, attendance.scope))


def quorum(rule: QuorumRule, bases: Bases) -> QuorumCheck:
    """Whether a quorum of the rules profile is reached, with its arithmetic."""
    return check_quorum(Quorum(parse_requirement(rule.of), Base(rule.base), rule.article), bases)


def check_in(attendance: Attendance, people: People, *, seat: str, person: str, now: datetime) -> None:
    """May the person be counted present for the seat, the own one or another for which an alternate stands in?

    Raises SeatUnknown, NotSworn, AlreadyPresent.
    """
    if seat not in people.seats:
        raise SeatUnknown(seat=seat)
    own = people.holder(seat, person)
    held = [own] if own else [people.holder(other, person) for other in people.seats_of.get(person, ())]
    if not any(one is not None and one.sworn_at is not None and one.sworn_at <= now for one in held):
        raise NotSworn(person=person)
    here = attendance.here.get(person)
    if here is not None and here.lapsed_at is None and here.seat == seat:
        raise AlreadyPresent(person=person)


def check_here(attendance: Attendance, person: str) -> Here:
    """The person's presence. Raises NotPresent."""
    here = attendance.here.get(person)
    if here is None:
        raise NotPresent(person=person)
    return here


def excuse(attendance: Attendance, people: People, seat: str) -> None:
    """May the seat's absence be justified? Raises SeatUnknown, SeatPresent."""
    if seat not in people.seats:
        raise SeatUnknown(seat=seat)
    if seat in attendance.voters:
        raise SeatPresent(seat=seat)


def lapse(attendance: Attendance, person: str, since: datetime) -> Lapsed:
    """Only a person checked in remotely by the own device lapses. Raises NotPresent, NotLapsed."""
    here = check_here(attendance, person)
    if here.lapsed_at is not None or here.place is not Place.REMOTE or not here.is_own_device:
        raise NotLapsed(person=person)
    return Lapsed(seat=here.seat, person=person, since=since)


def restore(attendance: Attendance, person: str) -> Restored:
    """A lapsed person's device is back. Raises NotPresent, NotLapsed."""
    here = check_here(attendance, person)
    if here.lapsed_at is None:
        raise NotLapsed(person=person)
    return Restored(seat=here.seat, person=person)


def check_stays(person: str, stays: tuple[Stay, ...], until: datetime, *, may_last: bool) -> None:
    """Stretches follow one another, end after they begin and by `until`; the last may last while the session does.

    Raises StaysOverlap.
    """
    last: datetime | None = None
    for position, stay in enumerate(stays):
        lasts = stay.until is None
        end = stay.until or until
        is_in_order = (last is None or stay.since >= last) and stay.since <= end <= until
        if not is_in_order or (lasts and not (may_last and position == len(stays) - 1)):
            raise StaysOverlap(person=person)
        last = end


def evolve(attendance: Attendance, recorded: Recorded) -> Attendance:
    """Fold one event into the attendance."""
    match recorded.event:
        case SessionCalled(roster=roster, rules=rules):
            return Attendance(people_of(roster), {}, (), {}, {}, rules.alternate.scope)
        case SessionComposed(roster=roster):
            return _composed(attendance, people_of(roster), recorded.happened_at)
        case CheckedIn(seat=seat, person=person, place=place, own_device=own_device):
            moved = _gone(attendance, person, recorded.happened_at)
            excused = {s: seq for s, seq in moved.excused.items() if s != seat}
            return _with(replace(moved, excused=excused), person, Here(seat, place, own_device, recorded.happened_at))
        case CheckedOut(person=person):
            return _gone(attendance, person, recorded.happened_at)
        case Excused(seat=seat):
            return replace(attendance, excused={**attendance.excused, seat: recorded.seq})
        case ExcuseDecided(seat=seat, accepted=accepted):
            return _excused(attendance, seat, recorded.seq if accepted else None)
        case Lapsed(person=person, since=since):
            return _with(attendance, person, replace(attendance.here[person], lapsed_at=since))
        case Restored(person=person):
            return _with(attendance, person, replace(attendance.here[person], lapsed_at=None))
        case AttendanceCorrected(seat=seat, person=person, stays=stays):
            return _corrected(attendance, seat, person, stays)
        case SessionAdjourned() | SessionContinued():
            return _ended(attendance, recorded.happened_at)
        case _:
            return attendance


def _excused(attendance: Attendance, seat: str, seq: int | None) -> Attendance:
    """A refusal withdraws the excuse; accepting keeps it, or brings it back."""
    rest = {s: asked for s, asked in attendance.excused.items() if s != seat}
    return replace(attendance, excused=rest if seq is None else {**rest, seat: attendance.excused.get(seat, seq)})


def _with(attendance: Attendance, person: str, here: Here) -> Attendance:
    everyone = {**attendance.here, person: here}
    return _counted(replace(attendance, here=everyone), here.seat)


def _gone(attendance: Attendance, person: str, at: datetime) -> Attendance:
    here = attendance.here.get(person)
    if here is None:
        return attendance
    stay = Past(person, here.seat, here.place, here.since, max(at, here.since))
    rest = {p: h for p, h in attendance.here.items() if p != person}
    return _counted(replace(attendance, here=rest, past=(*attendance.past, stay)), here.seat)


def _counted(attendance: Attendance, seat: str) -> Attendance:
    """The voters anew: of one seat, where nobody stands in for another, since members come by the hundred."""
    seating = attendance.seating()
    if seating is None:
        return attendance
    if attendance.scope != "own_seat":
        return replace(attendance, voters=seated(seating))
    voter = voter_of(seating, seat)
    voters = {s: p for s, p in attendance.voters.items() if s != seat}
    return replace(attendance, voters=voters if voter is None else {**voters, seat: voter})


def _composed(attendance: Attendance, people: People, at: datetime) -> Attendance:
    """Whoever lost the seat in which they sit leaves; everybody else stays as they are. Names once known stay known."""
    known = attendance.people.names if attendance.people else {}
    composed = replace(attendance, people=replace(people, names={**known, **people.names}))
    for person, here in attendance.here.items():
        if not may_sit(people, person, here.seat, scope=attendance.scope):
            composed = _gone(composed, person, at)
    seating = composed.seating()
    return replace(composed, voters=seated(seating) if seating else {})


def _corrected(attendance: Attendance, seat: str, person: str, stays: tuple[Stay, ...]) -> Attendance:
    attendance = _excused(attendance, seat, None) if stays else attendance
    past = tuple(stay for stay in attendance.past if stay.person != person)
    past += tuple(Past(person, seat, s.place, s.since, s.until) for s in stays if s.until)
    rest = {p: h for p, h in attendance.here.items() if p != person}
    lasting = next((stay for stay in stays if stay.until is None), None)
    if lasting is not None:
        rest[person] = Here(seat, lasting.place, is_own_device=False, since=lasting.since)
    return _counted(replace(attendance, here=rest, past=past), seat)


def _ended(attendance: Attendance, at: datetime) -> Attendance:
    for person in attendance.here:
        attendance = _gone(attendance, person, at)
    return attendance
