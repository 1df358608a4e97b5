"""command + state = events, or a refusal: first who may, deny by default, then what the life of minutes allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from minutes.drafting import Frozen
from minutes.errors import (
    ItemCovered,
    MinutesBegun,
    MinutesNotFinished,
    MinutesPublished,
    NothingToPublish,
    NotInMinutes,
    ReservedAlready,
    SessionGoesOn,
    TextUnknown,
)
from minutes.lifecycle import commands as c, events as e
from minutes.lifecycle.state import MinutesRecord, Stage
from rooms import Asked, Data, Decided, Event, NotAllowed, Ref, Stale, instant_text

CLERK, CHAIR, SYSTEM = "clerk", "chair", "system"
MAY: Final[Mapping[str, frozenset[str]]] = {
    c.BeginMinutes.type: frozenset({SYSTEM}),
    c.CoverItem.type: frozenset({SYSTEM}),
    c.ReserveItem.type: frozenset({SYSTEM}),
    c.WriteSynthesis.type: frozenset({CLERK}),
    c.FinishMinutes.type: frozenset({CLERK}),
    c.PublishMinutes.type: frozenset({CLERK, CHAIR}),
    c.Redact.type: frozenset({CLERK}),
}
"""Wire name -> who may. The clerk is the council's; `chair` is who presided when the session ended."""


def capacities(state: MinutesRecord, asked: Asked) -> frozenset[str]:
    """Everything the asker is before these minutes."""
    is_chair = asked.person is not None and asked.person == state.presiding
    return asked.roles & {CLERK, SYSTEM} | ({CHAIR} if is_chair else frozenset())


def decide(state: MinutesRecord, command: c.MinutesCommand, asked: Asked) -> Decided:
    """The events of a command. Raises NotAllowed and the refusals of minutes/errors.py."""
    actor = _actor(state, command, asked)
    erases = (Ref(command.seq, command.field),) if isinstance(command, c.Redact) else ()
    return Decided(tuple(_decide(state, command, asked)), actor, erases=erases)


def _actor(state: MinutesRecord, command: Data, asked: Asked) -> str:
    held = capacities(state, asked) & MAY.get(command.type, frozenset())
    for capacity in (SYSTEM, CLERK, CHAIR):
        if capacity in held:
            return capacity
    raise NotAllowed(type=command.type)


def _decide(state: MinutesRecord, command: c.MinutesCommand, asked: Asked) -> Iterable[Event]:
    match command:
        case c.BeginMinutes():
            return _begin(state, command)
        case c.CoverItem():
            return _cover(state, command)
        case c.WriteSynthesis():
            return _write(state, command)
        case c.FinishMinutes():
            return _finish(state, command)
        case c.PublishMinutes():
            return _publish(state, command, asked)
        case c.ReserveItem():
            return _reserve(state, command)
        case c.Redact():
            return _redact(state, command)
        case _:
            assert_never(command)


def _begin(state: MinutesRecord, command: c.BeginMinutes) -> tuple[Event, ...]:
    if state.is_running and not command.running:
        return (e.SessionEnded(presiding=command.presiding, items=command.items, reserved=command.reserved),)
    if state.seq:
        raise MinutesBegun(session=state.session)
    return (e.MinutesBegun(**command.model_dump(exclude_none=True)),)


def _cover(state: MinutesRecord, command: c.CoverItem) -> tuple[Event, ...]:
    if command.item in state.items:
        raise ItemCovered(item=command.item)
    return (e.ItemCovered(item=command.item),)


def _write(state: MinutesRecord, command: c.WriteSynthesis) -> tuple[Event, ...]:
    _check_unpublished(state)
    _check_item(state, command.item)
    written = state.syntheses.get(command.item, ())
    _check_fresh(written[-1].seq if written else 0, command.expected)
    return (e.SynthesisWritten(item=command.item, text=command.text),)


def _finish(state: MinutesRecord, command: c.FinishMinutes) -> tuple[Event, ...]:
    _check_unpublished(state)
    if state.is_running:
        raise SessionGoesOn(session=state.session)
    _check_fresh(state.changed, command.expected)
    return (e.MinutesFinished(),)


def _publish(state: MinutesRecord, command: c.PublishMinutes, asked: Asked) -> tuple[Event, ...]:
    """The edge hands in what the reader saw as facts: `paragraphs`, frozen, and `session_seq`, how far they tell."""
    _check_unpublished(state)
    if state.stage is not Stage.FINISHED:
        raise MinutesNotFinished(state=state.stage.value)
    _check_fresh(state.changed, command.expected)
    paragraphs: tuple[Frozen, ...] = asked.facts.get("paragraphs", ())
    if not paragraphs:
        raise NothingToPublish(session=state.session)
    _check_fresh(asked.facts.get("session_seq", 0), command.session_seq)
    kept = [_kept(number, one) for number, one in enumerate(paragraphs, 1)]
    return (*kept, e.MinutesPublished(paragraphs=len(kept), session_seq=asked.facts.get("session_seq", 0)))


def _kept(number: int, one: Frozen) -> Event:
    return e.ParagraphKept(
        number=number,
        seqs=one.seqs,
        item=one.item,
        block=one.block,
        is_slot=one.is_slot,
        is_reserved=one.restricted is not None,
        shown=None if one.code is None else e.Shown(code=one.code, params=one.params),
        places=one.places,
        texts=one.texts or None,
        restricted=one.restricted,
    )


def _reserve(state: MinutesRecord, command: c.ReserveItem) -> tuple[Event, ...]:
    _check_item(state, command.item)
    if command.item in state.reserved:
        raise ReservedAlready(item=command.item)
    return (e.ItemReserved(item=command.item),)


def _redact(state: MinutesRecord, command: c.Redact) -> tuple[Event, ...]:
    place = Ref(command.seq, command.field)
    written = {ref for refs in state.syntheses.values() for ref in refs}
    kept = {ref for one in state.kept for ref in (one.texts, one.restricted)}
    if place not in written | kept or place in state.erased:
        raise TextUnknown(seq=command.seq, field=command.field)
    return (e.Redacted(seq=command.seq, field=command.field, reason=command.reason),)


def _check_unpublished(state: MinutesRecord) -> None:
    if state.published_at is not None:
        raise MinutesPublished(published_at=instant_text(state.published_at))


def _check_item(state: MinutesRecord, item: str) -> None:
    if item not in state.items:
        raise NotInMinutes(item=item)


def _check_fresh(changed: int, expected: int) -> None:
    if changed > expected:
        raise Stale(expected=expected, changed=changed)
