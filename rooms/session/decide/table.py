"""Deciding on what is on the table and who speaks: agenda, floor, chat, notes."""

from __future__ import annotations

from rooms.log.kind import Decided
from rooms.log.seal import Ref
from rooms.session import agenda, floor
from rooms.session.ballots import is_open
from rooms.session.chat import check_open, check_post
from rooms.session.commands import (
    AddItem,
    EditItem,
    EndFloor,
    ExtendFloor,
    FinishItem,
    GrantFloor,
    MoveItem,
    Note,
    PauseFloor,
    PostChat,
    RedactChat,
    RequestFloor,
    ReserveItem,
    ResumeFloor,
    StartItem,
    WithdrawItem,
    WithdrawRequest,
)
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import BallotUnfinished, NobodySpeaks, NoSeat, SeatUnknown, UnknownPerson, UnknownRequest
from rooms.session.events import (
    ChatPosted,
    ChatRedacted,
    FloorEnded,
    FloorExtended,
    FloorPaused,
    FloorRequested,
    FloorResumed,
    ItemFinished,
    ItemWithdrawn,
    Noted,
    RequestWithdrawn,
)
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity, acting

_BEFORE_END = (Phase.SCHEDULED, Phase.CALLED, *RUNNING)


def add(ask: Asking, command: AddItem) -> Decided:
    """Raises WrongState, ItemExists, UnknownItem."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    is_late = ask.session.life.phase is not Phase.SCHEDULED
    return answer(by, agenda.add(ask.session.agenda, command, is_late=is_late))


def edit(ask: Asking, command: EditItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, Stale."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    return answer(by, agenda.edit(ask.session.agenda, command))


def move(ask: Asking, command: MoveItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, Stale."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    return answer(by, agenda.move(ask.session.agenda, command))


def withdraw(ask: Asking, command: WithdrawItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, BallotUnfinished."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    agenda.undecided(ask.session.agenda, command.item)
    _check_no_ballot_on(ask, command.item)
    return answer(by, ItemWithdrawn(item=command.item, reason=command.reason))


def start(ask: Asking, command: StartItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, ItemOnTable."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    return answer(by, agenda.start(ask.session.agenda, command.item))


def finish(ask: Asking, command: FinishItem) -> Decided:
    """Raises WrongState, UnknownItem, NotOnTable, BallotUnfinished."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    agenda.on_table(ask.session.agenda, command.item)
    _check_no_ballot_on(ask, command.item)
    return answer(by, ItemFinished(item=command.item))


def _check_no_ballot_on(ask: Asking, item: str) -> None:
    current = ask.session.ballots.current
    if current is not None and ask.session.ballots.items[current].opened.item == item:
        raise BallotUnfinished(ballots=[current])


def reserve(ask: Asking, command: ReserveItem) -> Decided:
    """Raises WrongState, UnknownItem, AlreadyReserved. Also after the end: it only hides."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END, Phase.ADJOURNED)
    return answer(by, agenda.reserve(ask.session.agenda, command.item, command.basis))


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


def post(ask: Asking, command: PostChat) -> Decided:
    """Raises WrongState, ChatOff, ChatClosed."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    check_open(ask.rules.chat, is_ballot_open=is_open(ask.session.ballots))
    seats = ask.people.seats_of.get(ask.asked.person or "", ())
    return answer(by, ChatPosted(person=ask.asked.person or "", seat=seats[0] if seats else None, text=command.text))


def redact_post(ask: Asking, command: RedactChat) -> Decided:
    """Erase a post: the clerk, the chair, or its author. Raises NotAllowed, UnknownText, NoSeat."""
    by = ask.acting(command)
    found = check_post(ask.session.texts, command.post)
    if by.capacity is Capacity.MEMBER and found.person != ask.asked.person:
        raise NoSeat
    return answer(by, ChatRedacted(post=command.post), erases=(Ref(command.post, "text"),))


def note(ask: Asking, command: Note) -> Decided:
    """The clerk's note. Raises WrongState, UnknownItem."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    if command.item is not None:
        agenda.item(ask.session.agenda, command.item)
    return answer(by, Noted(item=command.item, text=command.text))
