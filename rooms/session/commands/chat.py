"""Commands on the chat, and the clerk's notes."""

from __future__ import annotations

from rooms.log.kind import Code, Count, Data, Text


class PostChat(Data):
    """Say something in the session's chat."""

    type = "chat.post"
    text: Text


class RedactChat(Data):
    """Erase a chat post's text."""

    type = "chat.redact"
    post: Count


class Note(Data):
    """The clerk's note for the minutes, private until released."""

    type = "minutes.note"
    item: Code | None = None
    text: Text
