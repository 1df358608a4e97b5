"""The clock of a process: steady from start, led gently after the machine's. Knows no time zone and no rule."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

JUMP_SECONDS = 5.0
SLEW = 0.05
"""At most this part of the time that passed is corrected: 50 ms a second."""


@dataclass(frozen=True, slots=True)
class Jump:
    """The machine's clock left ours by more than JUMP_SECONDS: seen `at`, `seconds` ahead (negative: behind)."""

    at: datetime
    seconds: float


class Clock:
    """Call it for the time, aware, in UTC. It never runs backwards, whatever the machine's clock does.

    A small difference is slewed. A jump is not followed: it is noted in `jumps` and `is_ready` is False until the
    machine's clock comes back, or the process starts anew.
    """

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._steady = wall, steady
        self._now, self._seen = wall(), steady()
        self.is_ready = True
        self.jumps: tuple[Jump, ...] = ()

    def __call__(self) -> datetime:
        """The time now."""
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=self.check())

    def check(self) -> float:
        """Seconds since 1970 by this clock; looks at the machine's clock, and is called at least once a second."""
        seen = self._steady()
        passed = max(0.0, seen - self._seen)
        self._seen = seen
        self._now += passed
        ahead = self._wall() - self._now
        if abs(ahead) <= JUMP_SECONDS:
            self.is_ready = True
            self._now += max(-SLEW * passed, min(SLEW * passed, ahead))
        elif self.is_ready:
            self.is_ready = False
            at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=self._now)
            self.jumps += (Jump(at, round(ahead, 3)),)
        return self._now
