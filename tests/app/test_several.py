"""Several processes on one PostgreSQL, and servers that stop while they are needed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
import pytest
from socketio.exceptions import SocketIOError

from app.fanout import NAMESPACE
from tests.app.house import Client, Served, serving, until
from tests.services import FAST, cloned, migrated_template, postgresql


@pytest.fixture(scope="module")
def postgres() -> Iterator[tuple[str, str]]:
    """A server, and the name of its migrated template."""
    with postgresql(*FAST) as url, migrated_template(url) as template:
        yield url, template


async def follow(served: Served, stream: str, token: str | None = None) -> Client:
    """A client on a stream of one of the servers."""
    client = Client()
    auth = {"stream": stream, **({"token": token} if token else {})}
    await client.sio.connect(served.url, auth=auth, namespaces=[NAMESPACE], transports=["websocket"], wait_timeout=10)
    return client


async def test_what_happens_on_one_process_is_seen_on_another(tmp_path: Path, postgres: tuple[str, str]) -> None:
    async with cloned(*postgres) as url:
        shared: dict[str, Any] = {"database_url": url, "database_checks": False}
        (tmp_path / "one").mkdir()
        (tmp_path / "two").mkdir()
        async with serving(tmp_path / "one", **shared) as one, serving(tmp_path / "two", **shared) as two:
            council = await one.rehearsal(3)
            session = await one.called(council)
            member = council["members"][0]
            watcher, voter = await follow(two, session), await follow(one, session, member["token"])
            checked = await voter.command("attendance.check_in")
            assert checked["ok"]
            await until(lambda: watcher.seqs and watcher.seqs[-1] >= checked["seq"])
            again = await two.command(session, "attendance.check_in", member["token"])
            assert again["code"] == "already_present"
            await one.ask("DELETE", f"/api/v1/rehearsals/{council['council']}", token=one.admin)
            for client in (watcher, voter):
                await client.sio.disconnect()


async def test_what_was_acked_while_the_server_stopped_is_in_the_log_once(tmp_path: Path) -> None:
    acked: list[str] = []

    async def add(client: Client, number: int) -> None:
        id = str(uuid4())
        try:
            answer = await client.command("agenda.add", id=id, item=f"i{number}", title="Item")
        except SocketIOError:
            return
        if answer["ok"]:
            acked.append(id)

    async with serving(tmp_path, stop_seconds=2) as served:
        council = await served.rehearsal()
        session = await served.called(council)
        clerks = [await follow(served, session, council["clerk"]["token"]) for _ in range(5)]
        adding = [asyncio.ensure_future(add(clerks[n % 5], n)) for n in range(60)]
        await until(lambda: len(acked) > 5)
    for task in adding:
        task.cancel()
    await asyncio.gather(*adding, return_exceptions=True)
    for client in clerks:
        await client.sio.disconnect()
    async with serving(tmp_path) as served:
        await served.must(session, "session.cancel", council["clerk"]["token"], reason="The test is over")
        async with served.http.get(f"/api/v1/sessions/{session}/log.jsonl") as response:
            commands = [orjson.loads(line)["command"] for line in (await response.text()).splitlines()]
    assert [commands.count(id) for id in acked] == [1] * len(acked)
