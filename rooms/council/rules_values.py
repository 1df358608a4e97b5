"""The values that rules of procedure are made of: quorums, majorities, notices, speeches. Not their defaults."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from rooms.log.kind import Code, Count, Line
from voting import InvalidRequirement, parse_requirement


class Value(BaseModel):
    """A frozen value of known keys. Nothing here is optional with a default other than none: lines leave nones out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _requirement(value: str | int) -> str | int:
    try:
        parse_requirement(value)
    except InvalidRequirement as error:
        raise ValueError(error.code) from error
    return value


def _majority(value: str | int) -> str | int:
    return value if value in ("simple", "unanimity") else _requirement(value)


RequirementText: TypeAlias = Annotated[str | int, AfterValidator(_requirement)]
"""`absolute`, a share such as `2/3` (at least) or `>1/2` (more than), or a number of seats."""

MajorityText: TypeAlias = Annotated[str | int, AfterValidator(_majority)]
"""`simple`, `unanimity`, or what a quorum takes."""

Base: TypeAlias = Literal["statutory", "filled", "present"]
MajorityBase: TypeAlias = Literal["statutory", "filled", "present", "valid_votes"]
BallotKind: TypeAlias = Literal[
    "symbolic", "roll_call", "called_roll", "block", "competing", "election", "acclamation", "straw"
]
Matter: TypeAlias = Code
"""A kind of matter: `rules_change`, `election`, `accounts`, `loss_of_mandate`, or the council's own word."""


class Quorum(Value):
    """How many seats, of which seats."""

    of: RequirementText = Field("absolute", description="absolute, a share such as 2/3, or a number of seats")
    base: Base = Field("statutory", description="which seats the share is taken of")
    article: Line | None = Field(None, description="the article that says so")


class MajorityRule(Value):
    """What a decision needs."""

    of: MajorityText = Field("simple", description="simple, absolute, a share such as 3/5, unanimity, or a number")
    base: MajorityBase = Field("statutory", description="which seats, or votes, a share is taken of; not for simple")
    article: Line | None = Field(None, description="the article that says so")


class MatterMajority(Value):
    """The majority for one kind of matter, at each call."""

    matter: Matter = Field(description="the kind of matter")
    first_call: MajorityRule = Field(description="what it needs in a session opened at first call")
    second_call: MajorityRule = Field(description="what it needs in a session opened at second call")


class Period(Value):
    """A span that excludes the first day and includes the last."""

    amount: Count = Field(description="how many")
    unit: Literal["hours", "days", "business_days"] = Field(description="of what")


class Proposers(Value):
    """Who may ask for something: the president (or whoever chairs), or enough seats together."""

    president: bool = Field(True, description="whether the president, or in a session the chair, may alone")
    seats: RequirementText = Field("1/3", description="how many of the statutory seats together")


class OfficeSuccessor(Value):
    """Whoever holds an office, or the oldest member: the one longest in office who is present."""

    office: Literal["vice_president", "oldest_member"] = Field(description="the office")


class PersonSuccessor(Value):
    """A person named for it, who may have no seat."""

    person: Code = Field(description="the person's id")
    name: Line = Field(description="the person's name")


Successor: TypeAlias = OfficeSuccessor | PersonSuccessor


class SecretMatter(Value):
    """A matter decided by secret ballot, which needs a legal basis."""

    matter: Matter = Field(description="the kind of matter")
    legal_basis: Line = Field(description="the law that orders secrecy")


class SpeechKind(Value):
    """One reason to speak, with its own time."""

    kind: Code = Field(description="its code")
    name: Line | None = Field(None, description="the council's own word for it")
    seconds: Annotated[int, Field(ge=1, le=36_000)] = Field(description="speaking time")
    priority: Count = Field(0, description="higher is called first")
    parent: Code | None = Field(None, description="the kind inside whose time it runs")
    sound: Count = Field(30, description="seconds before the end at which a sound warns; 0: at the end only")


class AbsenceLimits(Value):
    """Unjustified absences that open a process of loss of mandate; a limit of 0 is none."""

    consecutive: Count = Field(3, description="in a row")
    alternate: Count = Field(5, description="not in a row, within `months`")
    months: Count = Field(12, description="the window")
    warn: Count = Field(2, description="absences at which the councillor is warned")


class DocumentLevel(Value):
    """The signature one kind of document needs."""

    document: Code = Field(description="the kind of document")
    level: Literal["simple", "advanced", "qualified"] = Field(description="Lei 14.063/2020, art. 4")


SPEECH_KINDS: Final = (
    SpeechKind(kind="speech", seconds=180),
    SpeechKind(kind="rapporteur", seconds=300, priority=10),
    SpeechKind(kind="clarification", seconds=60, priority=20),
    SpeechKind(kind="statement_for", seconds=180, priority=10),
    SpeechKind(kind="statement_against", seconds=180, priority=10),
    SpeechKind(kind="right_of_reply", seconds=180, priority=30),
    SpeechKind(kind="on_procedure", seconds=60, priority=40),
    SpeechKind(kind="point_of_order", seconds=180, priority=50),
    SpeechKind(kind="interjection", seconds=60, parent="speech"),
)
"""The customary kinds: three minutes, five for the rapporteur, an aparte inside the speaker's time."""
