"""`make rehearsal`: a year of a real city's recorded votes on a server of its own, over the public protocol.

Prints what `council-room rehearse --json` prints and keeps the summary in docs/evidence/rehearsal.json.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.evidence import written
from tests.bench.server import ROOT, House, council_room, running

YEAR = Path(__file__).with_name("rollcalls-2020.csv.gz")


def main() -> None:
    """Exit as the rehearsal does."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        with running(house.serve, house.port, house.environment):
            sys.exit(_rehearsed(house))


def _rehearsed(house: House) -> int:
    command = council_room("rehearse", "--base-url", house.url, "--rollcalls", str(YEAR), "--json")
    last = "{}"
    environment = {**os.environ, **house.environment}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for last in process.stdout or ():
            print(last, end="", flush=True)
    if "summary" in (told := json.loads(last)):
        written("rehearsal", "make rehearsal", told["summary"])
    return process.returncode


if __name__ == "__main__":
    main()
