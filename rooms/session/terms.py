"""Under which terms a ballot is held: the rules of procedure, frozen when it opens, as voting wants them."""

from __future__ import annotations

from typing import Final

from rooms.council.rules_profile import RulesProfile
from rooms.council.rules_values import MajorityRule
from rooms.session.events.ballots import BallotOpened, Deciding
from voting import (
    UNANIMITY,
    Abstentions,
    Bases,
    Majority,
    MajorityBase,
    OptionId,
    QualifiedMajority,
    SeatId,
    SimpleMajority,
    Terms,
    Ties,
    parse_requirement,
)

_BEFORE: Final = Deciding()
"""What decided ballots opened before their terms were written down: a simple majority of the valid votes."""


def majority_rule(rules: RulesProfile, matter: str, *, call: int) -> MajorityRule:
    """The majority that the rules want for a kind of matter, in a session opened at this call."""
    for listed in rules.majorities.matters:
        if listed.matter == matter:
            return listed.first_call if call == 1 else listed.second_call
    return rules.majorities.otherwise


def deciding(rules: RulesProfile, rule: MajorityRule) -> Deciding:
    """What decides a ballot opened now under `rule`. A president who never votes has no casting vote either."""
    is_mute = rules.president.vote == "never"
    return Deciding(
        of=rule.of,
        base=rule.base,
        article=rule.article,
        simple=rules.majority.simple,
        abstention_in_base=rules.abstention.counts_in_base,
        abstention_excess=rules.abstention.majority,
        recused_in_base=not rules.recusal.removes_from_base,
        tie=rules.tie.rule,
        tie_fallback=rules.tie.fallback,
        casting_vote=not is_mute,
    )


def terms_of(opened: BallotOpened) -> Terms:
    """The frozen terms of the vote, from the event that opened it."""
    by = opened.deciding or _BEFORE
    return Terms(
        method=opened.kind,
        options=tuple(OptionId(option) for option in opened.options),
        electorate=tuple(SeatId(elector.seat) for elector in opened.electorate),
        bases=Bases(
            statutory=opened.statutory,
            filled=opened.filled,
            present=len(opened.electorate) if opened.present is None else opened.present,
        ),
        majority=majority_of(by),
        abstentions=Abstentions(opened.abstention, by.abstention_in_base, by.abstention_excess),
        ties=Ties(by.tie, by.tie_fallback) if opened.deciding else None,
        is_recused_in_base=by.recused_in_base,
        may_change_vote=opened.change_vote,
        calls=opened.calls,
        criteria=opened.criteria,
    )


def majority_of(by: Deciding) -> Majority:
    """The majority that decides, as voting has it."""
    match by.of:
        case "simple":
            return SimpleMajority(by.simple, by.article)
        case "unanimity":
            return QualifiedMajority(UNANIMITY, MajorityBase(by.base), by.article)
        case of:
            return QualifiedMajority(parse_requirement(of), MajorityBase(by.base), by.article)
