"""The floor: who asked to speak, who speaks, and the speaker's clock, which is the server's. Not who may ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from rooms.council.rules_values import SpeechKind
from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import (
    AlreadyRequested,
    ClockPaused,
    ClockRuns,
    FloorTaken,
    NobodySpeaks,
    UnknownRequest,
    UnknownSpeechKind,
)
from rooms.session.events.floor import (
    FloorEnded,
    FloorExtended,
    FloorGranted,
    FloorPaused,
    FloorRequested,
    FloorResumed,
    RequestWithdrawn,
)
from rooms.session.events.life import (
    ChairLost,
    SessionAdjourned,
    SessionCalled,
    SessionCancelled,
    SessionContinued,
    SessionSuspended,
)


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who asks for the floor. `name` and `subject` are sealed; `person` None: a citizen."""

    id: str
    kind: str
    priority: int
    person: str | None
    seat: str | None
    item: str | None
    at: datetime
    name: Ref | None
    subject: Ref


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody who has the floor for `seconds`, of which `used` are over; `running_since` None: the clock stands."""

    request: Request
    seconds: int
    used: timedelta
    running_since: datetime | None


@dataclass(frozen=True, slots=True)
class Floor:
    """The queue in order of priority, then of asking; the speech, if any; `about`: sealed texts of an item."""

    kinds: Mapping[str, SpeechKind] = field(default_factory=dict)
    queue: tuple[Request, ...] = ()
    speech: Speech | None = None
    about: tuple[tuple[str, Ref], ...] = ()


def check_request(floor: Floor, *, kind: str, person: str | None) -> None:
    """Raises UnknownSpeechKind, AlreadyRequested."""
    if kind not in floor.kinds:
        raise UnknownSpeechKind(kind=kind)
    for waiting in floor.queue:
        if person is not None and (waiting.person, waiting.kind) == (person, kind):
            raise AlreadyRequested(request=waiting.id)


def waiting_request(floor: Floor, id_: str | None) -> Request:
    """The named request, or the first of the queue. Raises UnknownRequest."""
    for waiting in floor.queue:
        if id_ is None or waiting.id == id_:
            return waiting
    raise UnknownRequest(request=id_ or "")


def grant(floor: Floor, id_: str | None) -> FloorGranted:
    """Give the floor for the time of the request's kind. Raises FloorTaken, UnknownRequest."""
    if floor.speech is not None:
        raise FloorTaken(request=floor.speech.request.id)
    waiting = waiting_request(floor, id_)
    return FloorGranted(request=waiting.id, seconds=floor.kinds[waiting.kind].seconds)


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


def evolve(floor: Floor, recorded: Recorded) -> Floor:
    """Fold one event into the floor."""
    match recorded.event:
        case SessionCalled(rules=rules):
            return replace(floor, kinds={kind.kind: kind for kind in rules.speech.kinds})
        case FloorRequested() as event:
            asked = _requested(floor, event, recorded)
            queue = tuple(sorted((*floor.queue, asked), key=lambda waiting: -waiting.priority))
            return replace(floor, queue=queue, about=(*floor.about, *_about(asked)))
        case RequestWithdrawn(request=id_):
            return replace(floor, queue=tuple(waiting for waiting in floor.queue if waiting.id != id_))
        case FloorGranted(request=id_, seconds=seconds):
            speech = Speech(waiting_request(floor, id_), seconds, timedelta(), recorded.at)
            return replace(floor, queue=tuple(w for w in floor.queue if w.id != id_), speech=speech)
        case FloorPaused() | SessionSuspended() | ChairLost():
            return replace(floor, speech=_paused(floor.speech, recorded.at))
        case FloorResumed() if floor.speech:
            return replace(floor, speech=replace(floor.speech, running_since=recorded.at))
        case FloorExtended(seconds=seconds) if floor.speech:
            return replace(floor, speech=replace(floor.speech, seconds=floor.speech.seconds + seconds))
        case FloorEnded():
            return replace(floor, speech=None)
        case SessionAdjourned() | SessionCancelled() | SessionContinued():
            return replace(floor, queue=(), speech=None)
        case _:
            return floor


def _requested(floor: Floor, event: FloorRequested, recorded: Recorded) -> Request:
    return Request(
        id=f"r{recorded.seq}",
        kind=event.kind,
        priority=floor.kinds[event.kind].priority,
        person=event.person,
        seat=event.seat,
        item=event.item,
        at=recorded.at,
        name=Ref(recorded.seq, "name") if event.citizen else None,
        subject=Ref(recorded.seq, "subject"),
    )


def _about(asked: Request) -> tuple[tuple[str, Ref], ...]:
    if asked.item is None:
        return ()
    return tuple((asked.item, ref) for ref in (asked.name, asked.subject) if ref is not None)


def _paused(speech: Speech | None, at: datetime) -> Speech | None:
    if speech is None or speech.running_since is None:
        return speech
    return replace(speech, used=speech.used + (at - speech.running_since), running_since=None)
