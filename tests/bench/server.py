"""Server processes of a measurement: started on a free port, awaited by asking them, ended by their own pid."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATIENCE = 30.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int, environment: Mapping[str, str] | None = None) -> Iterator[None]:
    """The command, from when it answers on its port to the end of the block."""
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL)
    try:
        _await(process, port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def python(*arguments: str) -> list[str]:
    """A module of the house, run by this interpreter."""
    return [sys.executable, "-m", *arguments]


def council_room(*arguments: str) -> list[str]:
    """`council-room`, whether or not it is installed as a command."""
    return [sys.executable, "-c", "from app.cli import main; main()", *arguments]


class House:
    """A council room in a folder of its own: migrated, with its first administrator, served on a free port."""

    def __init__(self, folder: Path) -> None:
        self.data_dir = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = f"sqlite+aiosqlite:///{self.data_dir / 'council.db'}"
        self.environment = {"COUNCIL_DATA_DIR": str(self.data_dir), "COUNCIL_LOG_LEVEL": "warning"}
        self.serve = council_room("serve", "--port", str(self.port))
        for command in (["migrate"], ["setup", "--if-empty", "--demo-account"]):
            subprocess.run(
                council_room(*command),
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=subprocess.DEVNULL,
                check=True,
            )

    def account(self) -> tuple[str, str]:
        """E-mail and password of the administrator."""
        (account,) = json.loads((self.data_dir / "demo-accounts.json").read_text())["accounts"]
        return account["login"], account["password"]
