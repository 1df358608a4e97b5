"""Deciding on who chairs."""

from __future__ import annotations

from rooms.log.errors import NotAllowed
from rooms.log.kind import Decided
from rooms.session import chair
from rooms.session.commands import LoseChair, RegainChair, TakeChair
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import UnknownPerson
from rooms.session.events import ChairTaken
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Capacity
from rooms.session.words import ChairReason


def take_chair(ask: Asking, command: TakeChair) -> Decided:
    """Pass the chair; only the chair itself and the clerk name somebody else.

    Raises WrongState, UnknownPerson, NotAllowed and what `chair.take` raises.
    """
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    person = command.person or ask.asked.person or ""
    line = chair.successors(ask.rules, ask.people, frozenset(ask.session.attendance.here))
    names = {**chair.designated(ask.rules), **ask.people.names}
    if person not in names:
        raise UnknownPerson(person=person)
    is_handover = by.capacity in (Capacity.CHAIR, Capacity.CLERK)
    if person != ask.asked.person and not is_handover:
        raise NotAllowed(type=command.type)
    president = ask.people.officer("president")
    returns = command.reason is ChairReason.RETURN and president is not None and president.person == person
    chair.take(ask.session.chair, person, line=line, may_replace=is_handover or returns)
    return answer(by, ChairTaken(person=person, name=names[person], reason=command.reason))


def chair_away(ask: Asking, command: LoseChair) -> Decided:
    """Raises WrongState, NotChairing."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    return answer(by, chair.lose(ask.session.chair, command.person))


def chair_back(ask: Asking, command: RegainChair) -> Decided:
    """Raises WrongState, NotChairing."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    return answer(by, chair.regain(ask.session.chair, command.person))
