"""Every page and state on a phone: axe finds nothing, nothing is wider than the screen. And none is left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from playwright.async_api import Browser

import voting
from app.i18n import LANGUAGES
from app.pages import PAGES
from rooms import Phase
from tests.e2e.evening import AXE, WCAG
from tests.e2e.gallery import opened, walk
from tests.e2e.states import STATES

WIDTH = 360


def test_every_phase_of_a_session_and_of_a_ballot_is_among_the_states() -> None:
    assert {state.phase for state in STATES} - {None} == set(Phase) - {Phase.UNSCHEDULED}
    ballots = {phase.__name__.lower() for phase in get_args(voting.Phase)}
    assert {state.ballot for state in STATES} - {None} == ballots


NO_PAGES = frozenset(
    {
        "/councils/{acronym}/rules.yaml",
        "/documents/{id}",
        "/sessions/{id}/opened",
        "/sessions/{id}/opened/{link}",
    }
)
"""Addresses that answer with a file or an image."""


def test_every_page_is_among_the_states() -> None:
    prefixes = tuple(f"/{code}" for code in LANGUAGES)
    paths = {re.sub(r"[?#].*", "", state.path.removeprefix(_prefix(state.path, prefixes))) or "/" for state in STATES}
    shapes = {path: re.compile(re.sub(r"\{\w+\}", "[^/]+", path)) for path, _, methods in PAGES if "GET" in methods}
    assert {path for path, shape in shapes.items() if not any(map(shape.fullmatch, paths))} == NO_PAGES


def _prefix(path: str, prefixes: tuple[str, ...]) -> str:
    return next((one for one in prefixes if path == one or path.startswith(f"{one}/")), "")


def test_states_have_names_of_their_own() -> None:
    assert len({state.name for state in STATES}) == len(STATES)


async def test_every_state_is_accessible_and_fits_a_phone(tmp_path: Path, chromium: Browser) -> None:
    found: dict[str, object] = {}
    axe = AXE.read_text("utf-8")
    async with opened(tmp_path, chromium, width=WIDTH) as gallery:
        async for state, page in walk(gallery):
            await page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            await page.evaluate(axe)
            report = await page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", list(WCAG))
            faults = [(one["id"], one["nodes"][0]["html"]) for one in report["violations"]]
            wide = await page.evaluate("document.documentElement.scrollWidth")
            heads = await page.locator("h1").count()
            if faults or wide > WIDTH or heads != 1:
                found[state.name] = (faults, wide, heads)
    assert found == {}
