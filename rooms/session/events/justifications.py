"""Events of justifications of absence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Event, Line, Text
from rooms.log.seal import Seal


class ExcuseDecided(Event):
    """A justification was accepted or refused, by `plenary`, `board` or `president`; a refusal withdraws the excuse."""

    type = "attendance.excuse_decided"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    seat: Code
    accepted: bool
    decided_by: Code
    decided_in: Line | None = None
    reason: Text | None = None


class ExcusesClosed(Event):
    """The deadline for justifying passed; `unjustified`: seats whose titular was absent and has none that stands."""

    type = "attendance.excuses_closed"
    unjustified: tuple[Code, ...]
