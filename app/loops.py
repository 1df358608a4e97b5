"""What happens unasked: commands whose time has come, follow-ups, lost connections, heartbeats, revoked logins.

Each loop goes on whatever goes wrong in a round; its commands have ids derived from what they follow, so that a round
repeated, here or in another process, changes nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.follower import FOLLOWUPS, Follower, derived_id
from rooms import Audience, Refusal, Session
from rooms.log import store
from rooms.log.engine import Command
from rooms.presence import News, asked_of
from rooms.tables import due_streams

if TYPE_CHECKING:
    from app.house import House

Round = Callable[[], Awaitable[None]]
EVERY, PAUSE = 1.0, 0.02
LEASE = timedelta(seconds=10)
FORGET = timedelta(minutes=10)
"""How often contacts whose time is over are looked for."""


class Loops:
    """All of them, started and stopped together."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._holder = f"{os.uname().nodename[:40]}:{os.getpid()}"
        self._follower = Follower(house)
        self._tasks: list[asyncio.Task[None]] = []
        self._moved: set[str] = set()
        self._woken = asyncio.Event()
        self._is_held = False
        self._forget_at = house.clock()
        house.engine.on_commit(self._wake)

    def start(self) -> None:
        """Begin."""
        rounds = (self.due, self.presence, self.heartbeats, self.logins, self.contacts)
        self._tasks = [asyncio.create_task(self._repeat(one)) for one in rounds]
        self._tasks.append(asyncio.create_task(self._repeat(self.follow_up, self._until_moved)))

    async def stop(self) -> None:
        """End, in the middle of a round if need be: rounds may be repeated."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Do nothing that time or other streams ask for, while somebody plays the past, where it is another time."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self._woken.set()

    async def _repeat(self, once: Round, wait: Round | None = None) -> None:
        while True:
            try:
                await once()
            except Exception as fault:
                self._house.on_fault(fault)
            await (wait() if wait else asyncio.sleep(EVERY))

    async def _until_moved(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(EVERY):  # wait_for would swallow a cancel that comes with the event
                await self._woken.wait()
            await asyncio.sleep(PAUSE)  # what comes together is followed together
        self._woken.clear()

    def _wake(self, stream: str) -> None:
        self._moved.add(stream)
        self._woken.set()

    async def _leads(self, name: str) -> bool:
        """Whether this process runs loop `name` now; alone on its database it always does."""
        database, now = self._house.engine.database, self._house.clock()
        if not database.is_shared:
            return True
        return await database.write(
            lambda conn: store.take_lease(conn, name, holder=self._holder, now=now, until=now + LEASE)
        )

    async def _ask(self, stream: str, id: str, type_: str, data: Any) -> None:
        await self._house.desk.submit_as_system(stream, Command(id, type_, data))

    # Rounds

    async def due(self) -> None:
        """Submit what time asks for."""
        if self._is_held:
            return
        now = self._house.clock()
        async with self._house.engine.database.read() as conn:
            streams = await due_streams(conn, now)
        if not streams or not await self._leads("due"):
            return
        for stream in streams:
            head = (await self._house.engine.loaded(stream)).head
            for one in head.kind.due(head.state, now):
                data = one.command.model_dump(mode="json", exclude_none=True)
                await self._ask(stream, derived_id(stream, one.seq, one.rule), one.command.type, data)

    async def follow_up(self) -> None:
        """Submit what events ask of other streams, each stream in order from its cursor.

        The cursor is stored when something was asked, or when all is quiet: no vote waits for it. After a crash some
        events are read again, and bring the same commands under the same ids.
        """
        if self._is_held:
            return
        moved, self._moved = self._moved, set()
        if moved and all(self._follower.seq(stream) for stream in moved) and await self._leads(FOLLOWUPS):
            for stream in moved:
                await self._follower.follow(stream)
        else:
            await self._catch_up()

    async def _catch_up(self) -> None:
        async with self._house.engine.database.read() as conn:
            behind = await store.behind(conn, FOLLOWUPS)
        waiting = [(stream, read) for stream, _, read, head in behind if head > self._follower.seq(stream)]
        if waiting and not await self._leads(FOLLOWUPS):
            return
        for stream, read in waiting:
            await self._follower.follow(stream, read)
        if not waiting:
            await self._follower.save()

    async def presence(self) -> None:
        """Tell who came and went, and submit what that asks of running sessions."""
        house = self._house
        for stream, news in house.presence.news():
            for audience in Audience:
                house.fanout.emit(stream, audience, "presence", spoken(news))
        for stream in house.presence.streams():
            await self._watch(stream)

    async def _watch(self, stream: str) -> None:
        house = self._house
        try:
            head = (await house.engine.loaded(stream)).head
        except Refusal:
            house.presence.forget(stream)
            return
        if isinstance(head.state, Session):
            for type_, data in asked_of(head.state, house.presence, house.clock()):
                await self._ask(stream, derived_id(stream, head.seq, f"{type_}/{data['person']}"), type_, data)
        if head.kind.is_final(head.state):
            house.presence.forget(stream)

    async def heartbeats(self) -> None:
        """Say where a stream stands to those who heard nothing for a while."""
        for stream, audience in self._house.fanout.silent(self._house.settings.heartbeat_seconds):
            with contextlib.suppress(Refusal):
                beat = await self._house.room.beat(stream, audience)
                self._house.fanout.emit(stream, audience, "heartbeat", beat)

    async def contacts(self) -> None:
        """Forget citizens' contacts whose time is over; done twice it does no more."""
        if self._house.clock() >= self._forget_at:
            await self._house.voices.forget()
            self._forget_at = self._house.clock() + FORGET

    async def logins(self) -> None:
        """Send away sockets whose login ended, and move those who now stand differently before their stream."""
        for line in self._house.fanout.lines():
            if line.token is None:
                continue
            person = await self._house.accounts.person_for(line.token)
            if person is None:
                await self._house.hub.send_away(line.sid)
            else:
                with contextlib.suppress(Refusal):
                    await self._house.room.look_again(line, person)


def spoken(news: News) -> dict[str, Any]:
    """The presence message."""
    return {"people": news.people, "watchers": news.watchers, "joined": list(news.joined), "left": list(news.left)}
