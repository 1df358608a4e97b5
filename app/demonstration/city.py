"""The councils of the city, their seats and invented people, and its commitments. Not the sessions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from app.accounts import Person
from app.demonstration.data import CastData, City, CouncilData, Plan
from app.demonstration.stage import Past
from app.facts import own_stream
from app.rulebook import ready_profile
from rooms import instant_text

UNPUBLISHED: Final = "unpublished"
_YEAR: Final = timedelta(days=365)


def council_id(acronym: str) -> str:
    """The stream of a council of the demonstration."""
    return acronym.lower()


async def found(past: Past, admin: Person, city: City) -> None:
    """Create every council."""
    for council in city.councils:
        segments = [{"segment": id_, "name": city.segment_names[id_]} for id_ in _segments(council)]
        about = {"acronym": council.acronym, "name": council.name, "law": council.law, "statutory_seats": council.seats}
        rules = ready_profile(council.rules).model_dump(mode="json", exclude_none=True)
        await past.do(council_id(council.acronym), "council.create", admin, **about, segments=segments, rules=rules)


async def fill(past: Past, admin: Person, city: City, *, apart: str) -> None:
    """Give invented people the seats of the councils whose number was published, except `apart`."""
    names = _names(city)
    for council in city.councils:
        if council.seats and council.acronym != apart:
            seats = list(_seats(council))
            terms = list(_terms(council, past.clock(), names))
            await past.do(council_id(council.acronym), "council.compose", admin, seats=seats, terms=terms)


async def promise(past: Past, admin: Person, plan: Plan) -> None:
    """Create the commitments of the plan."""
    for one in plan.commitments:
        await past.do(own_stream("commitment", one["commitment"]), "commitment.create", admin, **one)


async def seat(past: Past, admin: Person, cast: CastData, people: Mapping[str, Person]) -> None:
    """Compose the council that meets, and record the act that extends its first term."""
    council, terms = council_id(cast.acronym), list(_first_terms(cast, people))
    offices = {"clerk": cast.clerk, "president": cast.president, "vice_president": cast.vice_president}
    await past.do(
        council,
        "council.compose",
        admin,
        organisations=[
            {"organisation": f"o-{one.seat}", "name": one.organisation, "segment": one.segment} for one in cast.seats
        ],
        seats=[
            {"seat": one.seat, "segment": one.segment, "organisation": f"o-{one.seat}", "number": number}
            for number, one in enumerate(cast.seats, 1)
        ],
        terms=terms,
        roles=[{"role": role, **_named(people[key])} for role, key in offices.items()],
    )
    now = past.clock()
    act = {"number": f"Decreto de demonstração 2/{now.year}", "date": now.date().isoformat()}
    for term in terms:
        extension = {"term": term["term"], "act": act, "ends_at": instant_text(now + 2 * _YEAR)}
        await past.do(council, "council.term_extend", admin, **extension)


def _first_terms(cast: CastData, people: Mapping[str, Person]) -> Iterator[dict[str, Any]]:
    started = datetime.combine(cast.first_term, time(12), UTC)
    act = {"number": "Decreto de demonstração 1/2024", "date": cast.first_term.isoformat()}
    span = {"act": act, "starts_at": instant_text(started), "sworn_at": instant_text(started)}
    span["ends_at"] = instant_text(started + 2 * _YEAR)
    for one in cast.seats:
        for key, capacity in ((one.titular, "titular"), (one.alternate, "alternate")):
            if key:
                yield {"term": f"t-{key}", "seat": one.seat, "capacity": capacity, **_named(people[key]), **span}


def _named(one: Person) -> dict[str, str]:
    return {"person": one.id, "name": one.name}


def _names(city: City) -> Iterator[str]:
    """Names without end: a family name comes back with every given name before a pair does."""
    turn = 0
    while True:
        given = city.given[turn % len(city.given)]
        yield f"{given} {city.family[(turn + turn // len(city.given)) % len(city.family)]}"
        turn += 1


def _segments(council: CouncilData) -> tuple[str, ...]:
    named = tuple(council.segments)
    is_split = sum(council.segments.values()) == council.seats
    return named if is_split or not council.seats else (*named, UNPUBLISHED)


def _seats(council: CouncilData) -> Iterator[dict[str, Any]]:
    """The seats by segment; all of them in one of its own where the split was not published."""
    split = [segment for segment, size in council.segments.items() for _ in range(size)]
    for number, segment in enumerate(split or [UNPUBLISHED] * (council.seats or 0), 1):
        yield {"seat": f"s{number}", "segment": segment, "number": number}


def _terms(council: CouncilData, now: datetime, names: Iterator[str]) -> Iterator[dict[str, Any]]:
    started = now - timedelta(days=200)
    act = {"number": f"Decreto de demonstração 3/{started.year}", "date": started.date().isoformat()}
    span = {"act": act, "starts_at": instant_text(started), "sworn_at": instant_text(started)}
    span["ends_at"] = instant_text(started + council.term_years * _YEAR)
    holders = [(number, "titular") for number in range(1, (council.seats or 0) + 1)]
    holders += [(number, "alternate") for number in range(1, council.alternates + 1)]
    for turn, (number, capacity) in enumerate(holders, 1):
        id_ = f"{council_id(council.acronym)}-{turn}"
        yield {
            "term": f"t{turn}",
            "seat": f"s{number}",
            "capacity": capacity,
            "person": id_,
            "name": next(names),
            **span,
        }
