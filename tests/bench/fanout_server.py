"""A server that tells a thousand watchers what one of them asks it to: our fan-out, or python-socketio's own emit."""

from __future__ import annotations

import sys
from typing import Any

import socketio
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp

from app.fanout import NAMESPACE, Fanout, Line
from app.hub import Hub, Limits
from app.wire import PatientHttp, Wire
from rooms.log import Audience

TALLY = {"yes": 12, "no": 3, "abstain": 1}
MESSAGES = [{
    "seq": 1,
    "at": "2026-11-22T17:01:02.000Z",
    "type": "ballot.cast",
    "actor": "seat:s07",
    "data": {"ballot": "b1", "seat": "s07"},
    "set": [[["ballots", "items", "b1", "voted"], 16], [["ballots", "items", "b1", "seats", "s07", "has_voted"], True]],
}]  # fmt: skip
"""What a vote looks like to a watcher."""


def ours() -> ASGIApp:
    """The hub and the fan-out of the application."""
    hub, fanout = Hub(Limits()), Fanout()

    async def connect(sid: str, *_: Any) -> None:
        fanout.add(Line(sid, "stream", Audience.PUBLIC, hub.socket(sid)))

    async def go(sid: str, events: int) -> None:
        for _ in range(events):
            fanout.emit("stream", Audience.PUBLIC, "messages", MESSAGES)

    hub.on("connect", connect)
    hub.on("go", go)
    return hub.app


def stock() -> ASGIApp:
    """python-socketio as it comes."""
    sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*", namespaces=[NAMESPACE])

    async def connect(sid: str, *_: Any) -> None:
        await sio.enter_room(sid, "stream", namespace=NAMESPACE)

    async def go(sid: str, events: int) -> None:
        for _ in range(events):
            await sio.emit("messages", MESSAGES, room="stream", namespace=NAMESPACE)

    sio.on("connect", connect, namespace=NAMESPACE)
    sio.on("go", go, namespace=NAMESPACE)
    app: ASGIApp = socketio.ASGIApp(sio, socketio_path="")
    return app


def main(which: str, port: int) -> None:
    """Serve until killed. Both run on the same uvicorn, without compression."""
    app = Starlette(routes=[Mount("/socket.io", ours() if which == "ours" else stock())])
    protocols: dict[str, Any] = {"http": PatientHttp, "ws": Wire} if which == "ours" else {"ws": "websockets-sansio"}
    uvicorn.run(
        app,
        port=port,
        loop="uvloop",
        log_level="warning",
        ws_per_message_deflate=False,
        backlog=4096,
        **protocols,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
