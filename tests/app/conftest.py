"""Fixtures of tests that go through a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.fanout import NAMESPACE
from tests.app.house import Client, Connect, Served, serving


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A real server on a fresh database."""
    async with serving(tmp_path, heartbeat_seconds=0.3, connect_seconds=1.0) as one:
        yield one


@pytest.fixture
async def connect(served: Served) -> AsyncIterator[Connect]:
    """Connects clients, and disconnects them at the end."""
    clients: list[Client] = []

    async def connect(
        stream: str, token: str | None = None, *, transports: Any = ("websocket",), **auth: Any
    ) -> Client:
        client = Client()
        clients.append(client)
        sent = {"stream": stream, **({"token": token} if token else {}), **auth}
        await client.sio.connect(
            served.url, auth=sent, namespaces=[NAMESPACE], transports=list(transports), wait_timeout=10
        )
        return client

    yield connect
    for client in clients:
        await client.sio.disconnect()
