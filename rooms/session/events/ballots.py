"""Events of ballots. A choice is hidden until it is shown; the arithmetic is stored with the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from rooms.council.rules_values import MajorityBase, MajorityText
from rooms.log.kind import Code, Count, Event, Line, Text
from rooms.log.seal import Seal
from rooms.session.commands.ballots import Settles
from rooms.session.words import Afterwards, Means
from voting import Criterion


class Elector(BaseModel):
    """A seat of the frozen electorate and the person who represents it at opening."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    seat: Code
    person: Code


class Deciding(BaseModel):
    """What decides a ballot, frozen from the rules: the majority, and what abstentions, recusals and ties do to it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    of: MajorityText = "simple"
    base: MajorityBase = "statutory"
    article: Line | None = None
    simple: Literal["valid_votes", "half_of_present"] = "valid_votes"
    abstention_in_base: bool = False
    abstention_excess: Literal["accept", "reopen_debate", "postpone"] = "accept"
    recused_in_base: bool = False
    tie: Literal["casting_vote", "new_ballot", "rejected"] = "casting_vote"
    tie_fallback: Literal["new_ballot", "next_meeting", "rejected"] = "rejected"
    casting_vote: bool = True


class BallotOpened(Event):
    """A question was put to the vote. Electorate, bases, quorum and what decides are frozen here.

    `items`: those of a block; `runoff_of`: the ballot whose best options stand again; `calls`: how often a silent seat
    is called before it may be declared not voting; `present`: seats present, those without a vote included.
    `election`: whose candidates are the options; `criteria`: what breaks its tie, in order.
    """

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
    items: tuple[Code, ...] = ()
    runoff_of: Code | None = None
    deciding: Deciding | None = None
    present: Count | None = None
    calls: Count = 0
    criteria: tuple[Criterion, ...] = ()
    election: Code | None = None


class SeatsCalled(Event):
    """Seats that have not voted were called to do so."""

    type = "ballot.called"
    ballot: Code
    seats: tuple[Code, ...]


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
    """Whoever chairs gave the casting vote; or a `criterion` broke the tie of an election, on a public `ground`.

    Without an option, those who tie stand in another round.
    """

    type = "ballot.tie_broken"
    seals: ClassVar[Mapping[str, Seal]] = {"ground": Seal.ERASABLE}
    ballot: Code
    option: Code | None = None
    person: Code
    criterion: Criterion | None = None
    ground: Text | None = None


class VoteStated(Event):
    """A seat that voted said why, for the record (declaração de voto)."""

    type = "ballot.stated"
    seals: ClassVar[Mapping[str, Seal]] = {"text": Seal.ERASABLE}
    ballot: Code
    seat: Code
    person: Code
    text: Text | None = None
    means: Means | None = None


class ResultProclaimed(Event):
    """The result is final. `result` says how a tie that nobody broke was settled.

    `follows`: so many of the next events are what it brings about.
    """

    type = "ballot.proclaimed"
    ballot: Code
    result: Mapping[str, Any]
    follows: Count = 0


class QuestionReopened(Event):
    """What followed from a result that was annulled or corrected is taken back: the question waits again.

    `follows`: so many of the next events are what the corrected result brings about instead.
    """

    type = "ballot.reopened"
    ballot: Code
    follows: Count = 0


class EffectsKept(Event):
    """What followed from a result that was annulled or corrected stands: it was acted upon since."""

    type = "ballot.effects_kept"
    ballot: Code


class BallotAnnulled(Event):
    """A ballot was voided."""

    type = "ballot.annulled"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    ballot: Code
    reason: Text | None = None
