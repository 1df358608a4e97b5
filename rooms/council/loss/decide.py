"""Deciding on processes of loss of office: notice, defence, decision, vacancy, each in its turn."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from rooms.council.errors import (
    BadInstant,
    LossDecidedAlready,
    LossExists,
    LossNotDeclared,
    LossNotReady,
    LossUnchanged,
    LossUndone,
    TermEnded,
    TitleMissing,
    UnknownProcess,
    UnknownTerm,
)
from rooms.council.events import TermEnded as TermEndedEvent
from rooms.council.loss import commands as c, events as e
from rooms.council.loss.commands import Addressee, Outcome
from rooms.council.loss.process import Process
from rooms.council.state import Council
from rooms.log.kind import Asked, Event, instant_text

PREFIX: Final = "loss-"


def open_process(state: Council, command: c.OpenLoss) -> tuple[Event, ...]:
    """Begin. Raises UnknownTerm, TermEnded, LossExists (one process a term at a time)."""
    term = state.terms.get(command.term)
    if term is None:
        raise UnknownTerm(term=command.term)
    if term.ended_at is not None:
        raise TermEnded(term=term.id)
    for process in state.losses.values():
        if process.term == term.id and process.is_live:
            raise LossExists(process=process.id)
    return (e.LossOpened(process=f"{PREFIX}{state.seq + 1}", **dict(command)),)


def review(state: Council, command: c.ReviewLoss) -> tuple[Event, ...]:
    """Say what the absences now come to. Raises UnknownProcess, LossDecidedAlready, LossUnchanged."""
    process = _live(state, command.process)
    if (process.sessions, process.stands) == (command.sessions, command.stands):
        raise LossUnchanged(process=process.id)
    return (e.LossReviewed(**dict(command)),)


def notice(state: Council, command: c.NoticeLoss, asked: Asked) -> tuple[Event, ...]:
    """Raises UnknownProcess, LossDecidedAlready, and BadInstant: a notice ahead, before the process or, to the
    councillor, without a deadline for the defence that follows it."""
    process = _undecided(state, command.process)
    at = _past(command.at, asked, since=process.opened_at)
    is_councillor = command.to is Addressee.COUNCILLOR
    if is_councillor != (command.defence_until is not None) or (command.defence_until or asked.at) < at:
        raise BadInstant(field="defence_until")
    return (e.LossNoticed(given_at=at, **command.model_dump(exclude={"at"})),)


def defend(state: Council, command: c.DefendLoss, asked: Asked) -> tuple[Event, ...]:
    """Raises UnknownProcess, LossDecidedAlready, LossNotReady (before the notice), BadInstant."""
    process = _undecided(state, command.process)
    if Addressee.COUNCILLOR not in process.notices:
        raise LossNotReady(missing=Addressee.COUNCILLOR)
    at = _past(command.at, asked, since=process.notices[Addressee.COUNCILLOR].at)
    return (e.LossDefended(process=process.id, received_at=at, text=command.text),)


def decide_process(state: Council, command: c.DecideLoss, asked: Asked) -> tuple[Event, ...]:
    """Declare the loss or archive the process.

    Archiving is always possible until it is decided, and after a declaration that the absences no longer bear out.
    Declaring raises LossUndone then, LossNotReady until both notices are given and the defence was received or its
    deadline passed, and TitleMissing without an act. Raises UnknownProcess, LossDecidedAlready.
    """
    if command.outcome is Outcome.ARCHIVED:
        process = _live(state, command.process)
        if process.is_declared and process.stands:
            raise LossDecidedAlready(process=process.id)
    else:
        process = _undecided(state, command.process)
        check_declaration(state, process, asked.at)
        if command.act is None:
            raise TitleMissing(term=process.term)
    return (e.LossDecided(**dict(command)),)


def check_declaration(state: Council, process: Process, now: datetime) -> None:
    """May the loss be declared now? Raises LossUndone, LossNotReady."""
    if not process.stands:
        raise LossUndone(process=process.id)
    for addressee in addressees(state, process):
        if addressee not in process.notices:
            raise LossNotReady(missing=addressee)
    if process.defence_until is not None and now <= process.defence_until and not process.defences:
        raise LossNotReady(missing="defence", until=instant_text(process.defence_until))


def addressees(state: Council, process: Process) -> tuple[Addressee, ...]:
    """The councillor, and the organisation that the seat stands for if there is one."""
    seat = state.seats[state.terms[process.term].seat]
    return (Addressee.COUNCILLOR,) if seat.organisation is None else tuple(Addressee)


def vacate(state: Council, command: c.VacateLoss, asked: Asked) -> tuple[Event, ...]:
    """End the term. Raises UnknownProcess, LossDecidedAlready, LossNotDeclared, LossUndone, BadInstant."""
    process = _live(state, command.process)
    if process.decision is None:
        raise LossNotDeclared(process=process.id)
    if not process.stands:
        raise LossUndone(process=process.id)
    ended_at = _past(command.at, asked, since=process.decision.at)
    is_over = state.terms[process.term].ended_at is not None
    ends = () if is_over else (TermEndedEvent(term=process.term, ended_at=ended_at),)
    return (*ends, e.LossVacated(process=process.id))


def _past(at: datetime | None, asked: Asked, *, since: datetime) -> datetime:
    """When something happened: now, or as said, since then and not ahead."""
    if at is not None and not since <= at <= asked.at:
        raise BadInstant(field="at")
    return at or asked.at


def _live(state: Council, id_: str) -> Process:
    process = state.losses.get(id_)
    if process is None:
        raise UnknownProcess(process=id_)
    if not process.is_live:
        raise LossDecidedAlready(process=id_)
    return process


def _undecided(state: Council, id_: str) -> Process:
    process = _live(state, id_)
    if process.decision is not None:
        raise LossDecidedAlready(process=id_)
    return process
