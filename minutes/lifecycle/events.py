"""What happened to minutes, by wire name `minutes.past_tense`. Kept for ever.

Published minutes are paragraphs as they were read: never folded again from the session's log.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict

from rooms import Code, Count, Event, Line, Seal, Text


class MinutesBegun(Event):
    """The minutes of a session began: with its opening, if it was `running` then, or with its end.

    `presiding` is who presided at that moment.
    """

    type = "minutes.begun"
    session: Code
    council: Code
    presiding: Code | None = None
    public_draft: bool = False
    items: tuple[Code, ...] = ()
    reserved: tuple[Code, ...] = ()
    running: bool | None = None


class ItemCovered(Event):
    """An item that came while the session ran is part of its minutes."""

    type = "minutes.covered"
    item: Code


class SessionEnded(Event):
    """The session ended: who presided, its items in order, those reserved. The minutes may be finished."""

    type = "minutes.session_ended"
    presiding: Code | None = None
    items: tuple[Code, ...] = ()
    reserved: tuple[Code, ...] = ()


class SynthesisWritten(Event):
    """The clerk's synthesis of an item."""

    type = "minutes.written"
    seals: ClassVar[Mapping[str, Seal]] = {"text": Seal.ERASABLE}
    item: Code
    text: Text | None = None


class MinutesFinished(Event):
    """The clerk says that nothing is missing."""

    type = "minutes.finished"


class Shown(BaseModel):
    """A paragraph's code and params in clear: what everybody may read."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    code: Code
    params: Mapping[str, Any]


class ParagraphKept(Event):
    """One paragraph of what was published. Where it `is_reserved`, `shown` is the public form, if it has one.

    `texts` are its texts by name, `places` those names; `restricted` is the whole paragraph `{code, params, texts}`
    where `shown` is not. `is_slot`: here stands the synthesis of its item. `block`: the items of a ballot in block.
    """

    type = "minutes.kept"
    seals: ClassVar[Mapping[str, Seal]] = {"texts": Seal.ERASABLE, "restricted": Seal.ERASABLE}
    number: Count
    seqs: tuple[Count, ...]
    item: Code | None = None
    block: tuple[Code, ...] = ()
    is_slot: bool = False
    is_reserved: bool = False
    shown: Shown | None = None
    places: tuple[Code, ...] = ()
    texts: Mapping[str, Any] | None = None
    restricted: Mapping[str, Any] | None = None


class MinutesPublished(Event):
    """The paragraphs kept before are the published minutes; they tell the session up to its event `session_seq`."""

    type = "minutes.published"
    paragraphs: Count
    session_seq: Count


class ItemReserved(Event):
    """An item's contents are hidden from the public from now on."""

    type = "minutes.reserved"
    item: Code


class Redacted(Event):
    """A sealed text was erased."""

    type = "minutes.redacted"
    seq: Count
    field: Code
    reason: Line


MinutesEvent: TypeAlias = (
    MinutesBegun
    | ItemCovered
    | SessionEnded
    | SynthesisWritten
    | MinutesFinished
    | ParagraphKept
    | MinutesPublished
    | ItemReserved
    | Redacted
)
EVENTS: Final[Mapping[str, type[Event]]] = {model.type: model for model in get_args(MinutesEvent)}
