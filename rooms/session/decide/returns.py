"""Deciding on items that come back from earlier sessions, and what a session leaves to later ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rooms.log.kind import Decided
from rooms.session.agenda import Item, check_new
from rooms.session.commands import BringBack
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import UnknownOrigin
from rooms.session.events import ItemReturned, Origin
from rooms.session.life import RUNNING, Phase
from rooms.session.requests import RequestState
from rooms.session.state import Session
from rooms.session.words import Section, Why

_LEFT: Final[Mapping[str, Why]] = {
    "next_meeting": "next_meeting",
    "review": "review",
    "postponement": "postponement",
}

_ANEW: Final = frozenset({
    Section.QUORUM, Section.JUSTIFICATIONS, Section.ANNOUNCEMENTS, Section.OPEN_FLOOR, Section.OTHER_BUSINESS,
})  # fmt: skip
"""Sections whose business is each session's own."""


def bring_back(ask: Asking, command: BringBack) -> Decided:
    """Put an item of an earlier session on the agenda, as its facts have it.

    Raises WrongState, UnknownOrigin, ItemExists.
    """
    by = ask.acting(command)
    ask.require(Phase.SCHEDULED, Phase.CALLED, *RUNNING)
    facts = ask.asked.facts.get("returning")
    if facts is None:
        raise UnknownOrigin(session=command.session, item=command.item)
    id_ = returning_id(command.session, command.item)
    check_new(ask.session.agenda, id_)
    return answer(by, ItemReturned(item=id_, **facts))


def returning_id(session: str, item: str) -> str:
    """The id that an item has where it comes back: the same however often it is brought."""
    return f"back-{session[:8]}-{item}"[:80]


def left_by(session: Session) -> tuple[str, ...]:
    """Items that a session which ended leaves to later ones, in its order; none of what every agenda has anew."""
    items = session.agenda.items
    return tuple(id_ for id_ in session.agenda.order if items[id_].fate in _LEFT and items[id_].section not in _ANEW)


def returning(session: Session, item: str) -> Mapping[str, Any] | None:
    """What another session needs to take the item, but for its texts; None unless it was left to later sessions."""
    found = session.agenda.items.get(item)
    why = _LEFT.get(str(found.fate)) if found else None
    if found is None or why is None:
        return None
    opening = session.life.opening
    return {
        "origin": Origin(
            session=session.id,
            item=item,
            kind=session.kind,
            number=session.life.number,
            position=session.agenda.order.index(item) + 1,
            held_at=opening.at if opening else None,
            why=why,
            **_reviews(session, item, found),
        ),
        "section": found.section,
        "matter": found.matter,
        "concerns": found.concerns,
        "rapporteur": found.rapporteur,
        "reserved": found.reserved,
    }


def _reviews(session: Session, item: str, found: Item) -> Mapping[str, Any]:
    """Who has the item under review, and what was asked for so far."""
    before = found.origin
    granted = session.requests.on(item, "review", RequestState.GRANTED)
    people = session.attendance.people
    seats = people.seats if people else {}
    new = tuple(seats[one.seat].segment for one in granted if not one.is_extension and one.seat in seats)
    is_longer = any(one.is_extension for one in granted)
    return {
        "seats": tuple(one.seat for one in granted),
        "segments": (*(before.segments if before else ()), *new),
        "extensions": (before.extensions if before else 0) + is_longer,
    }
