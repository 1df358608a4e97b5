"""The documents of a session as each audience may see them: of a reserved item, the public sees none."""

from __future__ import annotations

from collections.abc import Iterator

from rooms.log.kind import Tree, instant_text
from rooms.log.seal import Ref
from rooms.session.chat import Texts
from rooms.session.documents import Document, Documents


def documents_view(documents: Documents, texts: Texts, reserved: frozenset[str]) -> Tree:
    """Documents by id, in the order of their coming; `reserved` are items of which this audience sees no document."""
    seen = {id_: _document(one, texts) for id_, one in documents.items.items() if one.item not in reserved}
    return {"order": list(seen), "items": seen}


def places_of(documents: Documents, items: frozenset[str]) -> Iterator[Ref]:
    """Every sealed place of the documents of these items."""
    for document in documents.items.values():
        if document.item in items:
            yield from document.refs


def _document(document: Document, texts: Texts) -> dict[str, Tree]:
    gone = document.withdrawal
    return {
        "item": document.item,
        "title": texts.shown(document.title),
        "file_name": texts.shown(document.file_name),
        "format": document.format,
        "media_type": document.stored.media_type,
        "size": document.stored.size,
        "sha256": document.stored.sha256,
        "at": instant_text(document.at),
        "is_late": document.is_late,
        "withdrawn_at": instant_text(gone.at) if gone else None,
        "reason": texts.shown(gone.reason) if gone else None,
    }
