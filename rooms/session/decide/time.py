"""Deciding on the time of a session: its maximum duration, what is refused past it, and the vote that extends it."""

from __future__ import annotations

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Event, instant_text
from rooms.session.decide.asking import Asking
from rooms.session.decide.standing import majority_for
from rooms.session.errors import MinutesInvalid, NoTimeLimit, TimeOver
from rooms.session.events import SessionExtended
from rooms.session.life import Phase

EXTENSION = "extension"
_MOST = 600


def check_time(ask: Asking) -> None:
    """Nothing new is begun once the time is over. Raises TimeOver."""
    ends_at = ask.session.life.ends_at
    if ends_at is not None and ask.now >= ends_at:
        raise TimeOver(ended_at=instant_text(ends_at))


def to_vote(ask: Asking, minutes: str) -> MajorityRule:
    """What an extension by so many minutes needs. Raises WrongState, NoTimeLimit, MinutesInvalid."""
    ask.require(Phase.OPEN)
    if ask.session.life.ends_at is None:
        raise NoTimeLimit
    if not minutes.isdecimal() or not 1 <= int(minutes) <= _MOST:
        raise MinutesInvalid(minutes=minutes)
    return majority_for(ask, EXTENSION)


def by_vote(ask: Asking, minutes: str, is_approved: bool) -> tuple[Event, ...]:
    """The session lasts longer, or does not."""
    del ask
    return (SessionExtended(minutes=int(minutes)),) if is_approved else ()
