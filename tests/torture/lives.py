"""Random sessions whose questions are weighted by the state they meet, so that most are granted and all kinds are.

How often a question is granted in a state is learned from the first sequences, which are always the same; then the
weights stand, so that a seed names one sequence for ever.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any, Final, TypeAlias

from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Data
from rooms.session import SESSION, Session
from rooms.session.commands import BringBack
from rooms.session.words import SessionKind
from tests.given import CLERK, NOON, SYSTEM, Someone, Stage, someone
from tests.rooms.session.asked import ANY, BEGINNING, SPEAKING, VOTING, attempt
from tests.rooms.session.cast import HOUR, PAULA, RULES, facts, roster
from tests.rooms.session.dice import PEOPLE, Dice
from tests.rooms.session.golden_table import RETURNING
from tests.torture.scenes import SCENES
from tests.torture.steps import Step

Arm: TypeAlias = Callable[[Dice], Data]
ARMS: Final[tuple[Arm, ...]] = (*ANY, *VOTING, *SPEAKING)
LENGTH: Final = 40
SCENIC: Final = 0.25
"""How often a scene begins where a single question would."""
LEARNING: Final = 600
"""Sequences from which weights are learned; their seeds are below zero."""
_AT_NOON: Final = frozenset({"session.schedule", "agenda.add", "agenda.bring_back", "session.call"})


@dataclass
class Counted:
    """What happened: per command type how often it was asked and granted."""

    asked: Counter[str] = field(default_factory=Counter)
    granted: Counter[str] = field(default_factory=Counter)


@dataclass
class Weights:
    """How often each arm was tried and granted in each situation, and granted at all."""

    tried: defaultdict[tuple[object, ...], Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    granted: defaultdict[tuple[object, ...], Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    at_all: Counter[int] = field(default_factory=Counter)
    is_learning: bool = True

    def choose(self, dice: Dice) -> int:
        """An arm for the situation: likely to be granted, and the likelier the rarer it is granted elsewhere."""
        here = situation(dice.state)
        tried, granted = self.tried[here], self.granted[here]
        weights = [
            ((granted[arm] + 0.2) / (tried[arm] + 1.0)) ** 1.5 / (self.at_all[arm] + 1) ** 0.5
            for arm in range(len(ARMS))
        ]
        return dice.choices(range(len(ARMS)), weights)[0]

    def learn(self, state: Session, arm: int, *, is_granted: bool) -> None:
        """Remember how it went, while learning."""
        if self.is_learning:
            here = situation(state)
            self.tried[here][arm] += 1
            self.granted[here][arm] += is_granted
            self.at_all[arm] += is_granted


def situation(state: Session) -> tuple[object, ...]:
    """What matters for whether a question makes sense."""
    current = state.ballots.current
    return (
        state.life.phase,
        state.ballots.items[current].ballot.phase.code if current else None,
        state.agenda.current is not None,
        state.floor.speech is not None,
        bool(state.floor.queue),
    )


def learned() -> Weights:
    """The weights that every run has."""
    weights, counted = Weights(), Counted()
    for seed in range(-LEARNING, 0):
        live(seed, weights, counted)
    weights.is_learning = False
    return weights


def profile(dice: Random) -> RulesProfile:
    """Rules of procedure by chance: any value of each key below."""
    drawn = {group: {key: dice.choice(values) for key, values in keys.items()} for group, keys in _RULES.items()}
    otherwise = {"of": dice.choice(_MAJORITIES), "base": dice.choice(_BASES)}
    known = RULES.model_dump(mode="json", exclude_none=True)
    known |= {group: known[group] | values for group, values in drawn.items()}
    known["majorities"] |= {"otherwise": otherwise}
    return RulesProfile.model_validate_json(json.dumps(known | {"chat": dice.choice(["off", "members"])}))


_BASES: Final = ("statutory", "filled", "present", "valid_votes")
_MAJORITIES: Final = ("simple", "simple", "simple", "simple", "absolute", "2/3", "3/5", "unanimity", 2)
_RULES: Final[Mapping[str, Mapping[str, tuple[object, ...]]]] = {
    "ballot": {
        "show_votes": ("live", "after_close"),
        "change_vote": ("until_close", "final"),
        "check_seconds": (0, 15),
        "proclaim": ("separate", "separate", "at_close"),
        "calls": (0, 0, 2),
    },
    "alternate": {
        "late_titular": ("next_ballot", "immediate"),
        "scope": ("own_seat", "own_seat", "organisation", "segment"),
    },
    "president": {"vote": ("always", "always", "tie_only", "never")},
    "tie": {
        "rule": ("casting_vote", "casting_vote", "new_ballot", "rejected"),
        "fallback": ("new_ballot", "next_meeting", "rejected"),
    },
    "majority": {"simple": ("valid_votes", "half_of_present")},
    "abstention": {"counts_in_base": (True, False), "majority": ("accept", "accept", "reopen_debate", "postpone")},
    "recusal": {"removes_from_base": (True, False), "counts_for_quorum": (True, False)},
}
"""The keys that change what is decided, each with the values it may take."""


def live(seed: int, weights: Weights, counted: Counted) -> Stage[Session]:
    """The session of a seed: a beginning, then up to forty questions, granted or not, alone or in scenes."""
    dice = Dice(seed)
    stage = Stage(SESSION, "session-1", [SESSION.initial("session-1")])
    known = {**facts(roster(3), profile(dice)), "returning": RETURNING, "members": roster(3)}
    for command in _beginning(dice):
        by = SYSTEM if "system" in SESSION.may[command.type] else CLERK
        _ask(stage, command, by, at=NOON if command.type in _AT_NOON else HOUR, known=known, counted=counted)
    at, scene = NOON, deque[Step]()
    for _ in range(LENGTH):
        at = max(at, HOUR) if stage.state.life.called_at else at
        dice.state = before = stage.state
        if not scene and dice.random() < SCENIC:
            scene.extend(dice.choice(SCENES.get(before.life.phase, (_nothing,)))(dice))
        arm, step = _next(scene, weights, dice)
        at += timedelta(seconds=step.after)
        is_granted = _ask(stage, step.command(dice), step.by(dice), at=at, known=known, counted=counted)
        if arm is not None:
            weights.learn(before, arm, is_granted=is_granted)
    return stage


def _next(scene: deque[Step], weights: Weights, dice: Dice) -> tuple[int | None, Step]:
    """What is asked next: the scene's next step, else an arm and its question, of somebody, after some seconds."""
    if scene:
        return None, scene.popleft()
    after, arm = dice.randrange(40), weights.choose(dice)
    command = ARMS[arm](dice)
    by = asker(dice, command)
    return arm, Step(lambda _: by, lambda _: command, after)


def _nothing(_: Dice) -> tuple[Step, ...]:
    return ()


def _beginning(dice: Dice) -> tuple[Data, ...]:
    """From scheduled, now and then an extraordinary session, to in the middle of a ballot."""
    first, *others = BEGINNING[: dice.choice([1, 2, 3, 6, 8, 9, 9, 9, 10])]
    is_special = dice.random() < 0.15
    kind = SessionKind.EXTRAORDINARY if is_special else SessionKind.ORDINARY
    returned = (BringBack(session="session-0", item="i7"),) if dice.random() < 0.3 else ()
    return (first.model_copy(update={"kind": kind}), *returned, *(others[:1] if is_special else others))


def _ask(stage: Stage[Session], command: Data, by: Someone, *, counted: Counted, **when: Any) -> bool:
    lines = len(stage.lines)
    is_granted = attempt(stage, command, by, **when)
    assert is_granted or len(stage.lines) == lines
    counted.asked[command.type] += 1
    counted.granted[command.type] += is_granted
    return is_granted


def asker(dice: Dice, command: Data) -> Someone:
    """Nearly always somebody who may."""
    may = SESSION.may[command.type]
    if "system" in may:
        return SYSTEM
    chair = someone(dice.state.chair.person, "president" if dice.state.chair.person == "paula" else "member")
    able = [chair] * ("chair" in may) + [CLERK] * ("clerk" in may) + [PAULA] * ("president" in may)
    return dice.choice(able or PEOPLE) if dice.random() < 0.9 else dice.choice(PEOPLE)
