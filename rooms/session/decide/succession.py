"""Whose turn it is to preside: the line of succession, who of it cannot preside now, and whether reasons are true."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from rooms.session import chair
from rooms.session.decide.seats import barred
from rooms.session.state import Session
from rooms.session.words import ChairReason

Obstacle: TypeAlias = Literal["absent", "lost_connection", "recused", "candidate"]
"""Why somebody cannot preside now."""


def line_of(session: Session) -> tuple[str, ...]:
    """Persons to whom the chair may pass, in order; nobody before the call."""
    people, rules = session.attendance.people, session.life.rules
    if people is None or rules is None:
        return ()
    return chair.successors(rules, people, tuple(session.attendance.voters.values()))


def obstacle(session: Session, person: str) -> Obstacle | None:
    """Why a person cannot preside now, or None.

    Of somebody without a seat nobody records whether they are there: they are when they ask, or are named.
    """
    here = session.attendance.here.get(person)
    people = session.attendance.people
    has_seat = people is not None and person in people.seats_of
    is_chair_away = session.chair.is_away and session.chair.person == person
    found: tuple[tuple[Obstacle, bool], ...] = (
        ("absent", has_seat and here is None),
        ("lost_connection", is_chair_away or (here is not None and here.lapsed_at is not None)),
        ("recused", person in _not_voting(session)),
        ("candidate", person in candidates(session)),
    )
    return next((why for why, holds in found if holds), None)


def _not_voting(session: Session) -> frozenset[str]:
    """Who is recused on what is on the table, or challenged in what is voted on."""
    current = session.ballots.items.get(session.ballots.current or "")
    if current is None:
        return barred(session, session.agenda.on_table)
    return barred(session, (*session.agenda.on_table, *current.items), current.opened.settles)


def candidates(session: Session) -> frozenset[str]:
    """Who stands in an election on the table: a candidate does not preside until somebody is elected."""
    under_way = (one for one in session.elections.on(session.agenda.current).values() if one.elected is None)
    return frozenset(candidate.person for one in under_way for candidate in one.candidates)


def lawful(session: Session) -> tuple[str, ...]:
    """To whom the chair may pass now: the first in line who can preside, its present holder left out.

    Persons of the line without a seat hold nobody back, and are not passed over either.
    """
    people = session.attendance.people
    found: list[str] = []
    for person in line_of(session):
        if person == session.chair.person or obstacle(session, person) is not None:
            continue
        found.append(person)
        if people is not None and person in people.seats_of:
            break
    return tuple(found)


def is_true(session: Session, reason: ChairReason, taker: str, *, is_own_word: bool) -> bool:
    """Whether the reason for which the chair passes to `taker` is so. `is_own_word`: its holder hands over in person.

    Absence: the holder has left, is without a seat, or says so in person. Recusal: is recused on what is on the table.
    Candidacy: an election is on the table. Lost connection: it was lost. Return: the taker comes before the holder.
    """
    holder = session.chair.person
    why = obstacle(session, holder) if holder else "absent"
    match reason:
        case ChairReason.ABSENCE:
            people = session.attendance.people
            is_seatless = people is not None and holder not in people.seats_of
            return is_own_word or is_seatless or why in ("absent", "lost_connection")
        case ChairReason.RECUSAL:
            return holder in _not_voting(session)
        case ChairReason.CANDIDACY:
            item = session.agenda.items.get(session.agenda.current or "")
            return item is not None and item.matter == "election"
        case ChairReason.LOST_CONNECTION:
            return why == "lost_connection"
        case ChairReason.RETURN:
            line = line_of(session)
            return holder is None or holder not in line or line.index(taker) < line.index(holder)
        case _:
            assert_never(reason)
