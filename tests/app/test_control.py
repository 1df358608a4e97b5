"""Jobs of the command line: through the running server if there is one, else under the lock."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path
from uuid import uuid4

import pytest

from app.cli.jobs import _done
from app.control import JobRefused, NoServer, ask, job, path_in
from app.db import DatabaseLocked
from app.house import House, open_machine
from app.migrations import migrate
from app.settings import Settings
from rooms import Refusal
from tests.app.house import Served


class Never(Refusal):
    """A refusal of a test's job."""

    code = "not_available"


@job("test.echo")
async def echo(house: House, text: str) -> dict[str, str]:
    return {"text": text, "where": str(house.settings.data_dir)}


@job("test.refuse")
async def refuse(house: House) -> None:
    raise Never(why="because")


@job("test.break")
async def fall(house: House) -> None:
    raise ZeroDivisionError


async def test_a_job_is_done_by_the_server_that_runs(served: Served) -> None:
    folder = served.house.settings.data_dir
    assert await ask(folder, "test.echo", text="Olá") == {"text": "Olá", "where": str(folder)}
    assert stat.S_IMODE(path_in(folder).stat().st_mode) == 0o600
    assert await _done(served.house.settings, "reindex", {}) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("test.refuse", "not_available"), ("test.break", "internal"), ("no.such", "unknown_job")],
)
async def test_a_job_that_fails_says_why_and_the_server_goes_on(served: Served, name: str, code: str) -> None:
    with pytest.raises(JobRefused) as refusal:
        await ask(served.house.settings.data_dir, name)
    assert refusal.value.body["code"] == code
    assert (await served.ask("GET", "/healthz"))[0] == 200


async def test_without_a_server_a_job_is_done_here_under_the_lock(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    await migrate(settings.database)
    with pytest.raises(NoServer):
        await ask(tmp_path, "reindex")
    assert await _done(settings, "test.echo", {"text": "x"}) == {"text": "x", "where": str(tmp_path)}
    async with open_machine(House(settings)):
        with pytest.raises(DatabaseLocked):
            await _done(settings, "test.echo", {"text": "x"})


async def test_a_socket_left_over_by_a_dead_server_is_no_server(tmp_path: Path) -> None:
    server = await asyncio.start_unix_server(lambda _r, _w: None, path_in(tmp_path))
    server.close()
    await server.wait_closed()
    with pytest.raises(NoServer):
        await ask(tmp_path, "reindex")


async def test_an_incident_is_recorded_while_the_server_runs(served: Served) -> None:
    stream = str(uuid4())
    served.house.witness.record(stream, 3, "00" * 32)
    create = {"acronym": "CMS", "name": "Conselho"}
    assert (await served.command(stream, "council.create", served.admin, **create))["code"] == "stream_behind_witness"
    await ask(served.house.settings.data_dir, "incident", stream=stream, reason="restored from a backup")
    assert (await served.command(stream, "council.create", served.admin, **create))["ok"]
