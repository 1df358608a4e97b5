"""Deciding on documents: the agenda's people attach them until the end, and withdraw them at any time."""

from __future__ import annotations

from rooms.log.kind import Decided
from rooms.session import agenda, documents
from rooms.session.agenda import ItemState
from rooms.session.commands import AttachDocument, WithdrawDocument
from rooms.session.decide.asking import Asking, answer
from rooms.session.documents import Stored
from rooms.session.errors import ItemClosed, UnknownFile
from rooms.session.life import ENDED, RUNNING, Phase


def attach(ask: Asking, command: AttachDocument) -> Decided:
    """Name a file that the edge has stored for this session; until its end, late once it was called.

    Raises WrongState, UnknownItem, ItemClosed (withdrawn), UnknownFile, DocumentExists, TypeDiffers, SameFile.
    """
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED, Phase.CALLED, *RUNNING)
    if command.item is not None:
        found = agenda.item(ask.session.agenda, command.item)
        if found.state is ItemState.WITHDRAWN:
            raise ItemClosed(item=command.item, state=found.state.value)
    stored = ask.asked.facts.get("stored")
    if not isinstance(stored, Stored):
        raise UnknownFile(document=command.document)
    is_late = ask.session.life.phase is not Phase.SCHEDULED
    return answer(by, documents.attach(ask.session.documents, command, stored, is_late=is_late))


def withdraw(ask: Asking, command: WithdrawDocument) -> Decided:
    """Raises WrongState, UnknownDocument, AlreadyWithdrawn. Also after the end: it only takes away."""
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED, Phase.CALLED, *RUNNING, *ENDED)
    return answer(by, documents.withdraw(ask.session.documents, command))
