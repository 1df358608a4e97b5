"""What a file is, told by its bytes and never by its name: a short list of what a council keeps. Unpacks nothing.

PDF (ISO 32000-1, 7.5), OpenDocument (ODF 1.3, part 2, 3.3), Office Open XML (ECMA-376), PNG, JPEG, plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from minutes.errors import FileEmpty, FileTypeUnknown

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
CHUNK: Final = 65_536
TAIL: Final = 2_048
CONTROLS: Final = bytes({*range(32)} - {*b"\t\n\r\f"} | {127})
"""Bytes that no plain text has."""
DIRECTORY_END: Final = b"PK\x05\x06"
DIRECTORY_BYTES: Final = 1_048_576
"""The largest list of contents that is read; an office document's has a few kilobytes."""
UNPACKED_BYTES: Final = 500_000_000
"""More than that, by its own account, is a bomb and no document."""
OPEN: Final = "application/vnd.oasis.opendocument."
OPEN_KINDS: Final = frozenset({f"{OPEN}text", f"{OPEN}spreadsheet"})
OFFICE: Final = "application/vnd.openxmlformats-officedocument."
OFFICE_KINDS: Final = {
    "word/document.xml": f"{OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}spreadsheetml.sheet",
}
OFFICE_LIST: Final = "[Content_Types].xml"
PROGRAMS: Final = ("vbaproject.bin", "basic/", "scripts/")
"""Where office documents keep programs; one that has any is refused."""


def recognise(file: IO[bytes]) -> str:
    """The media type of a file that may be read anywhere. Raises FileEmpty, FileTypeUnknown."""
    file.seek(0)
    head = file.read(TAIL)
    if not head:
        raise FileEmpty
    if head.startswith(PNG):
        return "image/png"
    if head.startswith(JPEG):
        return "image/jpeg"
    if head.startswith(PDF):
        return _pdf(file)
    return _office(file) if head.startswith(ZIP) else _text(file, head)


def _pdf(file: IO[bytes]) -> str:
    """A PDF that has its end: one that was cut short is refused."""
    if b"%%EOF" not in _tail(file, TAIL):
        raise FileTypeUnknown
    return "application/pdf"


def _text(file: IO[bytes], head: bytes) -> str:
    """Text without control characters, whatever its encoding; markup is none of what is kept here."""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise FileTypeUnknown
    for chunk in _chunks(file):
        if len(chunk.translate(None, CONTROLS)) != len(chunk):
            raise FileTypeUnknown
    return "text/plain"


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk


def _office(file: IO[bytes]) -> str:
    """An office document in a zip container, by its list of contents."""
    _check_directory(_tail(file, CHUNK + 22))
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            found = _open_document(archive, entries[0]) or _office_xml(entries)
    except (BadZipFile, RuntimeError, OSError, EOFError, ValueError):
        raise FileTypeUnknown from None
    if found is None:
        raise FileTypeUnknown
    return found


def _check_directory(tail: bytes) -> None:
    """No list of contents that is too long to be read, wherever its end is said to be. Raises FileTypeUnknown."""
    at = tail.find(DIRECTORY_END)
    while at >= 0:
        if int.from_bytes(tail[at + 12 : at + 16], "little") > DIRECTORY_BYTES:
            raise FileTypeUnknown
        at = tail.find(DIRECTORY_END, at + 1)


def _check_entries(entries: list[ZipInfo]) -> None:
    if not entries or sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        raise FileTypeUnknown
    names = [entry.filename.lower() for entry in entries]
    if any(name.startswith(PROGRAMS) or name.endswith(PROGRAMS[0]) for name in names):
        raise FileTypeUnknown


def _open_document(archive: ZipFile, first: ZipInfo) -> str | None:
    """ODF says what it is in its first entry, which is not compressed."""
    if first.filename != "mimetype" or first.compress_type != ZIP_STORED:
        return None
    with archive.open(first) as entry:
        said = entry.read(100).decode("ascii", "replace").strip()
    return said if said in OPEN_KINDS else None


def _office_xml(entries: list[ZipInfo]) -> str | None:
    names = {entry.filename for entry in entries}
    kinds = [kind for name, kind in OFFICE_KINDS.items() if name in names]
    return kinds[0] if OFFICE_LIST in names and len(kinds) == 1 else None


def _tail(file: IO[bytes], size: int) -> bytes:
    end = file.seek(0, 2)
    file.seek(max(0, end - size))
    return file.read(size)
