"""Deciding on what is on the table."""

from __future__ import annotations

from rooms.log.kind import Decided
from rooms.session import agenda
from rooms.session.commands import AddItem, EditItem, FinishItem, MoveItem, ReserveItem, StartItem, WithdrawItem
from rooms.session.decide import late
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.standing import check_no_ballot_on
from rooms.session.decide.time import check_time
from rooms.session.errors import AnnouncementFrozen
from rooms.session.events import ItemFinished, ItemWithdrawn
from rooms.session.life import RUNNING, Phase
from rooms.session.recusals import check_decided

_BEFORE_END = (Phase.SCHEDULED, Phase.CALLED, *RUNNING)


def add(ask: Asking, command: AddItem) -> Decided:
    """Once the call has gone out, a late item.

    Raises WrongState, ItemExists, UnknownItem, NoLateItems, MatterBarred.
    """
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    if ask.session.life.phase is Phase.SCHEDULED:
        return answer(by, agenda.add(ask.session.agenda, command, is_late=False))
    return answer(by, late.added(ask, command))


def edit(ask: Asking, command: EditItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, Stale; between call and opening AnnouncementFrozen."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    edited = agenda.edit(ask.session.agenda, command)
    is_announced = ask.session.life.phase is Phase.CALLED and not ask.session.agenda.items[command.item].is_late
    if is_announced and frozenset(edited.texts) & agenda.ANNOUNCED:
        raise AnnouncementFrozen(item=command.item)
    return answer(by, edited)


def move(ask: Asking, command: MoveItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, Stale."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    return answer(by, agenda.move(ask.session.agenda, command))


def withdraw(ask: Asking, command: WithdrawItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, BallotUnfinished."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    agenda.editable(ask.session.agenda, command.item)
    check_no_ballot_on(ask, command.item)
    return answer(by, ItemWithdrawn(item=command.item, reason=command.reason))


def start(ask: Asking, command: StartItem) -> Decided:
    """Raises WrongState, UnknownItem, ItemClosed, NotAdmitted, ItemOnTable, TimeOver, ChallengePending."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    check_time(ask)
    opening = ask.session.life.opening
    if opening is not None and not opening.is_informative:
        check_decided(ask.session.recusals, command.item, ask.people.names)
    return answer(by, agenda.start(ask.session.agenda, command.item))


def finish(ask: Asking, command: FinishItem) -> Decided:
    """Raises WrongState, UnknownItem, NotOnTable, BallotUnfinished."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    agenda.on_table(ask.session.agenda, command.item)
    check_no_ballot_on(ask, command.item)
    return answer(by, ItemFinished(item=command.item))


def reserve(ask: Asking, command: ReserveItem) -> Decided:
    """Raises WrongState, UnknownItem, AlreadyReserved. Also after the end: it only hides."""
    by = ask.acting(command)
    ask.require(*_BEFORE_END, Phase.ADJOURNED)
    return answer(by, agenda.reserve(ask.session.agenda, command.item, command.basis))
