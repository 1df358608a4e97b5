"""Recusals as each audience may see them: who does not vote on which item, of which kind, who votes instead; and why,
for clerk and chair, and for the person in `mine`."""

from __future__ import annotations

from rooms.log.kind import Audience, Tree
from rooms.session.agenda import UNDECIDED
from rooms.session.decide.seats import voters_for
from rooms.session.recusals import Accusation, Recusal
from rooms.session.state import Session


def recusals_view(session: Session, reserved: frozenset[str], audience: Audience) -> Tree:
    """By item, the recusals in order; and the challenges that wait to be decided. None before the call."""
    if session.attendance.people is None:
        return None
    is_clerk = audience is Audience.CLERK
    waiting = [one for one in session.recusals.waiting.values() if _is_shown(session, one.item, reserved)]
    return {
        "items": {
            item: [_recusal(session, item, one, sees_reason=is_clerk) for one in on_item.values()]
            for item, on_item in session.recusals.by_item.items()
            if on_item and item not in reserved
        },
        "challenges": [_challenge(session, one, sees_reason=is_clerk) for one in waiting],
    }


def _is_shown(session: Session, item: str, reserved: frozenset[str]) -> bool:
    """An item that is over decides no challenge any more."""
    return item not in reserved and session.agenda.items[item].state in UNDECIDED


def _recusal(session: Session, item: str, recusal: Recusal, *, sees_reason: bool) -> Tree:
    """`instead`: who votes for the seat on this item; None while nobody takes over."""
    instead = voters_for(session, (item,)).get(recusal.seat)
    return {
        **_about(session, recusal.person, recusal.seat),
        "kind": recusal.kind.value,
        "instead": {"person": instead, "name": _name(session, instead)} if instead else None,
        "reason": session.texts.shown(recusal.reason) if sees_reason else None,
    }


def _challenge(session: Session, challenge: Accusation, *, sees_reason: bool) -> Tree:
    return {
        "id": challenge.id,
        "item": challenge.item,
        **_about(session, challenge.person, challenge.seat),
        "kind": challenge.kind.value,
        "by_seat": challenge.by_seat,
        "reason": session.texts.shown(challenge.reason) if sees_reason else None,
    }


def _about(session: Session, person: str, seat: str) -> dict[str, Tree]:
    return {"person": person, "name": _name(session, person), "seat": seat}


def _name(session: Session, person: str) -> str:
    people = session.attendance.people
    return people.names.get(person, "") if people else ""


def own_recusals(session: Session, person: str | None) -> list[Tree]:
    """The person's own recusals and the challenges to the person, with their reasons, by item."""
    recused = [
        {"item": item, "kind": one.kind.value, "challenge": None, "reason": session.texts.shown(one.reason)}
        for item, on_item in session.recusals.by_item.items()
        for one in on_item.values()
        if one.person == person
    ]
    waiting = [
        {"item": one.item, "kind": one.kind.value, "challenge": one.id, "reason": session.texts.shown(one.reason)}
        for one in session.recusals.waiting.values()
        if one.person == person
    ]
    return [*recused, *waiting]
