"""The form that sends a call: what it takes now, asked of the rules, and who asked for the session. Sends nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.errors import message
from app.house import House
from app.pages.frame import Visit
from rooms import Audience, Session

MEANS: Final = ("paper", "voice", "phone", "hand")


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat of the council and its titular, none while it is vacant."""

    id: str
    number: int
    name: str | None


@dataclass(frozen=True, slots=True)
class CallForm:
    """The form that sends the call. `needs_reason`: for its short notice; `warning`: why it would be refused now.

    Of an extraordinary session: by whose `orders` it may be called, the seats that `asked` for it, and the others.
    """

    needs_reason: bool
    warning: str | None
    orders: tuple[str, ...]
    asked: tuple[SeatChoice, ...]
    seats: tuple[SeatChoice, ...]
    means: tuple[str, ...]


async def call_form(house: House, visit: Visit, state: Session, *, problems: Mapping[str, str]) -> CallForm:
    """What sending the call takes now, asked of the rules themselves."""
    is_sent, is_extraordinary = state.life.called_at is not None, state.kind == "extraordinary"
    why = None if is_sent else await house.desk.why_not(state.id, "session.call", {}, visit.person)
    seats = tuple([one async for one in _seats(house, state)]) if is_extraordinary else ()
    is_said = why is None or "reason" in problems
    return CallForm(
        needs_reason="reason" in problems or (why is not None and why["code"] == "short_notice"),
        warning=None if why is None or is_said else message(why["code"], why["params"], visit.language),
        orders=("president", "seats") if is_extraordinary else (),
        asked=tuple(one for one in seats if one.id in state.call.requests),
        seats=tuple(one for one in seats if one.id not in state.call.requests),
        means=MEANS,
    )


async def _seats(house: House, state: Session) -> AsyncIterator[SeatChoice]:
    """The seats of the council, by number."""
    view = (await house.tail.snapshot(state.council, Audience.PUBLIC))["view"]
    for id_, seat in sorted(view["seats"].items(), key=lambda pair: pair[1]["number"]):
        titular = view["terms"].get(seat["titular"] or "")
        yield SeatChoice(id_, seat["number"], titular["name"] if titular else None)
