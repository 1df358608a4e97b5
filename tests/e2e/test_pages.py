"""Every page in Chromium, on a phone and on a desk: axe finds nothing, nothing overflows, nothing is inline."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page

from tests.app.pages.stage import Stage
from tests.e2e.conftest import Site

AXE = Path(__file__).parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"


def paths(stage: Stage) -> dict[str, str]:
    """Every page, and the session's in each of its phases, by a name."""
    return {
        "home": "/",
        "home-en": "/en",
        "council": "/councils/CMS",
        "calendar": "/councils/CMS/calendar",
        "answer": f"/sessions/{stage.open}/answer/{stage.house.call_links.link(stage.open, 'p1')}",
        "rules": "/councils/CMS/rules",
        "rules-en": "/en/councils/CMS/rules",
        "scheduled": f"/sessions/{stage.scheduled}",
        "open": f"/sessions/{stage.open}",
        "open-es": f"/es/sessions/{stage.open}",
        "adjourned": f"/sessions/{stage.adjourned}",
        "login": "/login",
        "logout": "/logout",
        "api": "/api",
        "accessibility": "/accessibility",
        "privacy": "/privacy",
        "not-found": "/nowhere",
    }


async def faults(page: Page, *rules: str) -> list[tuple[str, str]]:
    """What axe finds: rule, and the first place; all rules unless some are named."""
    await page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = await page.evaluate("only => axe.run(only.length ? {runOnly: only} : {})", list(rules))
    return [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(360, "light", ()), (360, "dark", ("color-contrast",)), (1280, "light", ("color-contrast", "target-size"))],
)
async def test_every_page_is_accessible_and_fits(
    site: Site, chromium: Browser, width: int, scheme: Any, rules: tuple[str, ...]
) -> None:
    """Everything at phone width; elsewhere what width and colours can change."""
    context = await chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = await context.new_page()
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            said.append(message.text)

    page.on("console", hear)
    for name, path in paths(site.stage).items():
        await page.goto(f"{site.url}{path}")
        await page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert await faults(page, *rules) == [], name
        assert await page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert await page.locator("h1").count() == 1, name
    assert said == []
    await context.close()


async def test_every_page_reads_without_script_and_a_live_one_refreshes_itself(site: Site, chromium: Browser) -> None:
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    for name, path in paths(site.stage).items():
        await page.goto(f"{site.url}{path}")
        assert len(await page.locator("main").inner_text()) > 20, name
        refreshes = await page.locator("meta[http-equiv=refresh]").count()
        assert bool(refreshes) == (name in ("scheduled", "open", "open-es")), name
    await context.close()


async def test_a_person_logs_in_and_out_without_script(site: Site, chromium: Browser) -> None:
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{site.url}/login?next=/councils/CMS")
    await page.fill("#email", "ana@council.test")
    await page.fill("#password", "wrong horse!")
    await page.click("main button")
    assert "não conferem" in await page.locator("[role=alert]").inner_text()
    assert await page.input_value("#email") == "ana@council.test"
    await page.fill("#password", "correct horse")
    await page.click("main button")
    assert page.url.endswith("/councils/CMS")
    assert await page.get_by_text("Ana Lima").first.is_visible()
    await page.get_by_role("link", name="Sair").click()
    await page.click("main button")
    assert await page.get_by_role("link", name="Entrar").is_visible()
    await context.close()
