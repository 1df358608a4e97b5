"""One session, held over the public protocol: the clerk calls it, the president leads it, members vote for themselves.

Whatever the client needs to know it reads from the clerk's view; it knows no rule of the room.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from app.rehearsal.api import Api, Council
from app.rehearsal.composition import REASON, Composition
from app.rehearsal.connection import Acked, Connection
from app.rehearsal.hall import Hall
from app.rehearsal.rollcalls import Choice, RollCall, Sitting

_EARLIER = timedelta(minutes=1)  # a session is never announced for later than now, nor by a clock a little ahead


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote that the server acknowledged, under the command id that stands in the log."""

    command: str
    ballot: str
    seat: str
    choice: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One item as the server has it after proclamation, beside what the file declares."""

    session: str
    date: str
    ballot: str
    roll_call: RollCall
    counts: dict[str, int]
    computed: str

    @property
    def agrees(self) -> bool:
        """Whether what was declared is what the votes say."""
        return self.computed == self.roll_call.declared

    def as_data(self) -> dict[str, str | int]:
        """The line of `--json`."""
        named: dict[str, str | int] = {"session": self.session, "item": self.roll_call.item, "date": self.date}
        return {**named, **self.counts, "computed": self.computed, "declared": self.roll_call.declared}


async def call(api: Api, council: Council, sitting: Sitting) -> str:
    """The id of a session that was scheduled for the sitting's date, given its agenda, and called at short notice."""
    session = str(uuid4())
    hour = min(datetime.combine(sitting.date, time(12), UTC), datetime.now(UTC) - _EARLIER)
    scheduled = {"council": council.id, "scheduled_at": hour.isoformat(), "title": sitting.council}
    await api.command(council.clerk, session, "session.schedule", **scheduled)
    for number, roll_call in enumerate(sitting.roll_calls, 1):
        added = {"item": f"i{number}", "title": roll_call.title, "reference": roll_call.item}
        await api.command(council.clerk, session, "agenda.add", **added)
    await api.command(council.clerk, session, "session.call", short_notice_reason=REASON)
    return session


class Session:
    """A called session, to be held once. `casts` are the votes acknowledged so far."""

    def __init__(self, id_: str, council: Council, composition: Composition, hall: Hall) -> None:
        self.id = id_
        self.casts: list[Cast] = []
        self._composition, self._hall = composition, hall
        self._seats = {name: member.seat for name, member in council.members.items()}
        self._latest: Acked | None = None

    async def hold(self, sitting: Sitting, told: Callable[[Counted], None]) -> list[Counted]:
        """Open, take item by item to the vote, adjourn. Where nobody is ever present there is nothing to open."""
        president, opening = self._hall.president, next((r for r in sitting.roll_calls if r.is_attended), None)
        counted: list[Counted] = []
        if opening:
            await self._attend(opening)
            await self._do(president, "session.open", call=1)
        for number, roll_call in enumerate(sitting.roll_calls, 1):
            if opening:
                await self._do(president, "agenda.start", item=f"i{number}")
            await self._attend(roll_call)
            counts, computed = await self._vote(roll_call, number) if roll_call.is_attended else self._nobody(roll_call)
            counted.append(Counted(self.id, sitting.date.isoformat(), f"b{number}", roll_call, counts, computed))
            told(counted[-1])
            if opening:
                await self._do(president, "agenda.finish", item=f"i{number}")
        await (
            self._do(president, "session.adjourn") if opening else self._do(president, "session.cancel", reason=REASON)
        )
        await self._seen(self._hall.everybody)
        return counted

    async def _do(self, who: Connection, type_: str, **data: Any) -> Acked:
        acked = await who.command(type_, **data)
        if self._latest is None or acked.seq > self._latest.seq:
            self._latest = acked
        return acked

    async def _seen(self, by: Iterable[Connection]) -> None:
        if self._latest:
            await asyncio.gather(*(one.reached(self._latest) for one in by))

    async def _attend(self, roll_call: RollCall) -> None:
        """Members without a row lose their seats, the others come, leave and are excused as the file says."""
        await self._seat(set(roll_call.choices))
        await self._seen([self._hall.clerk])
        attendance = self._hall.clerk.view["attendance"]
        states = {name: attendance[self._seats[name]]["state"] for name in roll_call.choices}
        await asyncio.gather(*(self._place(name, states[name], choice) for name, choice in roll_call.choices.items()))
        await self._seen([self._hall.clerk])

    async def _seat(self, names: set[str]) -> None:
        seated = self._composition.seated()
        if names == seated:
            return
        await self._composition.seat(names)
        wanted = {self._seats[name] for name in names}
        clerk = self._hall.clerk
        await clerk.until(lambda: wanted == {s for s, seat in clerk.view["roster"]["seats"].items() if seat["titular"]})

    async def _place(self, name: str, state: str, choice: Choice) -> None:
        for type_ in _steps(state, choice):
            data = {"reason": REASON} if type_ == "attendance.excuse" else {}
            await self._do(self._hall.members[name], type_, **data)

    async def _vote(self, roll_call: RollCall, number: int) -> tuple[dict[str, int], str]:
        president, ballot = self._hall.president, f"b{number}"
        words = {"question": roll_call.title, "yes_means": "As moved.", "no_means": "Not as moved."}
        await self._do(president, "ballot.open", ballot=ballot, item=f"i{number}", **words)
        await asyncio.gather(*(self._cast(n, c, ballot) for n, c in roll_call.choices.items() if c.is_vote))
        for name, choice in roll_call.choices.items():
            if choice is Choice.ABSENT_AT_VOTE:
                declared = {"ballot": ballot, "seat": self._seats[name], "outcome": "not_voting"}
                await self._do(president, "ballot.declare", **declared)
        await self._do(president, "ballot.close", ballot=ballot)
        await self._do(president, "ballot.proclaim", ballot=ballot)
        await self._seen([self._hall.clerk])
        held = self._hall.clerk.view["ballots"]["items"][ballot]
        counts = held["counts"] | {"absent_at_vote": held["counts"]["not_voting"]}
        result = held["result"]
        computed = "tied" if result["tie"] else result["decision"]
        return {choice.value: counts[choice] for choice in Choice}, computed

    async def _cast(self, name: str, choice: Choice, ballot: str) -> None:
        acked = await self._do(self._hall.members[name], "ballot.cast", ballot=ballot, choice=choice.value)
        self.casts.append(Cast(acked.id, ballot, self._seats[name], choice.value))

    def _nobody(self, roll_call: RollCall) -> tuple[dict[str, int], str]:
        """No ballot can be opened on an empty room: nothing was approved."""
        attendance = self._hall.clerk.view["attendance"]
        excused = sum(1 for name in roll_call.choices if attendance[self._seats[name]]["state"] == "excused")
        counts = {choice.value: 0 for choice in Choice}
        return counts | {"excused": excused, "absent": len(roll_call.choices) - excused}, "rejected"


def _steps(state: str, choice: Choice) -> Iterable[str]:
    """The commands that bring a member from where the view shows them to where the file has them."""
    if choice.is_present and state != "present":
        yield "attendance.check_in"
    if state == "present" and not choice.is_present:
        yield "attendance.check_out"
    if choice is Choice.EXCUSED and state != "excused":
        yield "attendance.excuse"
    if choice is Choice.ABSENT and state == "excused":
        yield from ("attendance.check_in", "attendance.check_out")
