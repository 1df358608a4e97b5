"""Events of a session's documents. All that tells what a file is about is sealed: its item may be reserved later, and
the hash of a short file is as good as the file. What may be published of it is, with its openings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from rooms.log.kind import Code, Event, Line, Text
from rooms.log.seal import Seal

Size = Annotated[int, Field(ge=1)]
"""A file's size in bytes."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class DocumentAttached(Event):
    """A file was attached to the session or to an item; `late` when the call had gone out. `size` is in bytes."""

    type = "document.attached"
    seals: ClassVar[Mapping[str, Seal]] = {
        **dict.fromkeys(("title", "file_name"), Seal.ERASABLE),
        **dict.fromkeys(("media_type", "size", "sha256"), Seal.HIDDEN),
    }
    document: Code
    item: Code | None = None
    title: Line | None = None
    file_name: Line | None = None
    media_type: Line
    size: Size
    sha256: Sha256
    late: bool = False


class DocumentWithdrawn(Event):
    """A document was taken back; `item` is the one it was attached to."""

    type = "document.withdrawn"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    document: Code
    item: Code | None = None
    reason: Text | None = None
