"""The floor after one more event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.events.agenda import ItemFinished, ItemWithdrawn
from rooms.session.events.ballots import BallotOpened
from rooms.session.events.floor import (
    FloorEnded,
    FloorExtended,
    FloorGranted,
    FloorPaused,
    FloorRequested,
    FloorResumed,
    InterjectionAllowed,
    RequestMoved,
    RequestRefused,
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
from rooms.session.events.points import AppealSettled, PointRuled, RulingAppealed
from rooms.session.floor.checks import waiting_aside, waiting_request
from rooms.session.floor.speeches import STATEMENTS, Floor, Request, Speech


def evolve(floor: Floor, recorded: Recorded) -> Floor:
    """Fold one event into the floor."""
    match recorded.event:
        case SessionCalled(rules=rules):
            kinds = {kind.kind: kind for kind in rules.speech.kinds}
            return replace(floor, kinds=kinds, public_voice=rules.public_voice)
        case FloorRequested() as event:
            return _asked(floor, _requested(floor, event, recorded))
        case RequestWithdrawn(request=id_):
            return _without(floor, id_)
        case RequestRefused(request=id_, item=item):
            return _heard(_without(floor, id_), item, Ref(recorded.seq, "reason"))
        case RequestMoved(request=id_, before=before):
            return replace(floor, queue=_moved(floor.queue, id_, before))
        case FloorGranted() as event:
            return _granted(floor, event, recorded.at)
        case InterjectionAllowed(request=id_, seconds=seconds):
            aside = Speech(waiting_aside(floor, id_), seconds, timedelta(), recorded.at)
            return replace(_without(floor, id_), aside=aside)
        case FloorPaused() | SessionSuspended() | ChairLost():
            return _clocks(floor, recorded.at, are_running=False)
        case FloorResumed():
            return _clocks(floor, recorded.at, are_running=True)
        case FloorExtended(seconds=seconds) if floor.speech:
            return replace(floor, speech=replace(floor.speech, seconds=floor.speech.seconds + seconds))
        case FloorEnded(request=id_):
            is_aside = floor.aside is not None and floor.aside.request.id == id_
            return _aside_over(floor, recorded.at) if is_aside else _over(floor, recorded.at)
        case PointRuled(request=id_, item=item):
            return _heard(_go_on(_without(floor, id_), recorded.at), item, Ref(recorded.seq, "reason"))
        case RulingAppealed():
            return _interrupted(floor, recorded.at)
        case AppealSettled():
            return _go_on(floor, recorded.at)
        case BallotOpened(item=item, items=items):
            return _voted_on(floor, {*items, *((item,) if item is not None else ())})
        case ItemFinished(item=item) | ItemWithdrawn(item=item):
            return _unstated(floor, {item})
        case SessionAdjourned() | SessionCancelled() | SessionContinued():
            ended = _over(_over(floor, recorded.at), recorded.at)
            return replace(ended, queue=(), asides=(), interrupted=None)
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


def _asked(floor: Floor, asked: Request) -> Floor:
    floor = replace(floor, about=(*floor.about, *_about(asked)))
    if floor.kinds[asked.kind].parent is not None and floor.speech is not None:
        return replace(floor, asides=(*floor.asides, asked))
    return replace(floor, queue=tuple(sorted((*floor.queue, asked), key=lambda waiting: -waiting.priority)))


def _about(asked: Request) -> tuple[tuple[str, Ref], ...]:
    if asked.item is None:
        return ()
    refs = (asked.name, asked.subject, Ref(asked.subject.seq, "article"))
    return tuple((asked.item, ref) for ref in refs if ref is not None)


def _heard(floor: Floor, item: str | None, reason: Ref) -> Floor:
    return floor if item is None else replace(floor, about=(*floor.about, (item, reason)))


def _without(floor: Floor, id_: str) -> Floor:
    queue = tuple(waiting for waiting in floor.queue if waiting.id != id_)
    return replace(floor, queue=queue, asides=tuple(waiting for waiting in floor.asides if waiting.id != id_))


def _unstated(floor: Floor, items: set[str]) -> Floor:
    """Without the statements that wait on matters which are being voted, or done with."""
    queue = tuple(one for one in floor.queue if one.item not in items or one.kind not in STATEMENTS)
    return floor if queue == floor.queue else replace(floor, queue=queue)


def _voted_on(floor: Floor, items: set[str]) -> Floor:
    """The same, and what is put to the vote next on these matters may be stated anew."""
    floor = _unstated(floor, items)
    statements = frozenset(one for one in floor.statements if one[0] not in items)
    return floor if statements == floor.statements else replace(floor, statements=statements)


def _moved(queue: tuple[Request, ...], id_: str, before: str | None) -> tuple[Request, ...]:
    moved = next(waiting for waiting in queue if waiting.id == id_)
    rest = [waiting for waiting in queue if waiting.id != id_]
    last = sum(waiting.priority >= moved.priority for waiting in rest)
    place = next((n for n, waiting in enumerate(rest) if waiting.id == before), last)
    return (*rest[:place], moved, *rest[place:])


def _granted(floor: Floor, event: FloorGranted, at: datetime) -> Floor:
    asked = waiting_request(floor, event.request)
    floor = _interrupted(_without(floor, asked.id), at)
    if asked.item is not None and asked.kind in STATEMENTS:
        floor = replace(floor, statements=floor.statements | {(asked.item, asked.kind)})
    return replace(floor, speech=Speech(asked, event.seconds, timedelta(), at, event.how))


def _clocks(floor: Floor, at: datetime, *, are_running: bool) -> Floor:
    """Stop the clocks of the speech and its aparte, or let them run."""

    def turned(speech: Speech | None) -> Speech | None:
        if speech is None or (speech.running_since is not None) is are_running:
            return speech
        return replace(speech, used=speech.time(at), running_since=at if are_running else None)

    return replace(floor, speech=turned(floor.speech), aside=turned(floor.aside))


def _interrupted(floor: Floor, at: datetime) -> Floor:
    if floor.speech is None:
        return floor
    return replace(floor, speech=None, interrupted=replace(floor.speech, used=floor.speech.time(at)))


def _go_on(floor: Floor, at: datetime) -> Floor:
    if floor.interrupted is None:
        return floor
    ran = floor.interrupted.running_since is not None
    return replace(floor, speech=replace(floor.interrupted, running_since=at if ran else None), interrupted=None)


def _over(floor: Floor, at: datetime) -> Floor:
    """The speech is over, or where there is none the one that was interrupted."""
    floor = _aside_over(floor, at)
    if floor.speech is not None:
        kept = floor.asides if floor.interrupted else ()
        return replace(_counted(floor, floor.speech, floor.speech.time(at)), speech=None, asides=kept)
    if floor.interrupted is not None:
        return replace(_counted(floor, floor.interrupted, floor.interrupted.used), interrupted=None)
    return floor


def _aside_over(floor: Floor, at: datetime) -> Floor:
    if floor.aside is None or floor.speech is None:
        return floor
    used = floor.aside.time(at)
    speech = replace(floor.speech, yielded=floor.speech.yielded + used)
    return replace(_counted(floor, floor.aside, used), speech=speech, aside=None)


def _counted(floor: Floor, speech: Speech, used: timedelta) -> Floor:
    """With the time that somebody spoke, whole seconds of each speech, the apartes of others left out."""
    key = (speech.request.person or "", speech.request.seat or "")
    seconds = (used - speech.yielded) // timedelta(seconds=1)
    return replace(floor, spoken={**floor.spoken, key: floor.spoken.get(key, 0) + seconds})
