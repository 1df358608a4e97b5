"""How many logins may fail before one has to wait. In memory: a restart forgives, and a process counts for itself."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from app.accounts.errors import TooManyAttempts

WINDOW: Final = timedelta(minutes=5)
PER_PAIR: Final = 5
PER_EMAIL: Final = 30
PER_ADDRESS: Final = 30
MOST_KEYS: Final = 20_000


class Attempts:
    """Counts attempts by e-mail, by address and by both. A success is taken back, so only failures count.

    The pair has the small limit: a stranger elsewhere cannot easily lock somebody out of their own account.
    """

    def __init__(self) -> None:
        self._at: dict[tuple[str, str], deque[datetime]] = {}

    def begin(self, email: str, address: str, now: datetime) -> None:
        """Count an attempt before any work is done for it. Raises TooManyAttempts."""
        limits = self._limits(email, address)
        waits = [self._wait(key, most, now) for key, most in limits.items()]
        if any(waits):
            raise TooManyAttempts(seconds=ceil(max(waits)))
        if len(self._at) > MOST_KEYS:
            self._sweep(now)
        for key in limits:
            self._at.setdefault(key, deque()).append(now)

    def succeeded(self, email: str, address: str) -> None:
        """The attempt was right: nothing of it remains."""
        for key in self._limits(email, address):
            times = self._at.get(key)
            if times:
                times.pop()

    def _limits(self, email: str, address: str) -> dict[tuple[str, str], int]:
        return {(email, address): PER_PAIR, (email, ""): PER_EMAIL, ("", address): PER_ADDRESS}

    def _wait(self, key: tuple[str, str], most: int, now: datetime) -> float:
        times = self._at.get(key, deque())
        while times and times[0] <= now - WINDOW:
            times.popleft()
        return (times[0] + WINDOW - now).total_seconds() if len(times) >= most else 0.0

    def _sweep(self, now: datetime) -> None:
        self._at = {key: times for key, times in self._at.items() if times and times[-1] > now - WINDOW}
