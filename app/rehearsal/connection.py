"""One participant's socket on a stream: honest, patient, reconnecting. It knows no rule of the room.

A command goes out under the same id until it is acked; what is known is dropped, a gap is closed by `sync`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp

from app.rehearsal import wire
from app.rehearsal.errors import Refused, RehearsalFault, Unreachable

RESEND_AFTER = 5.0
"""Seconds without an ack before a command goes out again."""
PATIENCE = 60.0
"""Seconds after which a silent server is unreachable."""
_PAUSE = 0.2  # seconds before a lost connection is made anew
_SILENCE = 60.0  # seconds without any frame, pings included, after which the connection is lost


@dataclass(frozen=True, slots=True)
class Acked:
    """A command that the server took: its id stands with its events in the log."""

    id: str
    seq: int
    body: dict[str, Any]


class Connection:
    """A socket on one stream. `seq` is how far it has seen; `view` is what its audience sees, if it keeps one."""

    def __init__(
        self, http: aiohttp.ClientSession, url: str, auth: dict[str, str], *, keeps_view: bool = False
    ) -> None:
        self.seq = 0
        self.view: dict[str, Any] = {}
        self.syncs = 0
        self._http, self._url, self._auth, self._keeps_view = http, url, auth, keeps_view
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._commands: dict[str, tuple[dict[str, Any], asyncio.Future[dict[str, Any]]]] = {}
        self._awaited: dict[int, Callable[[Any], None]] = {}
        self._numbers = 0
        self._head = 0
        self._is_syncing = False
        self._moved = asyncio.Event()
        self._fault: RehearsalFault | None = None
        self._task = asyncio.create_task(self._live())

    async def ready(self) -> Connection:
        """This connection, once the server has told it where the stream stands."""
        await self.until(lambda: self.seq > 0)
        return self

    async def close(self) -> None:
        """Leave. Commands that are still unanswered are cancelled."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        for _, answer in self._commands.values():
            answer.cancel()

    async def command(self, type_: str, **data: Any) -> Acked:
        """Ask until answered. Raises Refused with the server's code, Unreachable when nothing answers."""
        id_ = str(uuid4())
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._commands[id_] = {"id": id_, "type": type_, "data": data}, answer
        try:
            body = await self._insist(id_, answer)
        finally:
            del self._commands[id_]
        if not body.get("ok"):
            raise Refused(type_, body)
        return Acked(id_, body["seq"], body)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until what was seen fulfils `holds`. Raises Unreachable if it does not come to that."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    if self._fault:
                        raise self._fault
                    self._moved.clear()
                    await self._moved.wait()
        except TimeoutError:
            raise Unreachable(f"the stream still stands at {self.seq} after {PATIENCE:.0f} s") from None

    async def reached(self, acked: Acked) -> None:
        """Wait until the events of an acked command were seen."""
        await self.until(lambda: self.seq >= acked.seq)

    async def _insist(self, id_: str, answer: asyncio.Future[dict[str, Any]]) -> dict[str, Any]:
        for _ in range(round(PATIENCE / RESEND_AFTER)):
            if self._fault:
                raise self._fault
            await self._send_command(id_)
            await asyncio.wait([answer], timeout=RESEND_AFTER)
            if answer.done():
                return answer.result()
        raise Unreachable(f"no answer to a command in {PATIENCE:.0f} s")

    async def _live(self) -> None:
        while self._fault is None:
            try:
                silence = aiohttp.ClientWSTimeout(ws_receive=_SILENCE)
                async with self._http.ws_connect(self._url, max_msg_size=0, timeout=silence) as socket:
                    await self._talk(socket)
            except Refused as fault:
                self._fail(fault)
            except (aiohttp.ClientError, OSError, ValueError):
                await asyncio.sleep(_PAUSE)
            finally:
                self._socket = None

    async def _talk(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        await socket.send_str(wire.connect(self._auth))
        async for message in socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                raise ValueError("not a text frame")
            if message.data == wire.PING:
                await socket.send_str(wire.PONG)
            else:
                await self._hear(wire.read(message.data), socket)

    async def _hear(self, packet: wire.Packet, socket: aiohttp.ClientWebSocketResponse) -> None:
        match packet.kind:
            case wire.CONNECTED:
                await self._arrive(socket)
            case wire.EVENT:
                await self._notice(*packet.payload)
            case wire.ACK if packet.number in self._awaited:
                self._awaited.pop(packet.number)(packet.payload[0])
                await self._catch_up()
            case wire.REFUSED:
                raise Refused("entering the stream", packet.payload.get("data") or packet.payload)
            case wire.DISCONNECTED:
                raise ValueError("sent away")
            case _:
                pass

    async def _arrive(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._awaited.clear()
        await self._sync()
        for id_ in list(self._commands):
            await self._send_command(id_)

    async def _notice(self, name: str, payload: Any) -> None:
        if name == "messages":
            self._take(payload)
        elif name == "heartbeat":
            self._head = max(self._head, payload["seq"])
        await self._catch_up()

    def _take(self, messages: Iterable[dict[str, Any]]) -> None:
        for message in messages:
            self._head = max(self._head, message["seq"])
            if message["seq"] == self.seq + 1:
                self.seq += 1
                if self._keeps_view:
                    apply(self.view, message.get("set", ()))
        self._moved.set()

    async def _catch_up(self) -> None:
        if self.seq < self._head and not self._is_syncing:
            await self._sync()

    async def _sync(self) -> None:
        self._is_syncing = True
        self.syncs += 1
        await self._send("sync", {"after": self.seq or None}, self._synced)

    def _synced(self, answer: dict[str, Any]) -> None:
        self._is_syncing = False
        if "seq" not in answer:
            raise Refused("sync", answer)
        if "view" in answer:
            self.seq = answer["seq"]
            self.view = answer["view"] if self._keeps_view else {}
        self._take(answer.get("messages", ()))
        self._head = max(self._head, answer["seq"])

    async def _send_command(self, id_: str) -> None:
        envelope, answer = self._commands[id_]

        def answered(body: dict[str, Any]) -> None:
            if not answer.done():
                answer.set_result(body)

        await self._send("command", envelope, answered)

    async def _send(self, name: str, payload: Any, then: Callable[[Any], None]) -> None:
        if self._socket is not None:
            self._numbers += 1
            self._awaited[self._numbers] = then
            await self._socket.send_str(wire.event(self._numbers, name, payload))

    def _fail(self, fault: RehearsalFault) -> None:
        self._fault = fault
        self._moved.set()
        for _, answer in self._commands.values():
            if not answer.done():
                answer.set_exception(fault)


def apply(view: dict[str, Any], changes: Iterable[list[Any]]) -> None:
    """Bring a view to a message's state: `[path, value]` puts a value, `[path]` takes a key away."""
    for change in changes:
        *path, key = change[0]
        place = view
        for name in path:
            place = place[name]
        if len(change) == 2:
            place[key] = change[1]
        else:
            place.pop(key, None)
