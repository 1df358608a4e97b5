"""What an event on one stream asks of another: commands, as data. Pure; the loop that submits them is app's.

At least once, effective once: a follow-up's command id is derived from (stream, seq, rule) of the event it follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from typing import Any, Final, TypeAlias

from rooms import COMPOSING, Council, Recorded, Session, roster_on

_COPYING: Final = timedelta(minutes=1)
"""A roster copied this long before its call was recorded may miss a change of composition."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Command `type` with `data` for stream `stream`; `rule` names why, once for each event and stream."""

    stream: str
    type: str
    data: Mapping[str, Any]
    rule: str


Reaction: TypeAlias = Callable[[Recorded, Any, tzinfo], Iterator[FollowUp]]


def react(recorded: Recorded, state: Any, kind_name: str, *, zone: tzinfo = UTC) -> tuple[FollowUp, ...]:
    """The commands that `recorded` asks for; `state` is its stream's state after it, of kind `kind_name`.

    `zone` is the city's: it decides in which year a session on New Year's Eve is numbered.
    """
    reaction = _REACTIONS.get((kind_name, recorded.event.type))
    return () if reaction is None else tuple(reaction(recorded, state, zone))


def _register(recorded: Recorded, session: Session, zone: tzinfo) -> Iterator[FollowUp]:
    """A called session asks its council for a number, and to be told of changes."""
    if (calendar := session.life.calendar) is not None:
        data = {
            "session": recorded.stream,
            "kind": session.kind,
            "year": calendar.scheduled_at.astimezone(zone).year,
            "rehearsal": session.is_rehearsal,
            "called_at": recorded.at.isoformat(),
        }
        yield FollowUp(session.council, "council.register_session", data, "register_session")


def _release(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A session that is over, or called off after its call, is told of nothing more."""
    if session.life.called_at is not None:
        yield FollowUp(session.council, "council.release_session", {"session": recorded.stream}, "release_session")


def _number(recorded: Recorded, council: Council, _zone: tzinfo) -> Iterator[FollowUp]:
    """The number goes to its session, and the roster if the composition changed while the call was going out."""
    event: Any = recorded.event
    if event.number is not None:
        yield FollowUp(event.session, "session.number", {"number": event.number}, "number")
    called_at, composed_at = event.called_at, council.composed_at
    if called_at is not None and composed_at is not None and composed_at >= called_at - _COPYING:
        yield _composed(recorded, council, event.session)


def _compose(recorded: Recorded, council: Council, _zone: tzinfo) -> Iterator[FollowUp]:
    """Each session called and not over learns the new composition."""
    for session in council.sessions:
        yield _composed(recorded, council, session)


def _composed(recorded: Recorded, council: Council, session: str) -> FollowUp:
    roster = roster_on(council, recorded.at).model_dump(mode="json", exclude_none=True)
    return FollowUp(session, "session.compose", {"roster": roster}, "compose")


_REACTIONS: Final[Mapping[tuple[str, str], Reaction]] = {
    ("session", "session.called"): _register,
    ("session", "session.adjourned"): _release,
    ("session", "session.cancelled"): _release,
    ("council", "council.session_registered"): _number,
    **{("council", type_): _compose for type_ in COMPOSING},
}
