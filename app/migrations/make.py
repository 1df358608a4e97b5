"""`python -m app.migrations.make MESSAGE`: write the next migration, from tables and migrations so far."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from app.migrations import config, migrate

VERSIONS = Path(__file__).parent / "versions"


async def make(message: str) -> None:
    """Compare on a throw-away SQLite database; the new file stands in versions/, to be read before it is kept."""
    number = f"{len(list(VERSIONS.glob('[0-9]*.py'))) + 1:04d}"

    def write(sync: Connection) -> None:
        command.revision(config(sync), message=message, autogenerate=True, rev_id=number)

    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/compare.db"
        await migrate(url)
        engine = create_async_engine(url, poolclass=NullPool)
        async with engine.begin() as connection:
            await connection.run_sync(write)
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(make(" ".join(sys.argv[1:])))
