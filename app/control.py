"""The control socket: one process has the data, so commands typed beside it hand it their jobs. JSON lines, mode 0600.

A request is `{"job": name, "with": {…}}`, the answer `{"ok": true, "result": …}` or `{"ok": false, "code", "params"}`.
Jobs are registered with `@job(name)` and get the running House; without a server the same jobs run under the lock.
"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson

from rooms import Refusal

if TYPE_CHECKING:
    from app.house import House

Job = Callable[..., Awaitable[Any]]
JOBS: Final[dict[str, Job]] = {}
_MOST = 16 * 1024 * 1024


class NoServer(Exception):
    """No server runs on this data folder."""


class JobRefused(Exception):
    """The job was refused; `body` is the answer: code and params."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(body["code"])
        self.body = body


def job(name: str) -> Callable[[Job], Job]:
    """Register `async def job(house, **with_)` under a name; its result is a JSON value."""

    def register(function: Job) -> Job:
        if name in JOBS:
            raise ValueError(f"two jobs are called {name}")
        JOBS[name] = function
        return function

    return register


async def run(house: House, name: str, /, **with_: Any) -> dict[str, Any]:
    """The answer to a job, here and now."""
    function = JOBS.get(name)
    if function is None:
        return {"ok": False, "code": "unknown_job", "params": {"job": name}}
    try:
        return {"ok": True, "result": await function(house, **with_)}
    except Refusal as refusal:
        return {"ok": False, "code": refusal.code, "params": dict(refusal.params)}
    except Exception as fault:
        house.on_fault(fault)
        return {"ok": False, "code": "internal", "params": {}}


def path_in(data_dir: Path) -> Path:
    """Where a server listens for jobs."""
    return data_dir / "control.sock"


class Control:
    """The server's end of the socket."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._path = path_in(house.settings.data_dir)
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Control:
        """Listen. Another process that serves the same data has the lock, so a socket file left over is a dead one."""
        self._path.unlink(missing_ok=True)
        mask = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(self._serve, self._path, limit=_MOST)
        finally:
            os.umask(mask)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                request = orjson.loads(line)
                answer = await run(self._house, str(request["job"]), **request.get("with", {}))
                writer.write(orjson.dumps(answer, default=str) + b"\n")
                await writer.drain()
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, ConnectionError):
            pass  # only this data folder's owner can speak here: nobody to explain it to
        finally:
            writer.close()


async def ask(data_dir: Path, name: str, /, **with_: Any) -> Any:
    """The result of a job done by the running server. Raises NoServer, JobRefused."""
    path = path_in(data_dir)
    if not path.exists() or not stat.S_ISSOCK(path.stat().st_mode):
        raise NoServer(str(path))
    try:
        reader, writer = await asyncio.open_unix_connection(path, limit=_MOST)
    except (ConnectionError, FileNotFoundError):
        raise NoServer(str(path)) from None
    try:
        writer.write(orjson.dumps({"job": name, "with": with_}) + b"\n")
        line = await reader.readline()
    finally:
        writer.close()
    if not line:
        raise NoServer(str(path))
    answer = orjson.loads(line)
    if not answer["ok"]:
        raise JobRefused(answer)
    return answer["result"]
