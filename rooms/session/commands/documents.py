"""Commands on the documents of a session. The bytes come before them, by HTTP: a command only names what is stored."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from rooms.log.kind import Code, Data, Line, Text

FileName = Annotated[Line, StringConstraints(max_length=150, pattern=r"^[^/\\\x00-\x1f\x7f]+\.[A-Za-z0-9]{1,8}$")]
"""A file's name with its extension: up to 150 characters, no path, no control characters."""


class AttachDocument(Data):
    """Attach a stored file to the session, or to an item of its agenda."""

    type = "document.attach"
    document: Code
    item: Code | None = None
    title: Line
    file_name: FileName


class WithdrawDocument(Data):
    """Take a document back: its file is given to nobody any more, what it was and the reason stay."""

    type = "document.withdraw"
    document: Code
    reason: Text
