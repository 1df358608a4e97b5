"""Submits what events of one stream ask of others, stream by stream in order, and keeps the records of ended sessions.

What they ask, and what is kept, is the minutes'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from app.facts import own_stream
from app.history import events_after
from app.office import losses_after
from app.records import keep
from minutes import FollowUp, react
from rooms import Recorded, Refusal
from rooms.log import store
from rooms.log.engine import Command, Head

if TYPE_CHECKING:
    from app.house import House

FOLLOWUPS = "followups"
_IDS = uuid5(NAMESPACE_URL, "council:commands")
_MOST_KEPT = 256


def derived_id(stream: str, seq: int, rule: str) -> str:
    """The id of a command that event `seq` of a stream brings by a rule: the same however often derived."""
    return str(uuid5(_IDS, f"{stream}/{seq}/{rule}"))


class Follower:
    """How far each stream was followed, with its state there; stored now and then."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._zone = ZoneInfo(house.settings.timezone)
        self._heads: dict[str, Head[Any]] = {}
        self._unsaved: dict[str, int] = {}

    def seq(self, stream: str) -> int:
        """How far a stream was followed by this process."""
        head = self._heads.get(stream)
        return head.seq if head else 0

    async def follow(self, stream: str, read: int = 0) -> None:
        """Read a stream to its head, from where this process stands or from the stored cursor if that is further."""
        engine = self._house.engine
        try:
            loaded = await engine.loaded(stream)
        except Refusal:  # a rehearsal that was deleted
            self._heads.pop(stream, None)
            self._unsaved.pop(stream, None)
            return
        kind, head = loaded.head.kind, self._heads.get(stream)
        if head is None or head.seq < read:
            head, _ = await engine.memory.history(Head(kind, stream, kind.initial(stream)), to=read)
        has_asked, before = False, head.seq
        for recorded in await events_after(engine, loaded, before):
            head = head.past(recorded)
            asked = react(recorded, head.state, kind.name, zone=self._zone)
            for one in (*asked, *await losses_after(engine, recorded, head.state)):
                await self._ask(recorded, one)
                has_asked = True
        if head.seq > before:
            await keep(engine, loaded)
        self._keep(head)
        if has_asked:
            await self.save()

    async def save(self) -> None:
        """Store the cursors that moved."""
        moved, self._unsaved = self._unsaved, {}

        async def job(conn: AsyncConnection) -> None:
            for stream, seq in moved.items():
                await store.set_cursor(conn, FOLLOWUPS, stream, seq)

        if moved:
            await self._house.database.write(job)

    async def _ask(self, recorded: Recorded, one: FollowUp) -> None:
        target = own_stream(one.kind, one.stream) if one.kind else one.stream
        id = derived_id(recorded.stream, recorded.seq, f"{one.rule}/{one.stream}")
        await self._house.desk.submit_as_system(target, Command(id, one.type, dict(one.data)))

    def _keep(self, head: Head[Any]) -> None:
        self._heads.pop(head.stream, None)
        self._heads[head.stream] = head
        self._unsaved[head.stream] = head.seq
        while len(self._heads) > _MOST_KEPT:
            del self._heads[next(iter(self._heads))]
