"""What time asks of a council: to take note of terms whose planned end has passed."""

from __future__ import annotations

from datetime import datetime

from rooms.council.commands import ExpireTerms
from rooms.council.state import Council
from rooms.council.terms import expired, next_end
from rooms.log.kind import Due


def due(state: Council, now: datetime) -> tuple[Due, ...]:
    """One command for all terms that expired; its id follows the log's head, since later events may bring others."""
    return (Due("expire_terms", state.seq, ExpireTerms()),) if expired(state, now) else ()


def next_due(state: Council) -> datetime | None:
    """The first planned end not taken note of."""
    return next_end(state)
