"""What strangers send to the socket: closed or refused at once, with one line in the log; the room goes on."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from structlog.testing import capture_logs

from tests.app.house import Connect, Served, serving, until

SOCKET = "/socket.io/?EIO=4&transport=websocket"
POLLING = "/socket.io/?EIO=4&transport=polling"


async def opened(served: Served, **headers: str) -> aiohttp.ClientWebSocketResponse:
    """A WebSocket that has not entered anything."""
    socket = await served.http.ws_connect(SOCKET, headers=headers)
    assert (await socket.receive_str()).startswith("0")
    return socket


async def is_closed(socket: aiohttp.ClientWebSocketResponse, patience: float = 3.0) -> bool:
    """Whether the server closes it."""
    try:
        async with asyncio.timeout(patience):
            async for _ in socket:
                pass
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "9",
        "0{}",
        "4",
        "49",
        '45-["x",{"_placeholder":true,"num":0}]',
        '451-/room,["x",{"_placeholder":true,"num":0}]',
        "43/room,1[]",
        "44",
        "bAAAA",
        "40/room,{",
        "42/room,[",
        "42/room,{}",
        "42/room,[]",
        "42/room,7",
        "42/room,[[]]",
        "42/room," + "9" * 200 + '["sync"]',
        "42/room," + "[" * 5_000,
    ],
)
async def test_a_malformed_packet_closes_the_connection_at_once(served: Served, text: str) -> None:
    stream = await served.called(await served.rehearsal())
    socket = await opened(served)
    await socket.send_str('40/room,{"stream":"' + stream + '"}')
    while not (await socket.receive_str()).startswith("40"):
        pass
    await socket.send_str(text)
    assert await is_closed(socket, 0.8)
    await until(lambda: served.house.hub.open == 0)


async def test_binary_frames_close_the_connection(served: Served) -> None:
    socket = await opened(served)
    await socket.send_bytes(b"\x01" * 1000)
    assert await is_closed(socket, 0.8)
    assert socket.close_code == 1003


async def test_frames_that_are_not_text_although_they_say_so_close_the_connection(served: Served) -> None:
    socket = await opened(served)
    await socket._writer.send_frame(b"\xff\xfe\xfd", aiohttp.WSMsgType.TEXT)
    assert await is_closed(socket, 0.8)


async def test_oversized_frames_close_the_connection(served: Served) -> None:
    socket = await opened(served)
    await socket.send_str("42" + "x" * 70_000)
    assert await is_closed(socket, 0.8)
    assert socket.close_code == 1009


async def test_what_strangers_send_leaves_one_line_however_often(served: Served) -> None:
    with capture_logs() as lines:
        for _ in range(5):
            socket = await opened(served)
            await socket.send_str("nonsense")
            assert await is_closed(socket, 0.8)
    assert [line["event"] for line in lines].count("socket_closed") == 1


async def test_a_socket_that_never_enters_is_closed(served: Served) -> None:
    socket = await opened(served)
    assert not await is_closed(socket, 0.4)
    assert await is_closed(socket, 2.0)


async def test_a_socket_of_another_namespace_is_closed(served: Served) -> None:
    socket = await opened(served)
    await socket.send_str("40")
    assert (await socket.receive_str()).startswith("44")
    assert await is_closed(socket, 3.0)


@pytest.mark.parametrize(
    ("headers", "is_let_in"),
    [
        ({}, True),
        ({"Origin": "SELF"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://partner.example"}, True),
    ],
)
@pytest.mark.parametrize("path", [SOCKET, POLLING])
async def test_pages_of_foreign_sites_open_no_socket(
    befriended: Served, path: str, headers: dict[str, str], is_let_in: bool
) -> None:
    sent = {name: befriended.url if value == "SELF" else value for name, value in headers.items()}
    if path == POLLING:
        async with befriended.http.get(path, headers=sent) as response:
            assert (response.status == 200) is is_let_in
        return
    if is_let_in:
        await (await befriended.http.ws_connect(path, headers=sent)).close()
        return
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await befriended.http.ws_connect(path, headers=sent)
    assert refusal.value.status == 403


@pytest.fixture
async def befriended(tmp_path: Path) -> AsyncIterator[Served]:
    """A server that knows one foreign origin, and lets three sockets in from one address."""
    async with serving(tmp_path, allowed_origins=("https://partner.example",), sockets_per_address=3) as one:
        yield one


async def test_one_address_has_only_so_many_sockets(befriended: Served) -> None:
    sockets = [await opened(befriended) for _ in range(3)]
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await opened(befriended)
    await sockets[0].close()
    await until(lambda: befriended.house.hub.open == 2)
    sockets[0] = await opened(befriended)
    for socket in sockets:
        await socket.close()


async def test_jsonp_is_not_spoken(served: Served) -> None:
    async with served.http.get(f"{POLLING}&j=0") as response:
        assert response.status == 400


@pytest.mark.parametrize("body", [b"x", b"\xff\xff", b"45-[]", b"4" + b"x" * 70_000, b"3\x1ebAAAA", b"d=42"])
async def test_malformed_polling_bodies_are_refused(served: Served, body: bytes) -> None:
    async with served.http.get(POLLING) as response:
        sid = (await response.text()).partition('"sid":"')[2].partition('"')[0]
    async with served.http.post(f"{POLLING}&sid={sid}", data=body) as response:
        assert response.status == 400


async def test_headers_that_do_not_come_end_the_connection(served: Served) -> None:
    place = urlsplit(served.url)
    for said in (b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n"):
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        writer.write(said)
        async with asyncio.timeout(4):
            await reader.read(-1) if said else await reader.read()
        writer.close()


async def test_a_room_goes_on_whatever_strangers_send(served: Served, connect: Connect) -> None:
    stream = await served.called(council := await served.rehearsal())
    member = await connect(stream, council["members"][0]["token"])
    noise: list[Any] = ["x", b"\x00", "42/room,[", "2probe", gzip.compress(b"x")]
    for said in noise:
        socket = await opened(served)
        await (socket.send_bytes(said) if isinstance(said, bytes) else socket.send_str(said))
        await socket.close()
    assert (await member.command("attendance.check_in"))["ok"]
