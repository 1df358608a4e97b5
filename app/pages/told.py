"""Paragraphs of minutes as blocks of a page: sentences from the catalogue, rows gathered into lists. Folds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, TypeAlias

from app.i18n import Language
from minutes import FORMS

Said: TypeAlias = tuple[str, Mapping[str, Any], str | None]
"""A paragraph's code, what its sentence is filled with, and its item."""
SLOT: Final = "item.synthesis"
ITEM: Final = "item.started"
NUMBERED: Final = "agenda.item"
INSIDE: Final = frozenset({"yes_means", "no_means", "reason", "private_reason"})
"""Texts that stand within a sentence, which brings its own full stop."""


@dataclass(frozen=True, slots=True)
class Block:
    """What is drawn as one: `form` is title, heading, item, text, synthesis, rows or numbered; `item` its paragraph's.

    A synthesis has `paragraphs` of its own, as they were typed.
    """

    form: str
    text: str = ""
    rows: tuple[str, ...] = ()
    item: str | None = None
    paragraphs: tuple[str, ...] = ()


def blocks(paragraphs: Iterable[Said], language: Language) -> tuple[Block, ...]:
    """Paragraphs in order, those that say nothing left out, and rows that follow each other as one block."""
    said = ((code, sentence(code, params, language), item) for code, params, item in paragraphs)
    shown = [one for one in said if one[1] or one[0] == SLOT]
    return tuple(_gathered(shown))


def sentence(code: str, params: Mapping[str, Any], language: Language) -> str:
    """What a paragraph says. Its own `sentence`, if it has one, is said first."""
    inner = params.get("sentence")
    params = {name: _inside(value) if name in INSIDE else value for name, value in params.items()}
    if inner:
        params = {**params, "sentence": language.text(f"sentence.{inner['code']}", **inner["params"])}
    return language.text(f"minutes.{code}", **params).strip()


def _inside(text: str | None) -> str | None:
    return text.removesuffix(".") if text else text


def _gathered(shown: Iterable[tuple[str, str, str | None]]) -> Iterator[Block]:
    for is_row, group in groupby(shown, key=lambda one: FORMS[one[0]] == "row"):
        if is_row:
            rows = tuple(group)
            form = "numbered" if rows[0][0] == NUMBERED else "rows"
            yield Block(form, rows=tuple(text for _, text, _ in rows), item=rows[0][2])
        else:
            yield from (_block(*one) for one in group)


def _block(code: str, text: str, item: str | None) -> Block:
    if code == SLOT:
        typed = tuple(line.strip() for line in text.splitlines() if line.strip())
        return Block("synthesis", text, item=item, paragraphs=typed)
    return Block("item" if code == ITEM else FORMS[code], text, item=item)
