"""Which kinds of speech are possible now, whoever asks: the occasion, not the person."""

from __future__ import annotations

from rooms.council.rules_values import SpeechKind
from rooms.session.ballots import is_open
from rooms.session.errors import (
    NoMatterToVote,
    NothingToReply,
    NotRapporteur,
    NotWhileVoting,
    PublicVoiceOff,
    StatementTaken,
    WrongState,
)
from rooms.session.floor import POINT, STATEMENTS, interjection
from rooms.session.life import Phase
from rooms.session.state import Session
from rooms.session.words import DELIBERATED

CITIZENS = frozenset({"speech", "citizen"})
"""The kinds a citizen may be entered for; every other is a member's."""
REPORTING = frozenset({"rapporteur", "speech", "clarification"})
"""The kinds that the rapporteur of the item on the table may ask for without a seat."""
_INSTANT = frozenset({POINT, "on_procedure", "clarification"})
"""Kinds that belong to the moment: nobody signs up for them before the opening, or while votes are taken."""


def check_occasion(session: Session, kind: SpeechKind, *, ballot: str | None = None) -> None:
    """May somebody ask for this kind of speech now? `ballot`: the open one that a point of order is about.

    Raises WrongState, NotWhileVoting, NoMatterToVote, StatementTaken, NotRapporteur, NothingToReply, and what
    `interjection` raises.
    """
    if kind.parent is not None:
        _check_running(session)
        interjection(session.floor)
    elif kind.kind in _INSTANT:
        _check_running(session)
        check_not_voting(session, ballot if kind.kind == POINT else None)
    elif kind.kind in STATEMENTS:
        _check_statement(session, kind.kind)
    elif kind.kind == "rapporteur" and rapporteur(session) is None:
        raise NotRapporteur(item=session.agenda.current or "")
    elif kind.kind == "right_of_reply":
        _check_reply(session)


def check_not_voting(session: Session, about: str | None = None) -> None:
    """Raises NotWhileVoting while votes are taken in a ballot that this is not about."""
    current = session.ballots.current
    if is_open(session.ballots) and current != about:
        raise NotWhileVoting(ballot=current or "")


def check_public_voice(session: Session) -> None:
    """Raises PublicVoiceOff."""
    if session.floor.public_voice == "off":
        raise PublicVoiceOff


def rapporteur(session: Session) -> str | None:
    """The rapporteur of the item on the table."""
    current = session.agenda.current
    return session.agenda.items[current].rapporteur if current is not None else None


def _check_running(session: Session) -> None:
    if session.life.phase is not Phase.OPEN:
        raise WrongState(state=session.life.phase.value, allowed=[Phase.OPEN.value])


def _check_statement(session: Session, kind: str) -> None:
    """One for and one against, while an item that ends in a vote is on the table and none is under way."""
    _check_running(session)
    item, opening = session.agenda.current, session.life.opening
    is_informative = opening is not None and opening.is_informative
    if item is None or is_informative or session.agenda.items[item].section not in DELIBERATED:
        raise NoMatterToVote
    check_not_voting(session)
    waits = any((one.item, one.kind) == (item, kind) for one in session.floor.queue)
    if waits or (item, kind) in session.floor.statements:
        raise StatementTaken(kind=kind)


def _check_reply(session: Session) -> None:
    """Somebody was mentioned only if somebody has spoken."""
    floor = session.floor
    if not floor.spoken and floor.speech is None and floor.interrupted is None:
        raise NothingToReply
