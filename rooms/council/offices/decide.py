"""Deciding on offices: elected, voided, sworn in. The role passes at swearing-in, which the clerk records."""

from __future__ import annotations

from datetime import datetime

from rooms.council import roles
from rooms.council.commands import RevokeRole
from rooms.council.errors import AlreadySworn, BadInstant, OfficeTermExists, UnknownOfficeTerm
from rooms.council.events import RoleGranted
from rooms.council.offices.commands import ElectOfficer, SwearOfficer, VoidElection
from rooms.council.offices.events import ElectionVoided, OfficerElected, OfficerSworn
from rooms.council.offices.process import OfficeTerm
from rooms.council.state import Council
from rooms.council.words import Role
from rooms.log.kind import Asked, Event

_MONTHS = 12
_LAST_OF_ALL = 28
"""A day that every month has."""


def elect(state: Council, command: ElectOfficer) -> tuple[Event, ...]:
    """Somebody was elected. Raises OfficeTermExists."""
    if command.term in state.offices.terms:
        raise OfficeTermExists(term=command.term)
    return (OfficerElected(**command.model_dump()),)


def void(state: Council, command: VoidElection) -> tuple[Event, ...]:
    """The ballot was annulled. Raises UnknownOfficeTerm, AlreadySworn: an office held is not undone by a session."""
    if _term(state, command.term).sworn_at is not None:
        raise AlreadySworn(term=command.term)
    return (ElectionVoided(term=command.term),)


def swear(state: Council, command: SwearOfficer, asked: Asked) -> tuple[Event, ...]:
    """Record the swearing-in: the role passes to whoever was elected.

    Raises UnknownOfficeTerm, AlreadySworn, BadInstant (before the election or the holder's own time, or to come).
    """
    term = _term(state, command.term)
    elected, sworn_at = term.elected, command.at or asked.at
    if term.sworn_at is not None:
        raise AlreadySworn(term=command.term)
    if not elected.elected_at <= sworn_at <= asked.at:
        raise BadInstant(field="at")
    ends_at = None if elected.months is None else _after(sworn_at, elected.months)
    sworn = OfficerSworn(term=command.term, sworn_at=sworn_at, ends_at=ends_at)
    return (sworn, *_passed(state, elected, command, asked))


def _passed(state: Council, elected: OfficerElected, command: SwearOfficer, asked: Asked) -> tuple[Event, ...]:
    """The role leaves whoever had it and is given to whoever was elected, unless re-elected."""
    holders = state.roles.get(Role(elected.office), {})
    if elected.person in holders:
        return ()
    leave = (RevokeRole(role=elected.office, person=person, at=command.at) for person in holders)
    given = RoleGranted(role=elected.office, person=elected.person, name=elected.name, since=command.at)
    return (*(event for one in leave for event in roles.revoke(state, one, asked)), given)


def _after(start: datetime, months: int) -> datetime:
    """The same day so many months later; the 28th for days that a month may lack."""
    years, month = divmod(start.month - 1 + months, _MONTHS)
    return start.replace(year=start.year + years, month=month + 1, day=min(start.day, _LAST_OF_ALL))


def _term(state: Council, id_: str) -> OfficeTerm:
    found = state.offices.terms.get(id_)
    if found is None:
        raise UnknownOfficeTerm(term=id_)
    return found
