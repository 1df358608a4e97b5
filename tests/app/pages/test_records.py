"""What is kept of people, councils and commitments, over the real application: pages, rows, programs."""

from __future__ import annotations

from typing import Any

from app.facts import own_stream
from app.records import rebuild
from minutes.tables import delete_rows, people
from tests.app.house import until
from tests.app.pages.minutes_form import as_public, published
from tests.app.pages.stage import Stage
from tests.app.pages.test_pages import seen


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
