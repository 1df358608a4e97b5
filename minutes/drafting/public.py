"""Who may read what of minutes. Clerk and chair: all. Members: all but private reasons. Public: no reserved contents.

Of a reserved item the public reads that it is reserved, on what basis, and the result, also in what was written before
it was reserved. Apart from that each audience's minutes grow as the whole does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from minutes.drafting.paragraph import Minutes, Paragraph
from rooms import Audience

PRIVATE: Final = "private_reason"
"""The text that only the clerk and whoever chairs may read."""

_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        (
            "agenda.item",
            "item.started",
            "item.finished",
            "item.added",
            "item.moved",
            "item.reserved",
            "item.withdrawn",
            "item.fate",
            "item.proposed",
            "item.supported",
            "item.admitted",
            "item.not_admitted",
            "item.returned",
        ),
        frozenset({"number", "section", "is_late", "at", "fate", "is_over", "before", "name", "why"}),
    ),
    "request.decided": frozenset(
        {"number", "section", "is_late", "kind", "is_granted", "how", "names", "before", "until"}
    ),
    "item.origin": frozenset({"why", "kind", "session", "position", "held_at", "opinions"}),
    "ballot.result": frozenset({"ballot", "decision", "sentence", "at"}),
    "correction.result": frozenset({"ballot", "decision", "sentence", "is_changed"}),
    "ballot.annulled": frozenset({"ballot", "was_proclaimed", "at"}),
    **dict.fromkeys(("ballot.reopened", "ballot.effects_kept"), frozenset({"ballot", "is_annulled"})),
}
"""What the public reads of a reserved item: codes, and of their params those that say nothing of its contents."""


def for_audience(minutes: Minutes, audience: Audience, *, reserved: Mapping[str, str]) -> Minutes:
    """The minutes as this audience may read them. `reserved`: items with the basis that hides their contents."""
    if audience is Audience.CLERK:
        return minutes
    shown = tuple(p for p in (_shown(one, audience, reserved) for one in minutes.paragraphs) if p is not None)
    pending = _shown(minutes.pending, audience, reserved) if minutes.pending else None
    return replace(minutes, paragraphs=shown, pending=pending)


def _shown(paragraph: Paragraph, audience: Audience, reserved: Mapping[str, str]) -> Paragraph | None:
    basis = paragraph.basis(reserved) if audience is Audience.PUBLIC else None
    return without_reasons(paragraph) if basis is None else hidden(paragraph, basis)


def without_reasons(paragraph: Paragraph) -> Paragraph:
    """The paragraph without its private text."""
    if PRIVATE not in paragraph.texts:
        return paragraph
    return replace(paragraph, texts={**paragraph.texts, PRIVATE: None})


def hidden(paragraph: Paragraph, basis: str) -> Paragraph | None:
    """The public form of a paragraph on a reserved item, or None if all it says is reserved."""
    shown = _SHOWN.get(paragraph.code)
    if shown is None:
        return None
    params = {name: value if name in shown else None for name, value in paragraph.params.items()}
    hiding = {"basis": basis, "is_hidden": True} if "basis" in params else {}
    return replace(paragraph, params={**params, **hiding}, texts=dict.fromkeys(paragraph.texts))
