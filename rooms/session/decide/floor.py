"""Deciding on who speaks."""

from __future__ import annotations

from rooms.council.rules_values import SpeechKind
from rooms.log.kind import Decided
from rooms.session import agenda, floor
from rooms.session.ballots import held
from rooms.session.commands import (
    AllowInterjection,
    EndFloor,
    ExtendFloor,
    GrantFloor,
    Interject,
    MoveRequest,
    PauseFloor,
    RefuseRequest,
    RequestFloor,
    ResumeFloor,
    WithdrawRequest,
)
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.speaking import (
    CITIZENS,
    REPORTING,
    check_not_voting,
    check_occasion,
    check_public_voice,
    rapporteur,
)
from rooms.session.errors import (
    ArticleNeeded,
    NobodySpeaks,
    NoSeat,
    NotForCitizens,
    NotRapporteur,
    ReasonNeeded,
    SeatUnknown,
    UnknownPerson,
    UnknownRequest,
)
from rooms.session.events import (
    FloorEnded,
    FloorExtended,
    FloorPaused,
    FloorRequested,
    FloorResumed,
    RequestRefused,
    RequestWithdrawn,
)
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity, acting

_SPEAKERS = frozenset({Capacity.MEMBER, Capacity.OFFICER})
"""Who does on the floor what is the own affair alone."""


def request(ask: Asking, command: RequestFloor) -> Decided:
    """Ask for the floor, for a seat; the clerk may enter a citizen by name, without a seat.

    Raises WrongState, NotAllowed, SeatUnknown, UnknownPerson, UnknownSpeechKind, AlreadyRequested, UnknownItem,
    UnknownBallot, PublicVoiceOff, NotForCitizens, ArticleNeeded, NotRapporteur, OwnSpeech and what `check_occasion`
    raises.
    """
    is_citizen = command.name is not None
    by = acting(command.type, ask.held & {Capacity.CLERK}) if is_citizen else _asker(ask, command)
    ask.require(Phase.CALLED, *RUNNING)
    if command.item is not None:
        agenda.item(ask.session.agenda, command.item)
    person = None if is_citizen else speaker(ask, by)
    kind = floor.check_request(ask.session.floor, kind=command.kind, person=person)
    if is_citizen:
        _check_citizen(ask, kind)
    _check_kind(ask, command, kind, person)
    fields = command.model_dump(exclude={"seat", "means", "item"}, exclude_none=True)
    event = FloorRequested(
        **fields,
        has_article=command.article is not None,
        item=_item(ask, command),
        person=person,
        seat=by.seat or None,
        citizen=is_citizen,
        means=by.means,
    )
    return answer(by, event)


def _asker(ask: Asking, command: RequestFloor) -> Acting:
    """A seat, by its member or by the clerk; or the rapporteur of the item on the table, who needs none.

    Raises NotAllowed, WhichSeat, NoSeat, NotRapporteur.
    """
    is_seatless = Capacity.OFFICER in ask.held and Capacity.MEMBER not in ask.held and command.seat is None
    if not is_seatless:
        return ask.acting(command)
    if ask.asked.person != rapporteur(ask.session):
        raise NotRapporteur(item=ask.session.agenda.current or "")
    if command.kind not in REPORTING:
        raise NoSeat
    return Acting(Capacity.OFFICER)


def _check_citizen(ask: Asking, kind: SpeechKind) -> None:
    check_public_voice(ask.session)
    if kind.kind not in CITIZENS:
        raise NotForCitizens(kind=kind.kind)


def _check_kind(ask: Asking, command: RequestFloor, kind: SpeechKind, person: str | None) -> None:
    """What the kind asks for: an occasion, an article, the rapporteur, somebody else's speech."""
    if command.ballot is not None:
        held(ask.session.ballots, command.ballot)
    check_occasion(ask.session, kind, ballot=command.ballot)
    if kind.kind == floor.POINT and command.article is None:
        raise ArticleNeeded
    if kind.kind == "rapporteur" and person != rapporteur(ask.session):
        raise NotRapporteur(item=ask.session.agenda.current or "")
    if kind.parent is not None:
        floor.interjection(ask.session.floor, person=person)


def _item(ask: Asking, command: RequestFloor) -> str | None:
    """The item it is about: the one named, or for what is no ordinary speech the one on the table."""
    if command.kind in floor.STATEMENTS or command.kind == "rapporteur":
        return ask.session.agenda.current
    return command.item if command.kind in CITIZENS else command.item or ask.session.agenda.current


def interject(ask: Asking, command: Interject) -> Decided:
    """Ask whoever speaks for an aparte. Raises what `request` raises for the kind that this speech allows."""
    ask.acting(command)
    kind = floor.interjection(ask.session.floor).kind
    return request(ask, RequestFloor(kind=kind, seat=command.seat, means=command.means, subject=command.subject))


def allow(ask: Asking, command: AllowInterjection) -> Decided:
    """The speaker's leave, which the clerk may enter. Raises WrongState, NoSeat, NobodySpeaks and `floor.allow`'s."""
    acting(command.type, ask.held)
    ask.require(Phase.OPEN)
    event = floor.allow(ask.session.floor, command.request, now=ask.now)
    by = _as_speaker(ask, command)
    return answer(by, event.model_copy(update={"means": by.means}))


def _as_speaker(ask: Asking, command: AllowInterjection | RefuseRequest) -> Acting:
    """Whoever speaks, or the clerk for them. Raises NoSeat, NobodySpeaks."""
    asked = floor.speech_of(ask.session.floor).request
    if asked.seat is None:
        is_own = asked.person is not None and asked.person == ask.asked.person
        return acting(command.type, ask.held & {Capacity.OFFICER if is_own else Capacity.CLERK})
    by = ask.acting(command.model_copy(update={"seat": asked.seat}))
    if by.capacity is Capacity.MEMBER and asked.person != ask.asked.person:
        raise NobodySpeaks
    return by


def refuse(ask: Asking, command: RefuseRequest) -> Decided:
    """Refuse a request: whoever presides any, with a reason; the speaker an aparte.

    Raises NotAllowed, UnknownRequest, ReasonNeeded.
    """
    acting(command.type, ask.held)
    waiting = floor.any_request(ask.session.floor, command.request)
    is_speakers = waiting in ask.session.floor.asides and _speaks(ask)
    by = _as_speaker(ask, command) if is_speakers else acting(command.type, ask.held - _SPEAKERS)
    if not is_speakers and command.reason is None:
        raise ReasonNeeded(field="reason")
    event = RequestRefused(request=waiting.id, item=waiting.item, means=by.means, reason=command.reason)
    return answer(by, event)


def _speaks(ask: Asking) -> bool:
    speech = ask.session.floor.speech
    return speech is not None and speech.request.person is not None and speech.request.person == ask.asked.person


def move(ask: Asking, command: MoveRequest) -> Decided:
    """Change the order within a priority. Raises UnknownRequest, OtherPriority."""
    by = ask.acting(command)
    return answer(by, floor.move(ask.session.floor, command.request, command.before))


def speaker(ask: Asking, by: Acting) -> str:
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
    waiting = floor.any_request(ask.session.floor, command.request)
    if waiting.seat is None:
        is_own = waiting.person is not None and waiting.person == ask.asked.person
        by = acting(command.type, ask.held - (frozenset({Capacity.MEMBER}) if is_own else _SPEAKERS))
    else:
        by = ask.acting(command.model_copy(update={"seat": waiting.seat}))
    if by.capacity is Capacity.MEMBER and waiting.person != ask.asked.person:
        raise UnknownRequest(request=command.request)
    return answer(by, RequestWithdrawn(request=command.request, means=by.means))


def grant(ask: Asking, command: GrantFloor) -> Decided:
    """Give the floor. Raises WrongState, UnknownRequest, FloorTaken, HigherPriority, NotWhileVoting."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    events = floor.grant(ask.session.floor, command.request, command.how)
    point = ask.session.points.items.get(events[-1].request or "")
    check_not_voting(ask.session, point.ballot if point else None)
    return answer(by, *events)


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
    """End the aparte, or else the speech with whatever runs inside it; a member only the own. Raises NobodySpeaks."""
    by = ask.acting(command)
    speech, aside = floor.speech_of(ask.session.floor), ask.session.floor.aside
    own = [one for one in (aside, speech) if one and one.request.person == ask.asked.person]
    able = own if by.capacity in _SPEAKERS else [one for one in (aside, speech) if one]
    ending = next((one for one in able if command.request in (None, one.request.id)), None)
    if ending is None:
        raise NobodySpeaks
    inside = floor.aside_ended(ask.session.floor)
    return answer(by, *inside) if ending is aside else answer(by, *inside, FloorEnded())
