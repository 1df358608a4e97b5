"""The database of a process, and its only way to write. Knows engines, locks and PRAGMAs; no table and no rule."""

import asyncio
import contextlib
import fcntl
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

T = TypeVar("T")
WRITER = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "busy_timeout=5000",
    "mmap_size=0",
)
READER = ("query_only=ON", "wal_autocheckpoint=0", "foreign_keys=ON", "busy_timeout=5000", "mmap_size=0")
RECONNECT_SECONDS = 0.5


class DatabaseLocked(Exception):
    """Another process serves this data directory: SQLite has exactly one writer."""


class UnsafeDatabase(Exception):
    """A setting of the database would lose acknowledged writes when power fails."""


class Database:
    """A database by URL; `data_dir` holds SQLite's lock. `is_durable=False` is for tests on a throw-away server."""

    def __init__(self, url: str, data_dir: Path, *, is_durable: bool = True) -> None:
        self.url = url
        self.is_shared = url.startswith("postgresql")
        self._data_dir = data_dir
        self._is_durable = is_durable
        self._turn: contextlib.AbstractAsyncContextManager[object] = asyncio.Lock()
        self._jobs: set[asyncio.Task[Any]] = set()
        self._lock: int | None = None
        self._writer: AsyncEngine
        self._reader: AsyncEngine

    async def start(self) -> None:
        """Take the lock, connect, and check what durability rests on. Raises DatabaseLocked, UnsafeDatabase."""
        if self.is_shared:
            self._turn = contextlib.nullcontext()
            self._writer = self._reader = _postgresql(self.url)
        else:
            self._lock = take_lock(self._data_dir / "lock")
            self._writer = _sqlite(self.url, WRITER, "BEGIN IMMEDIATE", size=1)
            self._reader = _sqlite(self.url, READER, "BEGIN", size=8)
        try:
            await self._check()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Let running jobs end, then close everything and give the lock back."""
        while self._jobs:
            await asyncio.wait(self._jobs)
        await self._reader.dispose()
        await self._writer.dispose()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    async def write(self, job: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run a job in one transaction, the only way to write; committed durably when this returns.

        The job runs in a task of its own: a caller that goes away cancels nothing. On SQLite one after the other.
        """
        task = asyncio.ensure_future(self._run(job))
        self._jobs.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def _run(self, job: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async with self._turn, self._writer.begin() as conn:
            return await job(conn)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._jobs.discard(task)
        task.cancelled() or task.exception()  # read, so that a caller who left leaves no warning

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that only reads, in one transaction."""
        async with self._reader.connect() as conn:
            if self.is_shared:
                await conn.execute(text("SET TRANSACTION READ ONLY"))
            yield conn

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard(payload)` for each NOTIFY, for ever, reconnecting when the connection ends (PostgreSQL).

        After each connection `heard("")` says that some may have been missed.
        """
        while True:
            with contextlib.suppress(OSError, SQLAlchemyError):
                await self._listen_once(channel, heard)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen_once(self, channel: str, heard: Callable[[str], None]) -> None:
        ended = asyncio.Event()
        async with self._reader.connect() as conn:
            driver: Any = (await conn.get_raw_connection()).driver_connection
            driver.add_termination_listener(lambda _: ended.set())
            await driver.add_listener(channel, lambda _c, _pid, _channel, payload: heard(payload))
            heard("")
            try:
                await ended.wait()
            finally:
                await conn.invalidate()

    async def _check(self) -> None:
        async with self._writer.connect() as conn:
            if self.is_shared:
                await self._check_postgresql(conn)
            elif (await conn.execute(text("PRAGMA synchronous"))).scalar() != 2:
                raise UnsafeDatabase("synchronous")

    async def _check_postgresql(self, conn: AsyncConnection) -> None:
        wanted = ["synchronous_commit", *(["fsync", "full_page_writes"] if self._is_durable else [])]
        for name in wanted:
            if (await conn.execute(text(f"SHOW {name}"))).scalar() != "on":
                raise UnsafeDatabase(name)


def take_lock(path: Path) -> int:
    """Hold the file exclusively until the descriptor is closed. Raises DatabaseLocked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise DatabaseLocked(str(path)) from None
    return descriptor


def _postgresql(url: str) -> AsyncEngine:
    settings = {"synchronous_commit": "on", "timezone": "UTC"}
    return create_async_engine(
        url, pool_size=10, max_overflow=10, pool_pre_ping=True, connect_args={"server_settings": settings}
    )


def _sqlite(url: str, pragmas: tuple[str, ...], begin: str, *, size: int) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=size, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
