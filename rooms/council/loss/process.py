"""A process of loss of office at one point of the log, and how events change it. No rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from rooms.council.loss import events as e
from rooms.council.loss.commands import Addressee, Basis, Outcome
from rooms.council.words import Act
from rooms.log.kind import Recorded
from rooms.log.seal import Ref


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice given: when, and where its means stand."""

    at: datetime
    means: Ref


@dataclass(frozen=True, slots=True)
class Defence:
    """A defence received: when, and where its text stands."""

    at: datetime
    text: Ref


@dataclass(frozen=True, slots=True)
class Decision:
    """How it was decided: when, by which act, and where the reason stands."""

    outcome: Outcome
    at: datetime
    act: Act | None
    reason: Ref


@dataclass(frozen=True, slots=True)
class Process:
    """`sessions` are those whose absences count; `stands`: the limit is reached with them."""

    id: str
    term: str
    basis: Basis
    sessions: tuple[str, ...]
    opened_at: datetime
    stands: bool = True
    reviewed_at: datetime | None = None
    notices: Mapping[Addressee, Notice] = field(default_factory=dict)
    defence_until: datetime | None = None
    defences: tuple[Defence, ...] = ()
    decision: Decision | None = None
    vacated_at: datetime | None = None

    @property
    def texts(self) -> tuple[Ref, ...]:
        """The places of everything in it that may be erased."""
        decided = (self.decision.reason,) if self.decision else ()
        return (*(one.means for one in self.notices.values()), *(one.text for one in self.defences), *decided)

    @property
    def is_archived(self) -> bool:
        """Whether it came to nothing."""
        return self.decision is not None and self.decision.outcome is Outcome.ARCHIVED

    @property
    def is_declared(self) -> bool:
        """Whether the loss was declared: then it is public."""
        return self.decision is not None and self.decision.outcome is Outcome.DECLARED

    @property
    def is_live(self) -> bool:
        """Whether something may still come of it."""
        return not self.is_archived and self.vacated_at is None


def evolve(losses: Mapping[str, Process], recorded: Recorded, event: e.LossEvent) -> Mapping[str, Process]:
    """The processes after one more event."""
    if isinstance(event, e.LossOpened):
        return {**losses, event.process: _opened(recorded, event)}
    return {**losses, event.process: _changed(losses[event.process], recorded, event)}


def _opened(recorded: Recorded, event: e.LossOpened) -> Process:
    return Process(
        id=event.process,
        term=event.term or "",
        basis=event.basis or Basis.CONSECUTIVE,
        sessions=event.sessions or (),
        opened_at=recorded.at,
    )


def _changed(process: Process, recorded: Recorded, event: e.LossEvent) -> Process:
    match event:
        case e.LossReviewed(sessions=sessions, stands=stands):
            return replace(process, sessions=sessions or (), stands=stands is True, reviewed_at=recorded.at)
        case e.LossNoticed(to=to, given_at=at):
            notices = {**process.notices, to: Notice(at, Ref(recorded.seq, "means"))}
            return replace(process, notices=notices, defence_until=event.defence_until or process.defence_until)
        case e.LossDefended(received_at=at):
            return replace(process, defences=(*process.defences, Defence(at, Ref(recorded.seq, "text"))))
        case e.LossDecided(outcome=outcome, act=act):
            return replace(process, decision=Decision(outcome, recorded.at, act, Ref(recorded.seq, "reason")))
        case e.LossVacated():
            return replace(process, vacated_at=recorded.at)
        case e.LossOpened():
            return process
        case _:
            assert_never(event)
