"""What time itself asks of a session. Pure: the loop that asks is the edge's."""

from __future__ import annotations

from datetime import datetime

from rooms.log.kind import Due
from rooms.session import answers
from rooms.session.attendance import quorum
from rooms.session.commands import CloseAnswers, CloseExcuses, FailFirstCall
from rooms.session.decide.justifications import closing_at
from rooms.session.life import Phase
from rooms.session.state import Session


def next_due(session: Session) -> datetime | None:
    """The earlier of what is waited for: the end of the first call, the deadlines for answers and justifications."""
    waiting = (first_call_ends_at(session), answers_close_at(session), closing_at(session))
    return min((at for at in waiting if at is not None), default=None)


def first_call_ends_at(session: Session) -> datetime | None:
    """The hour of the second call, while the first waits for its quorum. A session called after that hour has none."""
    life = session.life
    if life.phase is not Phase.CALLED or life.is_afterwards or life.failed_first_call or life.calendar is None:
        return None
    hour = life.calendar.second_call_at
    is_late = hour is not None and life.called_at is not None and life.called_at >= hour
    return None if is_late else hour


def answers_close_at(session: Session) -> datetime | None:
    """When silence summons the alternates: so many hours before the session, once, and never in a rehearsal."""
    life = session.life
    if life.phase is not Phase.CALLED or life.is_afterwards or session.is_rehearsal:
        return None
    if life.calendar is None or life.rules is None:
        return None
    return answers.deadline(session.answers, life.calendar.scheduled_at, life.rules.rsvp.deadline)


def is_first_call_failed(session: Session, now: datetime) -> bool:
    """Whether the hour of the second call has come without quorum for the first."""
    hour, rules = first_call_ends_at(session), session.life.rules
    if hour is None or rules is None or now < hour:
        return False
    return not quorum(rules.opening_quorum, session.attendance.bases).is_reached


def due(session: Session, now: datetime) -> tuple[Due, ...]:
    """Deadlines of answers and of justifications that are over; the failed first call, once its hour has come."""
    ends_at = closing_at(session)
    if ends_at is not None and now >= ends_at:
        return (Due("close_excuses", session.seq, CloseExcuses()),)
    closes_at = answers_close_at(session)
    is_closing = closes_at is not None and now >= closes_at
    closing = (Due("answers_closed", session.seq, CloseAnswers()),) if is_closing else ()
    if is_first_call_failed(session, now):
        return (*closing, Due("first_call_failed", session.seq, FailFirstCall()))
    return closing
