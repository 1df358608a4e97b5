"""To whom the chair may pass now, and why not to the others of the line; which reasons are true."""

from __future__ import annotations

from rooms.log.kind import Tree
from rooms.session.chair import designated
from rooms.session.commands import Settles
from rooms.session.decide.succession import is_true, lawful, line_of, obstacle
from rooms.session.life import RUNNING, Phase
from rooms.session.state import Session
from rooms.session.words import ChairReason

SHOWN = 12
"""So many of a long line: those who may take the chair are always among them."""


def settled(session: Session) -> Settles | None:
    """The question of procedure that is voted on now: of a ballot, all that the succession looks at."""
    current = session.ballots.items.get(session.ballots.current or "")
    return current.opened.settles if current else None


def succession_view(session: Session) -> Tree:
    """The line in order; None while nobody presides over anything."""
    people, rules = session.attendance.people, session.life.rules
    if people is None or rules is None or session.life.phase not in (Phase.CALLED, *RUNNING):
        return None
    names, turn, line = {**designated(rules), **people.names}, lawful(session), line_of(session)
    shown = [person for place, person in enumerate(line) if place < SHOWN or person in turn]
    return {
        "next": turn[0] if turn else None,
        "line": [
            {"person": person, "name": names[person], **_standing(session, person, turn=turn, names=names)}
            for person in shown
        ],
        "reasons": [reason.value for reason in ChairReason if turn and _holds(session, reason, turn)],
    }


def _standing(session: Session, person: str, *, turn: tuple[str, ...], names: dict[str, str]) -> dict[str, Tree]:
    """`why`: code and params of what keeps the person from presiding now, None of who may take the chair."""
    if person in turn:
        return {"may_take": True, "why": None}
    found = obstacle(session, person)
    code = "presides" if person == session.chair.person else found or "not_next"
    params = {"name": names[turn[0]]} if code == "not_next" and turn else {}
    return {"may_take": False, "why": {"code": code, "params": params}}


def _holds(session: Session, reason: ChairReason, turn: tuple[str, ...]) -> bool:
    return any(is_true(session, reason, person, is_own_word=True) for person in turn)
