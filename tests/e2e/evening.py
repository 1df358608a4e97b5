"""A council founded for one evening, and a browser context for each of those who hold it. Not what happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, expect

from app.accounts import Guest, open_rehearsal
from tests.app.house import Served

AXE = Path(__file__).parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
NAMES = {
    "president": "Ana Ramos",
    "vice": "Bento Reis",
    "celia": "Célia Prado",
    "davi": "Davi Nunes",
    "elisa": "Elisa Rocha",
    "fabio": "Fábio Sena",
    "alternate": "Íris Melo",
    "clerk": "Helena Dias",
}
SEATED = ("president", "vice", "celia", "davi", "elisa", "fabio")
RULES = {
    "ballot": {"check_seconds": 2, "show_votes": "after_close", "change_vote": "until_close", "proclaim": "separate"},
    "opening_quorum": {"of": "absolute", "article": "art. 9"},
    "chat": "public",
}
ITEMS = (
    ("former_minutes", "Ata da 11ª Reunião Ordinária"),
    ("order_of_the_day", "Parecer sobre o portal de dados abertos"),
    ("open_floor", "Palavra franqueada"),
)


@dataclass(slots=True)
class Evening:
    """The server, the session's id, the people with their tokens, and everybody's page by name."""

    served: Served
    browser: Browser
    session: str
    people: Mapping[str, Guest]
    pages: dict[str, Page] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The session's page."""
        return f"{self.served.url}/sessions/{self.session}"

    def __getitem__(self, name: str) -> Page:
        return self.pages[name]

    async def enter(self, name: str, size: Any = PHONE, *, script: bool = True) -> Page:
        """A person, or somebody of the public, opens the session's page in a context of their own."""
        context = await self.browser.new_context(viewport=size, java_script_enabled=script, locale="pt-BR")
        if name in self.people:
            token = self.people[name].token
            await context.add_cookies([{"name": "council", "value": token, "url": self.served.url}])
        page = self.pages[name] = await context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.said.append(f"{name}: {error.message}"))
        page.on("console", lambda message: self._hear(name, message))
        await page.goto(self.address)
        if script:
            await expect(page.locator("room-status .link")).to_have_text("Em sincronia")
        return page

    def _hear(self, name: str, message: ConsoleMessage) -> None:
        if message.type == "error" and "ERR_INTERNET_DISCONNECTED" not in message.text:
            self.said.append(f"{name}: {message.text}")

    async def leads(self, name: str, step: str) -> None:
        """Whoever leads takes the next lawful step, which is the one named."""
        button = self[name].locator("room-chair section > p.actions > button[data-kind=primary]")
        await expect(button).to_contain_text(step)
        await expect(button).to_have_attribute("aria-disabled", "false")
        await button.click()

    def ballot(self, name: str) -> Locator:
        """The ballot of the moment, as somebody sees it."""
        return self[name].locator("room-ballot")

    async def votes(self, name: str, choice: str) -> None:
        """A member chooses and confirms."""
        page = self[name]
        await page.locator(f"room-vote label.choice[data-option={choice}]").click()
        await page.locator("form.vote button").click()
        await page.get_by_role("button", name="Confirmar voto").click()


async def called(served: Served, browser: Browser) -> Evening:
    """A council with six seats, one of them with an alternate, and a session that begins now, called."""
    council, house = str(uuid4()), served.house
    guests = await open_rehearsal(house.accounts, council, list(NAMES.values()), by=None)
    people = dict(zip(NAMES, guests, strict=True))
    about = {"acronym": "CMTCS", "name": "Conselho Municipal de Transparência e Controle Social", "statutory_seats": 6}
    await served.must(council, "council.create", served.admin, **about, rules=RULES)
    await served.must(council, "council.compose", served.admin, **_composition(people, house.clock().isoformat()))
    clerk, now = people["clerk"].token, (house.clock() - timedelta(seconds=1)).isoformat()
    body = {"council": council, "scheduled_at": now, "place": "Sala dos Conselhos", "mode": "hybrid"}
    status, made = await served.ask("POST", "/api/v1/sessions", token=clerk, body=body)
    assert status == 201, made
    for number, (section, title) in enumerate(ITEMS, 1):
        await served.must(made["id"], "agenda.add", clerk, item=f"i{number}", section=section, title=title)
    await served.must(made["id"], "session.call", clerk, short_notice_reason="prazo legal do parecer")
    return Evening(served, browser, made["id"], people)


def _composition(people: Mapping[str, Guest], now: str) -> dict[str, Any]:
    def named(name: str) -> dict[str, str]:
        return {"person": people[name].person, "name": people[name].name}

    seats = list(enumerate(SEATED, 1))
    begun = {"sworn_at": now, "act": {"number": "Decreto 21.043", "date": "2025-03-10"}}
    terms = [{"term": f"t{n}", "seat": f"s{n}", "capacity": "titular", **begun, **named(name)} for n, name in seats]
    stand_in = {"term": "t7", "seat": "s5", "capacity": "alternate", **begun, **named("alternate")}
    roles = {"president": "president", "vice_president": "vice", "clerk": "clerk"}
    return {
        "segments": [{"segment": "gov", "name": "Poder público"}, {"segment": "civ", "name": "Sociedade civil"}],
        "seats": [{"seat": f"s{n}", "segment": "gov" if n <= 3 else "civ", "number": n} for n, _ in seats],
        "terms": [*terms, stand_in],
        "roles": [{"role": role, **named(name)} for role, name in roles.items()],
    }


async def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds by WCAG 2.x A and AA: rule, and the first place."""
    await page.evaluate(AXE.read_text("utf-8"))
    found = await page.evaluate("tags => axe.run({runOnly: tags})", list(WCAG))
    return [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
