"""How a session was called, as its minutes tell it: by whose order, with which notice, how it was rectified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene
from rooms import instant_text


def how_called(scene: Scene) -> Iterator[Paragraph]:
    """Order or requests of an extraordinary session, the notice given, each rectification."""
    call = scene.after.call
    if call.ordered_by is not None:
        numbers = {seat.id: seat.number for seat in scene.roster.seats}
        seats = [numbers[seat] for seat in call.requesters if seat in numbers]
        yield scene.paragraph("ordered", {"by": call.ordered_by.value, "seats": seats})
    if call.notice is not None and not scene.after.is_rehearsal:
        params = {**call.notice.model_dump(mode="json"), "is_short": call.notice.is_short}
        yield scene.paragraph("notice", params, texts={"private_reason": call.reason})
    for one in call.rectifications:
        yield scene.paragraph("rectified", _rectified(one), texts={"reason": one.reason})


def _rectified(one: Any) -> dict[str, Any]:
    now, former = (part.model_dump(mode="json") for part in (one.now, one.former))
    return {
        "number": one.number,
        "on": instant_text(one.at),
        **now,
        "was_at": former["scheduled_at"],
        "has_link": "link" in one.fields,
        "items": len(one.items),
        "restarts_notice": one.restarts_notice,
    }
