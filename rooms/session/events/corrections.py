"""Events of corrections after the fact, and of ballots held on paper. Nothing recorded before is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rooms.log.kind import Code, Event, Text
from rooms.log.seal import Seal
from rooms.session.commands.attendance import Stay
from rooms.session.events.ballots import BallotOpened
from rooms.session.words import CorrectionTarget, Second


class CorrectionProposed(Event):
    """Somebody says that a record is wrong. `by` proposes, `second` must agree; `former` are the votes as they were.

    The reason of a correction of presence is private.
    """

    type = "correction.proposed"
    seals: ClassVar[Mapping[str, Seal]] = {"votes": Seal.HIDDEN, "former": Seal.HIDDEN, "reason": Seal.ERASABLE}
    correction: Code
    target: CorrectionTarget
    ballot: Code | None = None
    votes: Mapping[Code, Code] | None = None
    former: Mapping[Code, Code] | None = None
    person: Code | None = None
    stays: tuple[Stay, ...] = ()
    by: Code
    second: Second
    reason: Text | None = None


class CorrectionAgreed(Event):
    """The second person agreed, or whoever chairs decided alone: `result` is the ballot's, computed anew."""

    type = "correction.agreed"
    seals: ClassVar[Mapping[str, Seal]] = {"votes": Seal.HIDDEN, "alone_reason": Seal.ERASABLE}
    correction: Code
    ballot: Code | None = None
    votes: Mapping[Code, Code] | None = None
    result: Mapping[str, Any] | None = None
    person: Code
    is_alone: bool = False
    alone_reason: Text | None = None


class CorrectionRefused(Event):
    """The record stays as it was."""

    type = "correction.refused"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    correction: Code
    person: Code
    reason: Text | None = None


class BallotRecorded(BallotOpened):
    """A ballot held on paper was entered afterwards: frozen as one that is opened, with its votes and its result.

    `declared` is what the sheet says came out; the result is computed from the votes all the same.
    """

    type = "ballot.recorded"
    seals: ClassVar[Mapping[str, Seal]] = {
        **BallotOpened.seals,
        "votes": Seal.HIDDEN,
        "late_reason": Seal.ERASABLE,
    }
    votes: Mapping[Code, Code]
    result: Mapping[str, Any]
    declared: Code | None = None
    document: Code | None = None
    late_reason: Text | None = None
