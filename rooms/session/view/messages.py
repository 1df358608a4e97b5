"""One event as an audience may see it: its data, less what is hidden, with the places of the texts it may read."""

from __future__ import annotations

from typing import Any

from rooms.log.kind import Audience, Recorded, Tree
from rooms.log.seal import Ref, Seal
from rooms.session.events import ChatPosted, Excused, Noted, SessionScheduled
from rooms.session.events.ballots import VoteCast, VoteCorrected
from rooms.session.state import Session
from rooms.session.view.table import sees_chat

PRIVATE = frozenset({"reason", "late_reason", "short_notice_reason"})
"""Erasable fields for the clerk only, whatever the event; some are decided by the view alone."""


def message_view(session: Session, recorded: Recorded, audience: Audience, reserved: frozenset[str]) -> Tree | None:
    """The event's data for this audience in the state after it, or None if it may not know of the event at all."""
    event = recorded.event
    if isinstance(event, Noted) and audience is not Audience.CLERK:
        return None
    if isinstance(event, ChatPosted) and not sees_chat(session.life.rules, audience):
        return None
    data: dict[str, Any] = event.model_dump(mode="json", exclude_none=True, exclude=set(event.seals))
    item = item_of(session, data)
    if item in reserved:
        return {key: data[key] for key in ("item", "ballot", "section", "reserved") if key in data}
    for field, seal in event.seals.items():
        if seal is Seal.ERASABLE and _may_read(event, field, audience):
            data[field] = session.texts.shown(Ref(recorded.seq, field))
    if isinstance(event, VoteCast | VoteCorrected) and session.ballots.items[event.ballot].shows_choices:
        data["choice"] = event.choice
    return data


def item_of(session: Session, data: dict[str, Any]) -> str | None:
    """The agenda item an event belongs to, by itself or through its ballot."""
    ballot = session.ballots.items.get(data.get("ballot", ""))
    return data.get("item") or (ballot.opened.item if ballot else None)


def _may_read(event: Any, field: str, audience: Audience) -> bool:
    if audience is Audience.CLERK:
        return True
    if isinstance(event, Excused) or field in PRIVATE:
        return False
    if isinstance(event, SessionScheduled):
        return audience is Audience.MEMBER
    return True
