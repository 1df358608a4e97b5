"""What a ballot decided, with its numbers and the arithmetic that shows why.

Not how it was counted: see tally.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final, TypeAlias

from voting.choice import NO, YES, OptionId
from voting.rules import Arithmetic

QUESTION: Final = frozenset({YES, NO})
"""The options of a ballot that approves or rejects; any others compete."""


@dataclass(frozen=True, slots=True)
class Approved:
    """Yes reached the majority."""

    code: ClassVar[str] = "approved"


@dataclass(frozen=True, slots=True)
class Rejected:
    """Yes did not reach the majority, and there is no tie to break."""

    code: ClassVar[str] = "rejected"


@dataclass(frozen=True, slots=True)
class Tied:
    """Several options share the most votes: see `leaders`."""

    code: ClassVar[str] = "tied"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of several competing options won."""

    code: ClassVar[str] = "chosen"
    option: OptionId


Decision: TypeAlias = Approved | Rejected | Tied | Chosen


def decision_code(decision: Decision) -> str:
    """The stable word: approved, rejected, tied or chosen."""
    return decision.code


def leaders(counts: Mapping[OptionId, int]) -> tuple[OptionId, ...]:
    """The options with the most votes, in ballot order: one, or those that tie."""
    most = max(counts.values())
    return tuple(option for option, votes in counts.items() if votes == most)


@dataclass(frozen=True, slots=True)
class Result:
    """A decision and its numbers; `valid` is all votes for an option, `casting` the option of a casting vote.

    A casting vote is not one of the counts.
    """

    decision: Decision
    counts: Mapping[OptionId, int]
    abstentions: int
    valid: int
    arithmetic: Arithmetic
    casting: OptionId | None = None

    def cast_for(self, option: OptionId) -> "Result":
        """This result, its tie broken in favour of `option`."""
        return replace(self, decision=decide_for(option, self.counts), casting=option)

    def as_data(self) -> dict[str, object]:
        """JSON: every key is always there; no option chosen and no casting vote are the empty string."""
        return {
            "decision": self.decision.code,
            "option": self.decision.option if isinstance(self.decision, Chosen) else "",
            "counts": dict(self.counts),
            "abstentions": self.abstentions,
            "valid": self.valid,
            "arithmetic": self.arithmetic.as_data(),
            "casting": self.casting or "",
        }


def decide_for(option: OptionId, counts: Mapping[OptionId, int]) -> Decision:
    """The decision that lets `option` win: a question is approved or rejected, otherwise it is chosen."""
    if counts.keys() != QUESTION:
        return Chosen(option)
    return Approved() if option == YES else Rejected()
