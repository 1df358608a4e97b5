"""`make bench`: each figure as a JSON line, then all of them into docs/evidence/bench.json."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.evidence import written
from tests.bench.fanout import ROUNDS, WATCHERS, fanout
from tests.bench.load import compiled
from tests.bench.server import House
from tests.bench.votes import BURSTS, VOTERS, replay, votes


def measured(folder: Path) -> Iterator[dict[str, Any]]:
    """Every figure, with what it was made of."""
    program = compiled(folder)
    pace = fanout(program)
    told = {"ours_per_second": round(pace["ours"]), "stock_per_second": round(pace["stock"])}
    yield figure("fanout_vs_stock", pace["ours"] / pace["stock"], "ratio", watchers=WATCHERS, rounds=ROUNDS, **told)
    house = House(folder)
    found = votes(program, house)
    yield figure("votes_per_second", found.per_second, "votes/s", voters=VOTERS, database="sqlite")
    yield figure("burst100_p99_ms", found.burst_p99_ms, "ms", voters=VOTERS, bursts=BURSTS)
    seconds, events = asyncio.run(replay(house, found.stream))
    yield figure("replay_20000_s", seconds, "s", events=events)


def figure(name: str, value: float, unit: str, **about: Any) -> dict[str, Any]:
    """One figure."""
    return {"name": name, "value": round(value, 3), "unit": unit, **about}


def main() -> None:
    """Print and keep."""
    if missing := [tool for tool in ("gcc", "taskset") if shutil.which(tool) is None]:
        sys.exit(f"Missing: {', '.join(missing)}. Install gcc and util-linux.")
    figures: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for found in measured(Path(folder)):
            print(json.dumps(found), flush=True)
            figures.append(found)
    written("bench", "make bench", figures)


if __name__ == "__main__":
    main()
