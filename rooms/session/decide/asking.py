"""One question put to a session: who asks what capacity, and the envelope of the answer. Shared by the deciders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rooms.council.roster import Roster
from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Asked, Data, Decided, Event, instant_text
from rooms.log.seal import Ref
from rooms.session.chair import designated
from rooms.session.commands import CheckIn
from rooms.session.commands.shared import Dated, ForSeat
from rooms.session.decide.electors import standing_in
from rooms.session.errors import BadOccurredAt, ReasonNeeded, UnknownCouncil, WrongState
from rooms.session.life import Calendar, Phase, require
from rooms.session.may import Acting, Capacity, acting, acting_for, capacities
from rooms.session.people import People, people_of
from rooms.session.state import Session


@dataclass(frozen=True, slots=True)
class Asking:
    """A session, who asks, and everything the asker is in it."""

    session: Session
    asked: Asked
    held: frozenset[Capacity]

    @property
    def now(self) -> datetime:
        """When it is asked."""
        return self.asked.at

    @property
    def people(self) -> People:
        """The frozen roster; before the call, the council's of now where it was read. Raises WrongState else."""
        people = people_asked(self.session, self.asked)
        if people is None:
            raise WrongState(state=self.session.life.phase.value, allowed=[Phase.CALLED.value])
        return people

    @property
    def rules(self) -> RulesProfile:
        """The frozen rules. Raises WrongState before the call."""
        rules = self.session.life.rules
        if rules is None:
            raise WrongState(state=self.session.life.phase.value, allowed=[Phase.CALLED.value])
        return rules

    def acting(self, command: Data) -> Acting:
        """The capacity for this command. Raises NotAllowed; for what is done for a seat also WhichSeat, NoSeat."""
        by = acting(command.type, self.held)
        if not isinstance(command, ForSeat):
            return by
        person = self.asked.person or ""
        own = self.people.seats_of.get(person, ())
        others = standing_in(self.session, person, command)
        if others and command.seat is None and not isinstance(command, CheckIn):
            return acting_for(command, self.held, own=others)
        return acting_for(command, self.held, own=own, standing=others)

    def require(self, *phases: Phase) -> None:
        """Raises WrongState unless the session is in one of these phases."""
        require(self.session.life, *phases)


def asking(session: Session, asked: Asked) -> Asking:
    """Put a question."""
    rules, people = session.life.rules, people_asked(session, asked)
    named = designated(rules) if rules else {}
    return Asking(session, asked, capacities(asked, chair=session.chair.person, people=people, designated=named))


def people_asked(session: Session, asked: Asked) -> People | None:
    """Whose session it is: the roster that the call froze, else the one the edge read from the council."""
    if session.attendance.people is not None:
        return session.attendance.people
    roster = asked.facts.get("members")
    return people_of(roster) if isinstance(roster, Roster) else None


def answer(by: Acting, *events: Event, command: Data | None = None, erases: tuple[Ref, ...] = ()) -> Decided:
    """The envelope of what was decided; `command` gives the time at which it occurred."""
    occurred_at = command.occurred_at if isinstance(command, Dated) else None
    return Decided(events, actor=by.actor, for_=by.for_, occurred_at=occurred_at, erases=erases)


def calendar_of(ask: Asking) -> Calendar:
    """The announcement. Raises UnknownCouncil before the session is scheduled."""
    calendar = ask.session.life.calendar
    if calendar is None:
        raise UnknownCouncil(council="")
    return calendar


def check_dated(command: Dated, ask: Asking) -> None:
    """Recording afterwards needs its reason and a time in the past. Raises ReasonNeeded, BadOccurredAt."""
    if command.occurred_at is None:
        return
    if command.late_reason is None:
        raise ReasonNeeded(field="late_reason")
    called_at = ask.session.life.called_at
    if command.occurred_at > ask.now or (called_at and command.occurred_at < called_at):
        raise BadOccurredAt(occurred_at=instant_text(command.occurred_at))
