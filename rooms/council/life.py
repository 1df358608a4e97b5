"""Beginning a council, saying what it is and in which state, setting its rules. Not who sits in it."""

from __future__ import annotations

import re
from typing import Final

from rooms.council.commands import CreateCouncil, EditCouncil, Redact, SetRules, SetStanding
from rooms.council.errors import AcronymInvalid, AlreadyCreated, BadInstant, SegmentExists, StateUnchanged, UnknownText
from rooms.council.events import CouncilCreated, CouncilEdited, Redacted, RulesSet, SegmentAdded, StandingSet
from rooms.council.state import Council
from rooms.council.words import Standing
from rooms.log.errors import Stale
from rooms.log.kind import Asked, Event
from rooms.log.seal import Ref

_ACRONYM: Final = re.compile(r"(?=.{2,20}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")


def check_fresh(expected: int | None, changed: int) -> None:
    """Refuse an edit of what changed after the asker saw it. Raises Stale."""
    if expected is not None and changed > expected:
        raise Stale(expected=expected, changed=changed)


def create(state: Council, command: CreateCouncil) -> tuple[Event, ...]:
    """Begin the council with its rules and segments. Raises AlreadyCreated, AcronymInvalid, SegmentExists."""
    if state.seq:
        raise AlreadyCreated(council=state.id)
    if not _ACRONYM.fullmatch(command.acronym):
        raise AcronymInvalid(acronym=command.acronym)
    named = set[str]()
    for segment in command.segments:
        if segment.segment in named:
            raise SegmentExists(segment=segment.segment)
        named.add(segment.segment)
    created = CouncilCreated(
        acronym=command.acronym,
        name=command.name,
        law=command.law,
        website=command.website,
        body_kind=command.body_kind,
        statutory_seats=command.statutory_seats,
        rehearsal=command.rehearsal,
        rules=command.rules or state.rules.profile,
    )
    return (created, *(SegmentAdded(segment=added.segment, name=added.name) for added in command.segments))


def edit(state: Council, command: EditCouncil) -> tuple[Event, ...]:
    """Say anew what the council is. Raises Stale."""
    check_fresh(command.expected, state.about.changed)
    edited = CouncilEdited(
        name=command.name,
        law=command.law,
        website=command.website,
        body_kind=command.body_kind,
        statutory_seats=command.statutory_seats,
    )
    return (edited,)


def set_state(state: Council, command: SetStanding, asked: Asked) -> tuple[Event, ...]:
    """Change the council's state. Raises Stale, StateUnchanged, BadInstant (a state does not begin in the future)."""
    check_fresh(command.expected, state.life.changed)
    if command.state is state.life.state:
        raise StateUnchanged(state=command.state)
    since = command.since or asked.at
    if since > asked.at:
        raise BadInstant(field="since")
    is_recomposed = state.life.state is Standing.BEING_RECOMPOSED and command.state is Standing.ACTIVE
    mandate = state.life.mandate + is_recomposed
    return (StandingSet(state=command.state, since=since, mandate=mandate, act=command.act),)


def set_rules(state: Council, command: SetRules) -> tuple[Event, ...]:
    """Bring a new version of the rules into force. Raises Stale."""
    check_fresh(command.expected, state.rules.changed)
    return (RulesSet(profile=command.profile, version=state.rules.version + 1),)


def redact(state: Council, command: Redact) -> tuple[Event, ...]:
    """Erase a letter, a reason or a text of a process. Raises UnknownText if none stands there, or it is gone."""
    places = {term.letter for term in state.terms.values()} | {term.reason for term in state.terms.values()}
    places.update(*(process.texts for process in state.losses.values()))
    place = Ref(command.seq, command.field)
    if place not in places or place in state.erased:
        raise UnknownText(seq=command.seq, field=command.field)
    return (Redacted(seq=command.seq, field=command.field, reason=command.reason),)
