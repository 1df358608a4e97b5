"""One event to many sockets: encoded once an audience, one ready frame written to each transport. Decides nothing.

A frame is written past engine.io's queue only if that queue is empty, its reader idle, and the transport takes more;
otherwise it goes through the queue, so that nothing ever overtakes. Polling clients always use the queue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import orjson
from engineio.packet import MESSAGE, Packet

from app.wire import Outbox, frame
from rooms import Audience
from rooms.log.tail import Tick

NAMESPACE = "/room"
Place = tuple[str, Audience]
"""A stream as one audience sees it: whoever is there gets the same frames."""


@dataclass(slots=True, eq=False)
class Line:
    """A socket that follows a stream. `socket` is engine.io's; `token` says whose it is, for as long as it is valid."""

    sid: str
    stream: str
    audience: Audience
    socket: Any
    token: str | None = None
    person: str | None = None
    lang: str | None = None
    must_refresh: bool = False

    @property
    def outbox(self) -> Outbox:
        """The socket's queue."""
        outbox: Outbox = self.socket.queue
        return outbox


@dataclass(slots=True)
class _Crowd:
    lines: set[Line] = field(default_factory=set)
    spoken_at: float = field(default_factory=monotonic)


class Fanout:
    """Who follows what, and the way to tell them."""

    def __init__(self) -> None:
        self._crowds: dict[Place, _Crowd] = {}
        self.sent = 0

    def add(self, line: Line) -> None:
        """A line follows its stream."""
        self._crowds.setdefault((line.stream, line.audience), _Crowd()).lines.add(line)

    def remove(self, line: Line) -> None:
        """It does no more."""
        place = line.stream, line.audience
        crowd = self._crowds.get(place)
        if crowd is not None:
            crowd.lines.discard(line)
            if not crowd.lines:
                del self._crowds[place]

    def lines(self, stream: str | None = None) -> Iterator[Line]:
        """All lines, or those of a stream."""
        for (one, _), crowd in list(self._crowds.items()):
            if stream in (None, one):
                yield from list(crowd.lines)

    def silent(self, seconds: float) -> list[Place]:
        """The places to which nothing was said for so long."""
        then = monotonic() - seconds
        return [place for place, crowd in self._crowds.items() if crowd.spoken_at <= then]

    def emit(self, stream: str, audience: Audience, event: str, payload: Any) -> None:
        """Tell everybody of one audience. Returns at once; order is kept for each socket."""
        crowd = self._crowds.get((stream, audience))
        if crowd is None:
            return
        crowd.spoken_at = monotonic()
        text = encode(event, payload)
        ready, packet = frame(f"4{text}"), Packet(MESSAGE, text)
        for line in list(crowd.lines):
            _tell(line.socket, ready, packet)
        self.sent += len(crowd.lines)

    async def tell_all(self, tick: Tick) -> None:
        """Tell an audience what happened, in one packet: what the tail emits."""
        self.emit(tick.stream, tick.audience, "messages", tick.messages)

    @staticmethod
    def tell(line: Line, event: str, payload: Any) -> None:
        """Tell one."""
        text = encode(event, payload)
        _tell(line.socket, frame(f"4{text}"), Packet(MESSAGE, text))


def encode(event: str, payload: Any) -> str:
    """The Socket.IO packet of an event in our namespace."""
    return f"2{NAMESPACE},{orjson.dumps([event, payload]).decode()}"


def _tell(socket: Any, ready: bytes, packet: Packet) -> None:
    outbox: Outbox = socket.queue
    wire = outbox.wire
    if wire is not None and outbox.is_idle and socket.upgraded and wire.is_free and outbox.empty():
        wire.transport.write(ready)
    elif not socket.closed:
        outbox.put_nowait(packet)
