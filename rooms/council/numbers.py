"""Sessions that are called and not over, and the gapless series their numbers come from."""

from __future__ import annotations

from typing import assert_never

from rooms.council.commands import RegisterSession, ReleaseSession, StartNumber
from rooms.council.errors import SeriesStarted, SessionAlreadyRegistered, SessionNotRegistered
from rooms.council.events import NumberStarted, SessionRegistered, SessionReleased
from rooms.council.state import Council, Series
from rooms.log.kind import Event


def start_number(state: Council, command: StartNumber) -> tuple[Event, ...]:
    """Give a series its first number: what came before was on paper. Raises SeriesStarted."""
    series = state.series.get(command.series, Series())
    if series.is_started:
        raise SeriesStarted(series=command.series, last=series.next - 1)
    return (NumberStarted(series=command.series, number=command.number),)


def register_session(state: Council, command: RegisterSession) -> tuple[Event, ...]:
    """Take note of a called session, with the next number of its series; a rehearsal gets none.

    A number stays with its session even if that is cancelled. Raises SessionAlreadyRegistered.
    """
    if command.session in state.sessions:
        raise SessionAlreadyRegistered(session=command.session)
    series = None if command.rehearsal or state.is_rehearsal else _series(state, command)
    number = None if series is None else state.series.get(series, Series()).next
    registered = SessionRegistered(
        session=command.session, kind=command.kind, series=series, number=number, called_at=command.called_at
    )
    return (registered,)


def _series(state: Council, command: RegisterSession) -> str:
    per = state.rules.profile.numbering.session
    match per:
        case "year":
            return f"session:{command.kind}:{command.year:04d}"
        case "term":
            return f"session:{command.kind}:term-{state.life.mandate}"
        case "continuous":
            return f"session:{command.kind}"
        case _:
            assert_never(per)


def release_session(state: Council, command: ReleaseSession) -> tuple[Event, ...]:
    """Forget a session that is over. Raises SessionNotRegistered."""
    if command.session not in state.sessions:
        raise SessionNotRegistered(session=command.session)
    return (SessionReleased(session=command.session),)
