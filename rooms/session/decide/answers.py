"""Deciding on notice of the call, answers to it, and the alternates that they summon."""

from __future__ import annotations

from collections.abc import Iterable

from rooms.log.kind import Decided, Event
from rooms.session import answers, calls
from rooms.session.answers import Reply
from rooms.session.commands import AnswerCall, CloseAnswers, GiveNotice, OpenCall
from rooms.session.decide.asking import Asking, answer, calendar_of
from rooms.session.due import answers_close_at
from rooms.session.errors import AnswersOpen, MeansNeeded, SeatUnknown, UnknownPerson
from rooms.session.events import AnswersClosed, CallAnswered, NoticeGiven
from rooms.session.life import Phase
from rooms.session.may import Acting
from rooms.session.seating import line_for
from rooms.session.words import Going, NoticeMeans, Place

_PLACES = {Going.IN_ROOM: Place.IN_ROOM, Going.REMOTE: Place.REMOTE}


def answer_call(ask: Asking, command: AnswerCall) -> Decided:
    """A member answers, until the session opens. Whoever does not come summons the next alternate.

    Raises WrongState, SeatUnknown, UnknownPerson, MeansNeeded, PlaceNotAllowed, AlreadyAnswered.
    """
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    person = _who(ask, by, command.person)
    if command.answer in _PLACES:
        calls.check_place(calendar_of(ask).mode, _PLACES[command.answer])
    known = ask.session.answers
    answers.check_answer(known, person, command.answer)
    said = CallAnswered(seat=by.seat, person=person, answer=command.answer, means=by.means)
    after = answers.replied(known, person, Reply(command.answer, ask.now, by.means))
    seats = (*ask.people.seats_of[person], *answers.summoned_to(known, ask.people, person))
    left = dict.fromkeys(seats) if command.answer is Going.NOT_GOING else ()
    summons = answers.summons(after, ask.people, _lines(ask, left))
    return answer(by, said, *((summons,) if summons else ()))


def _who(ask: Asking, by: Acting, named: str | None) -> str:
    """The member who answers, or for whom the clerk does: the seat's titular unless somebody is named."""
    seat = ask.people.seats.get(by.seat)
    if seat is None:
        raise SeatUnknown(seat=by.seat)
    person = named or ((seat.titular.person if seat.titular else "") if by.is_for_other else ask.asked.person or "")
    is_own = by.is_for_other or person == ask.asked.person
    if not is_own or ask.people.holder(seat.id, person) is None:
        raise UnknownPerson(person=person)
    if by.is_for_other and by.means is None:
        raise MeansNeeded
    return person


def _lines(ask: Asking, seats: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By seat, who may stand in for it as the rules say, in order, sworn in by the hour of the session."""
    hour, scope = calendar_of(ask).scheduled_at, ask.rules.alternate.scope
    lines = {seat: line_for(ask.people, seat, scope=scope) for seat in seats}
    return {
        seat: tuple(one.person for one in line if one.sworn_at is not None and one.sworn_at <= hour)
        for seat, line in lines.items()
    }


def give_notice(ask: Asking, command: GiveNotice) -> Decided:
    """Record who got the call, and how. Raises WrongState, UnknownPerson."""
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    for person in command.persons:
        if person not in ask.people.seats_of:
            raise UnknownPerson(person=person)
    return answer(by, NoticeGiven(persons=tuple(dict.fromkeys(command.persons)), how=NoticeMeans(command.how)))


def open_call(ask: Asking, command: OpenCall) -> Decided:
    """Record once that a member opened the own page of the call. Raises WrongState, AlreadyOpened."""
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    person = ask.asked.person or ""
    answers.check_opened(ask.session.answers, person)
    return answer(by, NoticeGiven(persons=(person,), how=NoticeMeans.OPENED))


def close(ask: Asking, command: CloseAnswers) -> Decided:
    """The deadline has come: silence summons the alternates. Raises WrongState, AnswersOpen."""
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    at = answers_close_at(ask.session)
    if at is None or ask.now < at:
        raise AnswersOpen
    known = answers.closed(ask.session.answers)
    events: list[Event] = [AnswersClosed(silent=answers.silent(known, ask.people))]
    summons = answers.summons(known, ask.people, _lines(ask, ask.people.seats), is_closing=True)
    return answer(by, *events, *((summons,) if summons else ()))
