"""What can be asked of a council: one frozen model a command, by wire name `council.verb`. Not who may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, TypeAlias, get_args

from pydantic import Field

from rooms.council.loss.commands import DecideLoss, DefendLoss, NoticeLoss, OpenLoss, ReviewLoss, VacateLoss
from rooms.council.rules_profile import RulesProfile
from rooms.council.words import Act, BodyKind, Capacity, CarriedItem, DayOff, GrantedRole, Link, Series, Standing
from rooms.log.kind import Code, Count, Data, Instant, Line, Text

Ordinal = Annotated[int, Field(ge=1, le=10_000)]
_MANY = 2_000


class AddSegment(Data):
    """Name a group of organisations that share seats."""

    type = "council.segment_add"
    segment: Code
    name: Line


class AddOrganisation(Data):
    """Name an organisation that may be represented."""

    type = "council.organisation_add"
    organisation: Code
    name: Line
    segment: Code | None = None


class AddSeat(Data):
    """Add a seat to a segment, under a number of its own."""

    type = "council.seat_add"
    seat: Code
    segment: Code
    organisation: Code | None = None
    number: Ordinal


class EditSeat(Data):
    """Say anew what a seat is; a field left out is none."""

    type = "council.seat_edit"
    seat: Code
    segment: Code
    organisation: Code | None = None
    number: Ordinal
    expected: Count


class StartTerm(Data):
    """Give a seat its titular or an alternate, under the act that nominates. `order`: which alternate stands in first.

    Starts at `starts_at`, else at swearing-in, if that is past, else now. A start that lies ahead takes effect by
    itself at its time; until then nobody's term is touched.
    """

    type = "council.term_start"
    term: Code
    seat: Code
    capacity: Capacity
    person: Code
    name: Line
    order: Ordinal = 1
    act: Act | None = None
    letter: Text | None = None
    starts_at: Instant | None = None
    sworn_at: Instant | None = None
    ends_at: Instant | None = None


class SwearIn(Data):
    """Record the swearing-in of a term, now or `at`; from then on its person votes."""

    type = "council.swear_in"
    term: Code
    at: Instant | None = None


class ExtendTerm(Data):
    """Record the act that moves a term's planned end."""

    type = "council.term_extend"
    term: Code
    act: Act
    ends_at: Instant


class EndTerm(Data):
    """End a term, now or at a past instant. The reason is seen by the clerk only."""

    type = "council.term_end"
    term: Code
    at: Instant | None = None
    reason: Text | None = None


class ExpireTerms(Data):
    """Take note of planned ends that have passed (system)."""

    type = "council.expire_terms"


class BeginTerms(Data):
    """Let the planned terms begin whose start has come (system)."""

    type = "council.begin_terms"


class GrantRole(Data):
    """Give a person a role in this council, since now or a past instant."""

    type = "council.role_grant"
    role: GrantedRole
    person: Code
    name: Line
    since: Instant | None = None


class RevokeRole(Data):
    """Take a role from a person, now or at a past instant since which it was held no more."""

    type = "council.role_revoke"
    role: GrantedRole
    person: Code
    at: Instant | None = None


class CreateCouncil(Data):
    """Begin a council's stream."""

    type = "council.create"
    acronym: Line
    name: Line
    law: Line | None = None
    website: Link | None = None
    body_kind: BodyKind = BodyKind.COUNCIL
    statutory_seats: Ordinal | None = None
    rehearsal: bool = False
    segments: tuple[AddSegment, ...] = Field((), max_length=100)
    rules: RulesProfile | None = None


class EditCouncil(Data):
    """Say anew what the council is; a field left out is none. The acronym and `rehearsal` stay."""

    type = "council.edit"
    name: Line
    law: Line | None = None
    website: Link | None = None
    body_kind: BodyKind = BodyKind.COUNCIL
    statutory_seats: Ordinal | None = None
    expected: Count


class SetStanding(Data):
    """Say in which state the council is, since when. Active after being recomposed begins a new term of numbers."""

    type = "council.set_state"
    state: Standing
    since: Instant | None = None
    act: Act | None = None
    expected: Count | None = None


class Compose(Data):
    """Everything a composition needs in one command: decided in this order, all or nothing."""

    type = "council.compose"
    segments: tuple[AddSegment, ...] = Field((), max_length=100)
    organisations: tuple[AddOrganisation, ...] = Field((), max_length=_MANY)
    seats: tuple[AddSeat, ...] = Field((), max_length=_MANY)
    terms: tuple[StartTerm, ...] = Field((), max_length=2 * _MANY)
    roles: tuple[GrantRole, ...] = Field((), max_length=_MANY)


class SetRules(Data):
    """Replace the rules profile; keys left out take their default."""

    type = "council.rules_set"
    profile: RulesProfile
    expected: Count


class StartNumber(Data):
    """Give a series its first number, before it has given out any."""

    type = "council.number_start"
    series: Series
    number: Ordinal


class SetDaysOff(Data):
    """Put days off into the council's calendar; a day that is there already is said anew."""

    type = "council.days_off_set"
    days: tuple[DayOff, ...] = Field(min_length=1, max_length=400)


class RemoveDayOff(Data):
    """Take a day off out of the calendar: it is worked."""

    type = "council.day_off_remove"
    day: dt.date


class RegisterSession(Data):
    """A session was called: it gets its number, and is told of changes (system). `year` is the local one."""

    type = "council.register_session"
    session: Code
    kind: Code
    year: Annotated[int, Field(ge=1900, le=9999)]
    rehearsal: bool = False
    called_at: Instant | None = None


class ReleaseSession(Data):
    """A session is over or called off: it is told of nothing more (system)."""

    type = "council.release_session"
    session: Code


class CarryItems(Data):
    """A session that ended leaves items to later ones (system)."""

    type = "council.carry_items"
    items: Annotated[tuple[CarriedItem, ...], Field(min_length=1, max_length=_MANY)]


class ExpectSession(Data):
    """An ordinary session was scheduled, or its hour changed (system)."""

    type = "council.expect_session"
    session: Code
    scheduled_at: Instant


class ForgetSession(Data):
    """An expected session was opened, or called off (system)."""

    type = "council.forget_session"
    session: Code
    cancelled: bool = False


class Redact(Data):
    """Erase one sealed text for good: the opening goes, the event and the chain stay."""

    type = "council.redact"
    seq: Count
    field: Code
    reason: Line


CouncilCommand: TypeAlias = (
    CreateCouncil
    | EditCouncil
    | SetStanding
    | AddSegment
    | AddOrganisation
    | AddSeat
    | EditSeat
    | StartTerm
    | SwearIn
    | ExtendTerm
    | EndTerm
    | ExpireTerms
    | BeginTerms
    | GrantRole
    | RevokeRole
    | Compose
    | SetRules
    | StartNumber
    | SetDaysOff
    | RemoveDayOff
    | RegisterSession
    | ReleaseSession
    | CarryItems
    | ExpectSession
    | ForgetSession
    | OpenLoss
    | ReviewLoss
    | NoticeLoss
    | DefendLoss
    | DecideLoss
    | VacateLoss
    | Redact
)

COMMANDS: Mapping[str, type[Data]] = {model.type: model for model in get_args(CouncilCommand)}
