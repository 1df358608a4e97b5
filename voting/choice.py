"""What a seat can choose, and what became of each seat in a ballot: a closed list.

Not who sits there, and not what is counted: see ballot.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final, NewType, TypeAlias

from voting.errors import UnknownOutcome

SeatId = NewType("SeatId", str)
"""A seat of a council: seats vote, not people."""

OptionId = NewType("OptionId", str)
"""An option of a ballot: a short ASCII word, never empty, used as a key in JSON."""

YES: Final = OptionId("yes")
NO: Final = OptionId("no")
ABSTAIN: Final = "abstain"
"""The word of a choice that is no option."""


@dataclass(frozen=True, slots=True)
class Voted:
    """The seat chose an option."""

    code: ClassVar[str] = "voted"
    option: OptionId


@dataclass(frozen=True, slots=True)
class Abstained:
    """The seat chose to support no option."""

    code: ClassVar[str] = "abstained"


@dataclass(frozen=True, slots=True)
class Recused:
    """Impediment or suspicion was declared: the seat may not vote."""

    code: ClassVar[str] = "recused"


@dataclass(frozen=True, slots=True)
class Absent:
    """Not there when the vote was taken, unexcused so far."""

    code: ClassVar[str] = "absent"


@dataclass(frozen=True, slots=True)
class Excused:
    """Not there, with an accepted reason."""

    code: ClassVar[str] = "excused"


@dataclass(frozen=True, slots=True)
class NotVoting:
    """Silent after being called, or left while the ballot was open."""

    code: ClassVar[str] = "not_voting"


Cast: TypeAlias = Voted | Abstained
"""What a seat does itself."""

Declared: TypeAlias = Recused | Absent | Excused | NotVoting
"""What is said of a seat that did not vote."""

Outcome: TypeAlias = Cast | Declared

_DECLARED: Final[Mapping[str, Declared]] = MappingProxyType(
    {outcome.code: outcome for outcome in (Recused(), Absent(), Excused(), NotVoting())}
)


def outcome_code(outcome: Outcome) -> str:
    """The stable word: voted, abstained, recused, absent, excused or not_voting."""
    return outcome.code


def parse_outcome(code: str) -> Declared:
    """The outcome that `code` declares; raises UnknownOutcome for votes and anything else."""
    try:
        return _DECLARED[code]
    except KeyError:
        raise UnknownOutcome(outcome=code) from None
