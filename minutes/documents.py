"""Files of documents: kept on disk under the SHA-256 of their bytes, and in a table by document. Durable before any
command names them; one that nobody names is harmless. Not who may, nor what a document is: that is the session's."""

import asyncio
import hashlib
import os
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from sqlalchemy import Column, Index, Integer, RowMapping, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from minutes.errors import FileTooLarge
from minutes.filetypes import CHUNK, recognise
from rooms import Stored
from rooms.log.tables import ID, Utc, metadata
from rooms.tables import session_row

MOST_BYTES: Final = 10 * 1024 * 1024
"""The largest file that is kept."""
NAME_LENGTH: Final = 150

document_file = Table(
    "document_file",
    metadata,
    Column("document", ID, primary_key=True),
    Column("stream", ID, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("stored_at", Utc, nullable=False),
    Index("ix_document_file_stream", "stream", "stored_at"),
)
"""Which file belongs to which document of which stream. A row only says that the bytes are there."""


def too_large() -> FileTooLarge:
    """The refusal of a file beyond the limit."""
    return FileTooLarge(limit=MOST_BYTES, megabytes=MOST_BYTES // 1024**2)


class Files:
    """A folder of files by content: the same bytes are kept once, and a name never changes what it holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the file of a hash is, or would be."""
        return self._folder / sha256[:2] / sha256[2:]

    async def keep(self, source: IO[bytes]) -> Stored:
        """Check what a file is and keep it: on disk for good when this returns.

        Raises FileEmpty, FileTooLarge, FileTypeUnknown; nothing is kept then.
        """
        return await asyncio.to_thread(self._keep, source)

    def _keep(self, source: IO[bytes]) -> Stored:
        media_type = recognise(source)
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix="coming-", dir=self._folder, delete=False) as target:
            coming = Path(target.name)
            try:
                size, sha256 = _copy(source, target)
                self._settle(coming, self.path(sha256))
            finally:
                coming.unlink(missing_ok=True)
        return Stored(media_type, size, sha256)

    def _settle(self, coming: Path, place: Path) -> None:
        """Put a written file in its place, and have the disk know of it."""
        place.parent.mkdir(exist_ok=True)
        coming.replace(place)
        for folder in (place.parent, self._folder, self._folder.parent):
            _sync(folder)


def _copy(source: IO[bytes], target: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    source.seek(0)
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise too_large()
        digest.update(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return size, digest.hexdigest()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clean_name(name: str) -> str:
    """A file's name as it may be kept and sent: no path, nothing invisible, up to 150 characters, extension kept."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    visible = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in last)
    stem, dot, extension = " ".join(visible.split()).lstrip(". ").rpartition(".")
    return f"{stem[: NAME_LENGTH - len(extension) - 1].strip()}{dot}{extension.strip()}"


@dataclass(frozen=True, slots=True)
class Filed:
    """A document's file as the table has it."""

    document: str
    stream: str
    stored: Stored


async def write_file(conn: AsyncConnection, filed: Filed, at: datetime) -> bool:
    """Say that a document's bytes are there; the same again changes nothing. False if the id is another file's."""
    known = await file_of(conn, filed.document)
    if known is not None:
        return known == filed
    stored = filed.stored
    values = {"media_type": stored.media_type, "size": stored.size, "sha256": stored.sha256, "stored_at": at}
    await conn.execute(insert(document_file).values(document=filed.document, stream=filed.stream, **values))
    return True


async def file_of(conn: AsyncConnection, document: str) -> Filed | None:
    """The file of a document."""
    query = select(document_file).where(document_file.c.document == document)
    row = (await conn.execute(query)).mappings().first()
    return _filed(row) if row else None


def _filed(row: RowMapping) -> Filed:
    return Filed(row["document"], row["stream"], Stored(row["media_type"], row["size"], row["sha256"]))


@dataclass(frozen=True, slots=True)
class WantedFiles:
    """Which files: of a session, of a council's sessions; after the one of this document, at most so many."""

    session: str | None = None
    council: str | None = None
    after: str | None = None
    limit: int = 50


async def files(conn: AsyncConnection, wanted: WantedFiles) -> list[Filed]:
    """Files of sessions, the latest first; none of rehearsals."""
    table = document_file
    query = select(table).join(session_row, session_row.c.stream == table.c.stream)
    query = query.where(session_row.c.rehearsal.is_(False)).limit(wanted.limit)
    for column, value in ((table.c.stream, wanted.session), (session_row.c.council, wanted.council)):
        if value is not None:
            query = query.where(column == value)
    if wanted.after is not None:
        last = select(table.c.stored_at).where(table.c.document == wanted.after).scalar_subquery()
        earlier = (table.c.stored_at < last) | ((table.c.stored_at == last) & (table.c.document < wanted.after))
        query = query.where(earlier)
    rows = await conn.execute(query.order_by(table.c.stored_at.desc(), table.c.document.desc()))
    return [_filed(row) for row in rows.mappings()]


async def delete_files(conn: AsyncConnection, stream: str) -> None:
    """Forget the files of a rehearsal that is deleted; their bytes may be another document's too, and stay."""
    await conn.execute(delete(document_file).where(document_file.c.stream == stream))
