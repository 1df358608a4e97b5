"""Who holds the seats of the rehearsal council: members without a part in an item have no term while it lasts."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from app.rehearsal.api import Council
from app.rehearsal.connection import Connection

REASON = "rehearsal"


class Composition:
    """The council's stream through its clerk's socket. Terms end and begin at instants of the server's own."""

    def __init__(self, council: Council, clerk: Connection) -> None:
        self._council, self._clerk = council, clerk
        self._ended: dict[str, str] = {}

    def seated(self) -> set[str]:
        """The names that hold their seats now."""
        seats = self._clerk.view["seats"]
        return {name for name, member in self._council.members.items() if seats[member.seat]["titular"]}

    async def seat(self, names: set[str]) -> None:
        """Exactly these names hold their seats from now on."""
        before = self.seated()
        for name in sorted(before - names):
            await self._end(name)
        for name in sorted(names - before):
            await self._start(name)

    async def _end(self, name: str) -> None:
        term = self._clerk.view["seats"][self._council.members[name].seat]["titular"]
        await self._clerk.reached(await self._clerk.command("council.term_end", term=term, reason=REASON))
        self._ended[name] = self._clerk.view["terms"][term]["ended_at"]

    async def _start(self, name: str) -> None:
        member, since = self._council.members[name], self._ended[name]
        term: dict[str, Any] = {
            "term": str(uuid4()),
            "seat": member.seat,
            "capacity": "titular",
            "person": member.person,
        }
        started = await self._clerk.command("council.term_start", **term, name=name, starts_at=since, sworn_at=since)
        await self._clerk.reached(started)
