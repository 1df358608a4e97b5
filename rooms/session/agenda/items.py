"""Items of an agenda and where each is. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from rooms.log.seal import Ref
from rooms.session.events.procedure import Origin
from rooms.session.words import Fate, Section

TEXTS = ("title", "description", "reference", "matter", "concerns", "rapporteur")
EDITABLE = ("title", "description", "reference", "concerns")
ANNOUNCED = frozenset({"title", "description", "reference"})
"""Texts that the call announces, and that change by its rectification from then on."""


class ItemState(StrEnum):
    """Where an item is."""

    OPEN = "open"
    ON_TABLE = "on_table"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"
    CARRIED_OVER = "carried_over"
    PROPOSED = "proposed"
    NOT_ADMITTED = "not_admitted"
    UNDER_REVIEW = "under_review"


UNDECIDED = frozenset({ItemState.OPEN, ItemState.ON_TABLE})


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; `texts` says where its sealed words are, `changed` is the seq of its last edit.

    `supports` are the seats behind a late item, `needs_supports` unless whoever chairs proposed it; `origin` is the
    item of an earlier session that it came back from; `until` is the end of its review.
    """

    section: Section
    texts: Mapping[str, Ref]
    matter: str
    concerns: tuple[str, ...]
    rapporteur: str | None
    reserved: str | None
    is_late: bool
    changed: int
    state: ItemState = ItemState.OPEN
    fate: Fate | Literal["review", "postponement"] | None = None
    supports: tuple[str, ...] = ()
    needs_supports: bool = False
    is_urgent: bool = False
    origin: Origin | None = None
    until: datetime | None = None
    withdrawal: Ref | None = None
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Items by id, their order, and the one on the table."""

    order: tuple[str, ...] = ()
    items: Mapping[str, Item] = field(default_factory=dict)
    current: str | None = None

    @property
    def on_table(self) -> tuple[str, ...]:
        """The item on the table, or none."""
        return (self.current,) if self.current else ()
