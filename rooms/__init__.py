"""Councils, and what happens at a session: two pure kinds of stream. The machine that keeps them is rooms/log."""

from rooms.council import (
    COMPOSING,
    COUNCIL,
    DEFAULT_RULES,
    ENFORCED,
    Council,
    Roster,
    RulesProfile,
    roles_of,
    roster_on,
    rules_in_force,
    rules_text,
    rules_version,
)
from rooms.log import Asked, Audience, Kind, Recorded, Refusal
from rooms.session import SESSION, Phase, Session

__all__ = [
    "COMPOSING",
    "COUNCIL",
    "DEFAULT_RULES",
    "ENFORCED",
    "SESSION",
    "Asked",
    "Audience",
    "Council",
    "Kind",
    "Phase",
    "Recorded",
    "Refusal",
    "Roster",
    "RulesProfile",
    "Session",
    "roles_of",
    "roster_on",
    "rules_in_force",
    "rules_text",
    "rules_version",
]
