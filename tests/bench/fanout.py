"""Deliveries per second of one event to a thousand watchers, ours beside python-socketio's own emit, turn by turn."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from statistics import median

from app.fanout import NAMESPACE
from tests.bench.load import SERVER_CORE, Load, Took, pinned
from tests.bench.server import free_port, python, running

WATCHERS = 1000
ROUNDS = 15


def fanout(program: Path) -> dict[str, float]:
    """The medians of both, single events."""
    with ExitStack() as stack:
        loads = {which: stack.enter_context(_watched(which, program, stack)) for which in ("ours", "stock")}
        took: dict[str, list[Took]] = {which: [] for which in loads}
        for _ in range(ROUNDS):
            for which, load in loads.items():
                took[which].append(load.fan(WATCHERS, 0, f'42{NAMESPACE},["go",1]'))
                load.rest(0.1)
    return {which: WATCHERS / median(one.seconds for one in found) for which, found in took.items()}


def _watched(which: str, program: Path, stack: ExitStack) -> Load:
    port = free_port()
    stack.enter_context(running(pinned(SERVER_CORE, *python("tests.bench.fanout_server", which, str(port))), port))
    return Load(program, port, [f"40{NAMESPACE},"] * WATCHERS)
