"""The clerk's desk: documents attached to a session or to an item, and withdrawn. Forms without script; no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import uuid4

from starlette.responses import Response

from app import documents
from app.api.refusals import ForeignOrigin, NotFound
from app.api.upload import read_upload
from app.desk import Standing
from app.documents import Attachment
from app.errors import message, status
from app.house import House
from app.i18n import Language
from app.origin import is_ours
from app.pages.desk import FORM_BYTES, check_builder, problems_of, see
from app.pages.document import DocumentRow, documents_of
from app.pages.forms import read_form
from app.pages.frame import Press, Visit
from minutes.documents import MOST_BYTES
from rooms import FORMATS, Refusal, Session

View = Mapping[str, Any]
MULTIPART: Final = "multipart/form-data"
OF_THE_FILE: Final = frozenset(
    ["file_missing", "file_empty", "file_too_large", "file_type_unknown", "type_differs", "same_file"]
)
"""Refusals that are said beside the file."""


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The item that documents are of."""

    id: str
    number: int
    title: str | None


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The documents of `item`, or of the session itself. `command` is the next command's id.

    `values` fill the form, `problems` stand by field, `problem` over everything; `formats` are extensions, `bytes` the
    largest size of a file.
    """

    session: View
    item: ItemHead | None
    documents: tuple[DocumentRow, ...]
    command: str
    values: Mapping[str, str]
    problems: Mapping[str, str]
    problem: str | None
    formats: tuple[str, ...]
    bytes: int
    may_attach: bool


async def documents_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/documents`, of an item with `?item=`. Raises NotFound, Unauthenticated, Forbidden."""
    stream = visit.request.path_params["id"]
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    check_builder(standing, visit)
    view = (await house.tail.snapshot(stream, standing.audience))["view"]
    page = _page(standing, view, _item(view, visit.request.query_params.get("item")))
    title = visit.language.text("desk.document.title")
    if visit.request.method != "POST":
        return press.page(visit, "documents.html", title, page)
    tried, body = await _done(house, visit, standing, page)
    if body["ok"]:
        return see(visit, f"/sessions/{stream}/documents{f'?item={page.item.id}' if page.item else ''}")
    response = press.page(visit, "documents.html", title, _refused(page, tried, body, visit.language))
    response.status_code = status(body["code"])
    return response


def _item(view: View, id_: str | None) -> ItemHead | None:
    """The item that is asked for. Raises NotFound."""
    if not id_:
        return None
    items = view["agenda"]["items"] if view["agenda"] else {}
    if id_ not in items:
        raise NotFound
    return ItemHead(id_, items[id_]["number"], items[id_]["title"])


def _page(standing: Standing, view: View, item: ItemHead | None) -> DocumentsPage:
    return DocumentsPage(
        session=view["session"],
        item=item,
        documents=documents_of(view, item.id if item else None),
        command=str(uuid4()),
        values={"title": ""},
        problems={},
        problem=None,
        formats=tuple(FORMATS),
        bytes=MOST_BYTES,
        may_attach=_may_attach(standing),
    )


def _may_attach(standing: Standing) -> bool:
    try:
        documents.check(standing)
    except Refusal:
        return False
    return True


async def _done(
    house: House, visit: Visit, standing: Standing, page: DocumentsPage
) -> tuple[Mapping[str, str], Mapping[str, Any]]:
    """What the form said, and the answer to it: a file to attach, or a document to withdraw."""
    request = visit.request
    if not request.headers.get("content-type", "").startswith(MULTIPART):
        form = await read_form(house, request, limit=FORM_BYTES)
        data = {"document": form.get("document", ""), "reason": form.get("reason", "")}
        envelope = {"id": form.get("id", ""), "type": "document.withdraw", "data": data}
        return form, await house.desk.submit(page.session["id"], envelope, visit.person)
    if not is_ours(request.headers, allowed=house.settings.allowed_origins):
        raise ForeignOrigin
    fields: Mapping[str, str] = {}
    try:
        documents.check(standing)
        async with read_upload(request) as upload:
            fields, item = upload.fields, page.item.id if page.item else None
            id_, title = fields.get("id", ""), fields.get("title", "")
            attachment = Attachment(page.session["id"], id_, item, title, upload.name)
            return fields, await documents.attach(house, attachment, upload.file, visit.person)
    except Refusal as refusal:
        return fields, {"ok": False, "code": refusal.code, "params": dict(refusal.params)}


def _refused(
    page: DocumentsPage, tried: Mapping[str, str], body: Mapping[str, Any], language: Language
) -> DocumentsPage:
    """What was typed, and why it was refused: beside its field, or over the page. A file has to be chosen again."""
    said = message(body["code"], body["params"], language)
    problems = problems_of(body, language)
    if body["code"] in OF_THE_FILE:
        problems = {"file": said}
    if "file_name" in problems:
        problems = {**problems, "file": language.text("desk.document.name")}
    if "reason" in problems:
        problems, said = {}, language.text("refusal.reason_needed")
    values = {"title": tried.get("title", "")}
    return replace(page, values=values, problems=problems, problem=None if problems else said)
