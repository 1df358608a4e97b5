"""Everybody's sockets on one session: clerk, president, members, watchers. Not what they do there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.rehearsal.api import Api, Council
from app.rehearsal.connection import Connection

_AT_ONCE = 50  # sockets that are opened together


@dataclass(frozen=True, slots=True)
class Hall:
    """The sockets of one session. Only the clerk's keeps the view."""

    clerk: Connection
    president: Connection
    members: Mapping[str, Connection]
    watchers: tuple[Connection, ...]

    @property
    def everybody(self) -> tuple[Connection, ...]:
        """All sockets."""
        return (self.clerk, self.president, *self.members.values(), *self.watchers)


@asynccontextmanager
async def entered(api: Api, council: Council, session: str, watchers: int) -> AsyncIterator[Hall]:
    """A hall in which everybody knows where the session stands; left by all at the end."""
    opened: list[Connection] = []

    async def enter(tokens: Iterable[str | None], *, keeps_view: bool = False) -> tuple[Connection, ...]:
        waiting = list(tokens)
        begin = len(opened)
        for start in range(0, len(waiting), _AT_ONCE):
            arriving = [api.connect(session, t, keeps_view=keeps_view) for t in waiting[start : start + _AT_ONCE]]
            opened.extend(arriving)
            await asyncio.gather(*(one.ready() for one in arriving))
        return tuple(opened[begin:])

    try:
        (clerk,) = await enter([council.clerk], keeps_view=True)
        (president,) = await enter([council.president])
        members = await enter(member.token for member in council.members.values())
        names = dict(zip(council.members, members, strict=True))
        yield Hall(clerk, president, names, await enter([None] * watchers))
    finally:
        await asyncio.gather(*(one.close() for one in opened))
