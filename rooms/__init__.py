"""Councils, and what happens at a session: two pure kinds of stream. The machine that keeps them is rooms/log."""

from rooms.council import (
    COMPOSING,
    COUNCIL,
    DEFAULT_RULES,
    ENFORCED,
    Council,
    Roster,
    RulesProfile,
    days_off_from,
    roles_of,
    roster_on,
    rules_in_force,
    rules_text,
    rules_version,
)
from rooms.log import Asked, Audience, Decided, Event, Kind, Recorded, Ref, Refusal, Seal
from rooms.log.errors import NotAllowed, Stale
from rooms.log.kind import Code, Count, Data, Instant, Line, Text, Tree, instant_text
from rooms.session import FORMATS, SESSION, Phase, Session, Stored
from rooms.session import events as session_events

__all__ = [
    "COMPOSING",
    "COUNCIL",
    "DEFAULT_RULES",
    "ENFORCED",
    "FORMATS",
    "SESSION",
    "Asked",
    "Audience",
    "Code",
    "Council",
    "Count",
    "Data",
    "Decided",
    "Event",
    "Instant",
    "Kind",
    "Line",
    "NotAllowed",
    "Phase",
    "Recorded",
    "Ref",
    "Refusal",
    "Roster",
    "RulesProfile",
    "Seal",
    "Session",
    "Stale",
    "Stored",
    "Text",
    "Tree",
    "days_off_from",
    "instant_text",
    "roles_of",
    "roster_on",
    "rules_in_force",
    "rules_text",
    "rules_version",
    "session_events",
]
