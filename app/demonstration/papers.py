"""Small papers for the script to attach: one page of plain lines as a PDF (ISO 32000-1), written here byte by byte."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

LEADING: Final = 18
SIZE: Final = 12
_ESCAPED: Final = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


def paper(title: str, lines: Sequence[str]) -> BytesIO:
    """A page of A4 in Helvetica, its title in bold; characters beyond Windows-1252 become question marks."""
    content = _content(title, lines)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (pt-BR) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *(_font(name) for name in (b"Helvetica", b"Helvetica-Bold")),
        b"<< /Title (%s) >>" % _text(title),
    ]
    return BytesIO(_file(objects))


def _content(title: str, lines: Sequence[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % _text(line) for line in lines)
    head = b"BT /F2 %d Tf %d TL 72 760 Td (%s) Tj T* T*\n" % (SIZE + 2, LEADING, _text(title))
    return head + b"/F1 %d Tf\n" % SIZE + shown + b"ET"


def _text(words: str) -> bytes:
    return words.translate(_ESCAPED).encode("cp1252", "replace")


def _font(name: bytes) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, and the table of where each begins."""
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n" % (size, len(objects), len(written))
    return bytes(written) + b"xref\n0 %d\n0000000000 65535 f \n%s%s%%%%EOF\n" % (size, table, trailer)
