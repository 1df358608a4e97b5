"""The shape of the database through time: `migrate(url)` brings it up to date, make.py adds a step."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool


def config(connection: Connection) -> Config:
    """Alembic's configuration, without an ini file: scripts beside this one, on an open connection."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


async def migrate(url: str) -> None:
    """Bring a database up to date. On SQLite whoever calls holds the lock of the data directory."""
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(lambda sync: command.upgrade(config(sync), "head"))
    finally:
        await engine.dispose()
