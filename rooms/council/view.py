"""What each audience sees of a council: all but letters of organisations, reasons of ends and processes of loss.

Not the texts themselves: leaves are `Ref`, which the edge joins.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from rooms.council.loss.commands import Outcome
from rooms.council.loss.events import LossDecided, LossDefended, LossNoticed, LossOpened, LossReviewed
from rooms.council.loss.view import losses_view, process_view
from rooms.council.may import ADMIN, SYSTEM
from rooms.council.roles import roles_of
from rooms.council.state import Council, Life, Seat, Tenure, Term
from rooms.council.terms import next_change, terms_of
from rooms.council.warnings import warnings
from rooms.council.words import Capacity, Role
from rooms.log.kind import Asked, Audience, Event, Recorded, Tree, instant_text
from rooms.log.seal import Ref


def audience(state: Council, asked: Asked) -> Audience:
    """The clerk's view for the clerk and the city's administrator, the member's for seats and roles of the council."""
    if asked.roles & {Role.CLERK, ADMIN, SYSTEM}:
        return Audience.CLERK
    if asked.person is not None and (asked.roles & set(Role) or roles_of(state, asked.person, asked.at)):
        return Audience.MEMBER
    return Audience.PUBLIC


def view(state: Council, audience: Audience) -> Tree:
    """The council as a screen needs it. Objects are keyed by id; `terms` also holds those that ended."""
    is_clerk = audience is Audience.CLERK
    return {
        "id": state.id,
        "rehearsal": state.is_rehearsal,
        "acronym": state.about.acronym,
        "name": state.about.name,
        "law": state.about.law,
        "website": state.about.website,
        "body_kind": state.about.body_kind,
        "statutory_seats": state.about.statutory_seats,
        "life": _life(state.life),
        **_groups(state),
        "seats": _seats(state),
        "terms": {term.id: _term(term, state.erased, is_clerk=is_clerk) for term in state.terms.values()},
        "roles": {str(role): holders for role, holders in state.roles.items()},
        "tenures": [_tenure(tenure) for tenure in state.tenures],
        "rules": state.rules.profile.model_dump(mode="json"),
        "rules_version": state.rules.version,
        "days_off": _days_off(state),
        "losses": losses_view(state, audience),
        "warnings": warnings(state, audience),
        "next_numbers": {name: series.next for name, series in state.series.items()},
        "carried": [one.model_dump(mode="json") for one in state.carrying.waiting],
        "sessions": {session: {"number": number} for session, number in state.sessions.items()},
        "changed": {"about": state.about.changed, "life": state.life.changed, "rules": state.rules.changed},
    }


def _groups(state: Council) -> dict[str, Tree]:
    return {
        "segments": {id: {"name": name} for id, name in state.segments.items()},
        "organisations": {id: {"name": of.name, "segment": of.segment} for id, of in state.organisations.items()},
    }


def _days_off(state: Council) -> Tree:
    return {str(day): {"name": off.name, "kind": off.kind} for day, off in sorted(state.days_off.items())}


def _life(life: Life) -> Tree:
    return {"state": life.state, "since": _instant(life.since), "act": _act(life.act), "mandate": life.mandate}


def _seats(state: Council) -> dict[str, Tree]:
    held: dict[str, list[Term]] = {id: [] for id in state.seats}
    for term in state.terms.values():
        if term.ended_at is None:
            held[term.seat].append(term)
    return {id: _seat(seat, held[id]) for id, seat in state.seats.items()}


def _seat(seat: Seat, terms: list[Term]) -> Tree:
    """A seat with its running terms and those planned for it."""
    terms.sort(key=lambda term: (term.order, term.starts_at))
    running = [term for term in terms if term.has_begun]
    titular = next((term.id for term in running if term.capacity is Capacity.TITULAR), None)
    return {
        "number": seat.number,
        "segment": seat.segment,
        "organisation": seat.organisation,
        "titular": titular,
        "alternates": [term.id for term in running if term.capacity is Capacity.ALTERNATE],
        "planned": [term.id for term in terms if not term.has_begun],
        "vacant": titular is None,
        "changed": seat.changed,
    }


def _term(term: Term, erased: frozenset[Ref], *, is_clerk: bool) -> Tree:
    shown = {
        "seat": term.seat,
        "capacity": term.capacity,
        "person": term.person,
        "name": term.name,
        "order": term.order,
        "act": _act(term.act),
        "extensions": [_act(act) for act in term.extensions],
        "begun": term.has_begun,
        "starts_at": _instant(term.starts_at),
        "sworn_at": _instant(term.sworn_at),
        "ends_at": _instant(term.ends_at),
        "ended_at": _instant(term.ended_at),
        "expired": term.is_expired and term.ended_at is None,
    }
    return shown | _sealed(erased, letter=term.letter, reason=term.reason) if is_clerk else shown


def _tenure(tenure: Tenure) -> Tree:
    """Who had a role, since when, until when."""
    return {
        "role": tenure.role,
        "person": tenure.person,
        "name": tenure.name,
        "since": _instant(tenure.since),
        "until": _instant(tenure.until),
    }


def _sealed(erased: frozenset[Ref], **places: Ref | None) -> dict[str, Ref | None]:
    return {name: None if place in erased else place for name, place in places.items()}


def _act(act: BaseModel | None) -> Tree:
    return None if act is None else act.model_dump(mode="json")


def _instant(at: datetime | None) -> str | None:
    return None if at is None else instant_text(at)


def message(state: Council, recorded: Recorded, audience: Audience) -> Tree:
    """The event's data; places of sealed texts for the clerk, nothing in their stead for others.

    Of a process of loss others hear when it is declared, and when the seat is vacant by it.
    """
    event = recorded.event
    if audience is not Audience.CLERK and not _is_told(event):
        return None
    shown = event.model_dump(mode="json", exclude=set(event.seals), exclude_none=True)
    if audience is not Audience.CLERK:
        return shown
    return shown | _sealed(state.erased, **{field: Ref(recorded.seq, field) for field in event.seals})


def _is_told(event: Event) -> bool:
    match event:
        case LossDecided(outcome=outcome):
            return outcome is Outcome.DECLARED
        case LossOpened() | LossReviewed() | LossNoticed() | LossDefended():
            return False
        case _:
            return True


def veil(_state: Council, _audience: Audience) -> frozenset[Ref]:
    """Nothing of a council is hidden after it was shown."""
    return frozenset()


def mine(state: Council, asked: Asked) -> Tree:
    """The asker's roles and seats here, now, and the processes of loss that are about them."""
    if asked.person is None:
        return {"person": None, "roles": [], "seats": [], "losses": {}}
    return {
        "person": asked.person,
        "roles": sorted(roles_of(state, asked.person, asked.at)),
        "seats": [_own(term, asked.at) for term in terms_of(state, asked.person, asked.at)],
        "losses": {
            id_: process_view(state, one, texts=False)
            for id_, one in state.losses.items()
            if state.terms[one.term].person == asked.person
        },
    }


def _own(term: Term, at: datetime) -> Tree:
    is_sworn = term.sworn_at is not None and term.sworn_at <= at
    return {"seat": term.seat, "capacity": term.capacity, "term": term.id, "sworn": is_sworn}


def index(state: Council) -> Mapping[str, Any] | None:
    """The row kept for lists."""
    if not state.seq:
        return None
    return {
        "acronym": state.about.acronym,
        "name": state.about.name,
        "state": str(state.life.state),
        "rehearsal": state.is_rehearsal,
        "seats": len(state.seats),
        "next_due_at": next_change(state),
    }
