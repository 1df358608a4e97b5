"""What happened to a council: one frozen model an event, by wire name `council.past_tense`. Kept for ever.

Letters of organisations and reasons of ends are erasable; whom a process of loss is about is hidden until declared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, TypeAlias, get_args

from rooms.council.commands import Ordinal
from rooms.council.loss.events import LossEvent
from rooms.council.rules_profile import RulesProfile
from rooms.council.words import Act, BodyKind, Capacity, CarriedItem, DayOff, GrantedRole, Link, Series, Standing
from rooms.log.kind import Code, Count, Event, Instant, Line, Text
from rooms.log.seal import Seal


class CouncilCreated(Event):
    """The council began, with the whole of its first rules profile."""

    type = "council.created"
    acronym: Code
    name: Line
    law: Line | None = None
    website: Link | None = None
    body_kind: BodyKind
    statutory_seats: Ordinal | None = None
    rehearsal: bool = False
    rules: RulesProfile


class CouncilEdited(Event):
    """What the council is, said anew; a field that is not there is none."""

    type = "council.edited"
    name: Line
    law: Line | None = None
    website: Link | None = None
    body_kind: BodyKind
    statutory_seats: Ordinal | None = None


class StandingSet(Event):
    """The council's state since an instant, by an act. `mandate`: the how-manyeth composition this is."""

    type = "council.state_set"
    state: Standing
    since: Instant
    mandate: Count
    act: Act | None = None


class SegmentAdded(Event):
    """A group of organisations was named."""

    type = "council.segment_added"
    segment: Code
    name: Line


class OrganisationAdded(Event):
    """An organisation was named."""

    type = "council.organisation_added"
    organisation: Code
    name: Line
    segment: Code | None = None


class SeatAdded(Event):
    """A seat was added."""

    type = "council.seat_added"
    seat: Code
    segment: Code
    organisation: Code | None = None
    number: Ordinal


class SeatEdited(Event):
    """What a seat is, said anew; a field that is not there is none."""

    type = "council.seat_edited"
    seat: Code
    segment: Code
    organisation: Code | None = None
    number: Ordinal


class TermStarted(Event):
    """A person came into a seat."""

    type = "council.term_started"
    seals: ClassVar[Mapping[str, Seal]] = {"letter": Seal.ERASABLE}
    term: Code
    seat: Code
    capacity: Capacity
    person: Code
    name: Line
    order: Ordinal
    act: Act | None = None
    letter: Text | None = None
    starts_at: Instant
    sworn_at: Instant | None = None
    ends_at: Instant | None = None


class TermSworn(Event):
    """The person of a term was sworn in, and votes from then on."""

    type = "council.term_sworn"
    term: Code
    sworn_at: Instant


class TermExtended(Event):
    """An act moved a term's planned end."""

    type = "council.term_extended"
    term: Code
    act: Act
    ends_at: Instant


class TermEnded(Event):
    """A term is over."""

    type = "council.term_ended"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    term: Code
    ended_at: Instant
    reason: Text | None = None


class TermsExpired(Event):
    """Planned ends passed; the terms go on until ended or extended, marked as expired."""

    type = "council.terms_expired"
    terms: tuple[Code, ...]


class TermsBegun(Event):
    """Planned terms began, as their acts had said."""

    type = "council.terms_begun"
    terms: tuple[Code, ...]


class RoleGranted(Event):
    """A person got a role, when this was recorded unless `since` says otherwise."""

    type = "council.role_granted"
    role: GrantedRole
    person: Code
    name: Line
    since: Instant | None = None


class RoleRevoked(Event):
    """A person lost a role, when this was recorded unless `until` says otherwise."""

    type = "council.role_revoked"
    role: GrantedRole
    person: Code
    until: Instant | None = None


class RulesSet(Event):
    """A new version of the rules profile, whole."""

    type = "council.rules_set"
    profile: RulesProfile
    version: Count


class NumberStarted(Event):
    """The first number that a series will give out."""

    type = "council.number_started"
    series: Series
    number: Ordinal


class DaysOffSet(Event):
    """Days off entered the calendar, or were said anew."""

    type = "council.days_off_set"
    days: tuple[DayOff, ...]


class DayOffRemoved(Event):
    """A day off left the calendar."""

    type = "council.day_off_removed"
    day: dt.date


class SessionRegistered(Event):
    """A called session is known, and numbered unless a rehearsal. `called_at`: when its roster was copied."""

    type = "council.session_registered"
    session: Code
    kind: Code
    series: Series | None = None
    number: Ordinal | None = None
    called_at: Instant | None = None


class SessionReleased(Event):
    """A session is over or called off."""

    type = "council.session_released"
    session: Code


class ItemsCarried(Event):
    """Items are left to later sessions."""

    type = "council.items_carried"
    items: tuple[CarriedItem, ...]


class SessionExpected(Event):
    """An ordinary session is to come at that hour."""

    type = "council.session_expected"
    session: Code
    scheduled_at: Instant


class SessionForgotten(Event):
    """It was opened, or called off: then what it was given waits again."""

    type = "council.session_forgotten"
    session: Code
    cancelled: bool = False


class ItemsPlaced(Event):
    """A session to come takes items that waited."""

    type = "council.items_placed"
    session: Code
    items: tuple[CarriedItem, ...]


class Redacted(Event):
    """A sealed text was erased."""

    type = "council.redacted"
    seq: Count
    field: Code
    reason: Line


CouncilEvent: TypeAlias = (
    CouncilCreated
    | CouncilEdited
    | StandingSet
    | SegmentAdded
    | OrganisationAdded
    | SeatAdded
    | SeatEdited
    | TermStarted
    | TermSworn
    | TermExtended
    | TermEnded
    | TermsExpired
    | TermsBegun
    | RoleGranted
    | RoleRevoked
    | RulesSet
    | NumberStarted
    | DaysOffSet
    | DayOffRemoved
    | SessionRegistered
    | SessionReleased
    | ItemsCarried
    | SessionExpected
    | SessionForgotten
    | ItemsPlaced
    | LossEvent
    | Redacted
)

EVENTS: Mapping[str, type[Event]] = {model.type: model for model in get_args(CouncilEvent)}
