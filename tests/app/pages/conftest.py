"""The stage: built once a test, since a browser's cookie is part of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.pages.stage import Stage, build, recorded, running


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with running(tmp_path) as (app, browser):
        yield await build(app.state.house, browser)


@pytest.fixture
async def ended(stage: Stage) -> Stage:
    """The stage once follow-ups are done, before a browser in which its clerk is logged in."""
    token, person = await stage.house.accounts.login("ana@council.test", "correct horse", "192.0.2.1")
    await stage.do(stage.council, "council.role_grant", role="clerk", person=person.id, name="Ana Lima")
    stage.browser.headers["Authorization"] = f"Bearer {token}"
    await recorded(stage)
    return stage
