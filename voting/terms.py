"""What a ballot is held under, frozen when it opens: options, electorate, bases, majority, ties and abstentions.

Not the votes: see ballot.py.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from voting.choice import OptionId, SeatId
from voting.majorities import Basis, Majority
from voting.rules import Bases

Criterion: TypeAlias = Literal["new_round", "seniority", "age", "draw"]
"""What breaks the tie of an election: another round, the longest-serving, the oldest, a public draw."""


@dataclass(frozen=True, slots=True)
class Abstentions:
    """Whether a seat may abstain, whether abstentions belong to a base made of votes, and what follows when they exceed
    the valid votes: the result stands, debate reopens, or the matter is postponed."""

    is_allowed: bool = True
    counts_in_base: bool = False
    excess: Literal["accept", "reopen_debate", "postpone"] = "accept"


@dataclass(frozen=True, slots=True)
class Ties:
    """What breaks a tie, and what follows when the casting vote is declined, recused or vacant."""

    rule: Literal["casting_vote", "new_ballot", "rejected"] = "casting_vote"
    fallback: Literal["new_ballot", "next_meeting", "rejected"] = "rejected"


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of one ballot; each option and each seat of the electorate stands once.

    `method` is a key of METHODS; `bases` are the sizes at opening, in seats; `ties` None: a tie stays a tie.
    `is_recused_in_base`: a recused seat for which nobody votes still belongs to bases made of seats.
    `calls`: how often a silent seat is called before it may be declared not voting. `criteria`: what breaks the tie of
    an election instead of a casting vote, in order.
    """

    method: str
    options: tuple[OptionId, ...]
    electorate: tuple[SeatId, ...]
    bases: Bases
    majority: Majority
    abstentions: Abstentions = Abstentions()
    ties: Ties | None = None
    is_recused_in_base: bool = False
    may_change_vote: bool = True
    calls: int = 0
    criteria: tuple[Criterion, ...] = ()

    @property
    def basis(self) -> Basis:
        """What belongs to the bases of this ballot."""
        return Basis(self.bases, abstentions=self.abstentions.counts_in_base, recused=self.is_recused_in_base)
