"""Deciding on what is on the table."""

from __future__ import annotations

from rooms.log.kind import Decided
from rooms.session import agenda
from rooms.session.commands import AddItem, EditItem, FinishItem, MoveItem, ReserveItem, StartItem, WithdrawItem
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import BallotUnfinished
from rooms.session.events import ItemFinished, ItemWithdrawn
from rooms.session.life import RUNNING, Phase
from rooms.session.recusals import check_decided

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
    """Raises WrongState, UnknownItem, ItemClosed, ItemOnTable, ChallengePending."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    opening = ask.session.life.opening
    if opening is not None and not opening.is_informative:
        check_decided(ask.session.recusals, command.item, ask.people.names)
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
    if current is not None and item in ask.session.ballots.items[current].items:
        raise BallotUnfinished(ballots=[current])


def reserve(ask: Asking, command: ReserveItem) -> Decided:
    """Raises WrongState, UnknownItem, AlreadyReserved. Also after the end: it only hides."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END, Phase.ADJOURNED)
    return answer(by, agenda.reserve(ask.session.agenda, command.item, command.basis))
