"""Rules of procedure in words: each key with its explanation and what it means for one council. Not the arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_origin

from app.i18n import Language
from rooms import (
    ENFORCED,
    Composition,
    Meaning,
    Phrase,
    RulesProfile,
    RuleWarning,
    changed_keys,
    meanings,
    rule_warnings,
    rules_keys,
)

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "calling": ("notice", "extraordinary", "rsvp"),
    "opening": ("opening_quorum", "second_call", "deliberation_quorum", "no_quorum_policy", "session", "mode"),
    "voting": ("majority", "majorities", "abstention", "recusal", "ballot"),
    "chair": ("president", "tie", "chair"),
    "alternates": ("alternate",),
    "agenda": ("late_item", "vista"),
    "floor": ("speech", "public_voice", "chat"),
    "attendance": ("absence", "presence"),
    "records": ("minutes", "signature", "numbering"),
}
"""The parts of the page, in the order of a meeting, by the first word of their keys."""
TOPICS: Final = {
    "matter": "rulebook.matter",
    "kind": "speech",
    "parent": "speech",
    "document": "rulebook.document",
}
"""Params that are codes, and where their words stand."""
LISTED: Final = {
    "late_item.barred": "rulebook.matter",
    "minutes.signers": "rulebook.signer",
}
"""Lists of codes, and where their words stand."""
CHOSEN: Final = frozenset(
    key.name for key in rules_keys() if get_origin(key.field.annotation) is Literal or key.field.annotation is bool
)
"""Keys that are one of a few values, each a sentence of its own."""


@dataclass(frozen=True, slots=True)
class SaidRule:
    """A rule: its `name`, what it is about, what it says here, the rows of a list, and what is odd about it."""

    key: str
    name: str
    help: str
    sentence: str
    rows: tuple[str, ...]
    is_enforced: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that belong together, by the code of their heading."""

    code: str
    rules: tuple[SaidRule, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that two profiles answer differently."""

    key: str
    name: str
    was: SaidRule
    now: SaidRule


def grouped(profile: RulesProfile, composition: Composition, language: Language) -> tuple[RuleGroup, ...]:
    """Every rule of the profile, in the order of a meeting."""
    rules = said_rules(profile, composition, language)
    return tuple(RuleGroup(code, tuple(rules[key] for key in keys_of(code))) for code in GROUPS)


def keys_of(group: str) -> Iterator[str]:
    """The keys of a group, in order."""
    for top in GROUPS[group]:
        yield from (key.name for key in rules_keys() if key.name.partition(".")[0] == top)


def said_rules(profile: RulesProfile, composition: Composition, language: Language) -> dict[str, SaidRule]:
    """Every rule of the profile by its key."""
    odd: dict[str, list[str]] = {}
    for one in rule_warnings(profile, composition):
        odd.setdefault(one.key, []).append(warning_text(one, language))
    return {
        one.key: SaidRule(
            key=one.key,
            name=language.text(f"rulebook.key.{one.key}.name"),
            help=language.text(f"rulebook.key.{one.key}.help"),
            sentence=sentence(one, language),
            rows=tuple(_row(one.key, row, language) for row in one.rows),
            is_enforced=one.key in ENFORCED,
            warnings=tuple(odd.get(one.key, ())),
        )
        for one in meanings(profile, composition)
    }


def changes(old: RulesProfile, new: RulesProfile, composition: Composition, language: Language) -> tuple[Change, ...]:
    """What changes from one profile to another, for a council so composed."""
    was, now = said_rules(old, composition, language), said_rules(new, composition, language)
    return tuple(Change(key, now[key].name, was[key], now[key]) for key in changed_keys(old, new))


def sentence(one: Meaning, language: Language) -> str:
    """What a rule says."""
    if one.key in CHOSEN:
        return language.text(f"rulebook.key.{one.key}.option.{code_of(one.params['value'])}")
    return language.text(f"rulebook.key.{one.key}.means", **spoken(one.params, language))


def code_of(value: Any) -> str:
    """A value of a closed list as the catalogue calls it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def warning_text(one: RuleWarning, language: Language) -> str:
    """What is odd about a rule."""
    return language.text(f"warning.{one.code}", **spoken(one.params, language))


def odd_rules(found: Iterable[RuleWarning], language: Language) -> tuple[str, ...]:
    """What is odd about rules, each sentence once, whatever the number of rules it is about."""
    return tuple(dict.fromkeys(warning_text(one, language) for one in found))


def warned(view: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """What the view of a council warns of, rules and terms, each sentence once."""
    found = view["warnings"]
    said = (language.text(f"warning.{one['code']}", **spoken(one["params"], language)) for one in found)
    return tuple(dict.fromkeys(said))


def spoken(params: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Params as a sentence takes them: phrases said, codes as words."""
    said = {name: _spoken(name, value, language) for name, value in params.items()}
    if "kind" in params and params.get("name"):
        said["kind"] = params["name"]
    if params.get("office") and "name" in params:
        said["office"] = params["name"] or language.word("rulebook.successor", params["office"])
    return said


def _spoken(name: str, value: Any, language: Language) -> Any:
    if isinstance(value, Phrase):
        return language.text(f"rulebook.phrase.{value.code}", **value.params)
    return language.word(TOPICS[name], value) if name in TOPICS and value else value


def _row(key: str, row: Mapping[str, Any], language: Language) -> str:
    if key in LISTED:
        return language.word(LISTED[key], row["value"])
    return language.text(f"rulebook.key.{key}.row", **spoken(row, language))
