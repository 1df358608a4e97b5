"""The stage: built once a test, since a browser's cookie is part of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.pages.stage import Stage, build, running


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with running(tmp_path) as (app, browser):
        yield await build(app.state.house, browser)
