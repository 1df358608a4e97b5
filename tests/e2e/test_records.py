"""Minutes, extract, participation and commitments in Chromium, on a phone and on a desk: axe finds nothing."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page

from app.facts import own_stream
from tests.app.pages.stage import Stage, recorded
from tests.e2e.conftest import Site
from tests.e2e.test_pages import faults


async def _records(stage: Stage) -> str:
    """A commitment, and a clerk who can log in; who may not be the public sees drafts."""
    await recorded(stage)
    about = {"commitment": "BRVCA0003", "title_pt": "Criar um espaço digital", "title_en": "Create a digital space"}
    span = {"starts": "2024-12", "ends": "2025-12", "lead": "SEMGI"}
    await stage.do(own_stream("commitment", "BRVCA0003"), "commitment.create", None, **about, **span)
    token, person = await stage.house.accounts.login("ana@council.test", "correct horse", "192.0.2.1")
    await stage.do(stage.council, "council.role_grant", role="clerk", person=person.id, name="Ana Lima")
    return token


async def _look(page: Page, url: str, width: int, name: str) -> None:
    await page.goto(url)
    await page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert await faults(page) == [], name
    assert await page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert await page.locator("h1").count() == 1, name


@pytest.mark.parametrize("width", [360, 1280])
async def test_every_record_is_accessible_and_fits(site: Site, chromium: Browser, width: int) -> None:
    token = await _records(site.stage)
    context = await chromium.new_context(viewport={"width": width, "height": 800})
    page, session = await context.new_page(), f"/sessions/{site.stage.adjourned}"
    for path in (f"{session}/extract", "/people/p4", "/participation", "/commitments", "/commitments/BRVCA0003"):
        await _look(page, site.url + path, width, path)
    await page.set_extra_http_headers({"Authorization": f"Bearer {token}"})
    await _look(page, f"{site.url}{session}/minutes", width, "draft")
    await page.get_by_label("Síntese do que se discutiu").fill("Discutiu-se a prestação de contas.")
    for button, done in (
        ("Guardar a síntese", ".minutes [role=status]"),
        ("Concluir a ata", "#done"),
        ("Publicar a ata", "#done"),
    ):
        if button == "Publicar a ata":
            await page.get_by_label("Li a ata acima").check()
        await page.get_by_role("button", name=button).click()
        await page.locator(done).wait_for()
        await _look(page, f"{site.url}{session}/minutes", width, button)
    assert await page.locator("textarea").count() == 0
    await context.close()
