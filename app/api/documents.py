"""Documents over HTTP: attached with their bytes in one call, listed, described. The files: /documents/{id}."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import uuid4

from pydantic import Field, ValidationError
from starlette.responses import Response

from app import documents
from app.api.endpoint import Call, Endpoint, as_json, told
from app.api.models import AnswerOut, Input, ListQuery, Output
from app.api.refusals import InvalidData, NotFound
from app.api.upload import Upload, read_upload
from app.desk import invalid
from app.documents import Attachment
from minutes.documents import Filed, WantedFiles, file_of, files
from rooms import Session
from rooms.tables import council


class DocumentForm(Input):
    """A document and what it is attached to. PDF, ODT, ODS, DOCX, XLSX, PNG, JPEG, CSV or TXT, up to 10 MB."""

    id: str = Field("", max_length=36, description="The command's id, a UUID; the same again gets the same answer.")
    item: str | None = Field(None, description="An item of the agenda; the session itself if left out.")
    title: str = Field(max_length=300)
    file: Annotated[str, Field(json_schema_extra={"format": "binary"})]


class AttachedOut(AnswerOut):
    """The answer to `document.attach`, and what was stored."""

    document: str
    media_type: str
    size: int = Field(description="In bytes.")
    sha256: str


class DocumentOut(Output):
    """A document as the caller's audience sees it. Withdrawn: when and why; its file is given to nobody any more."""

    id: str
    session: str
    item: str | None
    title: str | None = Field(description="Null once it was erased.")
    file_name: str | None
    format: str
    media_type: str
    size: int
    sha256: str
    at: str
    is_late: bool = Field(description="Attached after the call.")
    withdrawn_at: str | None
    reason: str | None


class DocumentList(Output):
    """Documents, the latest first."""

    items: list[DocumentOut]
    next: str | None


class DocumentsQuery(ListQuery):
    """Which documents."""

    session: str | None = Field(None, max_length=80)
    council: str | None = Field(None, max_length=80, description="A council's id or acronym.")


async def attach(call: Call) -> Response:
    """Keep the file and attach it. What the rules refuse whatever the file is, is refused before it is read."""
    person = call.me
    standing = await call.house.desk.standing(call.path["id"], person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    documents.check(standing)
    async with read_upload(call.request) as upload:
        form = _form(upload)
        attachment = Attachment(call.path["id"], form.id or str(uuid4()), form.item, form.title, upload.name)
        body = await documents.attach(call.house, attachment, upload.file, person)
    return told(body, call.language, status=201)


def _form(upload: Upload) -> DocumentForm:
    try:
        return DocumentForm.model_validate({**upload.fields, "file": upload.name})
    except ValidationError as error:
        raise InvalidData(**invalid(error)["params"]) from None


async def one_document(call: Call) -> Response:
    """What a document is."""
    async with call.house.database.read() as conn:
        filed = await file_of(conn, call.path["id"])
    shown = await _shown(call, filed) if filed else None
    if shown is None:
        raise NotFound
    return as_json(shown)


async def list_documents(call: Call) -> Response:
    """Documents that the caller may see; none of rehearsals. A page may have fewer than asked for, or none."""
    query: DocumentsQuery = call.query
    async with call.house.database.read() as conn:
        row = await council(conn, query.council) if query.council else None
        whose = row["stream"] if row else query.council
        found = await files(conn, WantedFiles(query.session, whose, query.after, query.limit + 1))
    page = found[: query.limit]
    shown = [await _shown(call, one) for one in page]
    after = page[-1].document if len(found) > query.limit else None
    return as_json({"items": [one for one in shown if one is not None], "next": after})


async def _shown(call: Call, filed: Filed) -> Mapping[str, Any] | None:
    """A document in the view of the caller's audience; None if it is not there."""
    standing = await call.house.desk.standing(filed.stream, call.person)
    view = (await call.house.tail.snapshot(filed.stream, standing.audience))["view"]
    found = view["documents"]["items"].get(filed.document) if view["documents"] else None
    return {"id": filed.document, "session": filed.stream, **found} if found else None


_V1 = "/api/v1"
ENDPOINTS = (
    Endpoint(
        "POST",
        f"{_V1}/sessions/{{id}}/documents",
        attach,
        "Attach a document to a session, or to an item of its agenda.",
        form=DocumentForm,
        gives=AttachedOut,
        status=201,
    ),
    Endpoint("GET", f"{_V1}/documents", list_documents, "List documents.", query=DocumentsQuery, gives=DocumentList),
    Endpoint("GET", f"{_V1}/documents/{{id}}", one_document, "What a document is.", gives=DocumentOut),
)
