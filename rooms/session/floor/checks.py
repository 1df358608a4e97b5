"""What may be done with the floor as it stands: raises the refusal, or gives the event. Not who may ask, nor when."""

from __future__ import annotations

from datetime import datetime, timedelta

from rooms.council.rules_values import SpeechKind
from rooms.session.errors import (
    AlreadyRequested,
    ClockPaused,
    ClockRuns,
    FloorTaken,
    HigherPriority,
    NobodySpeaks,
    NoInterjection,
    NoTimeLeft,
    OtherPriority,
    OwnSpeech,
    UnknownRequest,
    UnknownSpeechKind,
)
from rooms.session.events.floor import FloorEnded, FloorGranted, InterjectionAllowed, RequestMoved
from rooms.session.floor.speeches import POINT, Floor, Request, Speech
from rooms.session.words import How


def check_request(floor: Floor, *, kind: str, person: str | None) -> SpeechKind:
    """The kind asked for. Raises UnknownSpeechKind, AlreadyRequested."""
    if kind not in floor.kinds:
        raise UnknownSpeechKind(kind=kind)
    for waiting in (*floor.queue, *floor.asides):
        if person is not None and (waiting.person, waiting.kind) == (person, kind):
            raise AlreadyRequested(request=waiting.id)
    return floor.kinds[kind]


def interjection(floor: Floor, *, person: str | None = None) -> SpeechKind:
    """The kind of aparte that the speech allows. Raises NobodySpeaks, OwnSpeech, NoInterjection."""
    asked = speech_of(floor).request
    if person is not None and asked.person == person:
        raise OwnSpeech
    for kind in floor.kinds.values():
        if kind.parent == asked.kind:
            return kind
    raise NoInterjection(kind=asked.kind)


def waiting_request(floor: Floor, id_: str | None) -> Request:
    """The named request, or the first of the queue. Raises UnknownRequest."""
    for waiting in floor.queue:
        if id_ is None or waiting.id == id_:
            return waiting
    raise UnknownRequest(request=id_ or "")


def waiting_aside(floor: Floor, id_: str) -> Request:
    """The aparte that waits for leave. Raises UnknownRequest."""
    for waiting in floor.asides:
        if waiting.id == id_:
            return waiting
    raise UnknownRequest(request=id_)


def any_request(floor: Floor, id_: str) -> Request:
    """The request, wherever it waits. Raises UnknownRequest."""
    return waiting_aside(floor, id_) if any(aside.id == id_ for aside in floor.asides) else waiting_request(floor, id_)


def grant(floor: Floor, id_: str | None, how: How | None) -> tuple[FloorEnded | FloorGranted, ...]:
    """Give the floor for the time of the request's kind; a point of order also while somebody speaks.

    Raises UnknownRequest, FloorTaken, HigherPriority.
    """
    if floor.speech is not None and not any(waiting.kind == POINT for waiting in floor.queue):
        raise FloorTaken(request=floor.speech.request.id)
    waiting = waiting_request(floor, id_)
    if floor.speech is not None and waiting.kind != POINT:
        raise FloorTaken(request=floor.speech.request.id)
    first = floor.queue[0]
    if first.priority > waiting.priority:
        raise HigherPriority(request=first.id, kind=first.kind)
    granted = FloorGranted(request=waiting.id, seconds=floor.kinds[waiting.kind].seconds, how=how)
    return (*aside_ended(floor), granted)


def aside_ended(floor: Floor) -> tuple[FloorEnded, ...]:
    """The end of the aparte, if there is one."""
    return () if floor.aside is None else (FloorEnded(request=floor.aside.request.id),)


def allow(floor: Floor, id_: str, *, now: datetime) -> InterjectionAllowed:
    """Leave for an aparte, no longer than its kind and the speaker's time allow.

    Raises NobodySpeaks, UnknownRequest, FloorTaken, ClockPaused, NoTimeLeft.
    """
    waiting, speech = waiting_aside(floor, id_), speech_of(floor)
    if floor.aside is not None:
        raise FloorTaken(request=floor.aside.request.id)
    check_running(floor)
    left = speech.seconds - speech.time(now) // timedelta(seconds=1)
    if left <= 0:
        raise NoTimeLeft
    return InterjectionAllowed(request=id_, seconds=min(left, floor.kinds[waiting.kind].seconds))


def move(floor: Floor, id_: str, before: str | None) -> RequestMoved:
    """Change places within a priority. Raises UnknownRequest, OtherPriority."""
    moved = waiting_request(floor, id_)
    if before is not None and waiting_request(floor, before).priority != moved.priority:
        raise OtherPriority(request=before)
    return RequestMoved(request=id_, before=before)


def speech_of(floor: Floor) -> Speech:
    """The speech. Raises NobodySpeaks."""
    if floor.speech is None:
        raise NobodySpeaks
    return floor.speech


def check_running(floor: Floor) -> None:
    """Raises NobodySpeaks, ClockPaused."""
    if speech_of(floor).running_since is None:
        raise ClockPaused


def check_paused(floor: Floor) -> None:
    """Raises NobodySpeaks, ClockRuns."""
    if speech_of(floor).running_since is not None:
        raise ClockRuns
