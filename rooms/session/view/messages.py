"""One event as an audience may see it: its data, less what is hidden, with the places of the texts it may read."""

from __future__ import annotations

from typing import Any

from rooms.log.kind import Audience, Event, Recorded, Tree
from rooms.log.seal import Ref, Seal
from rooms.session.events import (
    AttendanceCorrected,
    Challenged,
    ChatPosted,
    ChatRedacted,
    CorrectionProposed,
    CorrectionRefused,
    Excused,
    ExcuseDecided,
    Noted,
    Recused,
    SessionRequested,
    SessionRequestWithdrawn,
    VoteCast,
    VoteCorrected,
)
from rooms.session.state import Session
from rooms.session.view.corrections import may_know
from rooms.session.view.table import sees_agenda, sees_chat

PRIVATE = frozenset({"late_reason", "short_notice_reason"})
"""Erasable fields for the clerk only, whatever the event; so are the reasons of absences, of
their corrections and of recusals."""
_LEFT_OF_RESERVED = ("item", "ballot", "section", "reserved", "basis", "before")


def message_view(session: Session, recorded: Recorded, audience: Audience, reserved: frozenset[str]) -> Tree | None:
    """The event's data for this audience in the state after it, or None if it may not know of the event at all."""
    event = recorded.event
    if not _may_know(session, event, audience):
        return None
    data: dict[str, Any] = event.model_dump(mode="json", exclude_none=True, exclude=set(event.seals))
    if not reserved.isdisjoint(items_of(session, data)):
        return {key: data[key] for key in _LEFT_OF_RESERVED if key in data}
    for field, seal in event.seals.items():
        is_hidden = seal is Seal.HIDDEN
        if _is_shown(session, recorded, field) if is_hidden else _may_read(event, field, audience):
            data[field] = session.texts.shown(Ref(recorded.seq, field))
    return data


def _is_shown(session: Session, recorded: Recorded, field: str) -> bool:
    """Whether a hidden value may be seen by now: a choice once choices are shown, unless the seat voted anew since."""
    event = recorded.event
    if isinstance(event, VoteCast | VoteCorrected):
        found = session.ballots.items[event.ballot]
        return found.shows_choices and found.was_cast_in(event.seat, recorded.seq)
    return getattr(event, field) is not None


def _may_know(session: Session, event: Event, audience: Audience) -> bool:
    """Whether the section in which the event shows is one that this audience sees."""
    match event:
        case Noted():
            return audience is Audience.CLERK
        case CorrectionProposed(correction=id_) | CorrectionRefused(correction=id_):
            return may_know(session.corrections.items[id_], audience)
        case SessionRequested() | SessionRequestWithdrawn():
            return audience is not Audience.PUBLIC
        case _ if event.type.startswith("rsvp."):
            return audience is Audience.CLERK
        case ChatPosted() | ChatRedacted():
            return sees_chat(session.life.rules, audience)
        case _ if event.type.startswith(("agenda.", "document.")):
            return sees_agenda(session.life, audience)
        case _:
            return True


def items_of(session: Session, data: dict[str, Any]) -> tuple[str, ...]:
    """The agenda items an event belongs to, by itself or through its ballot."""
    ballot = session.ballots.items.get(data.get("ballot", ""))
    named = (data["item"],) if data.get("item") else ()
    return named or (ballot.items if ballot else ())


def _may_read(event: Event, field: str, audience: Audience) -> bool:
    if audience is Audience.CLERK:
        return True
    if isinstance(event, CorrectionProposed):
        return field != "reason" or event.target != "presence"
    if isinstance(event, Excused | ExcuseDecided | AttendanceCorrected | Recused | Challenged) or field in PRIVATE:
        return False
    return field != "link" or audience is Audience.MEMBER
