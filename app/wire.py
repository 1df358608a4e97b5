"""Connections as the server needs them: headers in time, a ready frame straight to the transport. Knows no stream."""

from __future__ import annotations

import asyncio
from asyncio import TimerHandle
from collections.abc import Callable
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "council.wire"
"""Where a WebSocket's ASGI scope holds its Wire."""


class PatientHttp(HttpToolsProtocol):
    """HTTP that waits `seconds` for the headers of a request: slow ones would hold connections for ever."""

    seconds: ClassVar[float] = 10.0
    _deadline: TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """A connection: its first headers are awaited."""
        super().connection_made(transport)
        self._await_headers()

    def on_message_begin(self) -> None:
        """Another request on the connection."""
        super().on_message_begin()
        self._await_headers()

    def on_headers_complete(self) -> None:
        """The headers came."""
        self._forget()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self._forget()
        super().connection_lost(exc)

    def _await_headers(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.seconds, self.transport.abort)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Wire(WebSocketsSansIOProtocol):
    """A WebSocket that hands itself to the application, for frames made once and written to many."""

    def handle_connect(self, event: Any) -> None:
        """A handshake: the scope learns its wire."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    def send_receive_event_to_app(self) -> None:
        """A whole message: text that is not UTF-8 ends the connection, without a traceback in the log."""
        if self.curr_msg_data_type == "text":
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.conn.send_close(1007)
                self.handle_parser_exception()
                return
        super().send_receive_event_to_app()

    @property
    def is_free(self) -> bool:
        """Whether a frame written now goes out after all that was written before, and soon."""
        return self.writable.is_set() and self.handshake_complete and not (self.close_sent or self.disconnected)


class Outbox(asyncio.Queue[Any]):
    """The queue engine.io keeps for a socket, knowing more: whether its reader stands idle, and how much waits.

    engine.io takes packets out and then waits for the transport: an empty queue alone does not say that all is written.
    `is_idle` is True only while the reader waits for something to come.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.is_idle = False
        self.wire: Wire | None = None
        self.on_full: Callable[[], None] = lambda: None
        self._limit = limit
        self._held = 0

    async def get(self) -> Any:
        """The next packet; whoever asks has written the one before."""
        self.is_idle = True
        return await super().get()

    def _get(self) -> Any:
        self.is_idle = False
        packet = super()._get()
        self._held -= _size(packet)
        return packet

    def _put(self, item: Any) -> None:
        super()._put(item)
        self._held += _size(item)
        if self._held > self._limit:
            self.on_full()

    def drop(self) -> None:
        """Cut the connection, whatever it still has to read. A client that is there comes back and syncs."""
        if self.wire is not None:
            self.wire.transport.abort()


def _size(packet: Any) -> int:
    data = getattr(packet, "data", None)
    return len(data) if isinstance(data, str | bytes) else 64


def frame(text: str) -> bytes:
    """An unmasked text frame, ready for a server's transport (RFC 6455, 5.2)."""
    body = text.encode()
    size = len(body)
    if size < 126:
        head = bytes((0x81, size))
    elif size < 65536:
        head = b"\x81\x7e" + size.to_bytes(2, "big")
    else:
        head = b"\x81\x7f" + size.to_bytes(8, "big")
    return head + body
