"""Small files of every kind that may be attached, and some that lie, made here from their formats' own rules."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

PDF: Final = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SCRIPTED: Final = b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\ntrailer<<>>\n%%EOF\n"
JPEG: Final = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20) + b"\xff\xd9"
CSV: Final = "seção;despesa\nsaúde;10\n".encode()
LATIN: Final = "seção;despesa\nsaúde;10\n".encode("cp1252")


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")
    )


def zipped(*entries: tuple[str, bytes], stored: str = "") -> bytes:
    """A zip container of these entries; the one named `stored` is not compressed."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data, ZIP_STORED if name == stored else ZIP_DEFLATED)
    return made.getvalue()


def open_document(kind: str = "text", *more: tuple[str, bytes]) -> bytes:
    """An OpenDocument of a kind."""
    said = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zipped(("mimetype", said), ("content.xml", b"<a/>"), *more, stored="mimetype")


def office(main: str = "word/document.xml", *more: tuple[str, bytes]) -> bytes:
    """An Office Open XML document with its main part."""
    return zipped(("[Content_Types].xml", b"<Types/>"), (main, b"<a/>"), *more)


def forged(data: bytes, size: int = 600_000_000) -> bytes:
    """The same container, whose list of contents says that its first entry unpacks to so many bytes."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def with_long_directory(data: bytes, size: int = 2**31) -> bytes:
    """The same container, whose end says that its list of contents is so long."""
    at = data.rindex(b"PK\x05\x06")
    return data[: at + 12] + struct.pack("<I", size) + data[at + 16 :]
