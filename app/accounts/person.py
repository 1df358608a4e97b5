"""A person as the edge knows one, and the roles a city gives. Not the roles of a council: its stream holds those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

CITY_ROLES: Final = frozenset({"admin", "committee", "monitor", "department"})


@dataclass(frozen=True, slots=True)
class Person:
    """Who a valid token belongs to. `scope` is a rehearsal council's stream: anywhere else this person is nobody.

    `roles` are city roles. A login ends at `expires_at`, or when the person's epoch is no longer `epoch`.
    """

    id: str
    name: str
    roles: frozenset[str]
    login_id: str
    epoch: int
    expires_at: datetime
    scope: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """A person of a rehearsal, with the one copy of their token."""

    person: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom an invitation is for."""

    email: str
    name: str
