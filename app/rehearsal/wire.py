"""Packets of Socket.IO 5 inside Engine.IO 4, the few that a client of one namespace needs. Text in, values out.

Source: the protocol texts of engine.io-protocol (revision 4) and socket.io-protocol (revision 5). No binary packets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

NAMESPACE = "/room"
PING, PONG = "2", "3"
CONNECTED, DISCONNECTED, EVENT, ACK, REFUSED = "40", "41", "42", "43", "44"


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet: its kind as on the wire, the number an ack carries, and its JSON."""

    kind: str
    number: int | None
    payload: Any


def read(frame: str) -> Packet:
    """The packet of a frame. Raises ValueError for what is none."""
    kind = frame[: 2 if frame.startswith("4") else 1]
    body = frame[len(kind) :].removeprefix(f"{NAMESPACE},")
    text = body.lstrip("0123456789")
    digits = body[: len(body) - len(text)]
    return Packet(kind, int(digits) if digits else None, orjson.loads(text) if text else None)


def connect(auth: dict[str, str]) -> str:
    """The packet that enters the namespace."""
    return f"{CONNECTED}{NAMESPACE},{orjson.dumps(auth).decode()}"


def event(number: int, name: str, payload: Any) -> str:
    """An event that wants an ack of that number."""
    return f"{EVENT}{NAMESPACE},{number}{orjson.dumps([name, payload]).decode()}"
