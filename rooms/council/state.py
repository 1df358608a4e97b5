"""What a council is at one point of its log: frozen values, no rules. Not what a session copies (roster.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from rooms.council.carrying import Carrying
from rooms.council.loss.process import Process
from rooms.council.rules_profile import DEFAULT_RULES, RulesProfile
from rooms.council.words import Act, BodyKind, Capacity, DayOff, Role, Standing
from rooms.log.seal import Ref


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that may be represented."""

    name: str
    segment: str | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat; `changed` is the seq of the event that last said what it is."""

    id: str
    number: int
    segment: str
    organisation: str | None
    changed: int


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in a seat. Running until `ended_at`; a passed `ends_at` only marks it expired.

    `has_begun`: not planned for a time that has yet to come.
    """

    id: str
    seat: str
    capacity: Capacity
    person: str
    name: str
    order: int
    act: Act | None
    letter: Ref
    starts_at: datetime
    sworn_at: datetime | None
    ends_at: datetime | None
    has_begun: bool = True
    extensions: tuple[Act, ...] = ()
    is_expired: bool = False
    ended_at: datetime | None = None
    reason: Ref | None = None

    def runs_at(self, at: datetime) -> bool:
        """Whether the term had started and not ended at `at`."""
        return self.starts_at <= at and (self.ended_at is None or at < self.ended_at)

    @property
    def is_running(self) -> bool:
        """Whether, as the log stands, it has begun and not ended."""
        return self.has_begun and self.ended_at is None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in a role, until further notice while `until` is None."""

    role: Role
    person: str
    name: str
    since: datetime
    until: datetime | None = None

    def runs_at(self, at: datetime) -> bool:
        """Whether the person had the role at `at`."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class About:
    """What the council says of itself; `changed` is the seq of the event that last did."""

    acronym: str = ""
    name: str = ""
    law: str | None = None
    website: str | None = None
    body_kind: BodyKind = BodyKind.COUNCIL
    statutory_seats: int | None = None
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Life:
    """The council's state since an instant. `mandate` counts its compositions; `changed`: seq of the last change."""

    state: Standing = Standing.ACTIVE
    since: datetime | None = None
    act: Act | None = None
    mandate: int = 1
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules profile in force, its version from 1, and the seq that set it."""

    profile: RulesProfile = DEFAULT_RULES
    version: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """A gapless series: the number it gives out next, and whether it gave out any."""

    next: int = 1
    is_started: bool = False


@dataclass(frozen=True, slots=True)
class Council:
    """A council at `seq` of its log; seq 0 is a council that does not exist yet. `sessions`: those called and not over.

    `tenures` are all that ever were, in the order in which they were granted.
    `composed_at` is when the composition last changed; `erased` are sealed texts that are gone.
    """

    id: str
    seq: int = 0
    is_rehearsal: bool = False
    about: About = About()
    life: Life = Life()
    rules: Rules = Rules()
    segments: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    seats: Mapping[str, Seat] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()
    series: Mapping[str, Series] = field(default_factory=dict)
    sessions: Mapping[str, int | None] = field(default_factory=dict)
    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    losses: Mapping[str, Process] = field(default_factory=dict)
    composed_at: datetime | None = None
    erased: frozenset[Ref] = frozenset()
    carrying: Carrying = field(default_factory=Carrying)

    @property
    def roles(self) -> dict[Role, dict[str, str]]:
        """The names of those who have each role now, by person."""
        held: dict[Role, dict[str, str]] = {}
        for tenure in self.tenures:
            if tenure.until is None:
                held.setdefault(tenure.role, {})[tenure.person] = tenure.name
        return held

    @property
    def statutory(self) -> int:
        """Seats the law gives, or else those there are."""
        return len(self.seats) if self.about.statutory_seats is None else self.about.statutory_seats


def rules_in_force(state: Council) -> RulesProfile:
    """The profile that a session called now freezes."""
    return state.rules.profile


def rules_version(state: Council) -> int:
    """Its version: 1 at creation, one more each time rules are set."""
    return state.rules.version
