"""What time itself asks of a session. Pure: the loop that asks is the edge's."""

from __future__ import annotations

from datetime import datetime

from rooms.log.kind import Due
from rooms.session.attendance import quorum
from rooms.session.commands import CloseExcuses, FailFirstCall
from rooms.session.decide.justifications import closing_at
from rooms.session.life import Phase
from rooms.session.state import Session


def next_due(session: Session) -> datetime | None:
    """When time asks for something next: the hour of the second call, or the deadline for justifying absences."""
    return _second_call(session) or closing_at(session)


def _second_call(session: Session) -> datetime | None:
    """While the first waits for its quorum. A session called after that hour has none."""
    life = session.life
    if life.phase is not Phase.CALLED or life.failed_first_call or life.calendar is None:
        return None
    hour = life.calendar.second_call_at
    is_late = hour is not None and life.called_at is not None and life.called_at >= hour
    return None if is_late else hour


def due(session: Session, now: datetime) -> tuple[Due, ...]:
    """The failed first call, once its hour has come without quorum; the end of the deadline for justifying."""
    closes_at = closing_at(session)
    if closes_at is not None and now >= closes_at:
        return (Due("close_excuses", session.seq, CloseExcuses()),)
    hour = _second_call(session)
    rules = session.life.rules
    if hour is None or rules is None or now < hour:
        return ()
    if quorum(rules.opening_quorum, session.attendance.bases).is_reached:
        return ()
    return (Due("first_call_failed", session.seq, FailFirstCall()),)
