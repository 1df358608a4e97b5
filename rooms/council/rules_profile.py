"""The rules of procedure (regimento) as data: every key, its meaning, its default. Not who enforces them, nor how.

A session freezes the profile in force when it is called. The keys are those of docs/rules.md, made from this file.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from rooms.council.rules_values import (
    SPEECH_KINDS,
    AbsenceLimits,
    BallotKind,
    DocumentLevel,
    MajorityRule,
    Matter,
    MatterMajority,
    OfficeSuccessor,
    Period,
    Proposers,
    Quorum,
    SecretMatter,
    SpeechKind,
    Successor,
    Value,
)
from rooms.log.kind import Code, Count

_TWO_THIRDS = MajorityRule(of="2/3")


class Group(Value):
    """Keys that belong together: `notice.ordinary` is key `ordinary` of group `notice`."""


class Notice(Group):
    """How long before a session it must be called."""

    ordinary: Period = Field(Period(amount=7, unit="days"), description="notice of an ordinary session")
    extraordinary: Period = Field(Period(amount=48, unit="hours"), description="notice of an extraordinary session")
    enforcement: Literal["block", "warn"] = Field(
        "warn", description="what short notice does: forbids the call, or asks for a reason, which is recorded"
    )


class Extraordinary(Group):
    """Sessions outside the calendar."""

    requesters: Proposers = Field(Proposers(), description="who may call one")


class Rsvp(Group):
    """Answers to the call."""

    deadline: Count = Field(24, description="hours before the session at which silence summons the alternates")


class SecondCall(Group):
    """Opening later with fewer."""

    enabled: bool = Field(True, description="whether there is a second call")
    delay: Count = Field(30, description="minutes after the first call")
    quorum: Quorum = Field(Quorum(of="1/3"), description="seats that must be present to open at second call")


class DeliberationQuorum(Group):
    """Presence without which nothing is voted."""

    first_call: Quorum = Field(Quorum(), description="in a session opened at first call")
    second_call: Quorum = Field(Quorum(), description="in a session opened at second call")


class SimpleMajorityRule(Group):
    """What a simple majority is."""

    simple: Literal["valid_votes", "half_of_present"] = Field(
        "valid_votes", description="more yes than no among the valid votes, or more than half of those present"
    )


class Majorities(Group):
    """Which majority decides what."""

    otherwise: MajorityRule = Field(MajorityRule(), description="for every matter not listed")
    matters: tuple[MatterMajority, ...] = Field(
        (MatterMajority(matter="rules_change", first_call=_TWO_THIRDS, second_call=_TWO_THIRDS),),
        description="for the matters listed, at each call",
    )


class Abstention(Group):
    """Taking part without choosing."""

    allowed: bool = Field(True, description="whether a seat may abstain")
    counts_in_base: bool = Field(False, description="whether abstentions count in the base of a majority")
    majority: Literal["accept", "reopen_debate", "postpone"] = Field(
        "accept", description="what happens when abstentions exceed the votes"
    )


class Recusal(Group):
    """Impediment or suspicion, when no alternate takes over."""

    removes_from_base: bool = Field(True, description="whether the seat leaves the base of a majority")
    counts_for_quorum: bool = Field(True, description="whether the seat still counts for the quorum")


class President(Group):
    """The president's own vote."""

    vote: Literal["always", "tie_only", "never"] = Field("always", description="when the president's seat votes")


class Tie(Group):
    """Equal votes, where a simple majority is required."""

    rule: Literal["casting_vote", "new_ballot", "rejected"] = Field("casting_vote", description="what breaks a tie")
    fallback: Literal["new_ballot", "next_meeting", "rejected"] = Field(
        "rejected", description="what happens when the casting vote is declined, recused or vacant"
    )


class Chair(Group):
    """Who leads the session."""

    succession: tuple[Successor, ...] = Field(
        (OfficeSuccessor(office="vice_president"), OfficeSuccessor(office="oldest_member")),
        description="who takes the chair, in order, when the president does not",
    )


class Alternate(Group):
    """Suplentes, who always have a voice."""

    scope: Literal["own_seat", "organisation", "segment"] = Field(
        "own_seat", description="for which seats an alternate may stand in"
    )
    late_titular: Literal["immediate", "next_ballot"] = Field(
        "next_ballot", description="when a titular who arrives late takes over the vote"
    )


class BallotRules(Group):
    """How votes are taken."""

    default_kind: BallotKind = Field("roll_call", description="the kind of ballot proposed first")
    show_votes: Literal["live", "after_close"] = Field("after_close", description="when each seat's choice is shown")
    change_vote: Literal["until_close", "final"] = Field("until_close", description="whether a vote may be changed")
    check_seconds: Count = Field(30, description="seconds for which the provisional result stands open to correction")
    proclaim: Literal["separate", "at_close"] = Field(
        "separate", description="whether the chair proclaims by an act of its own or by closing"
    )
    calls: Count = Field(2, description="how often a silent seat is called before it may be declared not voting")
    secret_allowed_for: tuple[SecretMatter, ...] = Field((), description="matters decided in secret, by which law")


class LateItem(Group):
    """Items that were not on the agenda sent; never in an extraordinary session."""

    proposers: Proposers = Field(Proposers(), description="who may propose one")
    majority: MajorityRule = Field(MajorityRule(), description="what admits it")
    barred: tuple[Matter, ...] = Field(
        ("election", "rules_change", "loss_of_mandate", "accounts"), description="matters that are never admitted"
    )


class Speech(Group):
    """The floor."""

    kinds: tuple[SpeechKind, ...] = Field(SPEECH_KINDS, description="reasons to speak, each with its own time")


class Vista(Group):
    """Taking an item home to study it."""

    as_of_right: bool = Field(True, description="granted on request, or else by a ballot")
    max_days: Count = Field(0, description="days; 0: until the next session")
    extensions: Count = Field(1, description="how often it may be extended")
    per_segment: Count = Field(1, description="how often each segment may ask for the same item")
    barred_if_urgent: bool = Field(True, description="whether urgency excludes it")


class Absence(Group):
    """Absences and what they bring."""

    limits: AbsenceLimits = Field(AbsenceLimits(), description="unjustified absences that open a process")
    alternate_covers: bool = Field(True, description="whether the alternate's presence spares the titular")
    partial_presence: Count = Field(0, description="minutes that count as presence; 0: any")
    informative_counts: bool = Field(False, description="whether informative sessions count")
    justify_deadline: Count = Field(72, description="hours after the session to justify an absence")
    decided_by: Literal["plenary", "board", "president"] = Field("plenary", description="who accepts justifications")


class Presence(Group):
    """Connections of remote seats."""

    grace: Count = Field(120, description="seconds without connection before a remote seat lapses")


class SessionRules(Group):
    """The session itself."""

    max_minutes: Count = Field(180, description="minutes after which going on needs a voted extension")


class MinutesRules(Group):
    """The ata."""

    public_draft: bool = Field(False, description="whether the unapproved draft is published, marked as such")
    approval: Literal["next_session", "same_session", "circulation"] = Field(
        "next_session", description="how minutes are approved"
    )
    approvers: Literal["all", "then_present"] = Field("all", description="who approves them")
    signers: tuple[Code, ...] = Field(("chair", "secretary"), description="roles, of that day, that sign them")
    draft_deadline: Count = Field(5, description="working days after the session for the draft")
    publish_deadline: Count = Field(10, description="days after approval for publication")


class Signature(Group):
    """Electronic signatures; never below the minimum of the municipal act."""

    level: Literal["simple", "advanced", "qualified"] = Field("simple", description="for every document not listed")
    documents: tuple[DocumentLevel, ...] = Field((), description="for the documents listed")


class Numbering(Group):
    """Series without gaps; `council.number_start` gives a series its first number."""

    session: Literal["year", "term", "continuous"] = Field("year", description="when numbers of sessions begin again")
    acts: Literal["year", "term", "continuous"] = Field("year", description="when numbers of acts begin again")


class RulesProfile(Group):
    """All rules of one council. Missing keys take their default; unknown keys are refused."""

    notice: Notice = Notice()
    extraordinary: Extraordinary = Extraordinary()
    rsvp: Rsvp = Rsvp()
    opening_quorum: Quorum = Field(Quorum(), description="seats that must be present to open at first call")
    second_call: SecondCall = SecondCall()
    deliberation_quorum: DeliberationQuorum = DeliberationQuorum()
    no_quorum_policy: Literal["cancel", "informative"] = Field(
        "informative", description="without quorum: the session is cancelled, or held without ballots"
    )
    majority: SimpleMajorityRule = SimpleMajorityRule()
    majorities: Majorities = Majorities()
    abstention: Abstention = Abstention()
    recusal: Recusal = Recusal()
    president: President = President()
    tie: Tie = Tie()
    chair: Chair = Chair()
    alternate: Alternate = Alternate()
    ballot: BallotRules = BallotRules()
    late_item: LateItem = LateItem()
    speech: Speech = Speech()
    vista: Vista = Vista()
    public_voice: Literal["off", "request_and_grant"] = Field(
        "request_and_grant", description="whether citizens may speak"
    )
    chat: Literal["off", "members", "public"] = Field(
        "off", description="who may write messages, which are never private, while no ballot is open"
    )
    absence: Absence = Absence()
    presence: Presence = Presence()
    session: SessionRules = SessionRules()
    minutes: MinutesRules = MinutesRules()
    signature: Signature = Signature()
    numbering: Numbering = Numbering()
    mode: Literal["in_person", "remote", "hybrid"] = Field("hybrid", description="how sessions are held")


DEFAULT_RULES: Final = RulesProfile()
"""What a council has until it sets its own."""

ENFORCED: Final = frozenset({
    "notice.ordinary", "notice.extraordinary", "notice.enforcement", "absence.justify_deadline",
    "absence.limits", "absence.alternate_covers", "absence.partial_presence", "absence.informative_counts",
    "absence.decided_by",
    "majority.simple", "majorities.otherwise", "majorities.matters", "abstention.counts_in_base", "abstention.majority",
    "tie.fallback", "ballot.calls",
    "opening_quorum", "second_call.enabled", "second_call.delay", "second_call.quorum",
    "deliberation_quorum.first_call", "deliberation_quorum.second_call", "no_quorum_policy", "abstention.allowed",
    "president.vote", "tie.rule", "chair.succession", "alternate.scope", "alternate.late_titular",
    "ballot.default_kind", "ballot.show_votes", "ballot.change_vote", "ballot.check_seconds", "ballot.proclaim",
    "recusal.removes_from_base", "recusal.counts_for_quorum",
    "speech.kinds", "chat", "presence.grace", "numbering.session",
    "public_voice", "minutes.public_draft",
    "late_item.proposers", "late_item.majority", "late_item.barred", "session.max_minutes",
    "vista.as_of_right", "vista.max_days", "vista.extensions", "vista.per_segment", "vista.barred_if_urgent",
    "extraordinary.requesters", "rsvp.deadline", "mode",
})  # fmt: skip
"""Dotted keys that something obeys already; the others are recorded and shown (docs/rules.md)."""

OBEYED_VALUES: Final[dict[str, str]] = {}
"""Enforced keys of which so far only one value is obeyed."""
