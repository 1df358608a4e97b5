"""Both databases, empty and migrated, behind one fixture; and a process on them."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Literal

import pytest

from app.migrations import migrate
from tests.contract.house import House, Place
from tests.services import FAST, cloned, migrated_template, postgresql, run_apart


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[str, str]]:
    """A server, and the name of its migrated template."""
    with postgresql(*FAST) as url, migrated_template(url) as template:
        yield url, template


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "council.db"
    run_apart(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    kind: Literal["sqlite", "postgresql"] = request.param
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "council.db")
        yield Place(f"sqlite+aiosqlite:///{tmp_path}/council.db", tmp_path)
    else:
        async with cloned(*request.getfixturevalue("server")) as url:
            yield Place(url, tmp_path)


@pytest.fixture
async def house(place: Place) -> AsyncIterator[House]:
    async with House(place) as house:
        yield house
        assert house.faults == []
