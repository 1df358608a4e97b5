"""Who sits where, since when, by which act: terms start, are sworn, extended, end, expire. Terms are never deleted.

A term whose planned end has passed goes on until ended or extended, marked as expired, or until a planned term begins
in its stead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rooms.council.commands import EndTerm, ExtendTerm, StartTerm, SwearIn
from rooms.council.errors import (
    AlreadySworn,
    BadInstant,
    NothingBegins,
    NothingExpired,
    PersonHoldsSeat,
    TermEnded,
    TermExists,
    TermOverlaps,
    TitleMissing,
    UnknownSeat,
    UnknownTerm,
)
from rooms.council.events import (
    TermEnded as TermEndedEvent,
    TermExtended,
    TermsBegun,
    TermsExpired,
    TermStarted,
    TermSworn,
)
from rooms.council.state import Council, Term
from rooms.council.words import Capacity
from rooms.log.kind import Asked, Event


def holder_on(state: Council, seat: str, at: datetime) -> Term | None:
    """The titular's term of a seat at an instant, sworn or not; None if the seat was vacant."""
    for term in state.terms.values():
        if term.seat == seat and term.capacity is Capacity.TITULAR and term.runs_at(at):
            return term
    return None


def terms_of(state: Council, person: str, at: datetime) -> tuple[Term, ...]:
    """The person's terms running at an instant."""
    return tuple(term for term in state.terms.values() if term.person == person and term.runs_at(at))


def expired(state: Council, at: datetime) -> tuple[Term, ...]:
    """Running terms whose planned end has passed at `at`, not yet marked as expired."""
    return tuple(term for term in _expiring(state) if term.ends_at is not None and term.ends_at <= at)


def beginning(state: Council, at: datetime) -> tuple[Term, ...]:
    """Planned terms whose start has come at `at`, the earliest first."""
    return tuple(sorted((term for term in _planned(state) if term.starts_at <= at), key=lambda term: term.starts_at))


def next_change(state: Council) -> datetime | None:
    """The first planned start or end still ahead of the log, or None."""
    ends = [term.ends_at for term in _expiring(state) if term.ends_at is not None]
    return min((*ends, *(term.starts_at for term in _planned(state))), default=None)


def _expiring(state: Council) -> tuple[Term, ...]:
    return tuple(term for term in state.terms.values() if term.is_running and not term.is_expired)


def _planned(state: Council) -> tuple[Term, ...]:
    return tuple(term for term in state.terms.values() if not term.has_begun and term.ended_at is None)


def start_term(state: Council, command: StartTerm, asked: Asked) -> tuple[Event, ...]:
    """Give a seat a holder, now or from a planned instant on.

    Raises TermExists, UnknownSeat, TitleMissing, BadInstant, TermOverlaps (a seat has one titular at a time) and
    PersonHoldsSeat (a titular holds nothing else; an alternate may stand in for several seats, once for each). A term
    that is to end by then is no obstacle: it ends when the planned one begins.
    """
    if command.term in state.terms:
        raise TermExists(term=command.term)
    if command.seat not in state.seats:
        raise UnknownSeat(seat=command.seat)
    if command.act is None and not state.is_rehearsal:
        raise TitleMissing(term=command.term)
    starts_at = command.starts_at or min(command.sworn_at or asked.at, asked.at)
    if command.ends_at is not None and command.ends_at <= starts_at:
        raise BadInstant(field="ends_at")
    _check_others(state, command, _Span(starts_at, command.ends_at, is_planned=starts_at > asked.at))
    return (TermStarted(**dict(command) | {"starts_at": starts_at}),)


@dataclass(frozen=True, slots=True)
class _Span:
    """From when to when a term is to run; without an end until further notice. `is_planned`: it lies ahead."""

    starts_at: datetime
    ends_at: datetime | None
    is_planned: bool

    def meets(self, other: Term) -> bool:
        """Whether both would run at the same time. A planned end counts only for whoever is planned to follow."""
        ends_at = other.ended_at or (other.ends_at if self.is_planned else None)
        if ends_at is not None and (ends_at <= self.starts_at or ends_at <= other.starts_at):
            return False
        return other.has_begun or self.ends_at is None or self.ends_at > other.starts_at


def _check_others(state: Council, new: StartTerm | Term, span: _Span) -> None:
    for other in state.terms.values():
        if other is not new and span.meets(other):
            _check_pair(new, other)


def _check_pair(new: StartTerm | Term, other: Term) -> None:
    if (refusal := _beside(new, other)) is not None:
        raise refusal


def _beside(new: StartTerm | Term, other: Term) -> TermOverlaps | PersonHoldsSeat | None:
    """Why two terms may not run at the same time, or None if they may."""
    is_titular, was_titular = new.capacity is Capacity.TITULAR, other.capacity is Capacity.TITULAR
    if is_titular and was_titular and other.seat == new.seat:
        return TermOverlaps(seat=new.seat, term=other.id)
    if other.person == new.person and (is_titular or was_titular or other.seat == new.seat):
        return PersonHoldsSeat(person=new.person, seat=other.seat, term=other.id)
    return None


def swear_in(state: Council, command: SwearIn, asked: Asked) -> tuple[Event, ...]:
    """Record a swearing-in, also one announced. Raises UnknownTerm, TermEnded, AlreadySworn."""
    term = _running(state, command.term)
    if term.sworn_at is not None:
        raise AlreadySworn(term=term.id)
    return (TermSworn(term=term.id, sworn_at=command.at or asked.at),)


def extend_term(state: Council, command: ExtendTerm, asked: Asked) -> tuple[Event, ...]:
    """Move a planned end, by an act. Raises UnknownTerm, TermEnded, BadInstant (an extension only lengthens), and what
    `start_term` raises if somebody is to follow before the new end."""
    term = _running(state, command.term)
    if command.ends_at <= (term.ends_at or term.starts_at):
        raise BadInstant(field="ends_at")
    for other in _planned(state):
        if other is not term and term.starts_at <= other.starts_at < command.ends_at:
            _check_pair(term, other)
    if not term.has_begun:
        _check_others(state, term, _Span(term.starts_at, command.ends_at, is_planned=term.starts_at > asked.at))
    return (TermExtended(term=term.id, act=command.act, ends_at=command.ends_at),)


def end_term(state: Council, command: EndTerm, asked: Asked) -> tuple[Event, ...]:
    """End a term, or give up a planned one. Raises UnknownTerm, TermEnded, BadInstant (before its start, or ahead)."""
    term = _running(state, command.term)
    ended_at = command.at or asked.at
    if ended_at > asked.at or (term.has_begun and ended_at < term.starts_at):
        raise BadInstant(field="at")
    return (TermEndedEvent(term=term.id, ended_at=ended_at, reason=command.reason),)


def begin_terms(state: Council, asked: Asked) -> tuple[Event, ...]:
    """Let planned terms begin; what they replace and was to end by then ends with that. Raises NothingBegins."""
    begun = beginning(state, asked.at)
    if not begun:
        raise NothingBegins
    replaced = {
        other.id: TermEndedEvent(term=other.id, ended_at=term.starts_at) for term, other in _replaced(state, begun)
    }
    return (*replaced.values(), TermsBegun(terms=tuple(term.id for term in begun)))


def _replaced(state: Council, begun: tuple[Term, ...]) -> Iterator[tuple[Term, Term]]:
    """Each term that begins with each running one beside which it could not have been started."""
    for term in begun:
        for other in state.terms.values():
            is_before = other.is_running or (other in begun and other.starts_at < term.starts_at)
            if is_before and _beside(term, other) is not None:
                yield term, other


def expire_terms(state: Council, asked: Asked) -> tuple[Event, ...]:
    """Mark the terms whose planned end has passed. Raises NothingExpired."""
    terms = expired(state, asked.at)
    if not terms:
        raise NothingExpired
    return (TermsExpired(terms=tuple(term.id for term in terms)),)


def _running(state: Council, term_id: str) -> Term:
    term = state.terms.get(term_id)
    if term is None:
        raise UnknownTerm(term=term_id)
    if term.ended_at is not None:
        raise TermEnded(term=term_id)
    return term
