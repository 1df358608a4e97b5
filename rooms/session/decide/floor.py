"""Deciding on who speaks."""

from __future__ import annotations

from rooms.log.kind import Decided
from rooms.session import agenda, floor
from rooms.session.commands import (
    EndFloor,
    ExtendFloor,
    GrantFloor,
    PauseFloor,
    RequestFloor,
    ResumeFloor,
    WithdrawRequest,
)
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import NobodySpeaks, SeatUnknown, UnknownPerson, UnknownRequest
from rooms.session.events import FloorEnded, FloorExtended, FloorPaused, FloorRequested, FloorResumed, RequestWithdrawn
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity, acting


def request(ask: Asking, command: RequestFloor) -> Decided:
    """Ask for the floor, for a seat; the clerk may enter a citizen by name, without a seat.

    Raises WrongState, NotAllowed, SeatUnknown, UnknownPerson, UnknownSpeechKind, AlreadyRequested, UnknownItem.
    """
    is_citizen = command.name is not None
    by = acting(command.type, ask.held & {Capacity.CLERK}) if is_citizen else ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    if command.item is not None:
        agenda.item(ask.session.agenda, command.item)
    person = None if is_citizen else _speaker(ask, by)
    floor.check_request(ask.session.floor, kind=command.kind, person=person)
    fields = command.model_dump(exclude={"seat", "means"}, exclude_none=True)
    event = FloorRequested(**fields, person=person, seat=by.seat or None, citizen=is_citizen, means=by.means)
    return answer(by, event)


def _speaker(ask: Asking, by: Acting) -> str:
    """The member, or for the clerk whoever votes for the seat, else its titular. Raises SeatUnknown, UnknownPerson."""
    if not by.is_for_other:
        return ask.asked.person or ""
    held = ask.people.seats.get(by.seat)
    if held is None:
        raise SeatUnknown(seat=by.seat)
    person = ask.session.attendance.voters.get(by.seat) or (held.titular.person if held.titular else "")
    if not person:
        raise UnknownPerson(person="")
    return person


def withdraw_request(ask: Asking, command: WithdrawRequest) -> Decided:
    """Raises NotAllowed, NoSeat, UnknownRequest: a member withdraws only the own request."""
    acting(command.type, ask.held)
    waiting = floor.waiting_request(ask.session.floor, command.request)
    if waiting.seat is None:
        by = acting(command.type, ask.held - {Capacity.MEMBER})
    else:
        by = ask.acting(command.model_copy(update={"seat": waiting.seat}))
    if by.capacity is Capacity.MEMBER and waiting.person != ask.asked.person:
        raise UnknownRequest(request=command.request)
    return answer(by, RequestWithdrawn(request=command.request, means=by.means))


def grant(ask: Asking, command: GrantFloor) -> Decided:
    """Raises WrongState, FloorTaken, UnknownRequest."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    return answer(by, floor.grant(ask.session.floor, command.request))


def pause(ask: Asking, command: PauseFloor) -> Decided:
    """Raises NobodySpeaks, ClockPaused."""
    by = ask.acting(command)
    floor.check_running(ask.session.floor)
    return answer(by, FloorPaused())


def resume(ask: Asking, command: ResumeFloor) -> Decided:
    """Raises WrongState, NobodySpeaks, ClockRuns."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    floor.check_paused(ask.session.floor)
    return answer(by, FloorResumed())


def extend(ask: Asking, command: ExtendFloor) -> Decided:
    """Raises NobodySpeaks."""
    by = ask.acting(command)
    floor.speech_of(ask.session.floor)
    return answer(by, FloorExtended(seconds=command.seconds))


def end(ask: Asking, command: EndFloor) -> Decided:
    """End the speech; a member only the own. Raises NobodySpeaks."""
    by = ask.acting(command)
    speech = floor.speech_of(ask.session.floor)
    if by.capacity is Capacity.MEMBER and speech.request.person != ask.asked.person:
        raise NobodySpeaks
    return answer(by, FloorEnded())
