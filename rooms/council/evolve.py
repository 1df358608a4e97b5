"""state + event = state. Never refuses: what is in the log happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeVar, assert_never, cast

from rooms.council import carrying, events as e
from rooms.council.loss import events as loss, process
from rooms.council.state import About, Council, Life, Organisation, Rules, Seat, Series, Tenure, Term
from rooms.log.kind import Recorded
from rooms.log.seal import Ref

V = TypeVar("V")
K = TypeVar("K")

COMPOSING: Final = frozenset(
    model.type
    for model in (
        e.CouncilEdited,
        e.SegmentAdded,
        e.SeatAdded,
        e.SeatEdited,
        e.TermStarted,
        e.TermSworn,
        e.TermExtended,
        e.TermEnded,
        e.TermsBegun,
        e.RoleGranted,
        e.RoleRevoked,
    )
)
"""Events after which a roster may differ from the one before."""


def evolve(state: Council, recorded: Recorded) -> Council:
    """The council after one more event."""
    composed_at = recorded.at if recorded.event.type in COMPOSING else state.composed_at
    after = _apply(state, recorded, cast("e.CouncilEvent", recorded.event))
    return replace(after, seq=recorded.seq, composed_at=composed_at)


def _apply(state: Council, recorded: Recorded, event: e.CouncilEvent) -> Council:
    match event:
        case e.CouncilCreated():
            about = About(acronym=event.acronym, **_about(event), changed=recorded.seq)
            rules = Rules(event.rules, 1, recorded.seq)
            life = Life(since=recorded.at, changed=recorded.seq)
            return replace(state, about=about, rules=rules, life=life, is_rehearsal=event.rehearsal)
        case e.CouncilEdited():
            return replace(state, about=replace(state.about, **_about(event), changed=recorded.seq))
        case e.StandingSet(state=standing, since=since, act=act, mandate=mandate):
            return replace(state, life=Life(standing, since, act, mandate, recorded.seq))
        case e.SegmentAdded(segment=segment, name=name):
            return replace(state, segments=_put(state.segments, segment, name))
        case e.OrganisationAdded(organisation=organisation, name=name, segment=of):
            return replace(state, organisations=_put(state.organisations, organisation, Organisation(name, of)))
        case e.SeatAdded() | e.SeatEdited():
            seat = Seat(event.seat, event.number, event.segment, event.organisation, recorded.seq)
            return replace(state, seats=_put(state.seats, seat.id, seat))
        case e.TermStarted():
            return replace(state, terms=_put(state.terms, event.term, _term(event, recorded)))
        case e.TermSworn(term=term, sworn_at=sworn_at):
            return _change(state, term, sworn_at=sworn_at)
        case e.TermExtended(term=term, act=act, ends_at=ends_at):
            extensions = (*state.terms[term].extensions, act)
            return _change(state, term, extensions=extensions, ends_at=ends_at, is_expired=False)
        case e.TermEnded(term=term, ended_at=ended_at):
            return _change(state, term, ended_at=ended_at, reason=Ref(recorded.seq, "reason"))
        case e.TermsExpired(terms=terms):
            expired = {term: replace(state.terms[term], is_expired=True) for term in terms}
            return replace(state, terms={**state.terms, **expired})
        case e.TermsBegun(terms=terms):
            begun = {term: replace(state.terms[term], has_begun=True) for term in terms}
            return replace(state, terms={**state.terms, **begun})
        case e.RoleGranted(role=role, person=person, name=name, since=since):
            tenure = Tenure(role, person, name, since or recorded.happened_at)
            return replace(state, tenures=(*state.tenures, tenure))
        case e.RoleRevoked(until=until):
            return replace(state, tenures=_revoked(state.tenures, event, until or recorded.happened_at))
        case e.RulesSet(profile=profile, version=version):
            return replace(state, rules=Rules(profile, version, recorded.seq))
        case e.NumberStarted(series=series, number=number):
            return replace(state, series=_put(state.series, series, Series(number)))
        case e.DaysOffSet(days=days):
            return replace(state, days_off={**state.days_off, **{one.day: one for one in days}})
        case e.DayOffRemoved(day=day):
            return replace(state, days_off=_drop(state.days_off, day))
        case e.SessionRegistered():
            return _register(state, event)
        case e.SessionReleased(session=session):
            return replace(state, sessions=_drop(state.sessions, session))
        case e.ItemsCarried() | e.SessionExpected() | e.SessionForgotten() | e.ItemsPlaced():
            return replace(state, carrying=carrying.evolve(state.carrying, event))
        case (
            loss.LossOpened()
            | loss.LossReviewed()
            | loss.LossNoticed()
            | loss.LossDefended()
            | loss.LossDecided()
            | loss.LossVacated()
        ):
            return replace(state, losses=process.evolve(state.losses, recorded, event))
        case e.Redacted(seq=seq, field=field):
            return replace(state, erased=state.erased | {Ref(seq, field)})
        case never:
            assert_never(never)


def _about(event: e.CouncilCreated | e.CouncilEdited) -> dict[str, Any]:
    return {
        "name": event.name,
        "law": event.law,
        "website": event.website,
        "body_kind": event.body_kind,
        "statutory_seats": event.statutory_seats,
    }


def _term(event: e.TermStarted, recorded: Recorded) -> Term:
    return Term(
        id=event.term,
        seat=event.seat,
        capacity=event.capacity,
        person=event.person,
        name=event.name,
        order=event.order,
        act=event.act,
        letter=Ref(recorded.seq, "letter"),
        starts_at=event.starts_at,
        sworn_at=event.sworn_at,
        ends_at=event.ends_at,
        has_begun=event.starts_at <= recorded.at,
    )


def _revoked(tenures: tuple[Tenure, ...], event: e.RoleRevoked, until: datetime) -> tuple[Tenure, ...]:
    return tuple(
        replace(one, until=until) if one.until is None and (one.role, one.person) == (event.role, event.person) else one
        for one in tenures
    )


def _register(state: Council, event: e.SessionRegistered) -> Council:
    state = replace(state, sessions=_put(state.sessions, event.session, event.number))
    if event.series is None or event.number is None:
        return state
    return replace(state, series=_put(state.series, event.series, Series(event.number + 1, is_started=True)))


def _change(state: Council, term: str, **changes: Any) -> Council:
    return replace(state, terms=_put(state.terms, term, replace(state.terms[term], **changes)))


def _put(mapping: Mapping[K, V], key: K, value: V) -> dict[K, V]:
    return {**mapping, key: value}


def _drop(mapping: Mapping[K, V], key: K) -> dict[K, V]:
    return {kept: value for kept, value in mapping.items() if kept != key}
