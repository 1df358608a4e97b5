"""Who votes for the seats present on an item, who is recused, and whether there is a quorum for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeAlias

from rooms.council.rules_profile import RulesProfile
from rooms.session.attendance import quorum
from rooms.session.commands import Settles
from rooms.session.seating import seated
from rooms.session.state import Session
from voting import QuorumCheck

Items: TypeAlias = tuple[str, ...]
"""The agenda items that are voted on: one, those of a block, or none."""


def voters_for(session: Session, items: Items, settles: Settles | None = None) -> Mapping[str, str]:
    """By seat, the person who votes for it on these items: alternates take over from who is recused on any of them.

    `settles`: the question of procedure that is voted on, if any; nobody votes on the own challenge.
    """
    return _without(session, barred(session, items, settles))


def barred(session: Session, items: Items, settles: Settles | None = None) -> frozenset[str]:
    """Persons who do not vote: those recused on an item, and who is challenged in what the ballot settles."""
    recused = [person for item in items for person in session.recusals.on(item)]
    if settles is None or settles.kind != "challenge" or settles.subject not in session.recusals.waiting:
        return frozenset(recused)
    return frozenset(recused) | {session.recusals.waiting[settles.subject].person}


def _without(session: Session, persons: Collection[str]) -> Mapping[str, str]:
    attendance_ = session.attendance
    if attendance_.here.keys().isdisjoint(persons):
        return attendance_.voters
    seating = attendance_.seating(persons)
    return seated(seating) if seating else {}


def recused_for(session: Session, items: Items, settles: Settles | None = None) -> frozenset[str]:
    """Seats present whose voter is recused and for which nobody takes over."""
    return _left_alone(session, barred(session, items, settles))


def recused_if(session: Session, items: Items, person: str) -> frozenset[str]:
    """Seats that would be recused on these items, and are not, if `person` were."""
    now = barred(session, items)
    return _left_alone(session, now | {person}) - _left_alone(session, now)


def _left_alone(session: Session, persons: frozenset[str]) -> frozenset[str]:
    voters = _without(session, persons)
    return frozenset(s for s, person in session.attendance.voters.items() if person in persons and s not in voters)


def quorum_for(session: Session, rules: RulesProfile, items: Items, settles: Settles | None = None) -> QuorumCheck:
    """The quorum for voting on these items as things stand, by the call at which the session was opened."""
    opening, bases = session.life.opening, session.attendance.bases
    is_first = opening is None or opening.call == 1
    rule = rules.deliberation_quorum.first_call if is_first else rules.deliberation_quorum.second_call
    return quorum(rule, replace(bases, present=len(counted_for(session, rules, items, settles))))


def counted_for(session: Session, rules: RulesProfile, items: Items, settles: Settles | None = None) -> frozenset[str]:
    """The seats that count for the quorum on these items.

    Those that are recused, nobody taking over, count or not as the rules say (`recusal.counts_for_quorum`).
    """
    alone = recused_for(session, items, settles) if rules.recusal.counts_for_quorum else frozenset()
    return alone.union(voters_for(session, items, settles))
