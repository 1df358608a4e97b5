"""Who sits where, since when, by which act: terms start, are sworn, extended, end, expire. Terms are never deleted.

A term whose planned end has passed goes on until ended or extended, marked as expired.
"""

from __future__ import annotations

from datetime import datetime

from rooms.council.commands import EndTerm, ExtendTerm, StartTerm, SwearIn
from rooms.council.errors import (
    AlreadySworn,
    BadInstant,
    NothingExpired,
    PersonHoldsSeat,
    TermEnded,
    TermExists,
    TermOverlaps,
    TitleMissing,
    UnknownSeat,
    UnknownTerm,
)
from rooms.council.events import TermEnded as TermEndedEvent
from rooms.council.events import TermExtended, TermsExpired, TermStarted, TermSworn
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


def next_end(state: Council) -> datetime | None:
    """The first planned end still ahead of the log, or None."""
    return min((term.ends_at for term in _expiring(state) if term.ends_at is not None), default=None)


def _expiring(state: Council) -> tuple[Term, ...]:
    return tuple(term for term in state.terms.values() if term.ended_at is None and not term.is_expired)


def start_term(state: Council, command: StartTerm, asked: Asked) -> tuple[Event, ...]:
    """Give a seat a holder.

    Raises TermExists, UnknownSeat, TitleMissing, BadInstant, TermOverlaps (a seat has one titular at a time) and
    PersonHoldsSeat (a titular holds nothing else; an alternate may stand in for several seats, once for each).
    """
    if command.term in state.terms:
        raise TermExists(term=command.term)
    if command.seat not in state.seats:
        raise UnknownSeat(seat=command.seat)
    if command.act is None and not state.is_rehearsal:
        raise TitleMissing(term=command.term)
    starts_at = command.starts_at or min(command.sworn_at or asked.at, asked.at)
    _check_order(command, starts_at, asked.at)
    for other in state.terms.values():
        if other.ended_at is None or other.ended_at > starts_at:
            _check_pair(command, other)
    return (TermStarted(**dict(command) | {"starts_at": starts_at}),)


def _check_order(command: StartTerm, starts_at: datetime, now: datetime) -> None:
    if starts_at > now:
        raise BadInstant(field="starts_at")
    if command.ends_at is not None and command.ends_at <= starts_at:
        raise BadInstant(field="ends_at")


def _check_pair(new: StartTerm, other: Term) -> None:
    is_titular, was_titular = new.capacity is Capacity.TITULAR, other.capacity is Capacity.TITULAR
    if is_titular and was_titular and other.seat == new.seat:
        raise TermOverlaps(seat=new.seat, term=other.id)
    if other.person == new.person and (is_titular or was_titular or other.seat == new.seat):
        raise PersonHoldsSeat(person=new.person, seat=other.seat, term=other.id)


def swear_in(state: Council, command: SwearIn, asked: Asked) -> tuple[Event, ...]:
    """Record a swearing-in, also one announced. Raises UnknownTerm, TermEnded, AlreadySworn."""
    term = _running(state, command.term)
    if term.sworn_at is not None:
        raise AlreadySworn(term=term.id)
    return (TermSworn(term=term.id, sworn_at=command.at or asked.at),)


def extend_term(state: Council, command: ExtendTerm) -> tuple[Event, ...]:
    """Move a planned end, by an act. Raises UnknownTerm, TermEnded, BadInstant (an extension only lengthens)."""
    term = _running(state, command.term)
    if command.ends_at <= (term.ends_at or term.starts_at):
        raise BadInstant(field="ends_at")
    return (TermExtended(term=term.id, act=command.act, ends_at=command.ends_at),)


def end_term(state: Council, command: EndTerm, asked: Asked) -> tuple[Event, ...]:
    """End a term. Raises UnknownTerm, TermEnded, BadInstant (before its start, or in the future)."""
    term = _running(state, command.term)
    ended_at = command.at or asked.at
    if not term.starts_at <= ended_at <= asked.at:
        raise BadInstant(field="at")
    return (TermEndedEvent(term=term.id, ended_at=ended_at, reason=command.reason),)


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
