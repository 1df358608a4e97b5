"""A real database in a folder of its own, a clock that stands until it is moved, and cheap hashes."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes

import pytest
from argon2 import PasswordHasher

from app.accounts import Accounts, Administrator, set_up
from app.accounts.passwords import Passwords
from app.db import Database
from rooms.log.tables import metadata


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 19, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/council.db", tmp_path)
    await db.start()
    await db.write(lambda conn: conn.run_sync(metadata.create_all))
    yield db
    await db.stop()


@pytest.fixture
def accounts(database: Database, clock: Hands) -> Accounts:
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    return Accounts(database, clock, token_bytes, passwords=Passwords(cheap))


@pytest.fixture
async def ana(accounts: Accounts) -> str:
    return await set_up(accounts, Administrator("Ana@Conselho.example", "Ana  Lima", "correct horse"))
