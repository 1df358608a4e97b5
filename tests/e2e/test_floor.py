"""An argument on the floor, in real browsers: an aparte, a point of order, the ruling, the appeal, a citizen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.app.house import serving
from tests.e2e.evening import DESK, PHONE, Evening, called, faults

MEMBERS = ("president", "vice", "celia", "davi", "fabio")


@pytest.fixture
async def evening(tmp_path: Path, chromium: Browser) -> AsyncIterator[Evening]:
    async with serving(tmp_path, heartbeat_seconds=1) as served:
        yield await called(served, chromium)


async def test_an_argument_on_the_floor_is_settled_by_the_rules(evening: Evening) -> None:
    await the_session_is_open(evening)
    await somebody_interjects(evening)
    await a_point_of_order_interrupts(evening)
    await the_plenary_settles_it(evening)
    await a_citizen_is_heard(evening)
    assert evening.said == []


async def the_session_is_open(evening: Evening) -> None:
    for number, name in enumerate(MEMBERS, 1):
        seat = {"seat": f"s{number if number < 5 else 6}", "place": "in_room", "means": "voice"}
        await evening.served.must(evening.session, "attendance.check_in", evening.people["clerk"].token, **seat)
        await evening.enter(name, DESK if name == "president" else PHONE)
    await evening.enter("public")
    await evening.leads("president", "em primeira convocação")
    await evening.leads("president", "Ata da 11ª Reunião Ordinária")


async def somebody_interjects(evening: Evening) -> None:
    """Célia speaks; Davi interjects with her leave, and both clocks run."""
    celia, davi = evening["celia"], evening["davi"]
    await ask(celia, "speech", subject="Página 3 da ata")
    await evening.leads("president", "Célia Prado")
    await davi.get_by_role("button", name="Pedir aparte").click()
    await expect(celia.locator("room-floor")).to_contain_text("Davi Nunes pede um aparte")
    await looked_at(evening, "celia")
    await celia.get_by_role("button", name="Conceder aparte").click()
    await expect(evening["public"].locator("room-floor")).to_contain_text("Em aparte: Davi Nunes")
    await davi.get_by_role("button", name="Encerrar a fala").click()
    await expect(evening["public"].locator("room-floor")).not_to_contain_text("Em aparte")


async def a_point_of_order_interrupts(evening: Evening) -> None:
    """Davi cites an article; the president hears him at once and rules, and Célia's speech goes on by itself."""
    davi, president = evening["davi"], evening["president"]
    await ask(davi, "point_of_order", article="art. 21", subject="A ordem da pauta")
    point = president.locator("room-floor ol.floor li", has_text="art. 21")
    await point.get_by_role("button", name="Dar a palavra").click()
    await expect(evening["celia"].locator("room-floor")).to_contain_text("foi interrompida e continua sozinha")
    await looked_at(evening, "president")
    await evening.leads("president", "Decidir a questão de ordem")
    await expect(president.locator("room-points input").first).to_be_focused()
    await president.locator("room-points input[value=dismissed]").check()
    await president.locator("room-points textarea").fill("O art. 21 trata das atas")
    await president.get_by_role("button", name="Registrar a decisão").click()
    await expect(evening["public"].locator("room-floor .speaker")).to_contain_text("Célia Prado")
    await expect(evening["public"].locator("room-points")).to_contain_text("Indeferida")


async def the_plenary_settles_it(evening: Evening) -> None:
    """Fábio appeals; the president puts it to the vote, and the plenary reverses the ruling."""
    await looked_at(evening, "fabio")
    await evening["fabio"].get_by_role("button", name="Recorrer ao plenário").click()
    await evening.leads("president", "Pôr o recurso em votação")
    await looked_at(evening, "president")
    for name in MEMBERS:
        await evening.votes(name, "no" if name == "president" else "yes")
    await evening.leads("president", "Encerrar votação")
    await evening.leads("president", "Proclamar resultado")
    await expect(evening["public"].locator("room-points")).to_contain_text("Deferida")
    await expect(evening["public"].locator("room-floor .speaker")).to_contain_text("Célia Prado")
    await evening["celia"].get_by_role("button", name="Encerrar a fala").click()
    await expect(evening["public"].locator("room-spoken summary")).to_be_visible()


async def a_citizen_is_heard(evening: Evening) -> None:
    """Joana signs up without an account; the clerk takes her up, and the president tells her how to speak."""
    public = evening["public"]
    await public.get_by_role("link", name="Pedir a palavra como público").click()
    await public.fill("#voice-name", "Joana Prado")
    await public.fill("#voice-subject", "O portal de dados")
    await public.fill("#voice-contact", "77 5555-0101")
    assert await faults(public) == []
    await public.get_by_role("button", name="Inscrever-me").click()
    await expect(public.get_by_role("status")).to_contain_text("Inscrição recebida")
    clerk = await evening.enter("clerk", DESK)
    await clerk.get_by_role("link", name="Inscrições do público").click()
    await expect(clerk.locator("main")).to_contain_text("77 5555-0101")
    assert await faults(clerk) == []
    await clerk.get_by_role("button", name="Incluir na lista de oradores").click()
    president = evening["president"]
    await president.locator("#floor-how").select_option("link")
    await (
        president.locator("room-floor ol.floor li", has_text="Joana Prado")
        .get_by_role("button", name="Dar a palavra")
        .click()
    )
    await expect(evening["celia"].locator("room-floor .speaker")).to_contain_text("Fala pela videoconferência")
    await looked_at(evening, "celia")


async def ask(page: Page, kind: str, **filled: str) -> None:
    """Ask for the floor, by the form of the live page."""
    form = page.locator("room-asking")
    await form.locator("summary").click()
    await form.locator("select").select_option(kind)
    for name, text in filled.items():
        await form.locator(f"#floor-{name}").fill(text)
    await form.locator("form button").click()
    await expect(form).to_contain_text("na lista de oradores")


async def looked_at(evening: Evening, name: str) -> None:
    """axe finds nothing, and nothing is wider than the screen."""
    page = evening[name]
    assert await faults(page) == []
    width = (page.viewport_size or PHONE)["width"]
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
