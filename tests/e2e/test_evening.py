"""One session held by eight people, each in a browser context of their own: from the call to the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.app.house import serving
from tests.e2e.evening import DESK, PHONE, Evening, called, faults

MEMBERS = ("president", "vice", "celia", "davi", "alternate")


@pytest.fixture
async def evening(tmp_path: Path, chromium: Browser) -> AsyncIterator[Evening]:
    async with serving(tmp_path, heartbeat_seconds=1) as served:
        served.house.presence.chair_grace = timedelta(seconds=1)
        yield await called(served, chromium)


async def test_a_session_is_held_from_the_call_to_the_end(evening: Evening) -> None:
    await everybody_comes(evening)
    await the_president_opens(evening)
    await somebody_speaks(evening)
    await the_minutes_are_approved(evening)
    await everybody_can_use_it(evening)
    await the_opinion_is_put_to_the_vote(evening)
    await the_vice_takes_the_chair(evening)
    await the_session_ends(evening)
    await the_clerk_publishes_the_minutes(evening)
    assert evening.said == []


async def everybody_comes(evening: Evening) -> None:
    """Members check in by themselves, Fábio, who has no device, by the clerk's hand; Íris stands in for Elisa."""
    for name in ("president", "clerk"):
        await evening.enter(name, DESK)
    for name in (*MEMBERS[1:], "public"):
        await evening.enter(name)
    for name in MEMBERS:
        page = evening[name]
        await page.get_by_text("Estou no local da reunião").click()
        await page.get_by_role("button", name="Registrar minha presença").click()
        await expect(page.locator("room-presence")).to_contain_text("Presença registrada")
    await expect(evening["alternate"].locator("room-presence")).to_contain_text("você vota por esta cadeira")
    await evening["clerk"].locator("room-clerk summary", has_text="Presença por cadeira").click()
    await (
        evening["clerk"].locator("room-clerk-attendance li", has_text="Fábio Sena").get_by_role("button").first.click()
    )
    await expect(evening["public"].locator("room-quorum")).to_contain_text("Presentes 6")


async def the_president_opens(evening: Evening) -> None:
    """With the suggested words, by the primary button; the page without script tells it too."""
    words = evening["president"].locator("blockquote.words")
    await expect(words).to_have_text(
        "“Havendo quórum, com seis cadeiras presentes, declaro aberta a reunião, em primeira convocação.”"
    )
    await evening.leads("president", "em primeira convocação")
    await expect(evening["public"].locator("room-status .badge")).to_have_text("Aberta")
    plain = await evening.enter("reader", script=False)
    await expect(plain.locator("room-status")).to_contain_text("Aberta")
    await expect(plain.locator("room-quorum")).to_contain_text("Presentes 6")


async def somebody_speaks(evening: Evening) -> None:
    """Célia asks for the floor on the item on the table, has it, and ends her speech."""
    await evening.leads("president", "Ata da 11ª Reunião Ordinária")
    celia = evening["celia"]
    await celia.locator("room-floor summary").click()
    await celia.locator("#floor-subject").fill("Página 3 da ata")
    await celia.locator("room-floor form button").click()
    await evening.leads("president", "Célia Prado")
    await expect(evening["public"].locator("room-floor .speaker")).to_contain_text("Página 3 da ata")
    await celia.get_by_role("button", name="Encerrar a fala").click()
    await expect(evening["public"].locator("room-floor")).to_contain_text("Ninguém")


async def put_the_question(evening: Evening, name: str, question: str) -> None:
    """The primary button leads to the form of the question."""
    page = evening[name]
    await evening.leads(name, "Preparar a votação")
    await expect(page.locator("#desk-question")).to_be_focused()
    await page.locator("#desk-question").fill(question)
    await page.locator("#desk-yes_means").fill("Aprova o texto como circulou")
    await page.locator("#desk-no_means").fill("Devolve o texto para correção")
    await page.locator("details.put button[type=submit]").click()
    await expect(evening.ballot("public")).to_contain_text(question)


async def the_clerk_votes_for(evening: Evening, name: str, choice: str) -> None:
    """A vote heard in the room, entered with its means."""
    votes = evening["clerk"].locator("room-clerk-votes")
    await votes.locator("summary").click()
    await votes.locator("li", has_text=name).get_by_role("button", name=choice, exact=True).click()
    await expect(votes.locator("li", has_text=name)).to_contain_text("Votou")


async def the_minutes_are_approved(evening: Evening) -> None:
    """Everybody votes, with a receipt; Davi changes his mind; the result is proclaimed after its seconds."""
    await put_the_question(evening, "president", "Aprova a ata da 11ª Reunião Ordinária?")
    for name, choice in (("president", "yes"), ("vice", "yes"), ("celia", "no"), ("davi", "no"), ("alternate", "yes")):
        await evening.votes(name, choice)
        await expect(evening.ballot(name)).to_contain_text("Registrado nº")
    await evening["davi"].get_by_role("button", name="Mudar meu voto").click()
    await evening.votes("davi", "abstain")
    await expect(evening.ballot("davi")).to_contain_text("Seu voto: Abstenção. Registrado nº")
    await the_clerk_votes_for(evening, "Fábio Sena", "Sim")
    await expect(evening.ballot("public")).to_contain_text("6 de 6")
    await expect(evening.ballot("public").locator(".results")).to_have_count(0)
    await evening.leads("president", "Encerrar votação")
    await expect(evening.ballot("public")).to_contain_text("Resultado provisório")
    await evening.leads("president", "Proclamar")
    await expect(evening.ballot("public")).to_contain_text("Aprovado: 4 dos 5 votos válidos")
    await evening.leads("president", "Concluir")


async def everybody_can_use_it(evening: Evening) -> None:
    """In the middle of a ballot each page fits its screen, and axe finds nothing on it."""
    await evening.leads("president", "Parecer sobre o portal de dados abertos")
    await put_the_question(evening, "president", "Aprova o parecer sobre o portal?")
    for name in (*MEMBERS, "clerk", "public"):
        page = evening[name]
        for size in (PHONE, DESK):
            await page.set_viewport_size(size)  # type: ignore[arg-type]  # two numbers by name
            await page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
            assert await faults(page) == [], name
            await page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")


async def the_opinion_is_put_to_the_vote(evening: Evening) -> None:
    """Célia loses her connection and votes; Bento reloads after voting; neither vote is lost or doubled."""
    celia, vice = evening["celia"], evening["vice"]
    await celia.context.set_offline(True)
    await evening.votes("celia", "yes")
    for line in list(evening.served.house.fanout.lines(evening.session)):
        if line.person == evening.people["celia"].person:
            await evening.served.house.hub.send_away(line.sid)
    await evening.votes("vice", "no")
    receipt = evening.ballot("vice").locator(".notice[data-kind=good]")
    said = await receipt.inner_text()
    assert "Registrado nº" in said
    await vice.reload()
    await expect(receipt).to_have_text(said)
    await celia.context.set_offline(False)
    await expect(evening.ballot("celia")).to_contain_text("Seu voto: Sim. Registrado nº", timeout=25_000)
    await expect(evening.ballot("public")).to_contain_text("2 de 6")


async def the_vice_takes_the_chair(evening: Evening) -> None:
    """The president's browser dies; the vice takes the chair and leads the ballot to its result."""
    await evening.votes("president", "yes")
    await expect(evening.ballot("president")).to_contain_text("Registrado nº")
    await evening.pages.pop("president").context.close()
    await evening["vice"].get_by_role("button", name="Assumir a presidência").click()
    await expect(evening["public"].locator("room-status")).to_contain_text("Preside: Bento Reis")
    for name in ("davi", "alternate"):
        await evening.votes(name, "yes")
        await expect(evening.ballot(name)).to_contain_text("Registrado nº")
    await the_clerk_votes_for(evening, "Fábio Sena", "Não")
    await evening.leads("vice", "Encerrar votação")
    await evening.leads("vice", "Proclamar")
    await expect(evening.ballot("public")).to_contain_text("Aprovado: 4 dos 6 votos válidos")


async def the_session_ends(evening: Evening) -> None:
    """The vice adjourns; the last item goes to the next session; everybody reads who took part."""
    await evening.leads("vice", "Concluir")
    vice, public = evening["vice"], evening["public"]
    await vice.locator("room-chair ul.steps button", has_text="Encerrar a reunião").click()
    for item in await vice.locator("room-adjourn fieldset").all():
        await item.get_by_label("Vai para a próxima reunião").check()
    await vice.locator("room-adjourn dialog button[data-kind=primary]").click()
    await expect(public.locator("room-status .badge")).to_have_text("Encerrada")
    await expect(public.locator("room-attendance")).to_contain_text("Íris Melo")
    await expect(public.locator("room-attendance .badge[data-state=took_part]")).to_have_count(6)
    assert await faults(public) == []
    await public.get_by_role("link", name="Ver o registro da reunião").click()
    await expect(public.locator("#record")).to_be_visible()
    plain = evening["reader"]
    await plain.reload()
    await expect(plain.locator("room-agenda")).to_contain_text("Aprovado: 4 dos 6 votos válidos")


async def the_clerk_publishes_the_minutes(evening: Evening) -> None:
    """The minutes wrote themselves; the clerk adds what was discussed, finishes and publishes; everybody reads them."""
    clerk, public, address = evening["clerk"], evening["public"], f"{evening.address}/minutes"
    await public.goto(address)
    await expect(public.locator("main")).not_to_contain_text("Síntese")
    await clerk.goto(address)
    await clerk.get_by_label("Síntese do que se discutiu").nth(1).fill("Discutiu-se o prazo de publicação.")
    await clerk.get_by_label("Síntese do que se discutiu").nth(0).fill("Escrito e ainda não guardado.")
    await clerk.get_by_role("button", name="Guardar a síntese").nth(1).click()
    await expect(clerk.get_by_role("status").filter(has_text="Guardado.")).to_be_visible()
    await expect(clerk.get_by_label("Síntese do que se discutiu").nth(0)).to_have_value("Escrito e ainda não guardado.")
    for button in ("Concluir a ata", "Publicar a ata"):
        if button == "Publicar a ata":
            await clerk.get_by_label("Li a ata acima").check()
        await clerk.get_by_role("button", name=button).click()
        await clerk.locator("#done").wait_for()
    await public.goto(address)
    minutes = public.locator("main article").first
    for told in (
        "Discutiu-se o prazo de publicação.",
        "Aprovado: 4 dos 6 votos válidos",
        "Ana Ramos",
        "Bento Reis",
        "Íris Melo",
    ):
        await expect(minutes).to_contain_text(told)
    assert await faults(public) == []
