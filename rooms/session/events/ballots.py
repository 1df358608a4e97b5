"""Events of ballots. A choice is hidden until it is shown; the arithmetic is stored with the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Code, Count, Event, Line, Text
from rooms.log.seal import Seal
from rooms.session.commands.ballots import Settles
from rooms.session.words import Afterwards, Means


class Elector(BaseModel):
    """A seat of the frozen electorate and the person who represents it at opening."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    seat: Code
    person: Code


class BallotOpened(Event):
    """A question was put to the vote. Electorate, bases and quorum are frozen here."""

    type = "ballot.opened"
    seals: ClassVar[Mapping[str, Seal]] = {
        **dict.fromkeys(("question", "yes_means", "no_means", "labels"), Seal.ERASABLE),
        "matter": Seal.HIDDEN,
    }
    ballot: Code
    item: Code | None = None
    kind: Code
    matter: Code
    question: Line | None = None
    yes_means: Line | None = None
    no_means: Line | None = None
    options: tuple[Code, ...]
    labels: Mapping[Code, Line] | None = None
    electorate: tuple[Elector, ...]
    absent: tuple[Code, ...] = ()
    excused: tuple[Code, ...] = ()
    statutory: Count
    filled: Count
    quorum: Mapping[str, Any]
    abstention: bool
    change_vote: bool
    show: Literal["live", "after_close"]
    check_seconds: Count
    settles: Settles | None = None
    majority: MajorityRule | None = None


class VoteCast(Event):
    """A seat voted. A later cast of the same seat replaces it while the ballot is open."""

    type = "ballot.cast"
    seals: ClassVar[Mapping[str, Seal]] = {"choice": Seal.HIDDEN}
    ballot: Code
    seat: Code
    person: Code
    choice: Code
    means: Means | None = None


class OutcomeDeclared(Event):
    """A seat of the electorate was declared as not voting, or recused itself."""

    type = "ballot.declared"
    ballot: Code
    seat: Code
    outcome: Afterwards
    means: Means | None = None


class BallotClosed(Event):
    """The vote ended, reconciled: `left` are seats that went away without voting. The result is provisional."""

    type = "ballot.closed"
    ballot: Code
    left: tuple[Code, ...] = ()
    result: Mapping[str, Any]


class VoteCorrected(Event):
    """A vote was put right before proclamation, at its seat's request."""

    type = "ballot.corrected"
    seals: ClassVar[Mapping[str, Seal]] = {"choice": Seal.HIDDEN}
    ballot: Code
    seat: Code
    person: Code
    choice: Code
    means: Means | None = None


class TieBroken(Event):
    """Whoever chairs gave the casting vote."""

    type = "ballot.tie_broken"
    ballot: Code
    option: Code
    person: Code


class ResultProclaimed(Event):
    """The result is final."""

    type = "ballot.proclaimed"
    ballot: Code
    result: Mapping[str, Any]


class BallotAnnulled(Event):
    """A ballot was voided."""

    type = "ballot.annulled"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    ballot: Code
    reason: Text | None = None
