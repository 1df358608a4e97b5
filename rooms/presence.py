"""Who is connected, by stream: memory of this process, lost with it. Not attendance, which is an event.

What a lost connection asks of a session after its grace is decided here too, as commands that the edge submits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rooms.log.kind import instant_text
from rooms.session.chair import GRACE_SECONDS
from rooms.session.life import RUNNING
from rooms.session.state import Session
from rooms.session.words import Place

Asking = tuple[str, Mapping[str, Any]]
"""A command's type and its data."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed among those connected to a stream: persons of the council, and how many others watch."""

    people: int
    watchers: int
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(slots=True)
class _Crowd:
    people: Counter[str] = field(default_factory=Counter)
    watchers: int = 0
    gone: dict[str, datetime] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    told_watchers: int = 0


class Presence:
    """Connections counted by person: two devices are one person, who is gone when both are."""

    def __init__(self, since: datetime) -> None:
        self.chair_grace = timedelta(seconds=GRACE_SECONDS)
        self._since = since
        self._crowds: dict[str, _Crowd] = {}

    def arrive(self, stream: str, person: str | None) -> None:
        """A connection opened; `person` None is somebody who watches."""
        crowd = self._crowds.setdefault(stream, _Crowd())
        if person is None:
            crowd.watchers += 1
        else:
            crowd.people[person] += 1
            crowd.gone.pop(person, None)

    def leave(self, stream: str, person: str | None, at: datetime) -> None:
        """A connection closed."""
        crowd = self._crowds[stream]
        if person is None:
            crowd.watchers -= 1
        elif crowd.people[person] > 1:
            crowd.people[person] -= 1
        else:
            del crowd.people[person]
            crowd.gone[person] = at

    def people(self, stream: str) -> list[str]:
        """The persons connected, in order of their ids."""
        crowd = self._crowds.get(stream)
        return sorted(crowd.people) if crowd else []

    def watchers(self, stream: str) -> int:
        """How many others watch."""
        crowd = self._crowds.get(stream)
        return crowd.watchers if crowd else 0

    def is_here(self, stream: str, person: str) -> bool:
        """Whether the person is connected."""
        crowd = self._crowds.get(stream)
        return crowd is not None and person in crowd.people

    def left_at(self, stream: str, person: str) -> datetime | None:
        """Since when a person who was connected is not; None if connected, or never seen by this process."""
        crowd = self._crowds.get(stream)
        return crowd.gone.get(person) if crowd else None

    def gone_since(self, stream: str, person: str) -> datetime | None:
        """The same of a person who must have been connected once: at the latest since this process started."""
        return None if self.is_here(stream, person) else self.left_at(stream, person) or self._since

    def news(self) -> Iterator[tuple[str, News]]:
        """What changed by stream since the last time, told once; streams that nobody follows are forgotten."""
        for stream, crowd in list(self._crowds.items()):
            now = frozenset(crowd.people)
            if now != crowd.told or crowd.watchers != crowd.told_watchers:
                joined, left = sorted(now - crowd.told), sorted(crowd.told - now)
                crowd.told, crowd.told_watchers = now, crowd.watchers
                yield stream, News(len(now), crowd.watchers, tuple(joined), tuple(left))

    def streams(self) -> list[str]:
        """Streams that somebody follows or followed."""
        return list(self._crowds)

    def forget(self, stream: str) -> None:
        """Nobody can come back to it: the session is over and everybody left."""
        crowd = self._crowds.get(stream)
        if crowd is not None and not crowd.people and not crowd.watchers:
            del self._crowds[stream]


def asked_of(session: Session, presence: Presence, now: datetime) -> list[Asking]:
    """What connections lost and found ask of a running session, as commands of the system.

    A member checked in remotely by the own device lapses after the rules' grace (`presence.grace`, seconds), and is
    restored on coming back. A chair that was connected and is gone for a minute is away, and back when connected.
    """
    if session.life.phase not in RUNNING or session.life.rules is None:
        return []
    grace = timedelta(seconds=session.life.rules.presence.grace)
    return [*_attendance(session, presence, now - grace), *_chair(session, presence, now)]


def _attendance(session: Session, presence: Presence, limit: datetime) -> Iterator[Asking]:
    for person, here in session.attendance.here.items():
        if here.place is not Place.REMOTE or not here.is_own_device:
            continue
        gone = presence.gone_since(session.id, person)
        if here.lapsed_at is not None:
            if gone is None:
                yield "attendance.restore", {"person": person}
        elif gone is not None and max(gone, here.since) <= limit:
            yield "attendance.lapse", {"person": person, "since": instant_text(max(gone, here.since))}


def _chair(session: Session, presence: Presence, now: datetime) -> Iterator[Asking]:
    person = session.chair.person
    if person is None:
        return
    if session.chair.is_away:
        if presence.is_here(session.id, person):
            yield "session.chair_back", {"person": person}
    elif _is_over(presence.left_at(session.id, person), presence.chair_grace, now):
        yield "session.chair_away", {"person": person}


def _is_over(since: datetime | None, grace: timedelta, now: datetime) -> bool:
    return since is not None and since + grace <= now
