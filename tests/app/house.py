"""A real server on a free port, its people, and clients that speak the public protocol to it."""

from __future__ import annotations

import asyncio
import atexit
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import socketio

from app.accounts import Administrator, set_up
from app.cli.serving import Server, server
from app.fanout import NAMESPACE
from app.house import House, open_machine
from app.migrations import migrate
from app.settings import Settings

EMAIL, PASSWORD = "admin@example.org", "a long enough password"
PATIENCE = 10.0


async def until(holds: Callable[[], Any], patience: float = PATIENCE) -> None:
    """Wait for a condition; the test fails if it does not come."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "the condition did not come"
        await asyncio.sleep(0.01)


@dataclass
class Served:
    """A server, an HTTP client for it, and its administrator's token."""

    house: House
    running: Server
    url: str
    http: aiohttp.ClientSession
    admin: str = ""

    async def ask(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, Any]:
        """Status and JSON of an answer of the API."""
        sent = {"Authorization": f"Bearer {token}"} if token else {}
        async with self.http.request(method, path, json=body, headers={**sent, **(headers or {})}) as response:
            return response.status, await response.json(content_type=None)

    async def command(self, stream: str, type_: str, token: str | None, **data: Any) -> Any:
        """The answer to a command over HTTP."""
        envelope = {"id": str(uuid4()), "type": type_, "data": data}
        return (await self.ask("POST", f"/api/v1/streams/{stream}/commands", token=token, body=envelope))[1]

    async def must(self, stream: str, type_: str, token: str | None, **data: Any) -> Any:
        """The same, of a command that is expected to be taken."""
        body = await self.command(stream, type_, token, **data)
        assert body["ok"], body
        return body

    async def rehearsal(self, members: int = 3, **rules: Any) -> Any:
        """A rehearsal council: ids and tokens."""
        body = {"members": members, "rules": rules}
        status, made = await self.ask("POST", "/api/v1/rehearsals", token=self.admin, body=body)
        assert status == 201, made
        return made

    async def called(self, council: Any) -> str:
        """A session of a rehearsal council, called: its id."""
        token, body = council["clerk"]["token"], {"council": council["council"], "scheduled_at": "2026-12-01T18:00:00Z"}
        status, made = await self.ask("POST", "/api/v1/sessions", token=token, body=body)
        assert status == 201, made
        await self.must(made["id"], "session.call", token, short_notice_reason="rehearsal")
        return str(made["id"])


class Client:
    """A Socket.IO client that keeps what it is told."""

    def __init__(self) -> None:
        self.sio = socketio.AsyncClient(reconnection=False)
        self.messages: list[dict[str, Any]] = []
        self.beats: list[dict[str, Any]] = []
        self.presence: list[dict[str, Any]] = []
        for event, kept in (("heartbeat", self.beats), ("presence", self.presence)):
            self.sio.on(event, kept.append, namespace=NAMESPACE)
        self.sio.on("messages", self.messages.extend, namespace=NAMESPACE)

    async def command(self, type_: str, *, id: str | None = None, **data: Any) -> Any:
        """The ack of a command."""
        return await self.call("command", {"id": id or str(uuid4()), "type": type_, "data": data})

    async def call(self, event: str, payload: Any) -> Any:
        """The ack of any event."""
        return await self.sio.call(event, payload, namespace=NAMESPACE, timeout=PATIENCE)

    async def sync(self, after: int | None = None) -> Any:
        """The ack of sync."""
        return await self.call("sync", {"after": after})

    @property
    def seqs(self) -> list[int]:
        """The seqs it was told, in order."""
        return [message["seq"] for message in self.messages]


Connect = Callable[..., Awaitable[Client]]


_READY: dict[str, tuple[Path, str]] = {}


async def ready_database() -> tuple[Path, str]:
    """A migrated database with one administrator, made once a process; and the administrator's id."""
    if not _READY:
        folder = Path(tempfile.mkdtemp(prefix="council-test-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        settings = Settings(data_dir=folder)
        await migrate(settings.database)
        async with open_machine(House(settings)) as house:
            _READY["one"] = folder / "council.db", await set_up(house.accounts, Administrator(EMAIL, "Admin", PASSWORD))
    return _READY["one"]


async def logged_in(house: House, admin: str) -> str:
    """The administrator's token, on a copy of the ready database or on one that has nobody yet."""
    if not await house.accounts.has_accounts():
        await set_up(house.accounts, Administrator(EMAIL, "Admin", PASSWORD))
    if house.settings.database_url:
        return (await house.accounts.login(EMAIL, PASSWORD, "test"))[0]
    return (await house.accounts.begin_login(admin, 1))[0]


@asynccontextmanager
async def serving(folder: Path, **settings: Any) -> AsyncIterator[Served]:
    """A server on a fresh database in `folder`, or on what is there."""
    made = Settings(data_dir=folder, **settings)
    database, admin = await ready_database()
    if not made.database_url and not (folder / "council.db").exists():
        shutil.copy(database, folder / "council.db")
    running = server(made, host="127.0.0.1", port=0)
    task = asyncio.create_task(running.serve())
    await until(lambda: running.started or task.done())
    port = running.servers[0].sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession(url) as http:
        token = await logged_in(running.house, admin)
        try:
            yield Served(running.house, running, url, http, token)
        finally:
            running.should_exit = True
            await task
