"""Offices that a council fills by election: who was elected where, and since when, sworn in, the office is held.

An election gives the role only at swearing-in, which the clerk records. The vote itself is the session's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rooms.council.commands import ElectOfficer, SwearOfficer, VoidElection
from rooms.council.errors import AlreadySworn, BadInstant, OfficeTermExists, UnknownOfficeTerm
from rooms.council.events import ElectionVoided, OfficerElected, OfficerSworn, RoleGranted, RoleRevoked
from rooms.council.words import Role
from rooms.log.kind import Asked, Event

_MONTHS = 12
_LAST_OF_ALL = 28


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """An office for which somebody was elected, held from `sworn_at`, until `ends_at` if that was said."""

    elected: OfficerElected
    sworn_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offices:
    """Terms of office by id, in the order of their elections; those of voided elections are gone."""

    terms: Mapping[str, OfficeTerm] = field(default_factory=dict)


def elect(offices: Offices, command: ElectOfficer) -> tuple[Event, ...]:
    """Somebody was elected. Raises OfficeTermExists."""
    if command.term in offices.terms:
        raise OfficeTermExists(term=command.term)
    return (OfficerElected(**command.model_dump()),)


def void(offices: Offices, command: VoidElection) -> tuple[Event, ...]:
    """The ballot was annulled. Raises UnknownOfficeTerm, AlreadySworn: an office held is not undone by a session."""
    if _term(offices, command.term).sworn_at is not None:
        raise AlreadySworn(term=command.term)
    return (ElectionVoided(term=command.term),)


def swear(
    offices: Offices, roles: Mapping[Role, Mapping[str, str]], command: SwearOfficer, asked: Asked
) -> tuple[Event, ...]:
    """Record the swearing-in: the role passes to whoever was elected.

    Raises UnknownOfficeTerm, AlreadySworn, BadInstant (before the election, or in the future).
    """
    term = _term(offices, command.term)
    elected, sworn_at = term.elected, command.at or asked.at
    if term.sworn_at is not None:
        raise AlreadySworn(term=command.term)
    if not elected.elected_at <= sworn_at <= asked.at:
        raise BadInstant(field="at")
    ends_at = None if elected.months is None else _after(sworn_at, elected.months)
    sworn = OfficerSworn(term=command.term, sworn_at=sworn_at, ends_at=ends_at)
    return (sworn, *_passed(elected, roles.get(Role(elected.office), {})))


def _passed(elected: OfficerElected, holders: Mapping[str, str]) -> tuple[Event, ...]:
    """The role leaves whoever had it and is given to whoever was elected, unless re-elected."""
    if elected.person in holders:
        return ()
    revoked = [RoleRevoked(role=elected.office, person=person) for person in holders]
    return (*revoked, RoleGranted(role=elected.office, person=elected.person, name=elected.name))


def _after(start: datetime, months: int) -> datetime:
    """The same day so many months later; the 28th for days that a month may lack."""
    years, month = divmod(start.month - 1 + months, _MONTHS)
    return start.replace(year=start.year + years, month=month + 1, day=min(start.day, _LAST_OF_ALL))


def _term(offices: Offices, id_: str) -> OfficeTerm:
    found = offices.terms.get(id_)
    if found is None:
        raise UnknownOfficeTerm(term=id_)
    return found


def evolve(offices: Offices, event: OfficerElected | OfficerSworn | ElectionVoided) -> Offices:
    """The offices after one more event."""
    match event:
        case OfficerElected(term=id_):
            return Offices({**offices.terms, id_: OfficeTerm(event)})
        case OfficerSworn(term=id_, sworn_at=sworn_at, ends_at=ends_at):
            sworn = replace(offices.terms[id_], sworn_at=sworn_at, ends_at=ends_at)
            return Offices({**offices.terms, id_: sworn})
        case ElectionVoided(term=voided):
            return Offices({id_: term for id_, term in offices.terms.items() if id_ != voided})
