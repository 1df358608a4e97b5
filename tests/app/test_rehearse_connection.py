"""The rehearsal's socket is an honest client: the same id until acked, what is known dropped, gaps closed by sync."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import uvicorn
from socketio.exceptions import ConnectionRefusedError as Unwelcome
from starlette.applications import Starlette
from starlette.routing import Mount

from app.fanout import NAMESPACE
from app.hub import Hub, Limits
from app.rehearsal.connection import Connection, apply
from app.rehearsal.errors import Refused
from app.wire import PatientHttp, Wire


class Stream:
    """A server that counts, and says what a test wants it to say."""

    def __init__(self) -> None:
        self.hub = Hub(Limits())
        self.head = 1
        self.heard: list[str] = []
        self.synced: list[int | None] = []
        self.cuts = 0
        self.sids: list[str] = []
        self.hub.on("connect", self._enter)
        self.hub.on("command", self._command)
        self.hub.on("sync", self._sync)

    async def _enter(self, sid: str, _environ: Any, auth: dict[str, str]) -> None:
        if "token" in auth:
            raise Unwelcome("no", {"ok": False, "code": "unauthenticated", "params": {}})
        self.sids.append(sid)

    async def _command(self, sid: str, envelope: dict[str, Any]) -> dict[str, Any]:
        self.heard.append(envelope["id"])
        if self.cuts:
            self.cuts -= 1
            await self.hub.send_away(sid)
        return {"ok": envelope["type"] != "refuse", "seq": self.head, "code": "not_allowed", "params": {}}

    async def _sync(self, _sid: str, payload: dict[str, int | None]) -> dict[str, Any]:
        self.synced.append(payload["after"])
        if payload["after"] is None:
            return {"seq": self.head, "view": {"count": self.head}, "mine": {}}
        return {"seq": self.head, "messages": [said(seq) for seq in range(payload["after"] + 1, self.head + 1)]}

    async def say(self, event: str, payload: Any) -> None:
        await self.hub.sio.emit(event, payload, to=self.sids[-1], namespace=NAMESPACE)


def said(seq: int) -> dict[str, Any]:
    return {"seq": seq, "set": [[["count"], seq]]}


@asynccontextmanager
async def entered(stream: Stream, **auth: str) -> AsyncIterator[Connection]:
    app = Starlette(routes=[Mount("/socket.io", stream.hub.app)])
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", http=PatientHttp, ws=Wire))
    serving = asyncio.create_task(server.serve([listening]))
    port = listening.getsockname()[1]
    try:
        async with aiohttp.ClientSession() as http:
            url = f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
            connection = Connection(http, url, {"stream": "s", **auth}, keeps_view=True)
            yield connection
            await connection.close()
    finally:
        server.should_exit = True
        await serving
        await stream.hub.stop()


async def test_it_begins_with_a_view_and_follows_what_changes() -> None:
    stream = Stream()
    async with entered(stream) as connection:
        await connection.ready()
        assert (connection.seq, connection.view) == (1, {"count": 1})
        stream.head = 3
        await stream.say("messages", [said(2), said(3)])
        await connection.until(lambda: connection.seq == 3)
        assert (connection.view, stream.synced) == ({"count": 3}, [None])


async def test_a_command_whose_connection_breaks_goes_out_again_under_the_same_id() -> None:
    stream = Stream()
    async with entered(stream) as connection:
        await connection.ready()
        stream.cuts = 2
        acked = await connection.command("go")
        assert stream.heard == [acked.id] * 3
        assert stream.synced == [None, 1, 1]


async def test_a_refusal_is_told_with_its_code() -> None:
    async with entered(Stream()) as connection:
        with pytest.raises(Refused, match="refuse was refused: not_allowed") as fault:
            await connection.command("refuse")
        assert fault.value.code == "not_allowed"


async def test_what_is_known_is_dropped_and_a_gap_is_closed_by_sync() -> None:
    stream = Stream()
    async with entered(stream) as connection:
        await connection.ready()
        stream.head = 5
        await stream.say("messages", [said(1), said(5)])
        await connection.until(lambda: connection.seq == 5)
        assert (connection.view, stream.synced) == ({"count": 5}, [None, 1])


async def test_a_heartbeat_ahead_is_a_gap_and_one_at_the_head_is_none() -> None:
    stream = Stream()
    async with entered(stream) as connection:
        await connection.ready()
        await stream.say("heartbeat", {"seq": 1})
        stream.head = 4
        await stream.say("heartbeat", {"seq": 4})
        await connection.until(lambda: connection.seq == 4)
        assert stream.synced == [None, 1]


async def test_who_may_not_enter_is_told_at_once() -> None:
    async with entered(Stream(), token="stolen") as connection:
        with pytest.raises(Refused, match="unauthenticated"):
            await connection.ready()
        with pytest.raises(Refused, match="unauthenticated"):
            await connection.command("go")


def test_a_change_puts_a_value_or_takes_a_key_away() -> None:
    view = {"a": {"b": 1, "c": 2}, "d": 3}
    apply(view, [[["a", "b"], None], [["a", "c"]], [["d"], {"e": 4}], [["gone"]]])
    assert view == {"a": {"b": None}, "d": {"e": 4}}
