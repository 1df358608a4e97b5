"""What minutes say of the agenda of a running session: items presented, added, moved, reserved, withdrawn, left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from minutes.drafting.documents import listed
from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene


def item_params(scene: Scene, id_: str) -> dict[str, Any]:
    """What every paragraph of an item says of it. `basis`: the law that reserves it; `is_hidden`: from this reader."""
    item = scene.after.agenda.items[id_]
    return {
        "number": scene.numbers.get(id_),
        "section": item.section.value,
        "is_late": item.is_late,
        "basis": item.reserved,
        "is_hidden": False,
    }


def _about(scene: Scene, code: str, id_: str, **params: Any) -> Paragraph:
    texts = {"title": scene.after.agenda.items[id_].texts["title"]}
    return scene.paragraph(code, {**item_params(scene, id_), **params}, item=id_, texts=texts)


def started(scene: Scene) -> Iterator[Paragraph]:
    """The item came to the table: its title, what was presented, documents, the place of the clerk's synthesis."""
    id_ = scene.event.item
    item = scene.after.agenda.items[id_]
    yield _about(scene, "item.started", id_)
    presented = {"description": item.texts["description"], "reference": item.texts["reference"]}
    rapporteur = scene.name(item.rapporteur) if item.rapporteur else None
    yield scene.paragraph("item.presented", {"rapporteur": rapporteur}, item=id_, texts=presented)
    yield from listed(scene, id_)
    yield scene.paragraph("item.synthesis", {"text": None}, item=id_)


def finished(scene: Scene) -> Iterator[Paragraph]:
    """The item is done with: what follows is not of it."""
    yield _about(scene, "item.finished", scene.event.item)


def added(scene: Scene) -> Iterator[Paragraph]:
    """A late item came onto the agenda."""
    yield _about(scene, "item.added", scene.event.item, at=scene.at)


def edited(scene: Scene) -> Iterator[Paragraph]:
    """An item's wording was changed."""
    yield _about(scene, "item.edited", scene.event.item)


def moved(scene: Scene) -> Iterator[Paragraph]:
    """The order was changed."""
    before = scene.event.before
    yield _about(scene, "item.moved", scene.event.item, before=scene.numbers.get(before) if before else None)


def reserved(scene: Scene) -> Iterator[Paragraph]:
    """An item was reserved; for these minutes too, whatever they said of it before."""
    yield _about(scene, "item.reserved", scene.event.item, is_over=scene.is_over)


def withdrawn(scene: Scene) -> Iterator[Paragraph]:
    """An item left the agenda."""
    about = _about(scene, "item.withdrawn", scene.event.item)
    yield replace(about, texts={**about.texts, "reason": scene.text("reason")})


def fates(scene: Scene) -> Iterator[Paragraph]:
    """What becomes of the items that adjournment leaves open, in the order of the minutes."""
    for id_ in sorted(scene.event.items, key=lambda id_: scene.numbers.get(id_, 0)):
        yield _about(scene, "item.fate", id_, fate=scene.event.items[id_])
