"""How many are needed, of what: quorum and majority as exact arithmetic that can be shown.

Fractions, never floats. Not who is present and not who won: see tally.py.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeAlias, assert_never

from voting.errors import InvalidRequirement


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the base: at least `fraction` of it or, with `more_than`, strictly more."""

    fraction: Fraction
    more_than: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A fixed number, whatever the base."""

    number: int


Requirement: TypeAlias = Share | Count

ABSOLUTE: Final = Share(Fraction(1, 2), more_than=True)
"""Absolute majority: the first whole number above half."""

_WRITTEN: Final = re.compile(
    r"(?P<more>>?)(?P<top>[1-9][0-9]{0,3})/(?P<bottom>[1-9][0-9]{0,3})|(?P<number>[1-9][0-9]{0,3})"
)


def parse_requirement(value: str | int) -> Requirement:
    """Read `absolute`, `2/3` (at least), `>2/3` (more than) or a number from 1 to 9999.

    Raises InvalidRequirement for anything else, and for a share no base could reach.
    """
    if value == "absolute":
        return ABSOLUTE
    written = _WRITTEN.fullmatch(str(value))
    if written is None:
        raise InvalidRequirement(requirement=value)
    if written["number"]:
        return Count(int(written["number"]))
    share = Share(Fraction(int(written["top"]), int(written["bottom"])), more_than=bool(written["more"]))
    if share.fraction > 1 or share == Share(Fraction(1), more_than=True):
        raise InvalidRequirement(requirement=value)
    return share


def requirement_text(requirement: Requirement) -> str:
    """The word of the rules profile: `absolute`, `2/3`, `>2/3`, `6`."""
    match requirement:
        case Count(number):
            return str(number)
        case Share() if requirement == ABSOLUTE:
            return "absolute"
        case Share(fraction, more_than):
            return f"{'>' if more_than else ''}{fraction.numerator}/{fraction.denominator}"
        case _:
            assert_never(requirement)


def needed(requirement: Requirement, of: int) -> int:
    """The smallest number that satisfies `requirement` in a base of `of`; at least 1, for nobody decides nothing.

    Absolute majority is floor(N/2) + 1, two thirds is ceil(2N/3).
    """
    match requirement:
        case Count(number):
            return number
        case Share(fraction, True):
            return floor(fraction * of) + 1
        case Share(fraction, _):
            return max(1, ceil(fraction * of))
        case _:
            assert_never(requirement)


class Base(StrEnum):
    """Of which seats a share is taken."""

    STATUTORY = "statutory"
    FILLED = "filled"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Bases:
    """How many seats the rules provide, how many have a holder, how many are present."""

    statutory: int
    filled: int
    present: int

    def of(self, base: Base) -> int:
        """The size of `base`, in seats."""
        match base:
            case Base.STATUTORY:
                return self.statutory
            case Base.FILLED:
                return self.filled
            case Base.PRESENT:
                return self.present
            case _:
                assert_never(base)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How a result was computed, so that one sentence in any language can say it.

    `formula` names the sentence, `base` what the numbers are taken of, `article` the rule cited.
    """

    formula: str
    base: str
    numbers: Mapping[str, int]
    article: str | None = None

    def as_data(self) -> dict[str, object]:
        """JSON: every key is always there, no article is the empty string."""
        return {
            "formula": self.formula,
            "base": self.base,
            "numbers": dict(self.numbers),
            "article": self.article or "",
        }


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats must be present, as a share or a number, and the article that says so."""

    requirement: Requirement
    base: Base
    article: str | None = None


@dataclass(frozen=True, slots=True)
class QuorumCheck:
    """Whether a quorum is reached, with all that is needed to see why; sizes in seats."""

    needed: int
    base: Base
    base_size: int
    present: int
    is_reached: bool
    requirement: str
    arithmetic: Arithmetic
    article: str | None = None

    def as_data(self) -> dict[str, object]:
        """JSON: every key is always there, no article is the empty string."""
        return {
            "needed": self.needed,
            "base": self.base.value,
            "base_size": self.base_size,
            "present": self.present,
            "is_reached": self.is_reached,
            "requirement": self.requirement,
            "article": self.article or "",
            "arithmetic": self.arithmetic.as_data(),
        }


def check_quorum(quorum: Quorum, bases: Bases) -> QuorumCheck:
    """Compare the seats present with those the quorum needs; never raises.

    Formulas: `quorum.absolute`, `quorum.count`, and with numerator and denominator `quorum.at_least`,
    `quorum.more_than`; all have needed, of (the base) and present.
    """
    size = bases.of(quorum.base)
    threshold = needed(quorum.requirement, size)
    kind, fraction = _quorum_terms(quorum.requirement)
    numbers = {"needed": threshold, "of": size, "present": bases.present, **fraction}
    return QuorumCheck(
        needed=threshold,
        base=quorum.base,
        base_size=size,
        present=bases.present,
        is_reached=bases.present >= threshold,
        requirement=requirement_text(quorum.requirement),
        arithmetic=Arithmetic(f"quorum.{kind}", quorum.base.value, numbers, quorum.article),
        article=quorum.article,
    )


def _quorum_terms(requirement: Requirement) -> tuple[str, dict[str, int]]:
    match requirement:
        case Count():
            return "count", {}
        case Share() if requirement == ABSOLUTE:
            return "absolute", {}
        case Share(fraction, more_than):
            terms = {"numerator": fraction.numerator, "denominator": fraction.denominator}
            return "more_than" if more_than else "at_least", terms
        case _:
            assert_never(requirement)
