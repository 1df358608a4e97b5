"""The state of minutes: a draft with the clerk's syntheses, finished, published. Texts are places, never words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from minutes.lifecycle.events import (
    ItemCovered,
    ItemReserved,
    MinutesBegun,
    MinutesFinished,
    MinutesPublished,
    ParagraphKept,
    Redacted,
    SessionEnded,
    SynthesisWritten,
)
from rooms import Recorded, Ref


class Stage(StrEnum):
    """Where minutes are in their life."""

    DRAFT = "draft"
    FINISHED = "finished"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Kept:
    """A published paragraph: what is in clear, the `is_public_form` of a reserved item, and where its texts are."""

    number: int
    seqs: tuple[int, ...]
    item: str | None
    block: tuple[str, ...]
    is_slot: bool
    code: str | None
    params: Mapping[str, Any]
    is_public_form: bool
    places: tuple[str, ...]
    texts: Ref
    restricted: Ref | None

    def is_about(self, items: frozenset[str]) -> bool:
        """Whether it tells of one of these items, alone or in a block."""
        return self.item in items or not items.isdisjoint(self.block)


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """Minutes as of event `seq`. `syntheses`: for each item every text ever written, the last is the one that holds.

    `changed` is the seq of the last event that changes what is read; `is_running`: the session goes on.
    """

    id: str
    seq: int = 0
    changed: int = 0
    session: str = ""
    council: str = ""
    presiding: str | None = None
    is_public_draft: bool = False
    is_running: bool = False
    stage: Stage = Stage.DRAFT
    items: tuple[str, ...] = ()
    reserved: frozenset[str] = frozenset()
    syntheses: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    erased: frozenset[Ref] = frozenset()
    begun_at: datetime | None = None
    finished_at: datetime | None = None
    published_at: datetime | None = None
    session_seq: int | None = None

    def synthesis(self, item: str | None) -> Ref | None:
        """Where the text that holds for an item is; None: nothing written, or erased."""
        written = self.syntheses.get(item or "", ())
        return self.shown(written[-1]) if written else None

    def shown(self, ref: Ref | None) -> Ref | None:
        """The place, or None when its text was erased."""
        return None if ref in self.erased else ref


def initial(stream: str) -> MinutesRecord:
    """Minutes before they begin."""
    return MinutesRecord(stream)


def evolve(state: MinutesRecord, recorded: Recorded) -> MinutesRecord:
    """The minutes after one more event."""
    return _evolve(replace(state, seq=recorded.seq), recorded)


def _evolve(state: MinutesRecord, recorded: Recorded) -> MinutesRecord:
    match recorded.event:
        case MinutesBegun() as event:
            return _begun(state, event, recorded.at)
        case ItemCovered(item=item):
            return replace(state, items=(*state.items, item), changed=state.seq)
        case SessionEnded() as event:
            return _ended(state, event)
        case SynthesisWritten(item=item):
            written = (*state.syntheses.get(item, ()), Ref(state.seq, "text"))
            syntheses = {**state.syntheses, item: written}
            return replace(state, syntheses=syntheses, changed=state.seq, stage=Stage.DRAFT, finished_at=None)
        case MinutesFinished():
            return replace(state, stage=Stage.FINISHED, finished_at=recorded.at)
        case ParagraphKept() as event:
            return replace(state, kept=(*state.kept, _kept(event, state.seq)))
        case MinutesPublished(session_seq=told):
            return replace(state, stage=Stage.PUBLISHED, published_at=recorded.at, session_seq=told)
        case ItemReserved(item=item):
            return replace(state, reserved=state.reserved | {item}, changed=state.seq)
        case Redacted(seq=of, field=name):
            return replace(state, erased=state.erased | {Ref(of, name)}, changed=state.seq)
        case _:
            return state


def _begun(state: MinutesRecord, event: MinutesBegun, at: datetime) -> MinutesRecord:
    return replace(
        state,
        changed=state.seq,
        session=event.session,
        council=event.council,
        presiding=event.presiding,
        is_public_draft=event.public_draft,
        is_running=bool(event.running),
        items=event.items,
        reserved=frozenset(event.reserved),
        begun_at=at,
    )


def _ended(state: MinutesRecord, event: SessionEnded) -> MinutesRecord:
    return replace(
        state,
        changed=state.seq,
        is_running=False,
        presiding=event.presiding,
        items=event.items,
        reserved=frozenset(event.reserved),
    )


def _kept(event: ParagraphKept, seq: int) -> Kept:
    return Kept(
        number=event.number,
        seqs=event.seqs,
        item=event.item,
        block=event.block,
        is_slot=event.is_slot,
        code=event.shown.code if event.shown else None,
        params=event.shown.params if event.shown else {},
        is_public_form=event.is_reserved,
        places=event.places,
        texts=Ref(seq, "texts"),
        restricted=Ref(seq, "restricted") if event.is_reserved else None,
    )
