"""A private PostgreSQL server for a test run, also when root runs it; databases cloned from a migrated template."""

import asyncio
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from app.migrations import migrate

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
"""For tests of behaviour. What must survive kill -9 of the server is tested without them."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _as_postgres(folder: Path) -> dict[str, Any]:
    """Arguments of a child process that is not root, which the server refuses to be."""
    if os.geteuid():
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def postgresql(*options: str) -> Iterator[str]:
    """The URL of a running server's database `postgres`, without the driver's name. Fails if no server is installed."""
    if not BINARIES:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="council-pg-", dir="/tmp"))
    child = _as_postgres(folder)
    binaries, port = BINARIES[-1], free_port()
    make = [f"{binaries}/initdb", "-D", f"{folder}/data", "-U", "council", "-A", "trust", "-E", "UTF8"]
    quiet: dict[str, Any] = {"cwd": "/", "stdout": subprocess.DEVNULL, **child}
    subprocess.run([*make, "--locale=C.UTF-8", "--no-sync"], check=True, **quiet)
    fixed = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", "max_connections=200")
    flags = [part for option in (*fixed, *options) for part in ("-c", option)]
    command = [f"{binaries}/postgres", "-D", f"{folder}/data", "-p", str(port), *flags]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, **quiet)
    try:
        _await_ready(server, [f"{binaries}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-t", "30"])
        yield f"postgresql://council@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _await_ready(server: subprocess.Popen[bytes], ask: list[str]) -> None:
    while subprocess.run(ask, check=False).returncode:
        if server.poll() is not None:
            raise RuntimeError("PostgreSQL did not start")


def run_apart(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end in a loop of its own, whether or not one runs here."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


async def _run(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def driver_url(server: str, name: str) -> str:
    """The URL the application uses for one database of a server."""
    return server.replace("postgresql:", "postgresql+asyncpg:").rpartition("/")[0] + f"/{name}"


@contextmanager
def migrated_template(server: str) -> Iterator[str]:
    """The name of a migrated database, to be cloned."""
    name = "template_council"
    run_apart(_run(server, f"CREATE DATABASE {name}"))
    run_apart(migrate(driver_url(server, name)))
    yield name


@asynccontextmanager
async def cloned(server: str, template: str) -> AsyncIterator[str]:
    """The URL of a database of one's own, gone afterwards."""
    name = f"t_{uuid.uuid4().hex[:12]}"
    await _run(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield driver_url(server, name)
    await _run(server, f"DROP DATABASE {name} WITH (FORCE)")
