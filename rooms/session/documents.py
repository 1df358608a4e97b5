"""The documents of a session: what is attached to it or to its items, and what was withdrawn. Never a file's bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.commands.documents import AttachDocument, WithdrawDocument
from rooms.session.errors import AlreadyWithdrawn, DocumentExists, SameFile, TypeDiffers, UnknownDocument
from rooms.session.events.documents import DocumentAttached, DocumentWithdrawn

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"
FORMATS: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "odt": f"{_OPEN}.text",
    "ods": f"{_OPEN}.spreadsheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "csv": "text/csv",
    "txt": "text/plain",
}
"""The extensions a document may have, and what each says the file is."""
NAMED: Final[Mapping[str, str]] = {media_type: extension for extension, media_type in reversed(list(FORMATS.items()))}
"""How each type is called for short: by the first of its extensions."""
FOUND_AS: Final[Mapping[str, str]] = {"text/csv": "text/plain"}
"""What looking at the bytes finds, where it cannot tell more: a table in text is text."""
SEALED: Final = ("title", "file_name", "media_type", "size", "sha256")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as the edge found it: what its bytes are, how many, and their SHA-256."""

    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When a document was withdrawn, and where the reason stands."""

    at: datetime
    reason: Ref


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the session, or of `item`; `refs` are its sealed places."""

    item: str | None
    title: Ref
    file_name: Ref
    stored: Stored
    at: datetime
    is_late: bool
    refs: tuple[Ref, ...]
    withdrawal: Withdrawal | None = None

    @property
    def format(self) -> str:
        """What its type is called for short."""
        return NAMED[self.stored.media_type]


@dataclass(frozen=True, slots=True)
class Documents:
    """Every document by id, in the order of their coming."""

    items: Mapping[str, Document] = field(default_factory=dict)


def attach(documents: Documents, command: AttachDocument, stored: Stored, *, is_late: bool) -> DocumentAttached:
    """Attach a stored file. Raises DocumentExists, TypeDiffers, SameFile."""
    if command.document in documents.items:
        raise DocumentExists(document=command.document)
    media_type = named_type(command.file_name, stored.media_type)
    for id_, other in documents.items.items():
        is_there = other.item == command.item and other.withdrawal is None
        if is_there and other.stored.sha256 == stored.sha256:
            raise SameFile(document=id_)
    return DocumentAttached(
        **command.model_dump(exclude_none=True),
        media_type=media_type,
        size=stored.size,
        sha256=stored.sha256,
        late=is_late,
    )


def named_type(file_name: str, found: str) -> str:
    """The type a file's extension names, if its bytes bear it out. Raises TypeDiffers."""
    extension = file_name.rpartition(".")[2].lower()
    named = FORMATS.get(extension, "")
    if FOUND_AS.get(named, named) != found:
        raise TypeDiffers(extension=extension, media_type=found)
    return named


def withdraw(documents: Documents, command: WithdrawDocument) -> DocumentWithdrawn:
    """Take a document back. Raises UnknownDocument, AlreadyWithdrawn."""
    found = documents.items.get(command.document)
    if found is None:
        raise UnknownDocument(document=command.document)
    if found.withdrawal is not None:
        raise AlreadyWithdrawn(document=command.document)
    return DocumentWithdrawn(document=command.document, item=found.item, reason=command.reason)


def evolve(documents: Documents, recorded: Recorded) -> Documents:
    """Fold one event into the documents."""
    match recorded.event:
        case DocumentAttached() as event:
            return Documents({**documents.items, event.document: _attached(event, recorded)})
        case DocumentWithdrawn(document=id_):
            found, reason = documents.items[id_], Ref(recorded.seq, "reason")
            gone = replace(found, withdrawal=Withdrawal(recorded.at, reason), refs=(*found.refs, reason))
            return Documents({**documents.items, id_: gone})
        case _:
            return documents


def _attached(event: DocumentAttached, recorded: Recorded) -> Document:
    return Document(
        item=event.item,
        title=Ref(recorded.seq, "title"),
        file_name=Ref(recorded.seq, "file_name"),
        stored=Stored(event.media_type, event.size, event.sha256),
        at=recorded.at,
        is_late=event.late,
        refs=tuple(Ref(recorded.seq, name) for name in SEALED),
    )
