"""Socket.IO as we run it: one namespace, bounded queues, closed at the first malformed word. Knows no stream.

python-socketio and engine.io do the work; what they leave open is closed here, by their own hooks.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

import orjson
import socketio
from socketio.packet import Packet
from starlette.types import ASGIApp

from app.fanout import NAMESPACE
from app.gate import MOST, Gate, address
from app.logs import Seldom
from app.wire import EXTENSION, Outbox, Wire

Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address, one reader and one newcomer may take: sockets, bytes, seconds."""

    per_address: int = 5_000
    buffer_bytes: int = 1_048_576
    connect_seconds: float = 10.0


class _Json:
    """orjson in the shape python-socketio wants."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str, **_: Any) -> Any:
        return orjson.loads(text)


_Plain: Any = type("Plain", (Packet,), {"uses_binary_events": False})
"""Packets that are never searched for bytes: we send none."""


class Hub:
    """The Socket.IO server. A client's events are handled one by one: order is kept, and floods wait their turn."""

    def __init__(self, limits: Limits, *, origins: Collection[str] = ()) -> None:
        self._limits = limits
        self._seldom = Seldom()
        self._addresses: Counter[str] = Counter()
        self._from: dict[str, str] = {}
        self.sio = socketio.AsyncServer(
            async_mode="asgi",
            async_handlers=False,
            cors_allowed_origins=[],  # origins are the gate's
            namespaces=[NAMESPACE],
            json=_Json,
            serializer=_Plain,
            max_http_buffer_size=MOST,
            ping_interval=25,
            ping_timeout=20,
        )
        self._engine = self.sio.eio
        self._engine.create_queue = lambda: Outbox(limits.buffer_bytes)
        self._engine.on("connect", self._arrive)
        self._engine.on("message", self._hear)
        self._engine.on("disconnect", self._leave)
        inner: ASGIApp = socketio.ASGIApp(self.sio, socketio_path="")
        self.app = Gate(inner, self._seldom, self._upgraded, origins=origins)

    @property
    def open(self) -> int:
        """Sockets that are open."""
        return len(self._from)

    def on(self, event: str, handler: Handler) -> None:
        """Have an event of the namespace handled; `*` is any other."""
        self.sio.on(event, handler, namespace=NAMESPACE)

    def socket(self, sid: str) -> Any:
        """engine.io's socket under a namespace's sid, or None if it is gone."""
        return self._engine.sockets.get(self.sio.manager.eio_sid_from_sid(sid, NAMESPACE))

    async def send_away(self, sid: str) -> None:
        """Close the connection of a namespace's sid."""
        socket = self.socket(sid)
        if socket is not None:
            await self._close(socket.sid)

    async def stop(self) -> None:
        """End engine.io's own tasks."""
        await self.sio.shutdown()

    async def _arrive(self, eio_sid: str, environ: dict[str, Any]) -> bool | None:
        scope = environ["asgi.scope"]
        whence = address(scope)
        if self._addresses[whence] >= self._limits.per_address:
            self._seldom.warn("socket_refused", why="too_many", address=whence)
            return False
        self._addresses[whence] += 1
        self._from[eio_sid] = whence
        outbox: Outbox = self._engine.sockets[eio_sid].queue
        outbox.wire = scope.get("extensions", {}).get(EXTENSION)
        outbox.on_full = lambda: self._drop(eio_sid)
        asyncio.get_running_loop().call_later(self._limits.connect_seconds, self._expect, eio_sid)
        await self.sio._handle_eio_connect(eio_sid, environ)  # what this hook stands before
        return None

    async def _hear(self, eio_sid: str, data: Any) -> None:
        try:
            await self.sio._handle_eio_message(eio_sid, data)
        except Exception:  # its parser raises whatever the packet makes it raise; handlers answer for themselves
            self._seldom.warn("socket_closed", why="malformed", address=self._from.get(eio_sid))
            await self._close(eio_sid)

    async def _leave(self, eio_sid: str, reason: str) -> None:
        whence = self._from.pop(eio_sid, None)
        if whence is not None:
            self._addresses[whence] -= 1
            if not self._addresses[whence]:
                del self._addresses[whence]
        await self.sio._handle_eio_disconnect(eio_sid, reason)

    def _expect(self, eio_sid: str) -> None:
        if eio_sid in self._from and not self.sio.manager.sid_from_eio_sid(eio_sid, NAMESPACE):
            self._seldom.warn("socket_closed", why="never_entered", address=self._from[eio_sid])
            self._drop(eio_sid)

    def _drop(self, eio_sid: str) -> None:
        socket = self._engine.sockets.get(eio_sid)
        if socket is not None:
            socket.queue.on_full = lambda: None
            socket.queue.drop()
            task = asyncio.ensure_future(socket.close(wait=False, abort=True))
            _closing.add(task)
            task.add_done_callback(_closing.discard)

    async def _close(self, eio_sid: str) -> None:
        socket = self._engine.sockets.get(eio_sid)
        if socket is not None:
            await socket.close(wait=False)
            socket.queue.put_nowait(None)  # its writer sends what waits, then ends the connection

    def _upgraded(self, eio_sid: str, wire: Wire) -> None:
        socket = self._engine.sockets.get(eio_sid)
        if socket is not None and not socket.upgraded:
            socket.queue.wire = wire


_closing: set[asyncio.Future[None]] = set()
