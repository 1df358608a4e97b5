"""Minutes from draft to publication over the real application: who reads what, the clerk's forms, the extract."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.facts import own_stream
from app.records import rebuild
from minutes.tables import delete_rows, people
from tests.app.house import until
from tests.app.pages.stage import Stage, recorded
from tests.app.pages.test_pages import seen

MARK = "MINUTA — não aprovada, sem valor oficial"


@pytest.fixture
async def ended(stage: Stage) -> Stage:
    """The stage once follow-ups are done, before a browser in which its clerk is logged in."""
    token, person = await stage.house.accounts.login("ana@council.test", "correct horse", "192.0.2.1")
    await stage.do(stage.council, "council.role_grant", role="clerk", person=person.id, name="Ana Lima")
    stage.browser.headers["Authorization"] = f"Bearer {token}"
    await recorded(stage)
    return stage


def path(stage: Stage) -> str:
    return f"/sessions/{stage.adjourned}/minutes"


def forms(html: str) -> dict[str, dict[str, str]]:
    """The hidden fields of each form, by act, or by item for those that write."""
    found: dict[str, dict[str, str]] = {}
    for form in re.findall(r'<form class="form.*?</form>', html, re.DOTALL):
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        found[fields.get("item") or fields["act"]] = fields
    return found


async def send(stage: Stage, name: str, **more: str) -> Any:
    """Send one of the page's forms as it stands."""
    found = forms((await stage.browser.get(path(stage))).text)
    return await stage.browser.post(path(stage), data={**found[name], **more})


async def published(stage: Stage) -> None:
    for name, more in (("i2", {"text": "Discutiu-se a prestação.\nHouve dúvidas."}), ("finish", {}), ("publish", {})):
        assert (await send(stage, name, **more)).status_code == 303


def as_public(stage: Stage) -> None:
    del stage.browser.headers["Authorization"]


async def test_the_clerk_writes_finishes_and_publishes_with_plain_forms(ended: Stage) -> None:
    draft = await seen(ended, path(ended))
    assert MARK in draft.text
    assert set(forms((await ended.browser.get(path(ended))).text)) == {"i2", "finish"}
    await published(ended)
    as_public(ended)
    page = await seen(ended, path(ended))
    for words in ("Discutiu-se a prestação.", "Houve dúvidas.", "Publicada em", "Registro da ata"):
        assert words in page.text, words
    assert MARK not in page.text
    assert not page.all("textarea")


async def test_published_minutes_show_the_hashes_and_the_signed_notes_of_both_records(ended: Stage) -> None:
    await published(ended)
    html = (await ended.browser.get(path(ended))).text
    for stream in (own_stream("minutes", ended.adjourned), ended.adjourned):
        assert (await ended.house.engine.loaded(stream)).head.hash in html


async def test_the_public_reads_no_draft_and_members_do(ended: Stage) -> None:
    assert "Prestação de contas" in (await seen(ended, path(ended))).text
    as_public(ended)
    page = await seen(ended, path(ended))
    assert "ainda não foi publicada" in page.text
    assert "Prestação de contas" not in page.text


async def test_a_form_sent_twice_is_done_once_and_what_was_refused_is_not_lost(ended: Stage) -> None:
    first = forms((await ended.browser.get(path(ended))).text)["i2"]
    for _ in range(2):
        assert (await ended.browser.post(path(ended), data={**first, "text": "Uma vez."})).status_code == 303
    stale = {**first, "command": "11111111-1111-4111-8111-111111111111", "text": "Escrito <sem> ver o outro."}
    answer = await ended.browser.post(path(ended), data=stale)
    assert answer.status_code == 409
    assert "Escrito &lt;sem&gt; ver o outro." in answer.text
    view = (await ended.house.engine.loaded(own_stream("minutes", ended.adjourned))).head.state
    assert len(view.syntheses["i2"]) == 1


@pytest.mark.parametrize(("act", "status"), [("finish", 403), ("conjure", 422), ("", 422)])
async def test_the_public_gives_no_command_to_minutes(ended: Stage, act: str, status: int) -> None:
    as_public(ended)
    form = {"act": act, "command": "11111111-1111-4111-8111-111111111111", "expected": "9"}
    assert (await ended.browser.post(path(ended), data=form)).status_code == status


async def test_a_foreign_form_writes_nothing(ended: Stage) -> None:
    form = {**forms((await ended.browser.get(path(ended))).text)["i2"], "text": "De fora."}
    answer = await ended.browser.post(path(ended), data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


async def test_the_draft_of_a_session_that_goes_on_grows_with_it(ended: Stage) -> None:
    before = (await seen(ended, f"/sessions/{ended.open}/minutes")).text
    await ended.do(ended.open, "ballot.annul", ballot="b2", reason="Dúvida na pergunta")
    await ended.do(ended.open, "session.suspend", reason="Falta de luz")
    after = (await seen(ended, f"/sessions/{ended.open}/minutes")).text
    assert "foi suspensa" not in before
    assert "foi suspensa" in after
    assert (await seen(ended, f"/sessions/{ended.scheduled}/minutes")).all("h1")


async def test_the_extract_is_there_by_itself_after_adjournment(ended: Stage) -> None:
    as_public(ended)
    page = await seen(ended, f"/sessions/{ended.adjourned}/extract")
    for words in ("Aprovar a prestação de contas?", "Aprovado: 3 dos 4 votos válidos.", "Ana Lima", "Sim", "Não votou"):
        assert words in page.text, words
    assert (await ended.browser.get(f"/sessions/{ended.open}/extract")).status_code == 404
    assert (await ended.browser.get("/sessions/council-1/extract")).status_code == 404


async def test_a_person_who_holds_a_seat_has_a_page_and_nobody_else(ended: Stage) -> None:
    page = await seen(ended, "/people/p4")
    for words in ("Davi Nunes", "Cadeira 4, Titular", "Presente 1 (100%)", "Votos não 1 (100%)"):
        assert words in page.text, words
    assert "Ausente 1 (100%)" in (await seen(ended, "/people/p7")).text
    assert "Ainda não participou" in (await seen(ended, "/people/p9")).text
    assert (await ended.browser.get("/people/helena")).status_code == 404


async def test_participation_is_told_by_council_segment_and_person(ended: Stage) -> None:
    page = await seen(ended, "/participation")
    for words in ("1 reunião encerrada", "Usuários 4 (100%)", "Poder público 2 (67%)", "Elisa Rocha"):
        assert words in page.text, words


async def test_a_commitment_shows_the_decision_that_proposed_its_progress(ended: Stage) -> None:
    await _commitment(ended)
    await ended.do(ended.open, "ballot.annul", ballot="b2", reason="Dúvida na pergunta")
    await ended.do(ended.open, "agenda.finish", item="i2")
    await ended.do(ended.open, "agenda.add", item="i9", **{**LATE, "concerns": ["BRVCA0003"]})
    words: dict[str, Any] = {"question": "Aprovar o relatório?", "yes_means": "Aprova.", "no_means": "Devolve."}
    await _approved(ended, "b8", settles={"kind": "late_item", "subject": "i9"}, **words)
    await ended.do(ended.open, "agenda.start", item="i9")
    await _approved(ended, "b9", item="i9", **words)
    stream = own_stream("commitment", "BRVCA0003")
    await until(lambda: ended.house.engine.memory.seqs().get(stream) == 2)
    page = await seen(ended, "/commitments/BRVCA0003")
    for words_ in ("Criar um espaço digital", "Relatório da sala", "Proposto por uma deliberação", "Aprovado"):
        assert words_ in page.text, words_
    assert "Crear un espacio" in (await seen(ended, "/es/commitments")).text
    assert "Título traducido por nosotros" in (await seen(ended, "/es/commitments/BRVCA0003")).text
    assert "1 deliberação" in (await seen(ended, "/commitments")).text
    assert "Create a digital space" in (await seen(ended, "/en/commitments")).text
    assert (await ended.browser.get("/commitments/BRVCA9999")).status_code == 404


async def _approved(stage: Stage, ballot: str, **more: Any) -> None:
    """A ballot of the open session, everybody for it."""
    await stage.do(stage.open, "ballot.open", ballot=ballot, **more)
    for number in range(1, 7):
        vote: dict[str, Any] = {"seat": f"s{number}", "choice": "yes", "means": "hand"}
        await stage.do(stage.open, "ballot.cast", ballot=ballot, **vote)
    await stage.do(stage.open, "ballot.close", ballot=ballot)
    await stage.do(stage.open, "ballot.proclaim", ballot=ballot)


LATE: dict[str, Any] = {"section": "order_of_the_day", "title": "Relatório da sala"}


async def _commitment(stage: Stage) -> None:
    about: dict[str, Any] = {
        "commitment": "BRVCA0003",
        "title_pt": "Criar um espaço digital",
        "title_en": "Create a digital space",
        "title_es": "Crear un espacio digital",
        "starts": "2024-12",
        "ends": "2025-12",
        "lead": "SEMGI",
    }
    await stage.do(own_stream("commitment", "BRVCA0003"), "commitment.create", **about)


async def test_rows_that_were_lost_are_rebuilt_and_rows_that_stand_are_left(ended: Stage) -> None:
    engine = ended.house.engine
    assert await rebuild(engine) == []
    await ended.house.database.write(lambda conn: delete_rows(conn, ended.adjourned))
    (found,) = await rebuild(engine)
    assert (found.stream, set(found.columns)) == (ended.adjourned, {"participation_row"})
    assert await rebuild(engine) == []
    async with ended.house.database.read() as conn:
        assert len(await people(conn, limit=100)) == 7


async def test_programs_read_the_same_records(ended: Stage) -> None:
    assert (await ended.browser.get("/api/v1/minutes")).json() == {"items": [], "next": None}
    await published(ended)
    await _commitment(ended)
    as_public(ended)
    (listed,) = (await ended.browser.get("/api/v1/minutes")).json()["items"]
    assert listed["session"] == ended.adjourned
    one = (await ended.browser.get(f"/api/v1/minutes/{ended.adjourned}")).json()
    assert (one["id"], one["view"]["state"]) == (listed["id"], "published")
    assert "Souza" not in str(one)
    rows = (await ended.browser.get("/api/v1/participation?council=CMS&person=p4")).json()["items"]
    assert [(row["status"], row["ballots"]) for row in rows] == [("present", {"no": 1})]
    assert (await ended.browser.get("/api/v1/commitments")).json()["items"][0]["lead"] == "SEMGI"
    assert (await ended.browser.get("/api/v1/commitments/BRVCA0003")).json()["view"]["starts"] == "2024-12"
    assert (await ended.browser.get("/api/v1/commitments/none")).status_code == 404


async def test_the_clerk_writes_while_the_session_runs_and_finishes_only_after_it(ended: Stage) -> None:
    address = f"/sessions/{ended.open}/minutes"
    minutes = own_stream("minutes", ended.open)
    await until(lambda: ended.house.engine.memory.seqs().get(minutes) == 1)
    html = (await ended.browser.get(address)).text
    found = forms(html)
    assert set(found) == {"i2"}
    assert "A reunião está em andamento" in html
    assert f'data-refresh-stream="{ended.open} {minutes}"' in html
    assert 'http-equiv="refresh"' not in html
    sent = await ended.browser.post(address, data={**found["i2"], "text": "Discute-se o calendário."})
    assert sent.status_code == 303
    early = {"act": "finish", "command": "11111111-1111-4111-8111-111111111111", "expected": "99"}
    refused = await ended.browser.post(address, data=early)
    assert (refused.status_code, "só é concluída depois" in refused.text) == (409, True)
    await ended.do(ended.open, "agenda.add", item="late", title="Moção", section="other_business")
    await until(lambda: ended.house.engine.memory.seqs().get(minutes) == 3)
    await ended.do(ended.open, "ballot.annul", ballot="b2", reason="Dúvida na pergunta")
    await ended.do(ended.open, "agenda.finish", item="i2")
    left = dict.fromkeys(("i1", "i3", "i4"), "next_meeting")
    await ended.do(ended.open, "session.adjourn", items=left)
    await until(lambda: ended.house.engine.memory.seqs().get(minutes) == 4)
    html = (await ended.browser.get(address)).text
    assert "Discute-se o calendário." in html
    assert set(forms(html)) == {"i2", "finish"}
    as_public(ended)
    assert "Discute-se" not in (await ended.browser.get(address)).text
