"""Roles in a council: granted and revoked by name, with their history. `councillor` comes with a term."""

from __future__ import annotations

from datetime import datetime

from rooms.council.commands import GrantRole, RevokeRole
from rooms.council.errors import BadInstant, RoleHeld, RoleNotHeld, RoleTaken
from rooms.council.events import RoleGranted, RoleRevoked
from rooms.council.state import Council
from rooms.council.terms import terms_of
from rooms.council.words import SINGLE, Role
from rooms.log.kind import Asked, Event


def roles_of(state: Council, person: str, at: datetime) -> frozenset[str]:
    """The person's roles in this council at an instant: those granted, and councillor if in a seat."""
    granted = {str(one.role) for one in state.tenures if one.person == person and one.runs_at(at)}
    return frozenset(granted | ({str(Role.COUNCILLOR)} if terms_of(state, person, at) else set()))


def grant(state: Council, command: GrantRole, asked: Asked) -> tuple[Event, ...]:
    """Give a role. Raises BadInstant (in the future), RoleHeld, RoleTaken (one president, one vice-president)."""
    since = command.since or asked.at
    if since > asked.at:
        raise BadInstant(field="since")
    for tenure in state.tenures:
        if tenure.role is command.role and (tenure.until is None or tenure.until > since):
            if tenure.person == command.person:
                raise RoleHeld(role=command.role, person=command.person)
            if command.role in SINGLE:
                raise RoleTaken(role=command.role, person=tenure.person)
    return (RoleGranted(**dict(command)),)


def revoke(state: Council, command: RevokeRole, asked: Asked) -> tuple[Event, ...]:
    """Take a role. Raises RoleNotHeld, BadInstant (before it was given, or in the future)."""
    for tenure in state.tenures:
        if (tenure.role, tenure.person, tenure.until) == (command.role, command.person, None):
            if not tenure.since <= (command.at or asked.at) <= asked.at:
                raise BadInstant(field="at")
            return (RoleRevoked(role=command.role, person=command.person, until=command.at),)
    raise RoleNotHeld(role=command.role, person=command.person)
