"""Files of documents: known by their bytes, kept under their hash, durable, bounded; names made harmless."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest

from minutes.documents import MOST_BYTES, Files, clean_name
from minutes.errors import FileEmpty, FileTooLarge, FileTypeUnknown
from minutes.filetypes import recognise
from rooms import FORMATS, Stored
from tests.minutes.samples import (
    CSV,
    JPEG,
    LATIN,
    PDF,
    SCRIPTED,
    forged,
    office,
    open_document,
    png,
    with_long_directory,
    zipped,
)

KINDS = {
    "pdf": PDF,
    "odt": open_document(),
    "ods": open_document("spreadsheet"),
    "docx": office(),
    "xlsx": office("xl/workbook.xml"),
    "png": png(),
    "jpg": JPEG,
    "txt": CSV,
}
NONE_OF_OURS = {
    "a program": b"\x7fELF\x02\x01\x01" + bytes(60),
    "a page": b"\xef\xbb\xbf \n<!doctype html><script>alert(1)</script>",
    "a drawing that runs": b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
    "text with a control character": b"abc\x00def",
    "a control character far behind": b"a" * 200_000 + b"\x1b[2J",
    "a truncated PDF": PDF[:40],
    "a zip": zipped(("a.txt", b"a")),
    "a broken zip": open_document()[:60],
    "a presentation": open_document("presentation"),
    "a compressed type": zipped(("mimetype", b"application/vnd.oasis.opendocument.text")),
    "a document with a program": office("word/document.xml", ("word/vbaProject.bin", b"x")),
    "an open document with a program": open_document("text", ("Basic/Standard/Module1.xml", b"x")),
    "both a text and a table": office("word/document.xml", ("xl/workbook.xml", b"x")),
    "a bomb by its own account": forged(office()),
    "an endless list of contents": with_long_directory(office()),
    "a document with very many parts": office("word/document.xml", *((f"{n:040}", b"") for n in range(13_000))),
}


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("extension", "data"), KINDS.items(), ids=KINDS)
def test_each_kind_is_known_by_its_bytes(extension: str, data: bytes) -> None:
    assert recognise(BytesIO(data)) == FORMATS[extension]


def test_text_may_be_in_an_old_encoding_and_a_pdf_with_a_script_is_still_a_pdf() -> None:
    assert recognise(BytesIO(LATIN)) == "text/plain"
    assert recognise(BytesIO(SCRIPTED)) == "application/pdf"


@pytest.mark.parametrize("data", NONE_OF_OURS.values(), ids=NONE_OF_OURS)
def test_what_is_none_of_the_kinds_is_refused(data: bytes) -> None:
    with pytest.raises(FileTypeUnknown):
        recognise(BytesIO(data))


def test_nothing_is_refused_as_nothing() -> None:
    with pytest.raises(FileEmpty):
        recognise(BytesIO())


async def test_a_file_is_kept_under_its_hash_once(tmp_path: Path) -> None:
    files, sha256 = Files(tmp_path / "documents"), hashlib.sha256(PDF).hexdigest()
    for _ in range(2):
        assert await files.keep(BytesIO(PDF)) == Stored("application/pdf", len(PDF), sha256)
    assert files.path(sha256).read_bytes() == PDF
    assert kept(tmp_path) == [files.path(sha256)]


@pytest.mark.parametrize("data", [b"a" * (MOST_BYTES + 1), b"", b"\x00"], ids=["large", "empty", "unknown"])
async def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, data: bytes) -> None:
    with pytest.raises((FileTooLarge, FileEmpty, FileTypeUnknown)):
        await Files(tmp_path / "documents").keep(BytesIO(data))
    assert kept(tmp_path) == []


async def test_a_file_of_exactly_the_limit_is_kept(tmp_path: Path) -> None:
    assert (await Files(tmp_path).keep(BytesIO(b"a" * MOST_BYTES))).size == MOST_BYTES


async def test_a_file_is_on_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = Path.replace

    def named(self: Path, target: Path) -> Path:
        order.append("name")
        return replace(self, target)

    monkeypatch.setattr("minutes.documents.os.fsync", lambda _descriptor: order.append("sync"))
    monkeypatch.setattr(Path, "replace", named)
    await Files(tmp_path / "documents").keep(BytesIO(PDF))
    assert order == ["sync", "name", "sync", "sync", "sync"]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("parecer.pdf", "parecer.pdf"),
        ("C:\\Users\\helena\\Parecer nº 7.pdf", "Parecer nº 7.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..pdf", "pdf"),
        ("  a \t\n b\u202e.pdf ", "a b.pdf"),
        ("a\x00b.csv", "a b.csv"),
        ("sec\u0327a\u0303o.txt", "seção.txt"),
        ("x" * 300 + ".docx", "x" * 145 + ".docx"),
        ("", ""),
    ],
)
def test_a_name_is_made_harmless(name: str, clean: str) -> None:
    assert clean_name(name) == clean
