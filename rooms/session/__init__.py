"""The SESSION kind: what happens at a meeting of a council, from its calendar entry to its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rooms.log.kind import Asked, Kind, Recorded, instant_text
from rooms.session.commands import COMMANDS
from rooms.session.decide import decide
from rooms.session.decide.returns import left_by, returning
from rooms.session.documents import FORMATS, Stored
from rooms.session.due import due, next_due
from rooms.session.events import EVENTS, VoteCast, VoteCorrected
from rooms.session.life import ENDED, Phase
from rooms.session.may import MAY
from rooms.session.state import Session, evolve, initial
from rooms.session.view import audience, message, mine, veil, view


def receipt(session: Session, recorded: Recorded, asked: Asked) -> Mapping[str, Any]:
    """What an ack adds to a vote: its number in the log, its time, the choice, for the voter's eyes only."""
    del session, asked
    if not isinstance(recorded.event, VoteCast | VoteCorrected):
        return {}
    receipt_ = {"number": recorded.seq, "at": instant_text(recorded.at), "choice": recorded.event.choice}
    return {"receipt": receipt_}


def index(session: Session) -> Mapping[str, Any] | None:
    """The row of a session in lists: its announcement, its state and when it is next due."""
    calendar = session.life.calendar
    if calendar is None:
        return None
    return {
        "council": calendar.council,
        "number": session.life.number,
        "kind": calendar.kind.value,
        "state": session.life.phase.value,
        "scheduled_at": calendar.scheduled_at,
        "rehearsal": calendar.is_rehearsal,
        "next_due_at": next_due(session),
    }


def is_final(session: Session) -> bool:
    """Adjourned or cancelled: the log is public, and each further event brings a new checkpoint."""
    return session.life.phase in ENDED


def upcast(version: int, type_: str, data: dict[str, Any]) -> dict[str, Any]:
    """Lines of version 1 are today's."""
    del version, type_
    return data


SESSION: Kind[Session] = Kind(
    name="session",
    commands=COMMANDS,
    events=EVENTS,
    begins=frozenset({"session.schedule"}),
    may=MAY,
    initial=initial,
    decide=decide,
    evolve=evolve,
    audience=audience,
    view=view,
    message=message,
    veil=veil,
    mine=mine,
    receipt=receipt,
    due=due,
    next_due=next_due,
    index=index,
    is_final=is_final,
    upcast=upcast,
)

__all__ = ["FORMATS", "SESSION", "Phase", "Session", "Stored", "left_by", "returning"]
