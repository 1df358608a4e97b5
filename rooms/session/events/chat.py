"""Events of the chat, and the clerk's notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Count, Event, Text
from rooms.log.seal import Seal

_TEXT: Mapping[str, Seal] = {"text": Seal.ERASABLE}


class ChatPosted(Event):
    """Somebody said something in the chat."""

    type = "chat.posted"
    seals: ClassVar[Mapping[str, Seal]] = _TEXT
    person: Code
    seat: Code | None = None
    text: Text | None = None


class ChatRedacted(Event):
    """A post's text was erased."""

    type = "chat.redacted"
    post: Count


class Noted(Event):
    """The clerk wrote a note for the minutes."""

    type = "minutes.noted"
    seals: ClassVar[Mapping[str, Seal]] = _TEXT
    item: Code | None = None
    text: Text | None = None
