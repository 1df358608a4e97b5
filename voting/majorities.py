"""Which majority a decision needs: simple or qualified, the base it is taken of, how many votes that makes.

Fractions, never floats. Not who reached it: see tally.py.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, Literal, TypeAlias, assert_never

from voting.counted import Counted
from voting.rules import ABSOLUTE, Base, Bases, Count, Requirement, Share, needed


class MajorityBase(StrEnum):
    """Of what the share of a qualified majority is taken: seats, or the votes for an option."""

    STATUTORY = "statutory"
    FILLED = "filled"
    PRESENT = "present"
    VALID_VOTES = "valid_votes"


@dataclass(frozen=True, slots=True)
class SimpleMajority:
    """More than half of the valid votes (more yes than no), or more than half of the seats present.

    The only majority under which equal votes are a tie; among several options, strictly the most votes.
    """

    of: Literal["valid_votes", "half_of_present"] = "valid_votes"
    article: str | None = None


@dataclass(frozen=True, slots=True)
class QualifiedMajority:
    """At least so many votes: absolute, 2/3, 3/5, unanimity, a number. Equal votes have simply not reached it."""

    requirement: Requirement
    base: MajorityBase = MajorityBase.STATUTORY
    article: str | None = None


Majority: TypeAlias = SimpleMajority | QualifiedMajority

UNANIMITY: Final = Share(Fraction(1), more_than=False)
"""Everyone in the base."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many votes are `needed`, `of` how many in which `base`; `formula` names the sentence that says so."""

    formula: str
    base: str
    of: int
    needed: int
    terms: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What belongs to a base: the sizes at opening, and whether abstentions and recused seats count in it.

    `abstentions` concerns bases made of votes: among seats, who abstains is there anyway. `recused` concerns bases made
    of seats: who is recused has no vote anyway.
    """

    bases: Bases
    abstentions: bool = False
    recused: bool = False


def threshold(majority: Majority, basis: Basis, counted: Counted, *, valid: int) -> Threshold:
    """The votes that `majority` needs; `valid` are the votes that count. At least 1: nobody decides nothing."""
    votes = valid + (counted.abstentions if basis.abstentions else 0)
    recused = 0 if basis.recused else counted.recused
    match majority:
        case SimpleMajority("half_of_present"):
            size = basis.bases.present - recused
            return Threshold("simple.half_of_present", "present", size, needed(ABSOLUTE, size))
        case SimpleMajority():
            return Threshold("simple.valid_votes", "valid_votes", votes, needed(ABSOLUTE, votes))
        case QualifiedMajority(requirement, MajorityBase.VALID_VOTES as base):
            return _qualified(requirement, base, votes)
        case QualifiedMajority(requirement, base):
            return _qualified(requirement, base, basis.bases.of(Base(base.value)) - recused)
        case _:
            assert_never(majority)


def _qualified(requirement: Requirement, base: MajorityBase, size: int) -> Threshold:
    kind, terms = _named(requirement)
    return Threshold(f"qualified.{kind}", base.value, size, needed(requirement, size), terms)


def _named(requirement: Requirement) -> tuple[str, tuple[tuple[str, int], ...]]:
    match requirement:
        case Count():
            return "count", ()
        case Share() if requirement == ABSOLUTE:
            return "absolute", ()
        case Share() if requirement == UNANIMITY:
            return "unanimity", ()
        case Share(fraction, more_than):
            terms = (("numerator", fraction.numerator), ("denominator", fraction.denominator))
            return "more_than" if more_than else "at_least", terms
        case _:
            assert_never(requirement)
