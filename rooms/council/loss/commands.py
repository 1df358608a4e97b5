"""Commands of a process of loss of office."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from rooms.council.words import Act
from rooms.log.kind import Code, Data, Instant, Line, Text

MANY = 200


class Basis(StrEnum):
    """Which limit of the rules was reached: absences in a row, or so many within the months that count."""

    CONSECUTIVE = "consecutive"
    ALTERNATE = "alternate"


class Addressee(StrEnum):
    """Who is given notice."""

    COUNCILLOR = "councillor"
    ORGANISATION = "organisation"


class Outcome(StrEnum):
    """How a process is decided."""

    DECLARED = "declared"
    ARCHIVED = "archived"


class OpenLoss(Data):
    """The absences of a titular reached a limit: the sessions that count (system)."""

    type = "council.loss_open"
    term: Code
    basis: Basis
    sessions: tuple[Code, ...] = Field(max_length=MANY)


class ReviewLoss(Data):
    """An absence was excused, corrected or added since: which sessions count now, and whether the limit is still
    reached (system)."""

    type = "council.loss_review"
    process: Code
    sessions: tuple[Code, ...] = Field(max_length=MANY)
    stands: bool


class NoticeLoss(Data):
    """Record a notice given, when and by which means; the councillor's says until when a defence is received."""

    type = "council.loss_notice"
    process: Code
    to: Addressee
    at: Instant | None = None
    means: Line
    defence_until: Instant | None = None


class DefendLoss(Data):
    """Record a defence received, now or at a past instant. Its text is seen by the clerk only."""

    type = "council.loss_defence"
    process: Code
    at: Instant | None = None
    text: Text | None = None


class DecideLoss(Data):
    """Declare the loss, by an act, or archive the process. The reason is seen by the clerk only."""

    type = "council.loss_decide"
    process: Code
    outcome: Outcome
    reason: Text
    act: Act | None = None


class VacateLoss(Data):
    """End the term of a declared loss, now or at a past instant. Who follows is nominated anew."""

    type = "council.loss_vacate"
    process: Code
    at: Instant | None = None
