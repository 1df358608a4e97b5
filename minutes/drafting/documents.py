"""What minutes say of documents: what lay on the table with an item, what came later, and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene

WAITING: Final = "open"
"""An item whose turn has not come."""


def listed(scene: Scene, item: str | None) -> Iterator[Paragraph]:
    """The documents that an item, or the session itself, has by now."""
    for document in scene.after.documents.items.values():
        if document.item == item and document.withdrawal is None:
            texts = {"title": document.title}
            yield scene.paragraph("document.listed", {"format": document.format.upper()}, item=item, texts=texts)


def attached(scene: Scene) -> Iterator[Paragraph]:
    """A document came while the session was held; what comes before an item's turn is told with the item."""
    item = scene.event.item
    if item is None or scene.after.agenda.items[item].state.value != WAITING:
        params = {"at": scene.at, "format": scene.after.documents.items[scene.event.document].format.upper()}
        yield scene.paragraph("document.attached", params, item=item, texts={"title": scene.text("title")})


def withdrawn(scene: Scene) -> Iterator[Paragraph]:
    """A document was taken back, and why; for these minutes too, whatever they said of it before."""
    event = scene.event
    texts = {"title": scene.after.documents.items[event.document].title, "reason": scene.text("reason")}
    yield scene.paragraph("document.withdrawn", {"is_over": scene.is_over}, item=event.item, texts=texts)
