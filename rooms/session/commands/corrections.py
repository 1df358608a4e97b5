"""Commands on corrections after the fact, and on ballots that were held on paper."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from rooms.log.kind import Code, Data, Instant, Line, Text
from rooms.session.commands.attendance import Stay
from rooms.session.commands.shared import Dated
from rooms.session.words import CorrectionTarget


class ProposeCorrection(Data):
    """Propose to put right what was recorded; a second person agrees or refuses.

    `vote`: that `seat` voted `to` in a proclaimed `ballot`; `result`: several of its seats at once, in `votes`, from
    which the result is computed anew; `presence`: that `person` was there for these `stays`. A vote is an option,
    `abstain`, `not_voting` or `recused`.
    """

    type = "correction.propose"
    correction: Code
    target: CorrectionTarget
    ballot: Code | None = None
    seat: Code | None = None
    to: Code | None = None
    votes: Mapping[Code, Code] | None = Field(None, max_length=500)
    person: Code | None = None
    stays: tuple[Stay, ...] | None = None
    reason: Text


class AgreeToCorrection(Data):
    """Agree, which corrects. `alone_reason`: why whoever chairs decides alone, while nobody else in the session can."""

    type = "correction.agree"
    correction: Code
    alone_reason: Text | None = None


class RefuseCorrection(Data):
    """Refuse what another proposed, or take back the own proposal: what was recorded stays."""

    type = "correction.refuse"
    correction: Code
    reason: Text | None = None


class RecordBallot(Dated):
    """Enter a ballot that was held on paper, from its signed sheet, with the hour at which it ended and why afterwards.

    `votes` by seat present then: an option, `abstain`, `not_voting` or `recused`. `declared`: the decision or the
    option that the sheet declares; a contradiction with the result computed from the votes is shown. `document`: the
    scan.
    """

    type = "ballot.record"
    ballot: Code
    item: Code | None = None
    kind: Code | None = None
    matter: Code = "ordinary"
    question: Line
    yes_means: Line | None = None
    no_means: Line | None = None
    options: tuple[Code, ...] = ("yes", "no")
    labels: Mapping[Code, Line] | None = None
    votes: Mapping[Code, Code] = Field(max_length=500)
    declared: Code | None = None
    document: Code | None = None
    occurred_at: Instant
    late_reason: Text
