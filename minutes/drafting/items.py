"""What minutes say of the agenda of a running session: items presented, added, moved, reserved, withdrawn, left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

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


def about(scene: Scene, code: str, id_: str, **params: Any) -> Paragraph:
    """A paragraph on an item, with its title."""
    texts = {"title": scene.after.agenda.items[id_].texts["title"]}
    return scene.paragraph(code, {**item_params(scene, id_), **params}, item=id_, texts=texts)


def finished(scene: Scene) -> Iterator[Paragraph]:
    """The item is done with: what follows is not of it."""
    yield about(scene, "item.finished", scene.event.item)


def edited(scene: Scene) -> Iterator[Paragraph]:
    """An item's wording was changed."""
    yield about(scene, "item.edited", scene.event.item)


def moved(scene: Scene) -> Iterator[Paragraph]:
    """The order was changed."""
    before = scene.event.before
    yield about(scene, "item.moved", scene.event.item, before=scene.numbers.get(before) if before else None)
    if scene.event.has_reason:
        yield scene.paragraph("item.moved_why", item=scene.event.item, texts={"reason": scene.text("reason")})


def reserved(scene: Scene) -> Iterator[Paragraph]:
    """An item was reserved; for these minutes too, whatever they said of it before."""
    yield about(scene, "item.reserved", scene.event.item, is_over=scene.is_over)


def withdrawn(scene: Scene) -> Iterator[Paragraph]:
    """An item left the agenda."""
    told = about(scene, "item.withdrawn", scene.event.item)
    yield replace(told, texts={**told.texts, "reason": scene.text("reason")})


def fates(scene: Scene) -> Iterator[Paragraph]:
    """What becomes of the items that adjournment leaves open, in the order of the minutes."""
    for id_ in sorted(scene.event.items, key=lambda id_: scene.numbers.get(id_, 0)):
        yield about(scene, "item.fate", id_, fate=scene.event.items[id_])
