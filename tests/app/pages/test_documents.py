"""Documents on the clerk's desk and on everybody's pages, all without script."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from httpx2 import Response

from rooms import Session
from tests.app.pages.stage import Stage
from tests.app.pages.test_desk import clerk, log_in, scheduled, sent
from tests.minutes.samples import CSV, PDF

__all__ = ["clerk"]
PASSWORD = "correct horse battery"


async def attach(
    stage: Stage, path: str, data: bytes = PDF, name: str = "parecer.pdf", *, title: str = "Parecer da relatoria"
) -> Response:
    """Fill in the form of the page, choose a file and send it."""
    page = (await stage.browser.get(path)).text
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if "multipart/form-data" in one)
    (id_,) = re.findall(r'name="id" value="([^"]+)"', form)
    return await stage.browser.post(path, data={"id": id_, "title": title}, files={"file": (name, data)})


async def documents(stage: Stage, session: str) -> dict[str, str]:
    """The ids of a session's documents, and what each is attached to."""
    state: Session = (await stage.house.engine.loaded(session)).head.state
    return {id_: one.item or "" for id_, one in state.documents.items.items()}


async def test_a_clerk_attaches_to_the_session_and_to_an_item_and_the_call_lists_both(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    session, desk = agenda.split("/")[2], agenda.replace("/agenda", "/documents")
    assert f'href="{desk}?item=i1"' in (await clerk.browser.get(agenda)).text
    for path, name in ((desk, "calendário.pdf"), (f"{desk}?item=i3", "ata.pdf")):
        answer = await attach(clerk, path, name=name, title=f"Documento {name}")
        assert (answer.status_code, answer.headers["location"]) == (303, path)
        assert name in (await clerk.browser.get(path)).text
    assert sorted((await documents(clerk, session)).values()) == ["", "i3"]
    assert "1 documento" in (await clerk.browser.get(agenda)).text
    await sent(clerk, agenda, "call")
    await attach(clerk, desk, CSV, "tabela.csv", title="Planilha de última hora")
    clerk.browser.cookies.clear()
    call = (await clerk.browser.get(agenda.replace("/agenda", "/call"))).text
    assert all(
        word in call
        for word in ("Documento ata.pdf", "Documento calendário.pdf", "(PDF, 1\u00a0kB)", "Documentos da reunião")
    )
    assert "última hora" not in call
    page = (await clerk.browser.get(f"/sessions/{session}")).text
    assert "Planilha de última hora" in page
    assert "Anexado depois da convocação" in page
    for id_ in await documents(clerk, session):
        assert f'href="/documents/{id_}"' in page
        assert (await clerk.browser.get(f"/documents/{id_}")).status_code == 200


@pytest.mark.parametrize(
    ("data", "name", "status", "said"),
    [
        (b"", "vazio.pdf", 422, "O arquivo está vazio"),
        (b"MZ\x00\x00", "parecer.pdf", 415, "contém macros"),
        (CSV, "parecer.pdf", 422, "termina em .pdf"),
        (PDF, "parecer", 422, "precisa terminar com o seu tipo"),
        (b"a" * (11 * 1024 * 1024), "grande.txt", 413, "passa de 10 MB"),
    ],
    ids=["empty", "lying", "csv as pdf", "no extension", "large"],
)
async def test_what_is_refused_is_said_beside_the_file_and_the_title_stays(
    clerk: Stage, data: bytes, name: str, status: int, said: str
) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    answer = await attach(clerk, agenda.replace("/agenda", "/documents"), data, name, title="Contas de 2026")
    assert answer.status_code == status
    assert re.search(rf'id="file-problem">[^<]*{said}', answer.text)
    assert status == 413 or 'value="Contas de 2026"' in answer.text
    assert await documents(clerk, agenda.split("/")[2]) == {}


async def test_a_form_sent_twice_attaches_once_and_a_missing_title_is_said_beside_it(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    session, desk = agenda.split("/")[2], agenda.replace("/agenda", "/documents")
    for _ in range(2):
        data, files = {"id": "5a7c6c60-0000-4000-8000-000000000001", "title": "Parecer"}, {"file": ("a.pdf", PDF)}
        assert (await clerk.browser.post(desk, data=data, files=files)).status_code == 303
    assert len(await documents(clerk, session)) == 1
    again = await attach(clerk, desk)
    assert (again.status_code, "já está anexado" in again.text) == (409, True)
    answer = await attach(clerk, desk, CSV, "a.csv", title=" ")
    assert (answer.status_code, 'id="title-problem"' in answer.text) == (422, True)


async def test_a_document_is_withdrawn_with_a_reason_and_its_page_says_so(clerk: Stage) -> None:
    desk = f"/sessions/{clerk.open}/documents?item=i2"
    assert (await attach(clerk, desk, title="Lista de contatos")).status_code == 303
    (id_,) = await documents(clerk, clerk.open)
    page = (await clerk.browser.get(desk)).text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert fields["document"] == id_
    empty = await clerk.browser.post(desk, data={**fields, "reason": " "})
    assert (empty.status_code, "Registre o motivo" in empty.text) == (422, True)
    assert (await clerk.browser.post(desk, data={**fields, "reason": "Tem <b>telefones</b>"})).status_code == 303
    clerk.browser.cookies.clear()
    gone = await clerk.browser.get(f"/documents/{id_}")
    assert (gone.status_code, "Tem &lt;b&gt;telefones&lt;/b&gt;" in gone.text) == (410, True)
    assert (await clerk.browser.get(f"/en/documents/{id_}")).status_code == 410
    shown = (await clerk.browser.get(f"/sessions/{clerk.open}")).text
    assert "Lista de contatos" in shown
    assert f'href="/documents/{id_}"' not in shown


async def test_a_reserved_item_s_documents_are_on_no_public_page(clerk: Stage) -> None:
    await attach(clerk, f"/sessions/{clerk.open}/documents?item=i4", title="Relatório da família Souza")
    (id_,) = await documents(clerk, clerk.open)
    clerk.browser.cookies.clear()
    for path in (f"/sessions/{clerk.open}", f"/sessions/{clerk.open}/call", f"/documents/{id_}"):
        assert "Relatório da família" not in (await clerk.browser.get(path)).text
    assert (await clerk.browser.get(f"/documents/{id_}")).status_code == 404


async def test_after_the_end_nothing_is_attached_and_what_there_is_stays(clerk: Stage) -> None:
    desk = f"/sessions/{clerk.adjourned}/documents"
    page = (await clerk.browser.get(desk)).text
    assert ("multipart/form-data" in page, "A reunião terminou" in page) == (False, True)
    answer = await clerk.browser.post(desk, data={"id": "1", "title": "x"}, files={"file": ("a.pdf", PDF)})
    assert answer.status_code == 409


async def test_only_clerk_and_president_have_this_desk_and_no_other_site_reaches_it(clerk: Stage) -> None:
    desk = f"/sessions/{clerk.open}/documents"
    files = {"file": ("a.pdf", PDF)}
    foreign = await clerk.browser.post(desk, data={"title": "x"}, files=files, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert (await clerk.browser.get(f"{desk}?item=i9")).status_code == 404
    clerk.browser.cookies.clear()
    assert [(await clerk.browser.get(desk)).status_code, (await clerk.browser.post(desk, files=files)).status_code] == [
        401
    ] * 2
    link, _ = await clerk.house.invitations.invite("leo@council.test", "Leo Sá")
    await clerk.house.invitations.accept(link, "Leo Sá", PASSWORD)
    await log_in(clerk, "leo@council.test")
    assert [(await clerk.browser.get(desk)).status_code, (await clerk.browser.post(desk, files=files)).status_code] == [
        403
    ] * 2
    assert await documents(clerk, clerk.open) == {}
