"""Rules that are lawful and probably not meant: code and params, at the key they stand at. They forbid nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from rooms.council.rules_meaning import Composition, value_of
from rooms.council.rules_profile import RulesProfile
from rooms.council.rules_values import Quorum
from voting import Count, Share, needed, parse_requirement

_QUORUMS: Final = (
    "opening_quorum",
    "second_call.quorum",
    "deliberation_quorum.first_call",
    "deliberation_quorum.second_call",
)
_HALF: Final = Share(Fraction(1, 2), more_than=False)


@dataclass(frozen=True, slots=True)
class RuleWarning:
    """One warning: `warning.<code>` of the catalogue, at a key."""

    code: str
    key: str
    params: Mapping[str, Any]


def rule_warnings(profile: RulesProfile, composition: Composition) -> tuple[RuleWarning, ...]:
    """Everything in a profile that a council so composed should think about, the gravest first."""
    found = (*_calls(profile, composition), *_reach(profile, composition), *_majorities(profile, composition))
    return (*found, *_alternates(profile, composition), *_chair(profile), *_lists(profile), *_deadlines(profile))


def _calls(profile: RulesProfile, composition: Composition) -> Iterator[RuleWarning]:
    """A call that opens below what it needs to decide; a second call that is not easier than the first."""
    first, second, decides_first, decides_second = (_needed(profile, key, composition) for key in _QUORUMS)
    if first is not None and decides_first is not None and first < decides_first:
        params = {"opens": first, "decides": decides_first}
        yield RuleWarning("first_call_cannot_decide", "deliberation_quorum.first_call", params)
    if not profile.second_call.enabled:
        return
    if second is not None and decides_second is not None and second < decides_second:
        params = {"opens": second, "decides": decides_second}
        yield RuleWarning("second_call_cannot_decide", "deliberation_quorum.second_call", params)
    if first is not None and second is not None and second > first:
        yield RuleWarning("second_call_harder", "second_call.quorum", {"first": first, "second": second})


def _needed(profile: RulesProfile, key: str, composition: Composition) -> int | None:
    """Seats that a quorum needs; None if nobody knows before a session, or the council has no seats yet."""
    quorum: Quorum = value_of(profile, key)
    of = composition.of(quorum.base)
    return None if of is None or not composition.statutory else needed(parse_requirement(quorum.of), of)


def _reach(profile: RulesProfile, composition: Composition) -> Iterator[RuleWarning]:
    """A quorum that the seats there are, or those filled, can never reach."""
    for key in _QUORUMS:
        if key != "second_call.quorum" or profile.second_call.enabled:
            yield from _beyond(key, _needed(profile, key, composition), composition)


def _beyond(key: str, number: int | None, composition: Composition, matter: str | None = None) -> Iterator[RuleWarning]:
    code = "quorum" if matter is None else "majority"
    params = {"needed": number, "matter": matter} if matter else {"needed": number}
    if number is None or not composition.statutory:
        return
    if number > composition.statutory:
        yield RuleWarning(f"{code}_above_seats", key, params | {"seats": composition.statutory})
    elif 0 < composition.filled < number:
        yield RuleWarning(f"{code}_above_filled", key, params | {"filled": composition.filled})


def _majorities(profile: RulesProfile, composition: Composition) -> Iterator[RuleWarning]:
    """A majority that is no majority, or that cannot be had."""
    rules = [("majorities.otherwise", "otherwise", profile.majorities.otherwise)]
    rules += [("late_item.majority", "late_item", profile.late_item.majority)]
    for one in profile.majorities.matters:
        rules += [("majorities.matters", one.matter, rule) for rule in dict.fromkeys((one.first_call, one.second_call))]
    for key, matter, rule in rules:
        if rule.of in ("simple", "unanimity"):
            continue
        requirement, of = parse_requirement(rule.of), composition.of(rule.base)
        if requirement == _HALF:
            yield RuleWarning("half_is_no_majority", key, {"matter": matter})
        number = needed(requirement, of) if of is not None else None
        fixed = requirement.number if isinstance(requirement, Count) else number
        yield from _beyond(key, fixed, composition, matter)


def _alternates(profile: RulesProfile, composition: Composition) -> Iterator[RuleWarning]:
    scope = profile.alternate.scope
    if composition.filled and not composition.alternates:
        yield RuleWarning("no_alternates", "alternate.scope", {})
    elif scope == "organisation" and composition.statutory and not composition.represented:
        yield RuleWarning("no_organisations", "alternate.scope", {})


def _chair(profile: RulesProfile) -> Iterator[RuleWarning]:
    breaks = profile.tie.rule == "casting_vote"
    if breaks and profile.president.vote == "never":
        yield RuleWarning("casting_vote_never_votes", "tie.rule", {})
    if not breaks and profile.president.vote == "tie_only":
        yield RuleWarning("tie_vote_without_tie_rule", "president.vote", {})
    if not profile.chair.succession:
        yield RuleWarning("nobody_succeeds", "chair.succession", {})


def _lists(profile: RulesProfile) -> Iterator[RuleWarning]:
    """The same thing said twice, or about what is not there."""
    kinds = {one.kind for one in profile.speech.kinds}
    yield from _twice("speech_kind_twice", "speech.kinds", (one.kind for one in profile.speech.kinds))
    yield from _twice("matter_twice", "majorities.matters", (one.matter for one in profile.majorities.matters))
    for one in profile.speech.kinds:
        if one.parent is not None and (one.parent not in kinds or one.parent == one.kind):
            yield RuleWarning("speech_parent_unknown", "speech.kinds", {"kind": one.kind, "parent": one.parent})
    if not profile.speech.kinds:
        yield RuleWarning("nobody_speaks", "speech.kinds", {})
    if not profile.minutes.signers:
        yield RuleWarning("nobody_signs", "minutes.signers", {})


def _twice(code: str, key: str, codes: Iterable[str]) -> Iterator[RuleWarning]:
    for said, times in Counter(codes).items():
        if times > 1:
            yield RuleWarning(code, key, {"code": said})


def _deadlines(profile: RulesProfile) -> Iterator[RuleWarning]:
    limits = profile.absence.limits
    if limits.consecutive and limits.warn >= limits.consecutive:
        params = {"warn": limits.warn, "consecutive": limits.consecutive}
        yield RuleWarning("warned_too_late", "absence.limits", params)
