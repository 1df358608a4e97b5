"""The closed vocabularies of a session, as they stand on the wire (domain.md 6)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field


class Means(StrEnum):
    """How a member without a device made it known to the clerk."""

    VOICE = "voice"
    HAND = "hand"
    PAPER = "paper"
    PHONE = "phone"


class SessionKind(StrEnum):
    """Kinds of session (domain.md 6)."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    CEREMONIAL = "ceremonial"
    PUBLIC_HEARING = "public_hearing"


class Mode(StrEnum):
    """Where a session meets."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Place(StrEnum):
    """Where a member takes part."""

    IN_ROOM = "in_room"
    REMOTE = "remote"


class ChairReason(StrEnum):
    """Why the chair passes to another person."""

    ABSENCE = "absence"
    RECUSAL = "recusal"
    CANDIDACY = "candidacy"
    LOST_CONNECTION = "lost_connection"
    RETURN = "return"


class RecusalKind(StrEnum):
    """Why a person does not vote on an item, in the only words the public reads."""

    IMPEDIMENT = "impediment"
    SUSPICION = "suspicion"


class Section(StrEnum):
    """Sections of an agenda, in the customary order."""

    QUORUM = "quorum"
    JUSTIFICATIONS = "justifications"
    FORMER_MINUTES = "former_minutes"
    PRELIMINARY_BUSINESS = "preliminary_business"
    ANNOUNCEMENTS = "announcements"
    ORDER_OF_THE_DAY = "order_of_the_day"
    OPEN_FLOOR = "open_floor"
    OTHER_BUSINESS = "other_business"


Fate = Literal["next_meeting", "continuation", "withdrawn"]
"""What becomes of an item that adjournment leaves open."""
Afterwards = Literal["not_voting", "recused"]
"""Outcomes that may be declared for a seat of the electorate. Absence and excuses come from attendance."""
Seconds = Annotated[int, Field(ge=1, le=36_000)]
