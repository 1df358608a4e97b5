"""What may be asked about offices: by the system after an election, by the clerk for a swearing-in."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from rooms.council.words import ElectedRole
from rooms.log.kind import Code, Data, Instant, Line


class ElectOfficer(Data):
    """A session elected somebody to an office, to be held for so many months from swearing-in (system)."""

    type = "council.office_elect"
    term: Code
    office: ElectedRole
    person: Code
    name: Line
    session: Code
    elected_at: Instant
    months: Annotated[int, Field(ge=1, le=120)] | None = None


class VoidElection(Data):
    """The ballot that elected somebody was annulled before swearing-in (system)."""

    type = "council.office_void"
    term: Code


class SwearOfficer(Data):
    """Record that whoever was elected was sworn in, now or `at`: from then on the office is theirs."""

    type = "council.office_swear"
    term: Code
    at: Instant | None = None


OfficeCommand: TypeAlias = ElectOfficer | VoidElection | SwearOfficer
