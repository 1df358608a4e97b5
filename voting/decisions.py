"""What a ballot can decide: a closed list. Not the numbers behind it: see result.py."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from voting.choice import OptionId


@dataclass(frozen=True, slots=True)
class Approved:
    """Yes reached the majority."""

    code: ClassVar[str] = "approved"


@dataclass(frozen=True, slots=True)
class Rejected:
    """The majority was not reached, and there is no tie to break."""

    code: ClassVar[str] = "rejected"


@dataclass(frozen=True, slots=True)
class Tied:
    """A phase of its own: the options with the most votes have equally many, and one vote more would decide."""

    code: ClassVar[str] = "tied"
    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of several options won."""

    code: ClassVar[str] = "chosen"
    option: OptionId


@dataclass(frozen=True, slots=True)
class Runoff:
    """No option reached the majority: another round, between these."""

    code: ClassVar[str] = "runoff"
    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class NewBallot:
    """A tie that the rules answer with another ballot on the same question."""

    code: ClassVar[str] = "new_ballot"


@dataclass(frozen=True, slots=True)
class Postponed:
    """Too many abstained, or a tie stayed unbroken: the matter goes to the next session."""

    code: ClassVar[str] = "postponed"


@dataclass(frozen=True, slots=True)
class Reopened:
    """Too many abstained: debate goes on, and the question may be put again."""

    code: ClassVar[str] = "reopened"


@dataclass(frozen=True, slots=True)
class Objected:
    """Somebody objected to an acclamation: the question must be put by another kind of ballot."""

    code: ClassVar[str] = "objected"


@dataclass(frozen=True, slots=True)
class Indicative:
    """A straw poll: it shows where opinion stands, and decides nothing."""

    code: ClassVar[str] = "indicative"


Decision: TypeAlias = (
    Approved | Rejected | Tied | Chosen | Runoff | NewBallot | Postponed | Reopened | Objected | Indicative
)


def decision_code(decision: Decision) -> str:
    """The stable word of a decision, as it stands in events."""
    return decision.code
