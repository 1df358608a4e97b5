"""What a ballot decided, with its numbers and the arithmetic that shows why.

Not how it was counted: see tally.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from voting.choice import NO, YES, OptionId
from voting.decisions import Approved, Chosen, Decision, NewBallot, Postponed, Rejected, Runoff, Tied
from voting.rules import Arithmetic
from voting.terms import Criterion

QUESTION: Final = frozenset({YES, NO})
"""The options of a ballot that approves or rejects; any others compete."""

Unbroken: TypeAlias = Literal["declined", "recused", "vacant"]
"""Why whoever chairs gives no casting vote."""

TieSettled: TypeAlias = Literal["", "casting", "rule"] | Unbroken | Criterion
"""How a tie ended: a casting vote, the rules at once, the rules' fallback and why, or a criterion of an election."""


@dataclass(frozen=True, slots=True)
class Result:
    """A decision and its numbers; `valid` is all votes that count for an option.

    `tie` says how a tie was settled, if there was one and it was; `casting` is the option of a casting vote, which is
    not one of the counts.
    """

    decision: Decision
    counts: Mapping[OptionId, int]
    abstentions: int
    valid: int
    arithmetic: Arithmetic
    tie: TieSettled = ""
    casting: OptionId | None = None

    def cast_for(self, option: OptionId) -> "Result":
        """This result, its tie broken in favour of `option` by the casting vote of whoever chairs."""
        return replace(self, decision=decide_for(option, self.counts), tie="casting", casting=option)

    def broken_by(self, criterion: Criterion, option: OptionId | None) -> "Result":
        """This election, its tie broken by a criterion: `option` is elected, or all who tie stand again."""
        tied = self.decision.options if isinstance(self.decision, Tied) else ()
        return replace(self, decision=Runoff(tied) if option is None else Chosen(option), tie=criterion)

    def fall_to(self, outcome: Literal["new_ballot", "next_meeting", "rejected"], tie: TieSettled) -> "Result":
        """This result, its tie settled as the rules say."""
        decisions: Mapping[str, Decision] = {"new_ballot": NewBallot(), "next_meeting": Postponed()}
        return replace(self, decision=decisions.get(outcome, Rejected()), tie=tie)

    def as_data(self) -> dict[str, object]:
        """JSON: every key is always there; no option, no settled tie and no casting vote are the empty string."""
        return {
            "decision": self.decision.code,
            "option": self.decision.option if isinstance(self.decision, Chosen) else "",
            "runoff": list(self.decision.options) if isinstance(self.decision, Runoff) else [],
            "counts": dict(self.counts),
            "abstentions": self.abstentions,
            "valid": self.valid,
            "arithmetic": self.arithmetic.as_data(),
            "tie": self.tie,
            "casting": self.casting or "",
        }


def leaders(counts: Mapping[OptionId, int]) -> tuple[OptionId, ...]:
    """The options with the most votes, in ballot order: one, or those that tie."""
    most = max(counts.values())
    return tuple(option for option, votes in counts.items() if votes == most)


def decide_for(option: OptionId, counts: Mapping[OptionId, int]) -> Decision:
    """The decision that lets `option` win: a question is approved or rejected, otherwise it is chosen."""
    if counts.keys() != QUESTION:
        return Chosen(option)
    return Approved() if option == YES else Rejected()
