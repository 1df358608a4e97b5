"""Fan-out holds what a queue would: order, nothing lost, nothing twice. Through real sockets, also slow ones."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest
from engineio.packet import MESSAGE, Packet

from app.fanout import encode
from rooms import Audience
from tests.app.house import Client, Connect, Served, serving, until

STREAM_URL = "/socket.io/?EIO=4&transport=websocket"


@pytest.fixture
async def roomy(tmp_path: Path) -> AsyncIterator[Served]:
    """A server that lets much wait for a slow reader."""
    async with serving(tmp_path, socket_buffer_bytes=200_000_000, heartbeat_seconds=60) as one:
        yield one


async def entered(served: Served, stream: str) -> aiohttp.ClientWebSocketResponse:
    """A raw WebSocket that entered a stream, and reads only when asked to."""
    socket = await served.http.ws_connect(STREAM_URL, max_msg_size=0)
    await socket.send_str('40/room,{"stream":"' + stream + '"}')
    while not (await socket.receive_str()).startswith("40/room"):
        pass
    return socket


def tell(served: Served, stream: str, seq: int, size: int = 0) -> None:
    """One message to the public of a stream."""
    served.house.fanout.emit(stream, Audience.PUBLIC, "messages", [{"seq": seq, "pad": "x" * size}])


async def heard(socket: aiohttp.ClientWebSocketResponse, count: int) -> list[int]:
    """The seqs of the next `count` messages."""
    seqs: list[int] = []
    async with asyncio.timeout(30):
        while len(seqs) < count:
            frame = await socket.receive_str()
            if frame.startswith('42/room,["messages"'):
                seqs += [one["seq"] for one in orjson.loads(frame.partition(",")[2])[1] if "pad" in one]
    return seqs


async def test_a_reader_that_stops_and_goes_on_gets_everything_once_and_in_order(roomy: Served) -> None:
    stream = await roomy.called(await roomy.rehearsal())
    socket = await entered(roomy, stream)
    outbox = next(roomy.house.fanout.lines(stream)).outbox
    count, seed = 0, random.randrange(10_000)
    chance = random.Random(seed)
    while outbox.qsize() < 50:  # the transport is full: what comes now waits in the queue
        tell(roomy, stream, count := count + 1, 20_000)
        await asyncio.sleep(0)
    reading = asyncio.ensure_future(heard(socket, count + 3_000))
    for _ in range(3_000):  # it reads again while more comes, by the queue and past it
        tell(roomy, stream, count := count + 1, chance.choice((0, 10, 30_000)))
        if chance.random() < 0.5:
            await asyncio.sleep(chance.choice((0, 0, 0.0005)))
    assert await reading == list(range(1, count + 1)), f"seed {seed}"
    await socket.close()


async def test_nothing_overtakes_a_packet_that_left_the_queue_and_waits_for_the_transport(roomy: Served) -> None:
    stream = await roomy.called(await roomy.rehearsal())
    socket = await entered(roomy, stream)
    line = next(roomy.house.fanout.lines(stream))
    wire = line.outbox.wire
    assert wire is not None
    await until(lambda: line.outbox.is_idle)
    wire.pause_writing()
    tell(roomy, stream, 1)
    assert line.outbox.qsize() == 1  # a paused transport is not written to
    await until(line.outbox.empty)  # engine.io took it out and waits
    wire.resume_writing()
    tell(roomy, stream, 2)  # the queue is empty and the transport writable, and yet it must wait
    assert await heard(socket, 2) == [1, 2]
    await until(lambda: line.outbox.is_idle)
    line.outbox.put_nowait(Packet(MESSAGE, encode("messages", [{"seq": 3, "pad": ""}])))
    tell(roomy, stream, 4)  # the reader still waits, but not for nothing
    assert await heard(socket, 2) == [3, 4]
    await socket.close()


async def test_acks_and_messages_keep_their_order(roomy: Served) -> None:
    stream = await roomy.called(await roomy.rehearsal())
    socket = await entered(roomy, stream)
    reading = asyncio.ensure_future(heard(socket, 500))
    for seq in range(1, 501):
        await socket.send_str(f'42/room,{seq}["sync",{{"after":null}}]')
        await asyncio.sleep(0)
        tell(roomy, stream, seq)
    assert await reading == list(range(1, 501))
    await socket.close()


@pytest.mark.parametrize("transports", [["polling"], ["polling", "websocket"], ["websocket"]])
async def test_every_transport_gets_everything_once_and_in_order(
    served: Served, connect: Connect, transports: list[str]
) -> None:
    stream = await served.called(await served.rehearsal())
    connecting = asyncio.ensure_future(connect(stream, transports=transports))
    await until(lambda: any(served.house.fanout.lines(stream)))
    for seq in range(1, 301):  # also while an upgrade is going on
        tell(served, stream, seq)
        await asyncio.sleep(0.001)
    client: Client = await connecting
    await until(lambda: sum("pad" in one for one in client.messages) >= 300)
    assert [one["seq"] for one in client.messages if "pad" in one] == list(range(1, 301))


async def test_an_upgraded_socket_gets_the_fast_path(served: Served, connect: Connect) -> None:
    stream = await served.called(await served.rehearsal())
    await connect(stream, transports=["polling", "websocket"])
    line = next(served.house.fanout.lines(stream))
    await until(lambda: line.socket.upgraded and line.outbox.is_idle)
    assert line.outbox.wire is not None
    assert line.outbox.wire.is_free


async def test_who_does_not_read_is_dropped_and_the_others_are_not(served: Served, connect: Connect) -> None:
    stream = await served.called(await served.rehearsal())
    slow = await entered(served, stream)
    quick = await connect(stream)
    await until(lambda: len(list(served.house.fanout.lines(stream))) == 2)
    sent = 0
    async with asyncio.timeout(30):
        while len(list(served.house.fanout.lines(stream))) == 2:
            tell(served, stream, sent := sent + 1, 50_000)
            await asyncio.sleep(0.001)
    await until(lambda: [one["seq"] for one in quick.messages if "pad" in one] == list(range(1, sent + 1)))
    assert served.house.hub.open == 1
    await slow.close()


async def test_who_asks_without_reading_the_answers_is_dropped(served: Served) -> None:
    stream = await served.called(await served.rehearsal(200))
    socket = await entered(served, stream)

    async def ask() -> None:
        number = 0
        while served.house.hub.open:
            await socket.send_str(f'42/room,{(number := number + 1)}["sync",{{"after":null}}]')
            await asyncio.sleep(0)

    async with asyncio.timeout(60):
        asking: Any = asyncio.ensure_future(ask())
        await until(lambda: served.house.hub.open == 0, 55)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
