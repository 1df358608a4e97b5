"""`make torture PARTS=… SCALE=…`: what the suite tries by the hundred, by the ten thousand.

Tables and progress go to standard error; the last line of standard output is the only one that starts with `{`:
`{"summary": {"sequences", "accepted", "violations", "seeds"}}`.

That of a whole run, of scale 1 or more, stands in docs/evidence/torture.json.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from typing import Any, Final

from rooms.session.commands import COMMANDS
from tests.bench.evidence import written
from tests.torture.rules import Report, run

SEQUENCES: Final = 10_000
FEWEST: Final = 100
"""How often each command must have been granted at scale 1."""


def rules(scale: float) -> dict[str, Any]:
    """The part on the rules of a session."""
    whole = max(1, int(SEQUENCES * scale))
    workers = os.cpu_count() or 1
    cuts = [whole * n // workers for n in range(workers + 1)]
    with ProcessPoolExecutor(workers) as pool:
        reports = list(pool.map(run, (range(first, last) for first, last in pairwise(cuts))))
    report = joined(reports)
    for type_ in sorted(COMMANDS):
        asked, granted = report.counted.asked[type_], report.counted.granted[type_]
        mark = "" if granted >= FEWEST * scale else "  seldom"
        print(f"{type_:32} {asked:8} {granted:8} {granted / max(1, asked):6.0%}{mark}", file=sys.stderr)
    for seed, why in report.failed.items():
        print(f"seed {seed}: {why}", file=sys.stderr)
    seldom = sorted(type_ for type_ in COMMANDS if report.counted.granted[type_] < FEWEST * scale)
    return {
        "sequences": report.sequences,
        "accepted": round(report.accepted, 3),
        "violations": len(report.failed),
        "seeds": sorted(report.failed),
        **({"seldom": seldom} if seldom else {}),
    }


def joined(reports: list[Report]) -> Report:
    """One report of several."""
    whole = Report()
    for report in reports:
        whole.sequences += report.sequences
        whole.counted.asked += report.counted.asked
        whole.counted.granted += report.counted.granted
        whole.failed |= report.failed
    return whole


PARTS: Final = {"rules": rules}


def main() -> None:
    """Run the parts named in PARTS, all of them by default."""
    scale = float(os.environ.get("SCALE") or 1)
    named = (os.environ.get("PARTS") or ",".join(PARTS)).split(",")
    if unknown := [name for name in named if name not in PARTS]:
        sys.exit(f"Unknown part: {', '.join(unknown)}. Known: {', '.join(PARTS)}.")
    summary: dict[str, Any] = {}
    for name in named:
        for key, value in PARTS[name](scale).items():
            summary[key] = summary[key] + value if key in summary and key != "accepted" else value
    if scale >= 1:
        written("torture", f"make torture PARTS={','.join(named)} SCALE={scale:g}", summary)
    print(json.dumps({"summary": summary}), flush=True)
    sys.exit(1 if summary.get("violations") or summary.get("seldom") else 0)


if __name__ == "__main__":
    main()
