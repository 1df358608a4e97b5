"""Ballots of every kind without script: put, called, voted, settled, told; by whoever chairs and by members."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.tokens import digest
from tests.app.pages.stage import Stage
from tests.app.pages.test_room import Member, fields


async def enter(stage: Stage, number: int) -> Member:
    """The titular of a seat, logged in; Ana, of seat 1, presides."""
    now, person = stage.house.clock(), f"p{number}"
    somebody = {"id": person, "name": person, "scope": stage.council, "epoch": 1, "created_at": now}
    span = {"epoch": 1, "created_at": now, "expires_at": now + timedelta(hours=1)}
    login = {"token": digest(person), "id": f"login-{number}", "person": person, **span}

    async def job(conn: AsyncConnection) -> None:
        await rows.add_people(conn, [somebody])
        await rows.add_logins(conn, [login])

    await stage.house.database.write(job)
    return Member(stage, person)


@pytest.fixture
async def chair(stage: Stage) -> Member:
    await stage.do(stage.open, "ballot.annul", ballot="b2", reason="erro na pergunta")
    return await enter(stage, 1)


def path(stage: Stage, rest: str = "") -> str:
    return f"/sessions/{stage.open}{rest}"


async def put(stage: Stage, chair: Member, **more: str) -> str:
    """Put a question by its form; its ballot's id."""
    form = re.findall(r"<form.*?</form>", await chair.get(path(stage, "/ballot")), re.DOTALL)[-1]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    answer = await chair.post(
        path(stage, "/ballot"), **hidden, **{"matter": "ordinary", "question": "Aprovar?", **more}
    )
    assert answer.status_code == 303, answer.text
    return str(hidden["ballot"])


async def held(stage: Stage, ballot: str) -> Any:
    return (await stage.house.engine.loaded(stage.open)).head.state.ballots.items[ballot]


async def vote(stage: Stage, ballot: str, *choices: str) -> None:
    for number, choice in enumerate(choices, 1):
        await stage.do(stage.open, "ballot.cast", ballot=ballot, seat=f"s{number}", choice=choice, means="voice")


async def test_the_form_says_of_each_kind_what_it_is_and_of_each_matter_what_it_needs(
    stage: Stage, chair: Member
) -> None:
    page = await chair.get(path(stage, "/ballot"))
    assert "As cadeiras são chamadas pelo nome" in page
    assert "Para aprovar: mais votos sim do que não" in page
    assert "Para aprovar: 6 votos, pelo menos dois terços das 8 cadeiras." in page
    assert 'value="election"' not in page


async def test_nobody_but_who_leads_is_shown_the_form(stage: Stage, chair: Member) -> None:
    member = await enter(stage, 7)
    for answer in (
        await stage.browser.get(path(stage, "/ballot")),
        await stage.browser.get(path(stage, "/ballot"), headers=member.headers),
    ):
        assert answer.status_code == 403
    assert (await stage.browser.get(f"/sessions/{stage.council}/ballot", headers=chair.headers)).status_code == 404


async def test_a_called_roll_goes_from_name_to_name(stage: Stage, chair: Member) -> None:
    ballot = await put(stage, chair, kind="called_roll")
    page = await chair.get(path(stage))
    assert "Em seguida: Cadeira 1, Ana Lima." in page
    assert "Chamar: cadeira 1, Ana Lima" in page
    assert (await chair.post(path(stage, "/hand"), **fields(page, "ballot.call"))).status_code == 303
    page = await chair.get(path(stage))
    assert "Chamada: Cadeira 1, Ana Lima. Aguardando o voto." in page
    assert "Chamar sem esperar o voto: cadeira 2" in page
    assert "É a sua vez: a cadeira 1 foi chamada a votar." in page
    two = await enter(stage, 2)
    waiting = await two.get(path(stage))
    assert "a cadeira vota depois de chamada" in waiting
    assert 'name="choice"' not in waiting
    assert (await held(stage, ballot)).ballot.calls == {"s1": 1}


async def test_a_silent_seat_is_declared_only_after_its_calls(stage: Stage, chair: Member) -> None:
    ballot = await put(stage, chair, kind="roll_call")
    await vote(stage, ballot, *["yes"] * 5)
    page = await chair.get(path(stage))
    assert "Só se declara que uma cadeira não votou depois de 2 chamadas registradas" in page
    assert "Chamar quem falta (1)" in page
    for _ in range(2):
        sent = await chair.post(path(stage, "/hand"), **fields(await chair.get(path(stage)), "ballot.call"))
        assert sent.status_code == 303
    page = await chair.get(path(stage))
    assert "chamada 2 vezes" in page
    assert (await chair.post(path(stage, "/hand"), **fields(page, "ballot.declare"))).status_code == 303
    closing = fields(await chair.get(path(stage)), "ballot.close")
    assert (await chair.post(path(stage, "/hand"), **closing)).status_code == 303


async def test_where_silence_is_consent_a_member_is_offered_only_what_is_not(stage: Stage, chair: Member) -> None:
    await put(stage, chair, kind="symbolic")
    page = await (await enter(stage, 2)).get(path(stage))
    assert "quem fica em silêncio é contado como sim" in page
    assert re.findall(r'name="choice" value="(\w+)"', page) == ["no", "abstain"]


async def test_competing_proposals_go_to_another_round_by_one_button(stage: Stage, chair: Member) -> None:
    ballot = await put(stage, chair, kind="competing", p1="Praça", p2="Horta", p4="Quadra")
    assert (await held(stage, ballot)).opened.options == ("p1", "p2", "p3")
    await vote(stage, ballot, "p1", "p1", "p2", "p2", "p3", "abstain")
    await stage.do(stage.open, "ballot.close", ballot=ballot)
    await stage.do(stage.open, "ballot.proclaim", ballot=ballot)
    assert "Novo turno entre Praça e Horta." in (await stage.browser.get(path(stage))).text
    page = await chair.get(path(stage, "/ballot"))
    assert "falta o novo turno entre as mais votadas" in page
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.partition("</form>")[0]))
    form = {name: form[name] for name in ("id", "ballot", "again")}
    assert (await chair.post(path(stage, "/ballot"), **form)).status_code == 303
    opened = (await held(stage, form["ballot"])).opened
    assert (opened.options, opened.runoff_of) == (("p1", "p2"), ballot)
    assert "Praça" in (await stage.browser.get(path(stage))).text


async def test_a_block_names_its_items(stage: Stage, chair: Member) -> None:
    more = {"kind": "block", "item-i1": "yes", "item-i3": "yes"}
    ballot = await put(stage, chair, **more)
    assert (await held(stage, ballot)).opened.items == ("i1", "i3")
    page = (await stage.browser.get(path(stage))).text
    assert "Itens que esta votação decide juntos:" in page


async def test_a_tie_says_what_it_falls_to_and_offers_the_casting_vote(stage: Stage, chair: Member) -> None:
    ballot = await put(stage, chair, kind="roll_call")
    await vote(stage, ballot, "yes", "yes", "yes", "no", "no", "no")
    await stage.do(stage.open, "ballot.close", ballot=ballot)
    page = await chair.get(path(stage))
    assert "Se o voto de qualidade não for dado, ao proclamar o resultado nada fica aprovado." in page
    assert "Dar o voto de qualidade: Sim" in page
    assert (await chair.post(path(stage, "/hand"), **fields(page, "ballot.break_tie"))).status_code == 303
    proclaiming = fields(await chair.get(path(stage)), "ballot.proclaim")
    assert (await chair.post(path(stage, "/hand"), **proclaiming)).status_code == 303


async def test_a_straw_poll_says_that_it_decides_nothing(stage: Stage, chair: Member) -> None:
    await put(stage, chair, kind="straw")
    page = (await stage.browser.get(path(stage))).text
    assert "Não decide nada" in page


async def test_a_vote_is_stated_once_and_read_by_everybody(stage: Stage) -> None:
    member = await enter(stage, 2)
    page = await member.get(path(stage))
    query = re.findall(r'href="([^"]*type=ballot.state[^"]*)"', page)[0].replace("&amp;", "&")
    form = fields(await member.get(query), "ballot.state")
    assert (await member.post(path(stage, "/hand"), **form, text="Pela <clareza>.")).status_code == 303
    public = (await stage.browser.get(path(stage))).text
    assert "Pela &lt;clareza&gt;." in public
    assert "type=ballot.state" not in await member.get(path(stage))
    again = await member.post(path(stage, "/hand"), **{**form, "id": "4f6f3ce4-2a25-4a4e-9d5c-1d8f6d9a7c11"}, text="x")
    assert "uma vez só" in again.text


async def test_what_is_refused_keeps_what_was_typed(stage: Stage, chair: Member) -> None:
    form = re.findall(r"<form.*?</form>", await chair.get(path(stage, "/ballot")), re.DOTALL)[-1]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    answer = await chair.post(path(stage, "/ballot"), **hidden, kind="block", question="Em <bloco>?")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Em &lt;bloco&gt;?" in answer.text
    odd = await chair.post(path(stage, "/ballot"), **{**hidden, "id": ""}, kind="lottery", question="x" * 900)
    assert 400 <= odd.status_code < 500
    nothing = await chair.post(path(stage, "/ballot"), id=hidden["ballot"], ballot="b9", again="yes")
    assert 400 <= nothing.status_code < 500


async def test_the_extract_names_who_spoke_and_counts_who_did_not(stage: Stage, chair: Member) -> None:
    ballot = await put(stage, chair, kind="symbolic")
    await stage.do(stage.open, "ballot.cast", ballot=ballot, seat="s2", choice="no", means="voice")
    await stage.do(stage.open, "ballot.close", ballot=ballot)
    await stage.do(stage.open, "ballot.proclaim", ballot=ballot)
    await stage.do(stage.open, "agenda.finish", item="i2")
    await stage.do(stage.open, "session.adjourn", items=dict.fromkeys(("i1", "i3", "i4"), "next_meeting"))
    page = (await stage.browser.get(path(stage, "/extract"))).text
    assert "A favor, sem se manifestar: 5 cadeiras." in page
    assert "Votação simbólica" in page
    section = page.partition("Aprovar?")[2].partition("</section>")[0]
    assert re.findall(r'<th scope="row">([^<]+)</th>', section) == ["Bento Reis", "Gil Tavares"]
    whole = (await stage.browser.get(path(stage))).text
    assert "Sim, sem se manifestar" in whole
