"""Justifications for those who see their reasons, clerk and chair: what was asked, and what may be decided."""

from __future__ import annotations

from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Audience, Tree
from rooms.session.commands import DecideExcuse
from rooms.session.decide import decide
from rooms.session.decide.justifications import PLENARY
from rooms.session.justifications import Justification, Standing
from rooms.session.life import Phase
from rooms.session.state import Session
from rooms.session.view.memory import Memory

_CLERK = frozenset({"clerk"})


def justifications_view(session: Session, memory: Memory, audience: Audience) -> Tree:
    """By seat, None for anybody else; `steps` are both decisions as whoever chairs may enter them, or why not."""
    if audience is not Audience.CLERK:
        return None
    asked = session.justifications
    slices = (session.life, session.chair, asked, session.texts)
    return memory.again(
        "justifications", lambda *_: {seat: _view(session, seat, one) for seat, one in asked.seats.items()}, *slices
    )


def _view(session: Session, seat: str, one: Justification) -> Tree:
    return {
        "state": one.standing,
        "reason": session.texts.shown(one.reason),
        "decided_by": one.decided_by,
        "decided_in": one.decided_in,
        "is_for_plenary": _is_for_plenary(session, one),
        "steps": [_step(session, seat, is_accepted=is_accepted) for is_accepted in (True, False)],
    }


def _is_for_plenary(session: Session, one: Justification) -> bool:
    """Whether the plenary, which sits, may still vote on it."""
    rules, life = session.life.rules, session.life
    is_asked = one.standing is Standing.ASKED and life.phase is Phase.OPEN
    return is_asked and rules is not None and rules.absence.decided_by == PLENARY


def _step(session: Session, seat: str, *, is_accepted: bool) -> Tree:
    """Asks the rules; the meeting in which the plenary spoke is for whoever enters it to say."""
    command = DecideExcuse(seat=seat, accepted=is_accepted, decided_in="-")
    step = {"type": command.type, "data": {"seat": seat, "accepted": is_accepted}}
    at = session.at or session.life.called_at
    if at is None:
        return {**step, "is_possible": True, "why": None}
    try:
        decide(session, command, Asked(session.chair.person, _CLERK, at))
    except Refusal as refusal:
        return {**step, "is_possible": False, "why": {"code": refusal.code, "params": dict(refusal.params)}}
    return {**step, "is_possible": True, "why": None}
