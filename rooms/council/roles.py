"""Roles in a council: granted and revoked by name. `councillor` is no grant: it comes with a term."""

from __future__ import annotations

from datetime import datetime

from rooms.council.commands import GrantRole, RevokeRole
from rooms.council.errors import RoleHeld, RoleNotHeld, RoleTaken
from rooms.council.events import RoleGranted, RoleRevoked
from rooms.council.state import Council
from rooms.council.terms import terms_of
from rooms.council.words import SINGLE, Role
from rooms.log.kind import Event


def roles_of(state: Council, person: str, at: datetime) -> frozenset[str]:
    """The person's roles in this council at an instant: those granted, and councillor if in a seat."""
    granted = {str(role) for role, holders in state.roles.items() if person in holders}
    return frozenset(granted | ({str(Role.COUNCILLOR)} if terms_of(state, person, at) else set()))


def grant(state: Council, command: GrantRole) -> tuple[Event, ...]:
    """Give a role. Raises RoleHeld, RoleTaken (one president, one vice-president)."""
    holders = state.roles.get(command.role, {})
    if command.person in holders:
        raise RoleHeld(role=command.role, person=command.person)
    if holders and command.role in SINGLE:
        raise RoleTaken(role=command.role, person=next(iter(holders)))
    return (RoleGranted(role=command.role, person=command.person, name=command.name),)


def revoke(state: Council, command: RevokeRole) -> tuple[Event, ...]:
    """Take a role. Raises RoleNotHeld."""
    if command.person not in state.roles.get(command.role, {}):
        raise RoleNotHeld(role=command.role, person=command.person)
    return (RoleRevoked(role=command.role, person=command.person),)
