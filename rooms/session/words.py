"""The closed vocabularies of a session, as they stand on the wire (domain.md 6)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

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


class Going(StrEnum):
    """What a member answers to the call. `aware`: seen it, and says no more."""

    AWARE = "aware"
    IN_ROOM = "in_room"
    REMOTE = "remote"
    NOT_GOING = "not_going"


class NoticeMeans(StrEnum):
    """How a member got the call."""

    PRINTED = "printed"
    LINK = "link"
    OPENED = "opened"


class OrderedBy(StrEnum):
    """By whom an extraordinary session is called."""

    PRESIDENT = "president"
    SEATS = "seats"


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


DELIBERATED = frozenset({Section.FORMER_MINUTES, Section.ORDER_OF_THE_DAY})
"""Sections whose items end in a vote."""
Fate = Literal["next_meeting", "continuation", "withdrawn"]
"""What becomes of an item that adjournment leaves open."""
RequestKind = Literal["urgency", "postponement", "withdrawal", "inversion", "review"]
"""What a member asks for on an item; a ballot may settle each, as the question of that kind on that item."""
LEAVING: Final = frozenset({"postponement", "withdrawal", "review"})
"""What, once granted, takes the item off this session's table."""
Why = Literal["review", "postponement", "next_meeting"]
"""Why an item was left to a later session."""
Ground = Literal["right", "chair", "ballot"]
"""What decided a request: the rules themselves, whoever chairs, or a ballot."""
PartKind = Literal["amendment", "separate_vote"]
"""A change of the text, decided before it; or a part of it that is voted on separately (destaque)."""
CorrectionTarget = Literal["vote", "presence", "result"]
"""What is put right after the fact."""
Second = Literal["chair", "clerk", "other"]
"""Who agrees to a correction. `other`: another of the two, or a member of another segment."""
Afterwards = Literal["not_voting", "recused"]
"""Outcomes that may be declared for a seat of the electorate. Absence and excuses come from attendance."""
How = Literal["microphone", "link", "telephone", "read"]
"""How somebody who has the floor speaks: in the room, by the conference's link, by telephone, read out by the chair."""
Ruling = Literal["upheld", "dismissed"]
"""What whoever chairs decides on a point of order: deferida, indeferida."""
Seconds = Annotated[int, Field(ge=1, le=36_000)]
Office = Literal["president", "vice_president"]
"""Offices that a council fills by election: the roles that one person has at a time."""
