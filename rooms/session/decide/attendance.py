"""Deciding on who is present."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta

from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Decided, instant_text
from rooms.session import attendance
from rooms.session.attendance import quorum
from rooms.session.commands import CheckIn, CheckOut, CorrectAttendance, Excuse, Lapse, Restore, Settles, VerifyQuorum
from rooms.session.decide.asking import Asking, answer, check_dated
from rooms.session.errors import NotPresent, SeatUnknown, TooLate, UnknownPerson
from rooms.session.events import AttendanceCorrected, CheckedIn, CheckedOut, Excused, QuorumVerified
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting
from rooms.session.seating import seated
from rooms.session.state import Session
from rooms.session.words import Place
from voting import QuorumCheck


def check_in(ask: Asking, command: CheckIn) -> Decided:
    """Raises WrongState, NotSworn, SeatUnknown, AlreadyPresent, UnknownPerson."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    check_dated(command, ask)
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
    """The holder of a seat who is named, its titular unless said. Raises UnknownPerson."""
    titular = ask.people.seats[seat].titular
    person = named or (titular.person if titular else "")
    if ask.people.holder(seat, person) is None:
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
    """Justify an absence, after the end until the rules' deadline. Raises WrongState, TooLate, SeatPresent."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING, Phase.ADJOURNED)
    _check_deadline(ask)
    attendance.excuse(ask.session.attendance, ask.people, by.seat)
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
    check = quorum_for(ask.session, ask.rules, ask.session.agenda.current)
    present = ask.session.attendance.present
    return answer(by, QuorumVerified(present=present, needed=check.needed, reached=check.is_reached))


def voters_for(session: Session, item: str | None, settles: Settles | None = None) -> Mapping[str, str]:
    """By seat, the person who votes for it on an item: alternates take over from who is recused. None: on no item.

    `settles`: the question of procedure that is voted on, if any; nobody votes on the own challenge.
    """
    return _without(session, barred(session, item, settles))


def barred(session: Session, item: str | None, settles: Settles | None = None) -> frozenset[str]:
    """Persons who do not vote: those recused on the item, and who is challenged in what the ballot settles."""
    recused = session.recusals.on(item).keys()
    if settles is None or settles.kind != "challenge" or settles.subject not in session.recusals.waiting:
        return frozenset(recused)
    return frozenset(recused) | {session.recusals.waiting[settles.subject].person}


def _without(session: Session, persons: Collection[str]) -> Mapping[str, str]:
    attendance_ = session.attendance
    if attendance_.here.keys().isdisjoint(persons):
        return attendance_.voters
    seating = attendance_.seating(persons)
    return seated(seating) if seating else {}


def recused_for(session: Session, item: str | None, settles: Settles | None = None) -> frozenset[str]:
    """Seats present whose voter is recused on the item and for which nobody takes over."""
    return _left_alone(session, barred(session, item, settles))


def recused_if(session: Session, item: str, person: str) -> frozenset[str]:
    """Seats that would be recused on the item, and are not, if `person` were."""
    now = barred(session, item)
    return _left_alone(session, now | {person}) - _left_alone(session, now)


def _left_alone(session: Session, persons: frozenset[str]) -> frozenset[str]:
    voters = _without(session, persons)
    return frozenset(s for s, person in session.attendance.voters.items() if person in persons and s not in voters)


def quorum_for(session: Session, rules: RulesProfile, item: str | None, settles: Settles | None = None) -> QuorumCheck:
    """The quorum for voting on an item as things stand, by the call at which the session was opened."""
    opening, bases = session.life.opening, session.attendance.bases
    is_first = opening is None or opening.call == 1
    rule = rules.deliberation_quorum.first_call if is_first else rules.deliberation_quorum.second_call
    return quorum(rule, replace(bases, present=len(counted_for(session, rules, item, settles))))


def counted_for(
    session: Session, rules: RulesProfile, item: str | None, settles: Settles | None = None
) -> frozenset[str]:
    """The seats that count for the quorum on an item.

    Those that are recused, nobody taking over, count or not as the rules say (`recusal.counts_for_quorum`).
    """
    alone = recused_for(session, item, settles) if rules.recusal.counts_for_quorum else frozenset()
    return alone.union(voters_for(session, item, settles))


def correct(ask: Asking, command: CorrectAttendance) -> Decided:
    """Put a person's stretches right, also after the end. Raises WrongState, UnknownPerson, StaysOverlap."""
    by = ask.acting(command)
    ask.require(*RUNNING, Phase.ADJOURNED)
    seats = ask.people.seats_of.get(command.person, ())
    if not seats:
        raise UnknownPerson(person=command.person)
    ended_at = ask.session.life.ended_at
    attendance.check_stays(command.person, command.stays, ended_at or ask.now, may_last=ended_at is None)
    here = ask.session.attendance.here.get(command.person)
    seat = here.seat if here else seats[0]
    event = AttendanceCorrected(seat=seat, person=command.person, stays=command.stays, reason=command.reason)
    return answer(by, event)


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
