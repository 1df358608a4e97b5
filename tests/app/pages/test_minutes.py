"""Minutes from draft to publication over the real application: who reads what, the clerk's forms, the extract."""

from __future__ import annotations

import pytest

from app.facts import own_stream
from tests.app.house import until
from tests.app.pages.minutes_form import acts, as_public, fields, path, published, send, written
from tests.app.pages.stage import Stage
from tests.app.pages.test_pages import seen

MARK = "MINUTA — não aprovada, sem valor oficial"


async def test_the_clerk_writes_finishes_and_publishes_with_plain_forms(ended: Stage) -> None:
    draft = await seen(ended, path(ended))
    assert MARK in draft.text
    html = (await ended.browser.get(path(ended))).text
    assert (written(html), acts(html)) == ({"i2": ""}, {"finish"})
    await published(ended)
    as_public(ended)
    page = await seen(ended, path(ended))
    for words in ("Discutiu-se a prestação.", "Houve dúvidas.", "Publicada em", "Registro da ata"):
        assert words in page.text, words
    assert MARK not in page.text
    assert "ainda não aprovada" in page.text
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
    first = {**fields((await ended.browser.get(path(ended))).text), "at": "i2"}
    for _ in range(2):
        answer = await ended.browser.post(path(ended), data={**first, "text.i2": "Uma\r\nvez."})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{path(ended)}?done=write&at=i2#write-i2")
    stale = {**first, "command.i2": "11111111-1111-4111-8111-111111111111", "text.i2": "Escrito <sem> ver o outro."}
    answer = await ended.browser.post(path(ended), data=stale)
    assert answer.status_code == 409
    assert written(answer.text) == {"i2": "Escrito <sem> ver o outro."}
    assert "<blockquote>Uma\nvez.</blockquote>" in answer.text
    view = (await ended.house.engine.loaded(own_stream("minutes", ended.adjourned))).head.state
    assert len(view.syntheses["i2"]) == 1


async def test_whichever_button_is_pressed_every_text_that_was_changed_is_kept(ended: Stage) -> None:
    answer = await send(ended, act="finish", i2="Discutiu-se a prestação.")
    assert answer.status_code == 303
    html = (await ended.browser.get(path(ended))).text
    assert (written(html), acts(html)) == ({"i2": "Discutiu-se a prestação."}, {"publish"})
    answer = await send(ended, act="publish", sure="yes", i2="Discutiu-se outra vez.")
    assert (answer.status_code, acts(answer.text)) == (409, {"finish"})
    assert written(answer.text) == {"i2": "Discutiu-se outra vez."}


async def test_a_text_left_as_it_was_shown_does_not_replace_what_somebody_else_wrote_since(ended: Stage) -> None:
    await send(ended, at="i2", i2="Primeira.")
    shown = fields((await ended.browser.get(path(ended))).text)
    await send(ended, at="i2", i2="Segunda.")
    assert (await ended.browser.post(path(ended), data={**shown, "at": "i2"})).status_code == 303
    assert written((await ended.browser.get(path(ended))).text) == {"i2": "Segunda."}


async def test_a_synthesis_is_not_emptied_and_what_is_kept_is_shown(ended: Stage) -> None:
    await send(ended, at="i2", i2="Primeira.")
    answer = await send(ended, at="i2", i2=" ")
    assert answer.status_code == 422
    assert "<blockquote>Primeira.</blockquote>" in answer.text


async def test_minutes_without_a_synthesis_are_finished_only_by_who_says_so(ended: Stage) -> None:
    answer = await send(ended, act="finish")
    assert answer.status_code == 409
    assert "Há itens sem síntese" in answer.text
    assert "Um item está sem síntese" in (await seen(ended, path(ended))).text
    assert (await send(ended, act="finish", without="yes")).status_code == 303
    assert acts((await ended.browser.get(path(ended))).text) == {"publish"}
    answer = await send(ended, act="publish")
    assert (answer.status_code, "marque, junto ao botão" in answer.text, acts(answer.text)) == (409, True, {"publish"})


async def test_the_notes_of_an_item_stand_beside_its_text_for_the_clerk_alone(ended: Stage) -> None:
    await ended.do(ended.open, "minutes.note", item="i2", text="Conferir o número do decreto.")
    minutes = own_stream("minutes", ended.open)
    await until(lambda: ended.house.engine.memory.seqs().get(minutes) == 1)
    html = (await ended.browser.get(f"/sessions/{ended.open}/minutes")).text
    assert html.index('id="write-i2"') < html.index("Conferir o número do decreto.") < html.index('id="text-i2"')
    as_public(ended)
    assert "Conferir o número" not in (await ended.browser.get(f"/sessions/{ended.open}/minutes")).text


@pytest.mark.parametrize(("act", "status"), [("finish", 403), ("conjure", 422), ("", 422)])
async def test_the_public_gives_no_command_to_minutes(ended: Stage, act: str, status: int) -> None:
    as_public(ended)
    form = {"act": act, "command": "11111111-1111-4111-8111-111111111111", "expected": "9"}
    assert (await ended.browser.post(path(ended), data=form)).status_code == status


async def test_a_foreign_form_writes_nothing(ended: Stage) -> None:
    form = {**fields((await ended.browser.get(path(ended))).text), "text.i2": "De fora.", "at": "i2"}
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


async def test_the_clerk_writes_while_the_session_runs_and_finishes_only_after_it(ended: Stage) -> None:
    address = f"/sessions/{ended.open}/minutes"
    minutes = own_stream("minutes", ended.open)
    await until(lambda: ended.house.engine.memory.seqs().get(minutes) == 1)
    html = (await ended.browser.get(address)).text
    assert (written(html), acts(html)) == ({"i2": ""}, set())
    assert "A reunião está em andamento" in html
    assert f'data-refresh-stream="{ended.open} {minutes}"' in html
    assert 'http-equiv="refresh"' not in html
    sent = await ended.browser.post(address, data={**fields(html), "text.i2": "Discute-se o calendário.", "at": "i2"})
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
    assert (written(html), acts(html)) == ({"i2": "Discute-se o calendário."}, {"finish"})
    as_public(ended)
    assert "Discute-se" not in (await ended.browser.get(address)).text
