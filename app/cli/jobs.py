"""Jobs of the command line: done by the running server, else here under the lock. Nothing of a terminal."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import typer

from app.control import JobRefused, NoServer, ask, job, run
from app.db import DatabaseLocked
from app.house import House, open_machine
from app.records import rebuild
from app.settings import Settings
from rooms.tables import reindex


def done(settings: Settings, name: str, /, **with_: Any) -> Any:
    """The result of a job. A refusal, or data that another process holds without answering, ends the command with 1."""
    try:
        return asyncio.run(_done(settings, name, with_))
    except JobRefused as refusal:
        sys.stderr.write(f"{refusal.body['code']}: {refusal.body['params']}\n")
    except DatabaseLocked as locked:
        sys.stderr.write(f"Another process holds {locked}.\n")
    raise typer.Exit(1)


async def _done(settings: Settings, name: str, with_: dict[str, Any]) -> Any:
    try:
        return await ask(settings.data_dir, name, **with_)
    except NoServer:
        async with open_machine(House(settings)) as house:
            answer = await run(house, name, **with_)
    if not answer["ok"]:
        raise JobRefused(answer)
    return answer["result"]


@job("reindex")
async def _reindex(house: House) -> list[dict[str, Any]]:
    found = [*await reindex(house.engine), *await rebuild(house.engine)]
    return [{"stream": one.stream, "columns": dict(one.columns)} for one in found]


@job("incident")
async def _incident(house: House, stream: str, reason: str) -> None:
    await asyncio.to_thread(house.witness.record_incident, stream, reason, house.clock())
    house.engine.memory.forget(stream)
