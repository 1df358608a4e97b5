"""Deciding on who is present."""

from __future__ import annotations

from datetime import timedelta

from rooms.log.kind import Decided, instant_text
from rooms.session import attendance, calls, justifications
from rooms.session.commands import CheckIn, CheckOut, CorrectAttendance, Excuse, Lapse, Restore, VerifyQuorum
from rooms.session.commands.attendance import Stay
from rooms.session.decide.asking import Asking, answer, calendar_of, check_dated
from rooms.session.decide.seats import quorum_for
from rooms.session.errors import NotPresent, SeatUnknown, TooLate, UnknownPerson
from rooms.session.events import AttendanceCorrected, CheckedIn, CheckedOut, Excused, QuorumVerified
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting
from rooms.session.seating import may_sit
from rooms.session.words import Place


def check_in(ask: Asking, command: CheckIn) -> Decided:
    """Raises WrongState, PlaceNotAllowed, NotSworn, SeatUnknown, AlreadyPresent, UnknownPerson."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    check_dated(command, ask)
    calls.check_place(calendar_of(ask).mode, command.place)
    seat, person = by.seat, _attendee(ask, by, command.person)
    attendance.check_in(ask.session.attendance, ask.people, seat=seat, person=person, now=ask.now)
    event = CheckedIn(
        seat=seat,
        person=person,
        place=command.place,
        own_device=not by.is_for_other and command.place is Place.REMOTE,
        means=by.means,
        late_reason=command.late_reason,
    )
    return answer(by, event, command=command)


def _attendee(ask: Asking, by: Acting, named: str | None) -> str:
    """The member acts for the own person; the clerk for the named holder of the seat, its titular unless said."""
    if not by.is_for_other:
        if named not in (None, ask.asked.person):
            raise UnknownPerson(person=named)
        return ask.asked.person or ""
    held = ask.people.seats.get(by.seat)
    if held is None:
        raise SeatUnknown(seat=by.seat)
    return holder_named(ask, held.id, named)


def holder_named(ask: Asking, seat: str, named: str | None) -> str:
    """Whoever is named and may sit in a seat, its titular unless said. Raises UnknownPerson."""
    titular = ask.people.seats[seat].titular
    person = named or (titular.person if titular else "")
    if not may_sit(ask.people, person, seat, scope=ask.session.attendance.scope):
        raise UnknownPerson(person=person)
    return person


def check_out(ask: Asking, command: CheckOut) -> Decided:
    """Raises WrongState, NotPresent."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    check_dated(command, ask)
    person = _attendee(ask, by, command.person) if command.person else _leaver(ask, by)
    here = attendance.check_here(ask.session.attendance, person)
    if here.seat != by.seat:
        raise NotPresent(person=person)
    event = CheckedOut(seat=here.seat, person=person, means=by.means, late_reason=command.late_reason)
    return answer(by, event, command=command)


def _leaver(ask: Asking, by: Acting) -> str:
    """Whoever votes for the seat leaves when the clerk names nobody, else its titular."""
    voter = ask.session.attendance.voters.get(by.seat)
    return voter if by.is_for_other and voter else _attendee(ask, by, None)


def excuse(ask: Asking, command: Excuse) -> Decided:
    """Ask for an absence to be justified, after the end until the rules' deadline.

    Raises WrongState, TooLate, SeatPresent, ExcuseDecided (what was decided is not asked again).
    """
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING, Phase.ADJOURNED)
    _check_deadline(ask)
    attendance.excuse(ask.session.attendance, ask.people, by.seat)
    justifications.ask(ask.session.justifications, by.seat)
    return answer(by, Excused(seat=by.seat, means=by.means, reason=command.reason))


def _check_deadline(ask: Asking) -> None:
    ended_at = ask.session.life.ended_at
    if ended_at is not None:
        until = ended_at + timedelta(hours=ask.rules.absence.justify_deadline)
        if ask.now > until:
            raise TooLate(until=instant_text(until))


def verify_quorum(ask: Asking, command: VerifyQuorum) -> Decided:
    """Count the seats present. Raises WrongState."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    check = quorum_for(ask.session, ask.rules, ask.session.agenda.on_table)
    present = ask.session.attendance.present
    return answer(by, QuorumVerified(present=present, needed=check.needed, reached=check.is_reached))


def correct(ask: Asking, command: CorrectAttendance) -> Decided:
    """Put a person's stretches right while the session is held. Raises WrongState, UnknownPerson, StaysOverlap."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    return answer(by, corrected(ask, command.person, command.stays, command.reason))


def corrected(ask: Asking, person: str, stays: tuple[Stay, ...], reason: str | None = None) -> AttendanceCorrected:
    """A person's stretches from now on, for the seat in which the person sits. Raises UnknownPerson, StaysOverlap."""
    seats = ask.people.seats_of.get(person, ())
    if not seats:
        raise UnknownPerson(person=person)
    ended_at = ask.session.life.ended_at
    attendance.check_stays(person, stays, ended_at or ask.now, may_last=ended_at is None)
    here = ask.session.attendance.here.get(person)
    return AttendanceCorrected(seat=here.seat if here else seats[0], person=person, stays=stays, reason=reason)


def lapse(ask: Asking, command: Lapse) -> Decided:
    """Raises WrongState, NotPresent, NotLapsed."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    return answer(by, attendance.lapse(ask.session.attendance, command.person, command.since))


def restore(ask: Asking, command: Restore) -> Decided:
    """Raises WrongState, NotPresent, NotLapsed."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    return answer(by, attendance.restore(ask.session.attendance, command.person))
