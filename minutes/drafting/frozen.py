"""Paragraphs with their texts in them, as they are kept when minutes are published: read once, never folded again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from minutes.drafting.fold import Draft
from minutes.drafting.paragraph import Paragraph, read
from minutes.drafting.public import hidden, without_reasons
from rooms import Ref

SLOT = "item.synthesis"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A paragraph to keep: the public form, `code` None if it has none, and the whole where it is `restricted`.

    `places` are the names of its texts, which may be erased one day.
    """

    seqs: tuple[int, ...]
    item: str | None
    block: tuple[str, ...]
    is_slot: bool
    code: str | None
    params: Mapping[str, Any]
    places: tuple[str, ...]
    texts: Mapping[str, Any]
    restricted: Mapping[str, Any] | None


def frozen(draft: Draft, shown: Callable[[Ref], Any]) -> tuple[Frozen, ...]:
    """What members may read of a draft, texts and all. `shown` gives the text of a place, None if it is gone."""
    items = draft.session.agenda.items
    reserved = {id_: item.reserved for id_, item in items.items() if item.reserved is not None}
    return tuple(_frozen(without_reasons(one), one.basis(reserved), shown) for one in draft.paragraphs)


def _frozen(whole: Paragraph, basis: str | None, shown: Callable[[Ref], Any]) -> Frozen:
    public = whole if basis is None else hidden(whole, basis)
    texts = _texts(whole, shown)
    restricted = {"code": whole.code, "params": dict(whole.params), "texts": texts} if basis is not None else None
    return Frozen(
        seqs=whole.seqs,
        item=whole.item,
        block=whole.block,
        is_slot=whole.code == SLOT,
        code=public.code if public else None,
        params=public.params if public else {},
        places=tuple(whole.texts),
        texts=texts if basis is None else {},
        restricted=restricted,
    )


def _texts(paragraph: Paragraph, shown: Callable[[Ref], Any]) -> dict[str, Any]:
    return {name: read(place, shown) for name, place in paragraph.texts.items()}
