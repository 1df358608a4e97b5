"""What a rehearsal says: JSON lines for programs, a table for people, progress beside it. Decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from app.rehearsal.rehearsal import Summary
from app.rehearsal.session import Counted

ERRORS = Console(stderr=True)


class Report(AbstractContextManager["Report"], Protocol):
    """Hears of each item as it is proclaimed, and, left again, of the end."""

    def counted(self, one: Counted) -> None:
        """An item was dealt with."""

    def ended(self, summary: Summary) -> None:
        """The last log was read back."""


class Lines(Report):
    """One JSON object an item, then the summary; nothing else on standard output."""

    def __exit__(self, *_: object) -> None:
        """Nothing to leave."""

    def counted(self, one: Counted) -> None:
        """Its line, at once."""
        print(orjson.dumps(one.as_data()).decode(), flush=True)

    def ended(self, summary: Summary) -> None:
        """The summary's line."""
        print(orjson.dumps(summary.as_data()).decode(), flush=True)


class Screen(Report):
    """A bar on standard error, then a row a session, the disagreements and the sum on standard output."""

    def __init__(self, ballots: int) -> None:
        self._counted: list[Counted] = []
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self._bar = Progress(*columns, console=ERRORS)
        self._task = self._bar.add_task("Ballots", total=ballots)

    def __enter__(self) -> Screen:
        """The bar begins to move."""
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """The bar stands still."""
        self._bar.stop()

    def counted(self, one: Counted) -> None:
        """One step of the bar."""
        self._counted.append(one)
        self._bar.update(self._task, advance=1, description=one.date)

    def ended(self, summary: Summary) -> None:
        """The table and what follows it."""
        console = Console()
        console.print(_table(self._counted))
        for one in self._counted:
            if not one.agrees:
                console.print(f"{one.roll_call.item}: declared {one.roll_call.declared}, the votes say {one.computed}")
        console.print(
            f"{summary.ballots} ballots, {summary.votes_acked} votes acknowledged, {summary.lost} lost, "
            f"{summary.doubled} doubled, {len(summary.disagreements)} disagreements, {summary.seconds:.1f} s"
        )


def _table(counted: Sequence[Counted]) -> Table:
    table = Table("Session", "Ballots", "Votes", "Approved", "Rejected", "Tied", "Disagree")
    sessions: dict[str, list[Counted]] = {}
    for one in counted:
        sessions.setdefault(one.session, []).append(one)
    for items in sessions.values():
        results = Counter(one.computed for one in items)
        votes = sum(one.counts["yes"] + one.counts["no"] + one.counts["abstain"] for one in items)
        differ = sum(1 for one in items if not one.agrees)
        numbers = (len(items), votes, results["approved"], results["rejected"], results["tied"], differ)
        table.add_row(items[0].date, *map(str, numbers))
    return table
