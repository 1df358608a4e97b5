"""What each rule means for one council: its value, and how many seats that is. Codes and params, not words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final, TypeAlias

from rooms.council.rules_profile import RulesProfile
from rooms.council.rules_text import rules_keys
from rooms.council.rules_values import MajorityRule, OfficeSuccessor, PersonSuccessor, Proposers, Quorum, Value
from rooms.council.state import Council
from rooms.council.words import Capacity
from voting import ABSOLUTE, Count, needed, parse_requirement

Params: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Composition:
    """Seats by law, seats with a titular, alternates whose term runs, seats that an organisation holds."""

    statutory: int
    filled: int
    alternates: int
    represented: int

    def of(self, base: str) -> int | None:
        """How many seats a base has; None while nobody knows: before a session nobody is present."""
        return {"statutory": self.statutory, "filled": self.filled}.get(base) or None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence: `quorum` or `majority`, with its params."""

    code: str
    params: Params


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one key says: params of its sentence and, for a list, those of each row. Params may be a Phrase."""

    key: str
    params: Params
    rows: tuple[Params, ...] = ()


KEYS: Final = tuple(key.name for key in rules_keys())
"""Every key of a profile by its dotted name, in order."""


def composition_of(state: Council) -> Composition:
    """The council as it is composed now."""
    running = [term for term in state.terms.values() if term.is_running]
    return Composition(
        statutory=state.statutory,
        filled=len({term.seat for term in running if term.capacity is Capacity.TITULAR}),
        alternates=sum(1 for term in running if term.capacity is Capacity.ALTERNATE),
        represented=sum(1 for seat in state.seats.values() if seat.organisation is not None),
    )


def value_of(profile: RulesProfile, key: str) -> Any:
    """The value under a dotted name."""
    return reduce(getattr, key.split("."), profile)


def changed_keys(old: RulesProfile, new: RulesProfile) -> tuple[str, ...]:
    """The keys that two profiles answer differently, in order."""
    return tuple(key for key in KEYS if value_of(old, key) != value_of(new, key))


def meanings(profile: RulesProfile, composition: Composition) -> tuple[Meaning, ...]:
    """Every key of the profile with what it means for a council so composed, in order."""
    return tuple(meaning(key, value_of(profile, key), composition) for key in KEYS)


def meaning(key: str, value: Any, composition: Composition) -> Meaning:
    """What one value of a key means."""
    if isinstance(value, tuple):
        return Meaning(key, {"count": len(value)}, tuple(_params(row, composition) for row in value))
    return Meaning(key, _params(value, composition))


def _params(value: Any, composition: Composition) -> Params:
    match value:
        case Quorum() | MajorityRule():
            return {"rule": _rule(value, composition)}
        case OfficeSuccessor(office=office):
            return {"office": office, "name": None}
        case PersonSuccessor(name=name):
            return {"office": "person", "name": name}
        case Proposers(president=president, seats=seats):
            return {"president": president, "rule": quorum_phrase(Quorum(of=seats), composition)}
        case Value():
            return {name: _inner(getattr(value, name), composition) for name in type(value).model_fields}
        case _:
            return {"value": value}


def _inner(value: Any, composition: Composition) -> Any:
    return _rule(value, composition) if isinstance(value, Quorum | MajorityRule) else value


def _rule(value: Quorum | MajorityRule, composition: Composition) -> Phrase:
    return quorum_phrase(value, composition) if isinstance(value, Quorum) else majority_phrase(value, composition)


def quorum_phrase(quorum: Quorum, composition: Composition) -> Phrase:
    """So many seats present: `number` (None if unknown) of `of`, as a share of a base or as a count."""
    return Phrase("quorum", _share(quorum.of, quorum.base, composition) | {"article": quorum.article})


def majority_phrase(rule: MajorityRule, composition: Composition) -> Phrase:
    """So many votes; a simple majority and unanimity have no number before the vote."""
    if rule.of in ("simple", "unanimity"):
        share: dict[str, Any] = {"kind": rule.of, "share": None, "number": None, "of": None}
        return Phrase("majority", share | {"base": rule.base, "article": rule.article})
    return Phrase("majority", _share(rule.of, rule.base, composition) | {"article": rule.article})


def _share(written: str | int, base: str, composition: Composition) -> dict[str, Any]:
    requirement, of = parse_requirement(written), composition.of(base)
    if isinstance(requirement, Count):
        return {"kind": "count", "share": None, "number": requirement.number, "of": of, "base": base}
    kind = "absolute" if requirement == ABSOLUTE else "more_than" if requirement.more_than else "at_least"
    number = None if of is None else needed(requirement, of)
    share = f"{requirement.fraction.numerator}/{requirement.fraction.denominator}"
    return {"kind": kind, "share": share, "number": number, "of": of, "base": base}
