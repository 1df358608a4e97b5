"""Documents over HTTP: attached with their bytes, sent harmlessly, shown to whom they are for, gone when withdrawn."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from minutes.documents import MOST_BYTES, file_of
from rooms.log.engine import Asker, Command
from tests.app.house import PATIENCE, Served, serving
from tests.minutes.samples import CSV, PDF, SCRIPTED, office


class Desk:
    """A council's session that was called, and its people at their programs."""

    def __init__(self, served: Served, council: Any, session: str) -> None:
        self.served, self.council, self.session = served, council, session
        self.clerk, self.member = council["clerk"]["token"], council["members"][0]["token"]

    async def attach(
        self,
        data: bytes = PDF,
        name: str = "parecer.pdf",
        *,
        token: str | None = "",
        session: str | None = None,
        **fields: str,
    ) -> tuple[int, Any]:
        """Status and answer of a document attached, by the clerk unless said otherwise."""
        form = aiohttp.FormData(quote_fields=False)
        for field, value in {"title": "Parecer", **fields}.items():
            form.add_field(field, value)
        form.add_field("file", BytesIO(data), filename=name, content_type="application/octet-stream")
        sent = {"Authorization": f"Bearer {self.clerk if token == '' else token}"} if token is not None else {}
        path = f"/api/v1/sessions/{session or self.session}/documents"
        async with self.served.http.post(path, data=form, headers=sent) as response:
            return response.status, await response.json()

    async def attached(self, data: bytes = PDF, name: str = "parecer.pdf", **fields: str) -> str:
        """The id of a document that was attached."""
        status, body = await self.attach(data, name, **fields)
        assert status == 201, body
        return str(body["document"])

    async def get(self, document: str, token: str | None = None, **headers: str) -> tuple[int, Any, bytes]:
        """Status, headers and bytes of a document's file."""
        sent = {"Authorization": f"Bearer {token}"} if token else {}
        async with self.served.http.get(f"/documents/{document}", headers=sent | headers) as response:
            return response.status, response.headers, await response.read()

    def stored(self) -> list[Path]:
        """The files on disk."""
        folder = self.served.house.settings.data_dir / "documents"
        return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
async def desk(served: Served) -> Desk:
    council = await served.rehearsal(members=2)
    session = await served.called(council)
    one = Desk(served, council, session)
    await served.must(session, "agenda.add", one.clerk, item="i1", title="Contas")
    await served.must(session, "agenda.add", one.clerk, item="i2", title="Caso", reserved="ECA, art. 17")
    return one


async def test_a_file_is_stored_named_by_the_session_and_sent_to_anybody_as_it_is(desk: Desk) -> None:
    status, body = await desk.attach(title="Parecer nº 7", name="C:\\mesa\\Parecer nº 7.pdf", item="i1")
    assert (status, body["sha256"], body["size"]) == (201, hashlib.sha256(PDF).hexdigest(), len(PDF))
    status, headers, data = await desk.get(body["document"])
    assert (status, data, headers["Content-Type"]) == (200, PDF, "application/pdf")
    assert headers["Content-Disposition"] == "attachment; filename*=utf-8''Parecer%20n%C2%BA%207.pdf"
    assert (headers["X-Content-Type-Options"], headers["Content-Length"]) == ("nosniff", str(len(PDF)))
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    status, told = await desk.served.ask("GET", f"/api/v1/documents/{body['document']}")
    assert (told["title"], told["file_name"], told["item"]) == ("Parecer nº 7", "Parecer nº 7.pdf", "i1")
    assert (told["is_late"], told["withdrawn_at"], told["format"]) == (True, None, "pdf")


async def test_a_file_known_already_is_not_sent_again_and_a_part_of_it_can_be_asked_for(desk: Desk) -> None:
    document = await desk.attached()
    _, headers, _ = await desk.get(document)
    assert (await desk.get(document, **{"If-None-Match": headers["ETag"]}))[0::2] == (304, b"")
    assert (await desk.get(document, Range="bytes=0-4"))[0::2] == (206, b"%PDF-")


async def test_a_pdf_that_would_run_something_is_only_ever_saved(desk: Desk) -> None:
    status, headers, data = await desk.get(await desk.attached(SCRIPTED))
    assert (status, data) == (200, SCRIPTED)
    assert headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("data", "name", "status", "code"),
    [
        (b"", "vazio.pdf", 422, "file_empty"),
        (b"\x7fELF\x00\x00", "programa.pdf", 415, "file_type_unknown"),
        (b"<html><script>alert(1)</script>", "pagina.txt", 415, "file_type_unknown"),
        (CSV, "tabela.pdf", 422, "type_differs"),
        (office(), "planilha.xlsx", 422, "type_differs"),
        (PDF, "parecer.exe", 422, "type_differs"),
        (PDF, "parecer", 422, "invalid_data"),
        (b"a" * (MOST_BYTES + 1), "grande.txt", 413, "file_too_large"),
    ],
    ids=["empty", "program", "page", "csv as pdf", "docx as xlsx", "exe", "no extension", "a byte too many"],
)
async def test_what_may_not_be_attached_is_refused_in_plain_words(
    desk: Desk, data: bytes, name: str, status: int, code: str
) -> None:
    answered, body = await desk.attach(data, name)
    assert (answered, body["code"]) == (status, code)
    assert len(body["message"]) > 20
    state = (await desk.served.house.engine.loaded(desk.session)).head.state
    assert not state.documents.items


async def test_a_huge_body_is_refused_before_it_comes(desk: Desk) -> None:
    host, port = desk.served.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /api/v1/sessions/{desk.session}/documents HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2147483648\r\n"
    head += f"Authorization: Bearer {desk.clerk}\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n"
    writer.write(head.encode())
    answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), PATIENCE)
    writer.close()
    assert b" 413 " in answer
    assert desk.stored() == []


async def test_a_body_that_does_not_say_how_long_it_is_is_cut_at_the_limit(desk: Desk) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        while sent < 20 * MOST_BYTES:
            sent += 65_536
            yield b"a" * 65_536

    headers = {"Authorization": f"Bearer {desk.clerk}", "Content-Type": "multipart/form-data; boundary=b"}
    path = f"/api/v1/sessions/{desk.session}/documents"
    async with desk.served.http.post(path, data=endless(), headers=headers) as response:
        assert (response.status, (await response.json())["code"]) == (413, "file_too_large")
    assert desk.stored() == []


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b--\r\n", b'--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nx\r\n--b--']
)
async def test_a_form_that_is_none_or_has_no_file_is_refused(desk: Desk, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {desk.clerk}", "Content-Type": "multipart/form-data; boundary=b"}
    path = f"/api/v1/sessions/{desk.session}/documents"
    async with desk.served.http.post(path, data=body, headers=headers) as response:
        assert (await response.json())["code"] in ("file_missing", "malformed")
    async with desk.served.http.post(path, json={}, headers={"Authorization": f"Bearer {desk.clerk}"}) as response:
        assert response.status == 400


async def test_only_the_agenda_s_people_attach_and_the_file_of_others_is_not_even_read(desk: Desk) -> None:
    for token, status in ((None, 401), (desk.member, 403), (desk.served.admin, 403)):
        assert (await desk.attach(token=token))[0] == status
    assert desk.stored() == []
    assert (await desk.attach(token=desk.council["president"]["token"]))[0] == 201
    assert len(desk.stored()) == 1


async def test_nothing_is_attached_after_the_end_to_an_unknown_item_or_without_its_file(desk: Desk) -> None:
    assert (await desk.attach(item="i9"))[1]["code"] == "unknown_item"
    command = {"document": "d1", "title": "Parecer", "file_name": "parecer.pdf"}
    assert (await desk.served.command(desk.session, "document.attach", desk.clerk, **command))["code"] == "unknown_file"
    await desk.served.must(desk.session, "session.cancel", desk.clerk, reason="Feriado")
    assert (await desk.attach())[1]["code"] == "wrong_state"


async def test_the_same_call_again_gets_the_same_answer_and_another_under_its_id_is_refused(desk: Desk) -> None:
    id_ = str(uuid4())
    answers = await asyncio.gather(*(desk.attach(id=id_) for _ in range(4)))
    assert {status for status, _ in answers} == {201}
    assert len({body["seq"] for _, body in answers}) == len({body["document"] for _, body in answers}) == 1
    assert (await desk.attach(CSV, "tabela.csv", id=id_))[1]["code"] == "command_id_reused"
    assert (await desk.attach(SCRIPTED, id=id_))[1]["code"] == "command_id_reused"
    assert (await desk.attach(id=id_, title="Outro"))[1]["code"] == "command_id_reused"
    assert (await desk.attach())[1]["code"] == "same_file"


async def test_a_file_stored_for_one_session_cannot_be_named_by_another(desk: Desk) -> None:
    document = await desk.attached()
    other = await desk.served.called(desk.council)
    command = {"document": document, "title": "Parecer", "file_name": "parecer.pdf"}
    assert (await desk.served.command(other, "document.attach", desk.clerk, **command))["code"] == "unknown_file"


async def test_documents_of_a_reserved_item_are_for_members_only(desk: Desk) -> None:
    document = await desk.attached(item="i2")
    path = f"/api/v1/documents/{document}"
    assert [(await desk.get(document, token))[0] for token in (None, desk.member, desk.clerk)] == [404, 200, 200]
    assert [(await desk.served.ask("GET", path, token=token))[0] for token in (None, desk.member)] == [404, 200]
    assert (await desk.get(document, desk.member))[1]["Cache-Control"] == "private, no-store"
    shown = await desk.attached(CSV, "tabela.csv", item="i1")
    assert (await desk.get(shown))[0] == 200
    await desk.served.must(desk.session, "agenda.reserve", desk.clerk, item="i1", basis="LGPD")
    assert [(await desk.get(shown, token))[0] for token in (None, desk.member)] == [404, 200]


async def test_before_the_call_only_members_see_documents(desk: Desk) -> None:
    body = {"council": desk.council["council"], "scheduled_at": "2026-12-08T18:00:00Z"}
    made = (await desk.served.ask("POST", "/api/v1/sessions", token=desk.clerk, body=body))[1]["id"]
    document = (await desk.attach(session=made))[1]["document"]
    assert [(await desk.get(document, token))[0] for token in (None, desk.member)] == [404, 200]
    await desk.served.must(made, "session.call", desk.clerk, short_notice_reason="x")
    status, told = await desk.served.ask("GET", f"/api/v1/documents/{document}")
    assert (status, told["is_late"]) == (200, False)


async def test_what_was_withdrawn_is_gone_and_tells_what_it_was_and_why(desk: Desk) -> None:
    document = await desk.attached(title="Lista de contatos")
    for reason in ("", "Tem telefones"):
        answer = await desk.served.command(
            desk.session, "document.withdraw", desk.clerk, document=document, reason=reason
        )
        assert answer["ok"] == bool(reason)
    for token in (None, desk.clerk):
        status, headers, page = await desk.get(document, token)
        assert (status, headers["Content-Type"]) == (410, "text/html; charset=utf-8")
        assert all(
            word in page.decode() for word in ("Lista de contatos", "Tem telefones", hashlib.sha256(PDF).hexdigest())
        )
    status, told = await desk.served.ask("GET", f"/api/v1/documents/{document}")
    assert (status, told["reason"], told["size"]) == (200, "Tem telefones", len(PDF))
    assert (await desk.attach())[0] == 201


async def test_rehearsals_are_out_of_lists_and_their_files_are_forgotten_with_them(desk: Desk) -> None:
    document = await desk.attached()
    for query in ("", f"?session={desk.session}", f"?council={desk.council['council']}"):
        assert (await desk.served.ask("GET", f"/api/v1/documents{query}"))[1] == {"items": [], "next": None}
    await desk.served.ask("DELETE", f"/api/v1/rehearsals/{desk.council['council']}", token=desk.served.admin)
    assert (await desk.get(document))[0] == 404
    async with desk.served.house.database.read() as conn:
        assert await file_of(conn, document) is None


async def test_a_city_s_documents_are_listed_page_by_page_as_the_reader_may_see_them(desk: Desk) -> None:
    served, admin = desk.served, Asker("admin", frozenset({"admin"}))
    me = (await served.ask("GET", "/api/v1/me", token=served.admin))[1]["person"]
    for type_, data in (
        ("council.create", {"acronym": "CMS", "name": "Conselho", "statutory_seats": 3}),
        ("council.role_grant", {"role": "clerk", "person": me["id"], "name": me["name"]}),
    ):
        assert (await served.house.engine.submit("council-1", Command(str(uuid4()), type_, data), admin))["ok"]
    body = {"council": "council-1", "scheduled_at": "2026-12-01T18:00:00Z"}
    session = (await served.ask("POST", "/api/v1/sessions", token=served.admin, body=body))[1]["id"]
    first, second = [
        (await desk.attach(data, f"a.{end}", session=session, token=served.admin))[1]["document"]
        for data, end in ((PDF, "pdf"), (CSV, "csv"))
    ]

    async def listed(query: str, token: str | None = None) -> tuple[list[str], str | None]:
        told = (await served.ask("GET", f"/api/v1/documents?{query}", token=token))[1]
        return [one["id"] for one in told["items"]], told["next"]

    assert await listed("council=cms") == ([], None)
    assert await listed("council=cms&limit=1", served.admin) == ([second], second)
    assert await listed(f"limit=1&after={second}", served.admin) == ([first], None)
    await served.must(session, "session.call", served.admin, short_notice_reason="x")
    assert await listed(f"session={session}") == ([second, first], None)
    assert await listed("council=nowhere") == ([], None)


async def test_a_document_survives_the_server(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        council = await served.rehearsal(members=2)
        first = Desk(served, council, await served.called(council))
        document = await first.attached()
    async with serving(tmp_path) as served:
        assert (await Desk(served, council, first.session).get(document))[2] == PDF
