"""What may be asked of minutes, by wire name `minutes.verb`. No rules here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, get_args

from rooms import Code, Count, Data, Line, Text


class BeginMinutes(Data):
    """Begin the minutes of a session that opened, which is `running`, or tell them of its end (system).

    `items` in the order of the agenda. Minutes that did not begin with the session begin with its end.
    """

    type = "minutes.begin"
    session: Code
    council: Code
    presiding: Code | None = None
    public_draft: bool = False
    items: tuple[Code, ...] = ()
    reserved: tuple[Code, ...] = ()
    running: bool | None = None


class CoverItem(Data):
    """An item came onto the agenda while the session ran (system)."""

    type = "minutes.cover"
    item: Code


class WriteSynthesis(Data):
    """Say what was discussed on an item, in place of what was said before. Finished minutes are a draft again."""

    type = "minutes.write"
    item: Code
    text: Text
    expected: Count


class FinishMinutes(Data):
    """Say that nothing is missing. Not before the session has ended."""

    type = "minutes.finish"
    expected: Count


class PublishMinutes(Data):
    """Keep what was read, for good. `session_seq` is the last event of the session that the reader saw."""

    type = "minutes.publish"
    expected: Count
    session_seq: Count


class ReserveItem(Data):
    """An item was reserved since the minutes began (system)."""

    type = "minutes.reserve"
    item: Code


class Redact(Data):
    """Erase one sealed text: the opening goes, the event and the chain stay."""

    type = "minutes.redact"
    seq: Count
    field: Code
    reason: Line


MinutesCommand: TypeAlias = (
    BeginMinutes | CoverItem | WriteSynthesis | FinishMinutes | PublishMinutes | ReserveItem | Redact
)
COMMANDS: Final[Mapping[str, type[Data]]] = {model.type: model for model in get_args(MinutesCommand)}
