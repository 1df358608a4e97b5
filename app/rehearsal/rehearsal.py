"""A whole rehearsal: log in, make a council, hold its sittings, read their logs back, take the council away again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.rehearsal.api import Api, Council
from app.rehearsal.composition import Composition
from app.rehearsal.hall import entered
from app.rehearsal.readback import Readback, read_back
from app.rehearsal.rollcalls import Sitting
from app.rehearsal.session import Cast, Counted, Session, call

RULES: Final = {
    "opening_quorum": {"of": 1},
    "second_call": {"enabled": False},
    "deliberation_quorum": {"first_call": {"of": 1}, "second_call": {"of": 1}},
    "ballot": {"check_seconds": 0},
}
"""Whatever a roll call shows was held: one seat present decides, and a result stands at once."""


@dataclass(slots=True)
class Summary:
    """What came of it. `faults` are differences between what was sent and what the server kept."""

    ballots: int = 0
    votes_acked: int = 0
    lost: int = 0
    doubled: int = 0
    disagreements: list[str] = field(default_factory=list)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether the server kept exactly what it acknowledged. Disagreements are findings, not faults."""
        return not (self.lost or self.doubled or self.faults)

    def as_data(self) -> dict[str, Any]:
        """The last line of `--json`."""
        names = ("ballots", "votes_acked", "lost", "doubled", "disagreements")
        return {"summary": {name: getattr(self, name) for name in names} | {"seconds": round(self.seconds, 3)}}


class Rehearsal:
    """Sittings held on one server. `told` hears of each item as it is proclaimed; `summary` grows meanwhile."""

    def __init__(self, api: Api, told: Callable[[Counted], None], *, watchers: int = 0, keeps: bool = False) -> None:
        self.summary = Summary()
        self._api, self._told, self._watchers, self._keeps = api, told, watchers, keeps

    async def hold(self, token: str, sittings: Sequence[Sitting]) -> None:
        """One rehearsal council for each council named, deleted afterwards unless kept. Raises RehearsalFault."""
        began = time.monotonic()
        for name in dict.fromkeys(sitting.council for sitting in sittings):
            own = [sitting for sitting in sittings if sitting.council == name]
            members = list(dict.fromkeys(member for sitting in own for member in sitting.members()))
            council = await self._api.make_council(token, members, RULES)
            try:
                await self._hold_all(council, own)
            finally:
                if not self._keeps:
                    await self._api.drop_council(token, council.id)
        self.summary.seconds = time.monotonic() - began

    async def _hold_all(self, council: Council, sittings: Iterable[Sitting]) -> None:
        clerk = self._api.connect(council.id, council.clerk, keeps_view=True)
        try:
            composition = Composition(council, await clerk.ready())
            for sitting in sittings:
                await self._hold(council, composition, sitting)
        finally:
            await clerk.close()

    async def _hold(self, council: Council, composition: Composition, sitting: Sitting) -> None:
        await composition.seat(
            set(next((r for r in sitting.roll_calls if r.is_attended), sitting.roll_calls[0]).choices)
        )
        id_ = await call(self._api, council, sitting)
        async with entered(self._api, council, id_, self._watchers) as hall:
            session = Session(id_, council, composition, hall)
            counted = await session.hold(sitting, self._told)
            if hall.clerk.view != await self._api.view(id_, council.clerk):
                self.summary.faults.append(
                    f"{sitting.date}: what was told live is not what the session shows afterwards"
                )
        log, openings = await self._api.log(id_, council.clerk), await self._api.openings(id_, council.clerk)
        self._sum_up(counted, session.casts, read_back(session.casts, counted, log, openings))

    def _sum_up(self, counted: Sequence[Counted], casts: Sequence[Cast], found: Readback) -> None:
        self.summary.ballots += len(counted)
        self.summary.votes_acked += len(casts)
        self.summary.lost += found.lost
        self.summary.doubled += found.doubled
        self.summary.faults += found.faults
        self.summary.disagreements += [one.roll_call.item for one in counted if not one.agrees]
