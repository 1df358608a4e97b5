"""Clients compiled from load.c, driven over a pipe, pinned to a core of their own."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import orjson

SOURCE = Path(__file__).with_name("load.c")
CLIENT_CORE, SERVER_CORE = 1, 0


@dataclass(frozen=True, slots=True)
class Took:
    """What an order took: things counted, answers that were refusals, and the waits in milliseconds."""

    count: int
    refused: int
    seconds: float
    p50_ms: float
    p99_ms: float


def pinned(core: int, *command: str) -> list[str]:
    """The command on one core."""
    return ["taskset", "--cpu-list", str(core), *command]


def compiled(folder: Path) -> Path:
    """The client, made by the C compiler."""
    program = folder / "load"
    subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-o", str(program), str(SOURCE)], check=True)
    return program


class Load:
    """Clients that entered a server's namespace, one for each CONNECT packet."""

    def __init__(self, program: Path, port: int, connects: Sequence[str]) -> None:
        self.size = len(connects)
        self._folder = tempfile.TemporaryDirectory()
        orders = self._written("connects", connects)
        command = pinned(CLIENT_CORE, str(program), str(port), str(orders))
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.entered = self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def fan(self, needed: int, client: int, packet: str) -> Took:
        """One client says something; `needed` events arrive at all of them together."""
        return self._order(f"fan {needed} {client} {packet}")

    def play(self, packets: Iterable[tuple[int, str]]) -> Took:
        """Each client sends its packets, the next when the last is acked."""
        path = self._written("packets", (f"{client} {packet}" for client, packet in packets))
        return self._order(f"play {path}")

    def rest(self, seconds: float) -> None:
        """Nothing but pings."""
        self._order(f"rest {round(seconds * 1000)}")

    def _written(self, name: str, lines: Iterable[str]) -> Path:
        path = Path(self._folder.name) / name
        path.write_text("".join(f"{line}\n" for line in lines))
        return path

    def _order(self, order: str) -> Took:
        assert self._process.stdin
        self._process.stdin.write(f"{order}\n".encode())
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Took:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the load ended before its time; its reason is on standard error")
        return Took(**orjson.loads(line))
