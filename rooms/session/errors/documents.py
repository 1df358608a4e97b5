"""What documents refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class DocumentExists(Refusal):
    """The id is another document's. Params: `document`."""

    code = "document_exists"


class UnknownDocument(Refusal):
    """The session has no such document. Params: `document`."""

    code = "unknown_document"


class UnknownFile(Refusal):
    """No file was stored under this id for this session. Params: `document`."""

    code = "unknown_file"


class TypeDiffers(Refusal):
    """The extension says something else than the contents. Params: `extension`, `media_type` (found)."""

    code = "type_differs"


class SameFile(Refusal):
    """The very same bytes are attached there already. Params: `document` (the one attached)."""

    code = "same_file"


class AlreadyWithdrawn(Refusal):
    """The document was withdrawn before. Params: `document`."""

    code = "already_withdrawn"
