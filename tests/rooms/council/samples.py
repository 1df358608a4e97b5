"""A small council to begin from: two segments, three seats, people who are invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from rooms.council import COUNCIL, Council, commands as c
from rooms.council.words import Act, Capacity
from rooms.log.kind import Data
from tests.given import ADMIN, NOON, Given, given

DAY = timedelta(days=1)
ACT = Act(number="Portaria 12/2026", date=date(2026, 1, 5), gazette="https://gazette.example/12")
CREATE = c.CreateCouncil(
    acronym="CMTCS",
    name="Conselho Municipal de Transparência e Controle Social",
    law="LC 2.647/2022, art. 7",
    statutory_seats=8,
    segments=(
        c.AddSegment(segment="government", name="Poder público"),
        c.AddSegment(segment="civil_society", name="Sociedade civil"),
    ),
)
UNION = c.AddOrganisation(organisation="union", name="Sindicato dos Jardineiros", segment="civil_society")
SEATS = (
    c.AddSeat(seat="s1", segment="government", number=1),
    c.AddSeat(seat="s2", segment="civil_society", organisation="union", number=2),
    c.AddSeat(seat="s3", segment="civil_society", number=3),
)


def titular(term: str, seat: str, person: str, **more: Any) -> c.StartTerm:
    """A titular's term under an act."""
    return _term(term, seat, person, capacity=Capacity.TITULAR, **more)


def alternate(term: str, seat: str, person: str, **more: Any) -> c.StartTerm:
    """An alternate's term under an act."""
    return _term(term, seat, person, capacity=Capacity.ALTERNATE, **more)


def _term(term: str, seat: str, person: str, **more: Any) -> c.StartTerm:
    fields: dict[str, Any] = {"name": person.title(), "act": ACT} | more
    return c.StartTerm(term=term, seat=seat, person=person, **fields)


def council(*past: Data, at: datetime = NOON, create: Data = CREATE) -> Given[Council]:
    """A council with three seats, and what else happened; decided for the administrator."""
    return given(COUNCIL, create, UNION, *SEATS, *past, stream="council-1", by=ADMIN, at=at)
