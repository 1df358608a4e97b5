"""Commands on ballots."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

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
    `items`: the items that a block decides together. `runoff_of`: the ballot whose best options stand again, which are
    then the options.
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
    items: tuple[Code, ...] = Field((), max_length=100)
    runoff_of: Code | None = None


class CallSeats(Data):
    """Call a seat to vote; without one, the next in a called roll, all silent seats in any other ballot."""

    type = "ballot.call"
    ballot: Code
    seat: Code | None = None


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


class StateVote(ForSeat):
    """Have the reasons of one's vote in the record, once the ballot is closed."""

    type = "ballot.state"
    ballot: Code
    text: Text


class ProclaimResult(Data):
    """Make the result final. A tie for which no casting vote was given falls to what the rules say then."""

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
