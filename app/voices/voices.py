"""Signing up to speak, without an account: bounded, slowed down by address, forgotten after 30 days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts.errors import NameInvalid
from app.accounts.limits import Attempts
from app.db import Database
from app.voices.errors import ContactInvalid, SignUpsFull, SubjectMissing, UnknownSignUp
from app.voices.names import initials
from app.voices.tables import voice

KEPT: Final = timedelta(days=30)
"""How long a row is kept, from signing up."""
MOST: Final = 200
"""How many may wait for one session."""
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE: Final = re.compile(r"\+?[\d\s().-]{8,30}")
_LINE: Final = 200


@dataclass(frozen=True, slots=True)
class SignUp:
    """Somebody who signed up; `contact` is for the clerk's eyes only."""

    id: str
    name: str
    subject: str
    contact: str
    state: str
    created_at: datetime


class Voices:
    """The sign-ups of every session."""

    def __init__(self, database: Database, clock: Callable[[], datetime], chance: Callable[[int], bytes]) -> None:
        self._database, self._clock, self._chance = database, clock, chance
        self._attempts = Attempts()

    async def sign_up(self, session: str, fields: SignUpFields, *, address: str) -> None:
        """Keep a sign-up. Raises NameInvalid, SubjectMissing, ContactInvalid, TooManyAttempts, SignUpsFull."""
        now, row = self._clock(), fields.checked()
        self._attempts.begin(session, address, now)
        kept = {**row, "id": str(UUID(bytes=self._chance(16), version=4)), "session": session, "created_at": now}

        async def keep(conn: AsyncConnection) -> None:
            waiting = (voice.c.session == session) & (voice.c.state == "waiting")
            if (await conn.scalar(select(func.count()).select_from(voice).where(waiting)) or 0) >= MOST:
                raise SignUpsFull(most=MOST)
            await conn.execute(insert(voice).values(**kept, state="waiting"))

        await self._database.write(keep)

    async def of(self, session: str) -> tuple[SignUp, ...]:
        """Who signed up for a session, in order."""
        columns = (voice.c.id, voice.c.name, voice.c.subject, voice.c.contact, voice.c.state, voice.c.created_at)
        asked = select(*columns).where(voice.c.session == session).order_by(voice.c.created_at, voice.c.id)
        async with self._database.read() as conn:
            return tuple(SignUp(*row) for row in await conn.execute(asked))

    async def waiting(self, session: str, id_: str) -> SignUp:
        """Somebody who still waits. Raises UnknownSignUp."""
        for one in await self.of(session):
            if (one.id, one.state) == (id_, "waiting"):
                return one
        raise UnknownSignUp

    async def settle(self, id_: str, state: str) -> None:
        """The sign-up was accepted or declined."""
        await self._database.write(
            lambda conn: conn.execute(update(voice).where(voice.c.id == id_).values(state=state))
        )

    async def forget(self) -> None:
        """Rows whose time is over go, contacts and all."""
        before = self._clock() - KEPT
        async with self._database.read() as conn:
            if not await conn.scalar(select(func.count()).select_from(voice).where(voice.c.created_at <= before)):
                return
        await self._database.write(lambda conn: conn.execute(delete(voice).where(voice.c.created_at <= before)))


@dataclass(frozen=True, slots=True)
class SignUpFields:
    """What a citizen filled in. `is_minor`: only the initials of the name are kept."""

    name: str
    subject: str
    contact: str
    is_minor: bool

    def checked(self) -> dict[str, str]:
        """The columns to keep. Raises NameInvalid, SubjectMissing, ContactInvalid."""
        name, subject, contact = (" ".join(text.split()) for text in (self.name, self.subject, self.contact))
        shown = initials(name) if self.is_minor else name
        if not shown or len(shown) > _LINE or not shown.isprintable():
            raise NameInvalid
        if not subject or len(subject) > _LINE or not subject.isprintable():
            raise SubjectMissing
        if len(contact) > _LINE or not (_EMAIL.fullmatch(contact) or _PHONE.fullmatch(contact)):
            raise ContactInvalid
        return {"name": shown, "subject": subject, "contact": contact}
