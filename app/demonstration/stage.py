"""Who does what, in which house and when: commands handed in as people hand them in. Not what the script says."""

from __future__ import annotations

import os
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import IO, Any, Final
from uuid import NAMESPACE_URL, uuid4, uuid5

import orjson

from app import documents
from app.accounts import Person
from app.clock import Clock
from app.desk import Desk
from app.documents import Attachment
from app.follower import Follower, derived_id
from app.house import House
from rooms.log import store
from rooms.log.engine import Body, Command, Engine, Outside
from rooms.tables import write_index

_SCRIPT: Final = uuid5(NAMESPACE_URL, "council:demonstration")
_FAR: Final = datetime(9999, 1, 1, tzinfo=UTC)


class ScriptRefused(Exception):
    """The script asked for something that the rules refuse: a fault of the script."""


class ScriptClock(Clock):
    """A clock that stands until the script moves it on."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        super().__init__(self._seconds, self._seconds)

    def _seconds(self) -> float:
        return self.at.timestamp()


class Stage:
    """A house as the script uses it: commands that must be taken, by people with their roles in the council."""

    def __init__(self, house: House) -> None:
        self.house = house

    async def do(self, stream: str, type_: str, by: Person, **data: Any) -> Body:
        """Give a command; fields that are None are left out. Raises ScriptRefused."""
        return await self._give(stream, Command(str(uuid4()), type_, data), by)

    async def _give(self, stream: str, command: Command, by: Person) -> Body:
        given = {name: value for name, value in command.data.items() if value is not None}
        envelope = {"id": command.id, "type": command.type, "data": given}
        body = await self.house.desk.submit(stream, envelope, by)
        if not body["ok"]:
            raise ScriptRefused(f"{command.type} on {stream}: {body['code']} {body['params']}")
        return body

    async def attach(self, attachment: Attachment, source: IO[bytes], by: Person) -> None:
        """Attach a document with its bytes. Raises ScriptRefused."""
        body = await documents.attach(self.house, attachment, source, by)
        if not body["ok"]:
            raise ScriptRefused(f"{attachment.file_name} on {attachment.session}: {body['code']} {body['params']}")

    async def state(self, stream: str) -> Any:
        """A stream's state."""
        return (await self.house.engine.loaded(stream)).head.state


class Past(Stage):
    """The same house at another time: its data, with an engine and a clock of its own.

    What an event asks of other streams is done at once, under the ids that the house's own loop would give it.
    The script's commands are numbered, so that a script that was cut off is played again from its beginning: what was
    done is passed over, whatever it was asked with.
    """

    def __init__(self, house: House, at: datetime) -> None:
        self.clock = ScriptClock(at)
        then = copy(house)
        then.clock = self.clock
        outside = Outside(self.clock, os.urandom, house.on_fault, write_index, house.witness)
        then.engine = Engine(house.engine.kinds.values(), house.database, outside)
        then.desk = Desk(then.engine, self.clock, house.metrics, zone=house.zone)
        super().__init__(then)
        self._present = house
        self._follower = Follower(then)
        self._given = 0
        self._moved: set[str] = set()
        self._streams: set[str] = set()
        then.engine.on_commit(self._moved.add)

    def move_to(self, at: datetime) -> None:
        """Go on to a later time."""
        self.clock.at = max(at, self.clock.at)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.at += timedelta(seconds=seconds)

    async def do(self, stream: str, type_: str, by: Person, **data: Any) -> Body:
        """Give a command, unless it was given before, and what follows from it; two seconds pass."""
        self._given += 1
        command = Command(str(uuid5(_SCRIPT, str(self._given))), type_, data)
        body = await self._taken(stream, command.id)
        if body is None:
            body = await self._give(stream, command, by)
        else:
            self._moved.add(stream)
        await self._follow()
        self.wait(2)
        return body

    async def attach(self, attachment: Attachment, source: IO[bytes], by: Person) -> None:
        """Attach a document under the next number, unless it was attached before; two seconds pass."""
        self._given += 1
        numbered = replace(attachment, command=str(uuid5(_SCRIPT, str(self._given))))
        if await self._taken(attachment.session, numbered.command) is None:
            await super().attach(numbered, source, by)
        else:
            self._moved.add(attachment.session)
        await self._follow()
        self.wait(2)

    async def _taken(self, stream: str, id: str) -> Body | None:
        """What a command was told, if it was taken already."""
        async with self.house.database.read() as conn:
            found = await store.answers(conn, [(stream, id)])
        body: Body | None = orjson.loads(found[stream, id].body) if found else None
        return body if body and body["ok"] else None

    async def let_due(self, stream: str) -> None:
        """Do what time asks of a stream by now."""
        head = (await self.house.engine.loaded(stream)).head
        for one in head.kind.due(head.state, self.clock()):
            data = one.command.model_dump(mode="json", exclude_none=True)
            command = Command(derived_id(stream, one.seq, one.rule), one.command.type, data)
            await self.house.desk.submit_as_system(stream, command)
        await self._follow()

    async def end(self) -> None:
        """Store how far everything was followed; the house reads anew what was written here."""
        await self._follower.save()
        await self.house.engine.stop()
        for stream in self._streams:
            self._present.engine.memory.forget(stream)

    async def _follow(self) -> None:
        while self._moved:
            stream = self._moved.pop()
            self._streams.add(stream)
            await self._follower.follow(stream)


def person(id: str, name: str, *roles: str) -> Person:
    """Somebody of the script, with roles of the city."""
    return Person(id, name, frozenset(roles), "demonstration", 1, _FAR)
