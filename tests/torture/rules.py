"""Part `rules`: random sessions on the pure kind, each held to everything that always holds."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from rooms.log.kind import Audience
from rooms.session import Session
from rooms.session.decide.seats import barred
from rooms.session.events import BallotClosed, BallotOpened, FloorEnded, FloorGranted, SessionAdjourned, VoteCast
from tests.given import Stage
from tests.rooms.session.invariants import EVERY, check_ends, check_snapshot_and_messages
from tests.torture.lives import Counted, Weights, learned, live
from tests.torture.oracle import expected, recounted

AFTERWARDS: Final = frozenset(
    {
        "attendance.excused",
        "attendance.corrected",
        "ballot.recorded",
        "correction.proposed",
        "correction.agreed",
        "correction.refused",
        "ballot.effects_kept",
        "attendance.excuse_decided",
        "attendance.excuses_closed",
        "session.redacted",
        "session.numbered",
        "chat.redacted",
        "agenda.reserved",
        "document.withdrawn",
    }
)
"""What may still happen to a session that is over."""


@dataclass
class Report:
    """What a run found; `failed` are the seeds whose session broke a rule, with the rule that it broke."""

    sequences: int = 0
    counted: Counted = field(default_factory=Counted)
    failed: dict[int, str] = field(default_factory=dict)

    @property
    def accepted(self) -> float:
        """The share of commands that were granted."""
        return sum(self.counted.granted.values()) / max(1, sum(self.counted.asked.values()))


def run(seeds: range, weights: Weights | None = None, *, told: Callable[[int], None] = lambda _: None) -> Report:
    """Live through each seed and look."""
    weights, report = weights or learned(), Report()
    for seed in seeds:
        report.sequences += 1
        told(report.sequences)
        try:
            look(live(seed, weights, report.counted), seed)
        except Exception:  # a fault of any kind is a finding, and the next seed is another
            report.failed[seed] = traceback.format_exc(limit=-2)
    return report


def look(stage: Stage[Session], seed: int) -> None:
    """Everything that must hold of the session of a seed."""
    stage.check_replay()
    for check in EVERY:
        check(stage)
    audience = tuple(Audience)[seed % len(Audience)]
    check_snapshot_and_messages(stage, 1 + seed % len(stage.lines), audience)
    check_results(stage)
    check_quorum_and_electorate(stage)
    check_one_speaker(stage)
    check_afterwards(stage)
    check_ends(stage)


def check_results(stage: Stage[Session]) -> None:
    """Every result follows from the votes in the log, counted and decided by other means."""
    events = [line.recorded.event for line in stage.lines]
    opened = {event.ballot: event for event in events if isinstance(event, BallotOpened)}
    for place, event in enumerate(events):
        if isinstance(event, BallotClosed):
            votes = recounted(events[: place + 1], event.ballot)
            counts = {option: votes[option] for option in opened[event.ballot].options}
            assert (event.result["counts"], event.result["abstentions"]) == (counts, votes["abstain"])
            worked = expected(opened[event.ballot], votes)
            settled = event.result["tie"] == "rule"
            assert worked in (None, event.result["decision"]) or (settled and worked == "tied")


def check_quorum_and_electorate(stage: Stage[Session]) -> None:
    """Nothing but a straw poll opens below its quorum; only seats of the electorate vote, by whom they have."""
    for before, line in zip(stage.states, stage.lines, strict=False):
        match line.recorded.event:
            case BallotOpened(kind=kind, quorum=quorum) if kind != "straw":
                assert quorum["present"] >= quorum["needed"]
            case VoteCast(ballot=ballot, seat=seat, person=person):
                held = before.ballots.items[ballot]
                assert seat in held.electors
                assert person in before.attendance.here
                assert person not in barred(before, held.items)
            case _:
                pass


def check_one_speaker(stage: Stage[Session]) -> None:
    """Whoever gets the floor gets it when nobody has it, but for a point of order, which interrupts."""
    for before, line in zip(stage.states, stage.lines, strict=False):
        if isinstance(line.recorded.event, FloorGranted) and before.floor.speech is not None:
            assert isinstance(stage.lines[line.recorded.seq - 2].recorded.event, FloorEnded) or (
                stage.states[line.recorded.seq].floor.interrupted is not None
            )


def check_afterwards(stage: Stage[Session]) -> None:
    """After the end only what the end leaves open."""
    types = [line.recorded.event.type for line in stage.lines]
    if SessionAdjourned.type in types:
        assert set(types[types.index(SessionAdjourned.type) + 1 :]) <= AFTERWARDS
