"""Commands on ballots."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from rooms.log.kind import Code, Data, Line, Text
from rooms.session.commands.shared import ForSeat
from rooms.session.words import Afterwards


class Settles(BaseModel):
    """The question of procedure that a ballot settles: its kind, and the id of what it is about."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    kind: Code
    subject: Code


class OpenBallot(Data):
    """Put a question to the vote. `options` default to yes and no; `labels` name other options.

    `settles`: a question of procedure, whose rules say which majority it needs and what follows from the result.
    """

    type = "ballot.open"
    ballot: Code
    item: Code | None = None
    kind: Code | None = None
    matter: Code = "ordinary"
    question: Line
    yes_means: Line | None = None
    no_means: Line | None = None
    options: tuple[Code, ...] = ("yes", "no")
    labels: Mapping[Code, Line] | None = None
    settles: Settles | None = None


class CastVote(ForSeat):
    """Vote for a seat: an option's id, or `abstain`."""

    type = "ballot.cast"
    ballot: Code
    choice: Code


class DeclareOutcome(ForSeat):
    """Declare that a seat of the electorate does not vote."""

    type = "ballot.declare"
    ballot: Code
    outcome: Afterwards


class CloseBallot(Data):
    """Close the vote: reconciled, with a provisional result."""

    type = "ballot.close"
    ballot: Code


class CorrectVote(ForSeat):
    """Have one's own vote put right between closing and proclamation."""

    type = "ballot.correct"
    ballot: Code
    choice: Code


class ProclaimResult(Data):
    """Make the result final."""

    type = "ballot.proclaim"
    ballot: Code


class BreakTie(Data):
    """The casting vote of whoever chairs."""

    type = "ballot.break_tie"
    ballot: Code
    option: Code


class AnnulBallot(Data):
    """Void a ballot. Never needs quorum."""

    type = "ballot.annul"
    ballot: Code
    reason: Text
