"""Events of a process of loss of office. Whose it is stands in no line: only its number does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.council.loss.commands import Addressee, Basis, Outcome
from rooms.council.words import Act
from rooms.log.kind import Code, Event, Instant, Line, Text
from rooms.log.seal import Seal


class LossOpened(Event):
    """The absences of a titular reached a limit."""

    type = "council.loss_opened"
    seals: ClassVar[Mapping[str, Seal]] = dict.fromkeys(("term", "basis", "sessions"), Seal.HIDDEN)
    process: Code
    term: Code | None = None
    basis: Basis | None = None
    sessions: tuple[Code, ...] | None = None


class LossReviewed(Event):
    """Which sessions count now, and whether the limit is still reached with them."""

    type = "council.loss_reviewed"
    seals: ClassVar[Mapping[str, Seal]] = dict.fromkeys(("sessions", "stands"), Seal.HIDDEN)
    process: Code
    sessions: tuple[Code, ...] | None = None
    stands: bool | None = None


class LossNoticed(Event):
    """Notice was given."""

    type = "council.loss_noticed"
    seals: ClassVar[Mapping[str, Seal]] = {"means": Seal.ERASABLE}
    process: Code
    to: Addressee
    given_at: Instant
    means: Line | None = None
    defence_until: Instant | None = None


class LossDefended(Event):
    """A defence was received."""

    type = "council.loss_defended"
    seals: ClassVar[Mapping[str, Seal]] = {"text": Seal.ERASABLE}
    process: Code
    received_at: Instant
    text: Text | None = None


class LossDecided(Event):
    """The loss was declared, which is public from then on, or the process archived, which is not."""

    type = "council.loss_decided"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    process: Code
    outcome: Outcome
    reason: Text | None = None
    act: Act | None = None


class LossVacated(Event):
    """The term of a declared loss is over, and the seat waits for a new nomination."""

    type = "council.loss_vacated"
    process: Code


LossEvent = LossOpened | LossReviewed | LossNoticed | LossDefended | LossDecided | LossVacated
