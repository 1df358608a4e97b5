"""What agenda, floor, chat and notes refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class ItemExists(Refusal):
    """The id is another item's. Params: `item`."""

    code = "item_exists"


class UnknownItem(Refusal):
    """No such item on the agenda. Params: `item`."""

    code = "unknown_item"


class ItemClosed(Refusal):
    """The item is finished, withdrawn or carried over. Params: `item`, `state`."""

    code = "item_closed"


class ItemOnTable(Refusal):
    """One item at a time. Params: `item` (the one on the table)."""

    code = "item_on_table"


class NotOnTable(Refusal):
    """The item is not on the table. Params: `item`."""

    code = "not_on_table"


class AlreadyReserved(Refusal):
    """The item is reserved. Params: `item`."""

    code = "already_reserved"


class UnknownSpeechKind(Refusal):
    """The rules know no such reason to speak. Params: `kind`."""

    code = "unknown_speech_kind"


class AlreadyRequested(Refusal):
    """This request stands in the queue. Params: `request`."""

    code = "already_requested"


class UnknownRequest(Refusal):
    """No such request in the queue, or the queue is empty. Params: `request`."""

    code = "unknown_request"


class FloorTaken(Refusal):
    """Somebody has the floor. Params: `request`."""

    code = "floor_taken"


class NobodySpeaks(Refusal):
    """Nobody has the floor, or not this asker. No params."""

    code = "nobody_speaks"


class ClockPaused(Refusal):
    """The speaker's clock stands still. No params."""

    code = "clock_paused"


class ClockRuns(Refusal):
    """The speaker's clock runs. No params."""

    code = "clock_runs"


class ChatOff(Refusal):
    """The rules have the chat off. No params."""

    code = "chat_off"


class ChatClosed(Refusal):
    """The chat rests while a ballot is open. No params."""

    code = "chat_closed"


class UnknownText(Refusal):
    """There is no sealed text at this place, or it was erased. Params: `seq`, `field`."""

    code = "unknown_text"
