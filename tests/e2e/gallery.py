"""The house in which every state is brought about and looked at: the demonstration, served; a browser a viewer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from playwright.async_api import Browser, Page, expect

from app import demonstration
from rooms import Council, Session
from rooms.tables import Wanted, sessions
from tests.app.house import Served, serving
from tests.e2e.states import STORY
from tests.e2e.telling import CHAIR, CLERK, MEMBER, PLAIN, PUBLIC, Scene, State

LIVE: Final = ("called", "open", "suspended")


@dataclass(slots=True)
class Gallery:
    """The server, ids by name, tokens by viewer, the page of each viewer."""

    served: Served
    ids: Mapping[str, str]
    tokens: Mapping[str, str]
    pages: dict[str, Page]

    async def bring_about(self, scene: Scene) -> None:
        """Do what a scene needs. What has to wait for its time is asked again until it is taken."""
        for step in scene.steps:
            data = {name: self._filled(value) for name, value in step.data.items()}
            stream = step.stream.format_map(self.ids)
            while not (body := await self.served.command(stream, step.type, self.tokens[step.by], **data))["ok"]:
                assert body["code"] == "too_early", (step, body)
                await asyncio.sleep(0.2)

    def _filled(self, value: Any) -> Any:
        return value.format_map(self.ids) if isinstance(value, str) else value

    async def show(self, state: State) -> Page:
        """A state's page, as its viewer has it: live where it is, everything that can be opened closed."""
        page = self.pages[state.who]
        answer = await page.goto(self.served.url + state.path.format_map(self.ids))
        assert answer is not None
        assert answer.status == state.status, state.name
        if state.phase in LIVE and state.who != PLAIN:
            await expect(page.locator("room-status .link")).to_have_attribute("data-state", "in_sync")
        if state.opens:
            await page.locator(state.opens).first.click()
        return page


@asynccontextmanager
async def opened(folder: Path, chromium: Browser, *, width: int) -> AsyncIterator[Gallery]:
    """The gallery on a fresh folder, before its first scene."""
    async with serving(folder) as served:
        await demonstration.load(served.house)
        made = await demonstration.shown(served.house)
        assert made is not None
        tokens = await _tokens(served, made.accounts)
        pages = {
            who: await _page(chromium, served, tokens, who, width) for who in (PUBLIC, MEMBER, CHAIR, CLERK, PLAIN)
        }
        yield Gallery(served, await _ids(served, str(made.session)), tokens, pages)
        for page in pages.values():
            await page.context.close()


async def _tokens(served: Served, accounts: tuple[Mapping[str, Any], ...]) -> dict[str, str]:
    """A login for each role, the first councillor's for councillors."""
    wanted = {one["roles"][0]: one for one in reversed(accounts) if one["roles"] != ["admin"]}
    roles = {MEMBER: "councillor", PLAIN: "councillor", CHAIR: "president", CLERK: "clerk"}
    logins = {
        role: await served.house.accounts.login(one["login"], one["password"], "test") for role, one in wanted.items()
    }
    return {who: logins[role][0] for who, role in roles.items()}


async def _page(chromium: Browser, served: Served, tokens: Mapping[str, str], who: str, width: int) -> Page:
    size: Any = {"width": width, "height": 780 if width < 600 else 900}
    context = await chromium.new_context(viewport=size, locale="pt-BR")
    if who in tokens:
        await context.add_cookies([{"name": "council", "value": tokens[who], "url": served.url}])
    if who == PLAIN:
        await context.route("**/*.js", lambda route: route.abort())
    return await context.new_page()


async def _ids(served: Served, session: str) -> dict[str, str]:
    """What the paths and commands of the states are filled with."""
    house = served.house
    async with house.database.read() as conn:
        past = [row["stream"] for row in (await sessions(conn, Wanted("cmtcs", state="adjourned"))).items]
    state: Session = (await house.engine.loaded(session)).head.state
    council: Council = (await house.engine.loaded("cmtcs")).head.state
    empty = [one.id for one in await _councils(served) if not one.seats]
    assert state.attendance.people
    link, _ = await house.invitations.invite("beatriz@conselhos.example", "Beatriz Sá")
    return {
        "session": session,
        "scheduled": str(uuid4()),
        "cancelled": str(uuid4()),
        "election": str(uuid4()),
        "past": past[0],
        "second": past[1],
        "empty": empty[0].upper(),
        "seat": "s2",
        "person": _titular(council, "s5"),
        "invitation": link,
        "answer": house.call_links.link(session, _titular(council, "s6")),
        "now": house.clock().isoformat(),
        "later": (house.clock() + timedelta(days=20)).replace(hour=17, minute=0, second=0, microsecond=0).isoformat(),
    }


def _titular(council: Council, seat: str) -> str:
    return next(term.person for term in council.terms.values() if term.seat == seat)


async def _councils(served: Served) -> list[Council]:
    heads = (await served.house.engine.heads()).values()
    return [(await served.house.engine.loaded(head.id)).head.state for head in heads if head.kind == "council"]


async def walk(gallery: Gallery) -> AsyncIterator[tuple[State, Page]]:
    """Every state in the order of the story, on the page of its viewer."""
    for scene in STORY:
        await gallery.bring_about(scene)
        for state in scene.states:
            yield state, await gallery.show(state)
