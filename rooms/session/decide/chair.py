"""Deciding on who chairs."""

from __future__ import annotations

from collections.abc import Mapping

from rooms.log.errors import NotAllowed
from rooms.log.kind import Decided
from rooms.session import chair
from rooms.session.commands import LoseChair, RegainChair, TakeChair
from rooms.session.decide import succession
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import CannotPreside, NotNextInLine, ReasonUntrue, UnknownPerson
from rooms.session.events import ChairTaken
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Capacity
from rooms.session.words import ChairReason


def take_chair(ask: Asking, command: TakeChair) -> Decided:
    """Pass the chair; only the chair itself and the clerk name somebody else.

    Raises WrongState, UnknownPerson, NotAllowed, CannotPreside, NotNextInLine, ReasonUntrue and what `chair.take` does.
    """
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    person = command.person or ask.asked.person or ""
    line = succession.line_of(ask.session)
    names = {**chair.designated(ask.rules), **ask.people.names}
    if person not in names:
        raise UnknownPerson(person=person)
    is_handover = by.capacity in (Capacity.CHAIR, Capacity.CLERK)
    if person != ask.asked.person and not is_handover:
        raise NotAllowed(type=command.type)
    chair.take(ask.session.chair, person, line=line, may_replace=is_handover or _is_free(ask, command, person))
    _check_turn(ask, person, names)
    _check_reason(ask, command, person)
    return answer(by, ChairTaken(person=person, name=names[person], reason=command.reason))


def _is_free(ask: Asking, command: TakeChair, person: str) -> bool:
    """Whether the chair is there to take: its holder cannot preside, or somebody before the holder returns."""
    holder, line = ask.session.chair.person, succession.line_of(ask.session)
    returns = command.reason is ChairReason.RETURN and person in line
    is_back = returns and succession.is_true(ask.session, ChairReason.RETURN, person, is_own_word=False)
    return is_back or (holder is not None and succession.obstacle(ask.session, holder) is not None)


def _check_turn(ask: Asking, person: str, names: Mapping[str, str]) -> None:
    """Raises CannotPreside, NotNextInLine."""
    why = succession.obstacle(ask.session, person)
    if why is not None:
        raise CannotPreside(person=person, name=names[person], why=why)
    turn = succession.lawful(ask.session)
    if person not in turn:
        first = turn[0]
        raise NotNextInLine(person=person, next=first, name=names[first])


def _check_reason(ask: Asking, command: TakeChair, person: str) -> None:
    """Raises ReasonUntrue."""
    holder = ask.session.chair
    is_own_word = holder.person is not None and holder.person == ask.asked.person
    if not succession.is_true(ask.session, command.reason, person, is_own_word=is_own_word):
        raise ReasonUntrue(reason=command.reason.value, name=holder.name)


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
