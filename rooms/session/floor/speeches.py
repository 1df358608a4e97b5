"""Requests, speeches and the floor itself, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rooms.council.rules_values import SpeechKind
from rooms.log.seal import Ref
from rooms.session.words import How

POINT = "point_of_order"
STATEMENTS = frozenset({"statement_for", "statement_against"})
"""Encaminhamento: one for and one against each matter about to be voted."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who asks for the floor. `name` and `subject` are sealed; `person` None: a citizen."""

    id: str
    kind: str
    priority: int
    person: str | None
    seat: str | None
    item: str | None
    at: datetime
    name: Ref | None
    subject: Ref

    @property
    def is_point(self) -> bool:
        """Whether it is a point of order, which cites an article."""
        return self.kind == POINT


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody who has the floor for `seconds`, of which `used` are over; `running_since` None: the clock stands.

    `yielded`: what of it others used in apartes.
    """

    request: Request
    seconds: int
    used: timedelta
    running_since: datetime | None
    how: How | None = None
    yielded: timedelta = timedelta()

    def time(self, at: datetime) -> timedelta:
        """What is over by then."""
        return self.used if self.running_since is None else self.used + (at - self.running_since)


@dataclass(frozen=True, slots=True)
class Floor:
    """The queue in order of priority, then of asking; the speech, if any; `about`: sealed texts of an item.

    `asides` wait for the speaker's leave, `aside` has it. `interrupted` goes on by itself after a ruling or an appeal;
    its `running_since` says only that its clock ran. `statements` are (item, kind) since the item's last ballot;
    `spoken` whole seconds by person and seat, both empty for the public.
    """

    kinds: Mapping[str, SpeechKind] = field(default_factory=dict)
    public_voice: str = "request_and_grant"
    queue: tuple[Request, ...] = ()
    asides: tuple[Request, ...] = ()
    speech: Speech | None = None
    aside: Speech | None = None
    interrupted: Speech | None = None
    statements: frozenset[tuple[str, str]] = frozenset()
    spoken: Mapping[tuple[str, str], int] = field(default_factory=dict)
    about: tuple[tuple[str, Ref], ...] = ()
