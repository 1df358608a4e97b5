"""A document as pages list it, and its file, sent so that no browser runs what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import FileResponse, Response

from app.api.refusals import NotFound
from app.house import House
from app.pages.frame import Press, Visit
from minutes.documents import Filed, file_of

View = Mapping[str, Any]
GONE: Final = 410
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Saved, not shown; and if shown all the same, then without scripts, forms or anything from elsewhere."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list; `title` None if it was erased, `size` in bytes, `reason` that of a withdrawal."""

    id: str
    title: str | None
    file_name: str | None
    format: str
    size: int
    at: str
    is_late: bool
    withdrawn_at: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class GonePage:
    """A document that was withdrawn: what it was, and where."""

    session: View
    document: DocumentRow
    sha256: str


def documents_of(view: View, item: str | None) -> tuple[DocumentRow, ...]:
    """The documents of an item, or of the session itself, in the order of their coming."""
    return tuple(_rows(view, item))


def _rows(view: View, item: str | None) -> Iterator[DocumentRow]:
    documents = view["documents"]
    for id_ in documents["order"] if documents else ():
        if documents["items"][id_]["item"] == item:
            yield _row(id_, documents["items"][id_])


def _row(id_: str, document: View) -> DocumentRow:
    return DocumentRow(
        id=id_,
        title=document["title"],
        file_name=document["file_name"],
        format=document["format"],
        size=document["size"],
        at=document["at"],
        is_late=document["is_late"],
        withdrawn_at=document["withdrawn_at"],
        reason=document["reason"],
    )


async def document_page(house: House, press: Press, visit: Visit) -> Response:
    """`/documents/{id}`: the file, for whoever sees the document; of a withdrawn one what it was. Raises NotFound."""
    async with house.database.read() as conn:
        filed = await file_of(conn, visit.request.path_params["id"])
    if filed is None:
        raise NotFound
    standing = await house.desk.standing(filed.stream, visit.person)
    view = (await house.tail.snapshot(filed.stream, standing.audience))["view"]
    document = view["documents"]["items"].get(filed.document) if view["documents"] else None
    if document is None:
        raise NotFound
    if document["withdrawn_at"] is None:
        return _file(house, visit, filed, document)
    page = GonePage(view["session"], _row(filed.document, document), document["sha256"])
    response = press.page(visit, "document.html", visit.language.text("page.document.title"), page)
    response.status_code = GONE
    return response


def _file(house: House, visit: Visit, filed: Filed, document: View) -> Response:
    """Asked again each time, since it may be withdrawn or reserved; what somebody logged in gets is kept by nobody."""
    tag = f'"{document["sha256"]}"'
    kept = "private, no-store" if visit.person else "no-cache"
    headers = {**HEADERS, "ETag": tag, "Cache-Control": kept, "Vary": "Cookie, Authorization"}
    if tag in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        house.files.path(document["sha256"]),
        headers=headers,
        media_type=document["media_type"],
        filename=document["file_name"] or f"{filed.document}.{document['format']}",
    )
