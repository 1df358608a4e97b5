"""What minutes say of apartes, of requests refused with a reason, and of points of order until they are settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene
from rooms import Ref

_TOLD: Final = frozenset({"right_of_reply", "point_of_order"})
"""Kinds of request whose refusal minutes tell: they are owed an answer."""


def interjected(scene: Scene) -> Iterator[Paragraph]:
    """An aparte, with the speaker's leave. Text `citizen`: the speaker's name, if of the public."""
    floor: Any = scene.after.floor
    aside, speech = floor.aside.request, floor.speech.request
    params = {"name": scene.name(aside.person), "to": scene.name(speech.person) if speech.person else None}
    item = aside.item if aside.item is not None else scene.after.agenda.current
    yield scene.paragraph("floor.aside", params, item=item, texts={"citizen": speech.name})


def refused(scene: Scene) -> Iterator[Paragraph]:
    """A right of reply or a point of order that was not given the floor."""
    id_ = scene.event.request
    asked = next((one for one in scene.before.floor.queue if one.id == id_), None)
    if asked is not None and asked.kind in _TOLD and asked.person is not None:
        params = {"kind": asked.kind, "name": scene.name(asked.person), "at": scene.at}
        yield scene.paragraph("floor.refused", params, item=asked.item, texts={"reason": scene.text("reason")})


def ruled(scene: Scene) -> Iterator[Paragraph]:
    """Whoever chairs decided a point of order."""
    event = scene.event
    by = scene.name(event.person) if event.person else None
    texts = {**_texts(scene, event.request), "reason": scene.text("reason")}
    params = {"name": _name(scene, event.request), "ruling": event.ruling, "by": by, "at": scene.at}
    yield scene.paragraph("point.ruled", params, item=event.item, texts=texts)


def appealed(scene: Scene) -> Iterator[Paragraph]:
    """A member took the ruling to the plenary."""
    event = scene.event
    yield scene.paragraph("point.appealed", {"name": scene.name(event.person), "at": scene.at}, item=event.item)


def settled(scene: Scene) -> Iterator[Paragraph]:
    """The plenary kept the ruling or reversed it."""
    event = scene.event
    is_reversed = scene.before.points.items[event.request].ruling != event.ruling
    params = {"ruling": event.ruling, "is_reversed": is_reversed, "name": _name(scene, event.request)}
    yield scene.paragraph("point.settled", params, item=event.item)


def undecided(scene: Scene) -> Iterator[Paragraph]:
    """At the end: points that were heard without ruling, and appeals that came to no vote."""
    points = scene.after.points
    for id_ in (points.unruled, points.appealed):
        if id_ is not None:
            params = {"name": _name(scene, id_), "is_appealed": id_ == points.appealed}
            yield scene.paragraph("point.undecided", params, item=points.items[id_].item)


def _name(scene: Scene, id_: str) -> str:
    return scene.name(scene.before.points.items[id_].person or "")


def _texts(scene: Scene, id_: str) -> dict[str, Ref]:
    seq = scene.before.points.items[id_].seq
    return {"article": Ref(seq, "article"), "subject": Ref(seq, "subject")}
