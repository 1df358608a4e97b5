"""The gate before Socket.IO: foreign pages, JSONP, binary and malformed packets stop here. It knows no stream."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.logs import Seldom
from app.origin import is_ours
from app.wire import EXTENSION, Wire

MOST = 65_536
"""The largest packet or polling body, bytes."""
UNSUPPORTED, MALFORMED = 1003, 1007
_PLAIN = frozenset({"1", "3", "2probe", "5"})  # close, pong, probe and upgrade
_SPEAKING = ("40", "41", "42")  # connect, disconnect, event: never an ack, nothing binary

Upgraded = Callable[[str, Wire], None]


def is_packet(text: str) -> bool:
    """Whether a client may say this: one Engine.IO packet of the few kinds we take."""
    return text in _PLAIN or text.startswith(_SPEAKING)


class Gate:
    """ASGI application around Socket.IO's. `upgraded(sid, wire)` is told when a polling session goes on by one."""

    def __init__(self, inner: ASGIApp, seldom: Seldom, upgraded: Upgraded, *, origins: Collection[str] = ()) -> None:
        self._inner, self._seldom, self._upgraded, self._origins = inner, seldom, upgraded, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if not is_ours(Headers(scope=scope), allowed=self._origins):
            await self._refuse(scope, receive, send, "foreign_origin", 403)
        elif "j" in query:
            await self._refuse(scope, receive, send, "jsonp", 400)
        elif scope["type"] == "websocket":
            wire = scope["extensions"].get(EXTENSION)
            if wire is not None and "sid" in query:
                self._upgraded(query["sid"][0], wire)
            await self._inner(scope, self._heard(scope, receive, send), send)
        elif scope["method"] == "POST":
            await self._post(scope, receive, send)
        else:
            await self._inner(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, why: str, status: int) -> None:
        self._seldom.warn("socket_refused", why=why, address=address(scope))
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(why, status)(scope, receive, send)

    def _heard(self, scope: Scope, receive: Receive, send: Send) -> Receive:
        async def hear() -> Message:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            text = message.get("text")
            if text is not None and is_packet(text):
                return message
            self._seldom.warn("socket_closed", why="binary" if text is None else "malformed", address=address(scope))
            await send({"type": "websocket.close", "code": UNSUPPORTED if text is None else MALFORMED})
            return {"type": "websocket.disconnect", "code": 1006}

        return hear

    async def _post(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        text = None if body is None else _text(body)
        if text is None or not all(is_packet(packet) for packet in text.split("\x1e")):
            await self._refuse(scope, receive, send, "malformed", 400)
            return
        await self._inner(scope, _again(body or b""), send)


async def _body(receive: Receive) -> bytes | None:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if len(body) > MOST or message["type"] != "http.request":
            return None
        if not message.get("more_body"):
            return body


def _text(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _again(body: bytes) -> Callable[[], Awaitable[MutableMapping[str, Any]]]:
    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def address(scope: Scope) -> str:
    """Where a request comes from, proxies seen through as far as they are trusted."""
    client = scope.get("client")
    return client[0] if client else ""
