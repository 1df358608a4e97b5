"""A past session from its call to its published minutes, as the script tells it. Decides nothing: the rules do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from app.accounts import Person
from app.demonstration.city import council_id
from app.demonstration.data import CastData, ItemData, MeetingData
from app.demonstration.papers import paper
from app.demonstration.stage import Past, Stage
from app.documents import Attachment
from app.facts import own_stream
from rooms import instant_text

_CHOICES: Final = {"y": "yes", "n": "no", "a": "abstain"}
NOTICE: Final = timedelta(days=8)
HANDHELD: Final = "nair"
"""The councillor without a device: the clerk acts for her."""


def hour(now: datetime, weeks: int) -> datetime:
    """Two o'clock on the last Wednesday at least so many weeks ago; `now` in the city's zone."""
    day = (now - timedelta(weeks=weeks)).date()
    day -= timedelta(days=(day.weekday() - 2) % 7)
    return datetime.combine(day, time(14), now.tzinfo)


async def announce(stage: Stage, cast: CastData, clerk: Person, session: str, **about: Any) -> None:
    """Put a session in the calendar."""
    await stage.do(session, "session.schedule", clerk, council=council_id(cast.acronym), **about)


async def add_items(
    stage: Stage, clerk: Person, session: str, items: Sequence[ItemData], *, people: Mapping[str, Person]
) -> None:
    """Put the items on its agenda, `i1` first, with their documents."""
    for number, item in enumerate(items, 1):
        fields = item.model_dump(include={"section", "title", "description", "reserved"})
        rapporteur = people[item.rapporteur].id if item.rapporteur else None
        more = {"concerns": list(item.concerns), "rapporteur": rapporteur}
        await stage.do(session, "agenda.add", clerk, item=f"i{number}", **fields, **more)
        for one in item.papers:
            attachment = Attachment(session, str(uuid4()), f"i{number}", one.title, one.file_name)
            await stage.attach(attachment, paper(one.title, one.lines), clerk)


class Evening:
    """One past session being held. `voters` are who speaks and votes for each seat present."""

    def __init__(self, past: Past, cast: CastData, people: Mapping[str, Person], session: str) -> None:
        self.past, self.cast, self.people, self.session = past, cast, people, session
        self.clerk = people[cast.clerk]
        self.chair = people[cast.president]
        self.voters: dict[str, Person] = {}

    async def hold(self, meeting: MeetingData, at: datetime) -> None:
        """Call it, hold it, publish its minutes."""
        await self._call(meeting, at)
        await self._open(meeting, at)
        for number, item in enumerate(meeting.items, 1):
            if item.fate is None:
                await self._treat(f"i{number}", item)
        fates = {f"i{number}": item.fate for number, item in enumerate(meeting.items, 1) if item.fate}
        await self._do("session.adjourn", self.chair, items=fates)
        self.past.move_to(at + timedelta(days=2))
        await self.publish_minutes(meeting.items)

    async def publish_minutes(self, items: Sequence[ItemData]) -> None:
        """The clerk writes what was discussed, finishes the minutes and publishes them."""
        minutes = own_stream("minutes", self.session)
        for number, item in enumerate(items, 1):
            if item.synthesis:
                written = {"item": f"i{number}", "text": item.synthesis, "expected": 0}
                await self.past.do(minutes, "minutes.write", self.clerk, **written)
        await self.past.do(minutes, "minutes.finish", self.clerk, expected=await self._seq(minutes))
        seqs = {"expected": await self._seq(minutes), "session_seq": await self._seq(self.session)}
        await self.past.do(minutes, "minutes.publish", self.clerk, **seqs)

    async def _seq(self, stream: str) -> int:
        return (await self.past.house.engine.loaded(stream)).head.seq

    async def _do(self, type_: str, by: Person, **data: Any) -> None:
        await self.past.do(self.session, type_, by, **data)

    async def _call(self, meeting: MeetingData, at: datetime) -> None:
        self.past.move_to(at - NOTICE)
        about = {"scheduled_at": instant_text(at), "place": meeting.place}
        await announce(self.past, self.cast, self.clerk, self.session, **about)
        await add_items(self.past, self.clerk, self.session, meeting.items, people=self.people)
        await self._do("session.call", self.clerk)

    async def _open(self, meeting: MeetingData, at: datetime) -> None:
        self.past.move_to(at - timedelta(hours=5))
        for seat, reason in meeting.excused.items():
            await self._do("attendance.excuse", self.clerk, seat=seat, means="phone", reason=reason)
        self.past.move_to(at - timedelta(minutes=6))
        await self._arrive(meeting.arrivals)
        if meeting.second_call:
            self.past.move_to(at + timedelta(minutes=30))
            await self.past.let_due(self.session)
            await self._arrive(meeting.late_arrivals)
        if meeting.chair:
            self.chair = self.people[meeting.chair]
            await self._do("session.take_chair", self.clerk, person=self.chair.id, reason="absence")
        self.past.move_to(at + timedelta(minutes=4))
        await self._do("session.open", self.chair, call=2 if meeting.second_call else 1)

    async def _arrive(self, arrivals: Sequence[str]) -> None:
        titulars = {one.seat: one.titular for one in self.cast.seats}
        for arrival in arrivals:
            seat, place, *alternate = arrival.split()
            key = alternate[0] if alternate else titulars[seat]
            self.voters[seat] = self.people[key]
            self.past.wait(20)
            await self._as_member(seat, "attendance.check_in", place=place)

    async def _as_member(self, seat: str, type_: str, **data: Any) -> None:
        """A member does something; the clerk does it for the one without a device."""
        who = self.voters[seat]
        if who is self.people[HANDHELD]:
            await self._do(type_, self.clerk, seat=seat, means="voice", **data)
        else:
            await self._do(type_, who, seat=seat, **data)

    async def _treat(self, item: str, about: ItemData) -> None:
        await self._do("agenda.start", self.chair, item=item)
        self.past.wait(25)
        for speech in about.speeches:
            seat, seconds = speech.split()
            await self._as_member(seat, "floor.request", item=item)
            await self._do("floor.grant", self.chair)
            self.past.wait(int(seconds))
            await self._do("floor.end", self.chair)
        if about.question:
            await self._vote(item, about)
        await self._do("agenda.finish", self.chair, item=item)

    async def _vote(self, item: str, about: ItemData) -> None:
        ballot = f"b-{item}"
        asked = about.model_dump(include={"question", "yes_means", "no_means"})
        await self._do("ballot.open", self.chair, ballot=ballot, item=item, **asked)
        for seat, letter in zip(self.cast.seats, about.votes, strict=True):
            self.past.wait(5)
            if letter == "r":
                await self._as_member(seat.seat, "ballot.declare", ballot=ballot, outcome="recused")
            elif letter != "-":
                await self._as_member(seat.seat, "ballot.cast", ballot=ballot, choice=_CHOICES[letter])
        await self._do("ballot.close", self.chair, ballot=ballot)
        self.past.wait(31)
        if about.casting:
            await self._do("ballot.break_tie", self.chair, ballot=ballot, option=about.casting)
        await self._do("ballot.proclaim", self.chair, ballot=ballot)
