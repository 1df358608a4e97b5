"""The closed vocabularies of a council, as they stand on the wire (domain.md 6), and its title-giving acts."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, StringConstraints

from rooms.log.kind import Code, Instant, Line


class BodyKind(StrEnum):
    """One thing covers them all: a collegiate body with seats, sessions and minutes."""

    COUNCIL = "council"
    TECHNICAL_CHAMBER = "technical_chamber"
    COMMITTEE = "committee"
    WORKING_GROUP = "working_group"
    CENTRAL_COMMITTEE = "central_committee"
    SUPPORTERS_GROUP = "supporters_group"


class Standing(StrEnum):
    """The state of a council."""

    ACTIVE = "active"
    BEING_RECOMPOSED = "being_recomposed"
    INACTIVE = "inactive"
    EXTINCT = "extinct"


class Capacity(StrEnum):
    """As what a person holds a seat. An alternate always has a voice, and votes only in the titular's stead."""

    TITULAR = "titular"
    ALTERNATE = "alternate"


class Role(StrEnum):
    """Roles in a council. `councillor` comes from a term, never from a grant."""

    CLERK = "clerk"
    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    COUNCILLOR = "councillor"
    STAFF = "staff"
    AD_HOC_SECRETARY = "ad_hoc_secretary"
    RAPPORTEUR = "rapporteur"
    GUEST = "guest"


GrantedRole: TypeAlias = Literal[
    Role.CLERK, Role.PRESIDENT, Role.VICE_PRESIDENT, Role.STAFF, Role.AD_HOC_SECRETARY, Role.RAPPORTEUR, Role.GUEST
]
SINGLE: frozenset[Role] = frozenset({Role.PRESIDENT, Role.VICE_PRESIDENT})
"""Roles that one person has at a time."""

Link: TypeAlias = Annotated[str, StringConstraints(pattern=r"^https?://[\x21-\x7e]+$", max_length=500)]
"""An address on the web, ASCII."""


class DayOff(BaseModel):
    """A day on which the city's offices are closed: a holiday, or a ponto facultativo (`optional_day`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    day: dt.date
    name: Line
    kind: Literal["holiday", "optional_day"] = "holiday"


Series: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(session|act):[a-z][a-z_]{0,39}(:([0-9]{4}|term-[0-9]{1,4}))?$")
]
"""What is numbered together: `session:ordinary:2026`, `session:ordinary:term-2`, `act:resolution`."""


class Act(BaseModel):
    """An act of the administration: nomination, extension. Its number as printed, its date, where it was published."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    number: Line
    date: dt.date
    gazette: Link | None = None


class CarriedItem(BaseModel):
    """An item of a session left to later ones, not to come back before the end of its review."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    session: Code
    item: Code
    not_before: Instant | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.session, self.item
