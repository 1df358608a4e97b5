"""What time asks of a council: to let planned terms begin, and to take note of those whose planned end has passed."""

from __future__ import annotations

from datetime import datetime

from rooms.council.commands import BeginTerms, ExpireTerms
from rooms.council.state import Council
from rooms.council.terms import beginning, expired, next_change
from rooms.log.kind import Due


def due(state: Council, now: datetime) -> tuple[Due, ...]:
    """One command for all terms that begin, one for all that expired; ids follow the log's head: more may follow."""
    begins = (Due("begin_terms", state.seq, BeginTerms()),) if beginning(state, now) else ()
    return (*begins, Due("expire_terms", state.seq, ExpireTerms())) if expired(state, now) else begins


def next_due(state: Council) -> datetime | None:
    """The first planned start or end not taken note of."""
    return next_change(state)
