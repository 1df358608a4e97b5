"""What happened to offices. All of it is public."""

from __future__ import annotations

from typing import TypeAlias

from rooms.council.words import ElectedRole
from rooms.log.kind import Code, Count, Event, Instant, Line


class OfficerElected(Event):
    """A session elected somebody to an office. It is not held before swearing-in."""

    type = "council.officer_elected"
    term: Code
    office: ElectedRole
    person: Code
    name: Line
    session: Code
    elected_at: Instant
    months: Count | None = None


class ElectionVoided(Event):
    """The ballot that elected somebody was annulled."""

    type = "council.election_voided"
    term: Code


class OfficerSworn(Event):
    """Whoever was elected was sworn in."""

    type = "council.officer_sworn"
    term: Code
    sworn_at: Instant
    ends_at: Instant | None = None


OfficeEvent: TypeAlias = OfficerElected | ElectionVoided | OfficerSworn
