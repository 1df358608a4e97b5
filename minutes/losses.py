"""What absences ask of a council: to open a process of loss, or to look at one anew. Pure, like all follow-ups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from minutes.absences import Attended, Tally, tallies
from minutes.followups import FollowUp
from rooms import Council, Process

LOOKED_AT: Final = frozenset(
    [
        "session.adjourned",
        "attendance.excused",
        "attendance.excuse_decided",
        "attendance.excuses_closed",
        "attendance.corrected",
    ]
)
"""Events of a session, once it is adjourned, after which absences may come to something else."""


def losses_due(council: Council, marks: Sequence[Attended], at: datetime) -> Iterator[FollowUp]:
    """The commands for a council whose titulars attended so, as of `at`."""
    for tally in tallies(council, marks, at):
        live = [one for one in council.losses.values() if one.term == tally.term.id and one.is_live]
        if not live and tally.basis:
            data = {"term": tally.term.id, "basis": tally.basis, "sessions": list(tally.evidence)}
            yield FollowUp(council.id, "council.loss_open", data, f"loss_open/{tally.term.id}")
        for process in live:
            yield from _reviewed(council, process, tally)


def _reviewed(council: Council, process: Process, tally: Tally) -> Iterator[FollowUp]:
    """Nothing while it comes to the same sessions and the limit is reached."""
    stands = tally.basis is not None
    sessions = tally.evidence if stands else _left(process, tally.marks)
    if (set(sessions), stands) != (set(process.sessions), process.stands):
        data = {"process": process.id, "sessions": list(sessions), "stands": stands}
        yield FollowUp(council.id, "council.loss_review", data, f"loss_review/{process.id}")


def _left(process: Process, marks: Iterable[Attended]) -> tuple[str, ...]:
    absent = {one.session for one in marks if one.mark == "absent"}
    return tuple(session for session in process.sessions if session in absent)
