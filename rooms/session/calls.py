"""The call of a session: its notice, who asked for it, how it was rectified. Not the announcement itself (life.py)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from typing import Any, assert_never

from rooms.council.days_off import business_days
from rooms.council.rules_profile import RulesProfile
from rooms.council.rules_values import Period, Proposers
from rooms.council.words import DayOff
from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import (
    ModeNotAllowed,
    NotExtraordinary,
    NoticeRequired,
    PlaceNotAllowed,
    SessionAlreadyRequested,
    SessionNotRequested,
    ShortNotice,
    TitularAsks,
    TooFewRequests,
)
from rooms.session.events.calling import Former, SessionRectified, SessionRequested, SessionRequestWithdrawn
from rooms.session.events.life import SessionCalled
from rooms.session.events.notice import CountedNotice
from rooms.session.people import People
from rooms.session.words import Means, Mode, OrderedBy, Place, SessionKind
from voting import needed, parse_requirement

WHERE: Mapping[Mode, frozenset[Place]] = {
    Mode.IN_PERSON: frozenset({Place.IN_ROOM}),
    Mode.REMOTE: frozenset({Place.REMOTE}),
    Mode.HYBRID: frozenset(Place),
}
"""From where one takes part in a session of each mode."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A seat's request for the session: since when, and how the clerk learnt of it, if not by the member."""

    at: datetime
    means: Means | None


@dataclass(frozen=True, slots=True)
class Rectification:
    """A change after the call: which fields, which items, what they were and are.

    `notice`: as it started anew; `reason`: why it goes on, or is short.
    """

    number: int
    at: datetime
    fields: tuple[str, ...]
    items: tuple[str, ...]
    former: Former
    now: Former
    restarts_notice: bool
    notice: CountedNotice | None
    reason: Ref


@dataclass(frozen=True, slots=True)
class Call:
    """How the session came to be called. `requests` by seat; `requesters` are those counted at the call."""

    requests: Mapping[str, Asked] = field(default_factory=dict)
    notice: CountedNotice | None = None
    is_short: bool = False
    reason: Ref | None = None
    ordered_by: OrderedBy | None = None
    requesters: tuple[str, ...] = ()
    rectifications: tuple[Rectification, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """What a notice is counted by: the city's time zone, and the days off of the council's calendar."""

    zone: tzinfo
    off: tuple[DayOff, ...]


def period_for(rules: RulesProfile, kind: SessionKind) -> Period:
    """The notice that the rules want for a kind of session."""
    return rules.notice.extraordinary if kind is SessionKind.EXTRAORDINARY else rules.notice.ordinary


def count_notice(period: Period, *, now: datetime, held_at: datetime, days: Days) -> CountedNotice:
    """The notice given by a call now, in the unit of the period: days exclude the first and include the last."""
    called_on, held_on = now.astimezone(days.zone).date(), held_at.astimezone(days.zone).date()
    match period.unit:
        case "hours":
            given = (held_at - now) // timedelta(hours=1)
        case "days":
            given = (held_on - called_on).days
        case "business_days":
            given = business_days(called_on, held_on, {one.day for one in days.off})
        case _:
            assert_never(period.unit)
    return CountedNotice(unit=period.unit, given=given, needed=period.amount, called_on=called_on, held_on=held_on)


def check_notice(notice: CountedNotice, rules: RulesProfile, reason: str | None) -> None:
    """Raises NoticeRequired where the rules forbid short notice, ShortNotice where its reason is missing."""
    if not notice.is_short:
        return
    params = {"given": notice.given, "needed": notice.needed, "unit": notice.unit}
    if rules.notice.enforcement == "block":
        raise NoticeRequired(**params)
    if reason is None:
        raise ShortNotice(**params)


def check_mode(rules: RulesProfile, mode: Mode) -> None:
    """Rules for hybrid sessions let every session be held in the room or remotely. Raises ModeNotAllowed."""
    if rules.mode not in (Mode.HYBRID, mode):
        raise ModeNotAllowed(mode=mode.value, rules=rules.mode)


def check_place(mode: Mode, place: Place) -> None:
    """May one take part from there? Raises PlaceNotAllowed."""
    if place not in WHERE[mode]:
        raise PlaceNotAllowed(place=place.value, mode=mode.value)


def check_extraordinary(kind: SessionKind) -> None:
    """Raises NotExtraordinary."""
    if kind is not SessionKind.EXTRAORDINARY:
        raise NotExtraordinary(kind=kind.value)


def request(call: Call, people: People, *, seat: str, person: str | None) -> None:
    """May the seat ask for the session? `person`: the member who acts. Raises TitularAsks, SessionAlreadyRequested."""
    titular = people.seats[seat].titular
    if person is not None and titular is not None and titular.person != person:
        raise TitularAsks(seat=seat)
    if seat in call.requests:
        raise SessionAlreadyRequested(seat=seat)


def check_requested(call: Call, seat: str) -> None:
    """Raises SessionNotRequested."""
    if seat not in call.requests:
        raise SessionNotRequested(seat=seat)


def requests_needed(rules: Proposers, statutory: int) -> int:
    """How many seats together may have a session called."""
    return needed(parse_requirement(rules.seats), statutory)


def order_of(
    call: Call, rules: Proposers, people: People, ordered_by: OrderedBy | None
) -> tuple[OrderedBy, tuple[str, ...]]:
    """By whose order an extraordinary session is called, and the seats that asked for it. Raises TooFewRequests."""
    asked = tuple(seat.id for seat in people.roster.seats if seat.id in call.requests)
    wanted = requests_needed(rules, people.roster.statutory)
    is_enough = 0 < wanted <= len(asked)
    by = ordered_by or (OrderedBy.SEATS if is_enough or not rules.president else OrderedBy.PRESIDENT)
    if not (is_enough if by is OrderedBy.SEATS else rules.president):
        raise TooFewRequests(requested=len(asked), needed=wanted, president=rules.president)
    return by, asked


def former(current: Mapping[str, Any], changed: Collection[str]) -> Former:
    """What stood in the fields that a rectification changes."""
    return Former(**{name: value for name, value in current.items() if name in changed})


def evolve(call: Call, recorded: Recorded) -> Call:
    """Fold one event into the call."""
    match recorded.event:
        case SessionRequested(seat=seat, means=means):
            return replace(call, requests={**call.requests, seat: Asked(recorded.at, means)})
        case SessionRequestWithdrawn(seat=seat):
            return replace(call, requests={one: asked for one, asked in call.requests.items() if one != seat})
        case SessionCalled() as event:
            called = replace(
                call, notice=event.notice, is_short=event.short_notice, reason=_reason(event, recorded.seq)
            )
            return replace(called, ordered_by=event.ordered_by, requesters=event.requesters)
        case SessionRectified() as event:
            return _rectified(call, event, recorded)
        case _:
            return call


def _rectified(call: Call, event: SessionRectified, recorded: Recorded) -> Call:
    one = Rectification(
        number=event.number,
        at=recorded.at,
        fields=tuple(_fields(event)),
        items=event.items,
        former=event.former,
        now=Former(**{name: getattr(event, name) for name in Former.model_fields}),
        restarts_notice=event.restarts_notice,
        notice=event.notice,
        reason=Ref(recorded.seq, "reason"),
    )
    return replace(call, rectifications=(*call.rectifications, one))


def _reason(event: SessionCalled, seq: int) -> Ref | None:
    return Ref(seq, "short_notice_reason") if event.short_notice else None


def _fields(event: SessionRectified) -> Iterable[str]:
    yield from (name for name in Former.model_fields if getattr(event, name) is not None)
    if event.has_link:
        yield "link"
