"""Logging in and out, and who a token belongs to. Knows no HTTP, no council and no rule of procedure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.errors import BadCredentials, EmailInvalid, NameInvalid
from app.accounts.limits import Attempts
from app.accounts.passwords import Passwords
from app.accounts.person import Person
from app.accounts.tokens import Chance, digest, new_id, new_token
from app.db import Database

LOGIN_LASTS: Final = timedelta(days=14)
CACHE_ALONE: Final = timedelta(hours=1)
"""A process that is the only writer hears of every revocation itself."""
CACHE_SHARED: Final = timedelta(seconds=2)
"""With several processes a revocation is obeyed everywhere within this time."""
MOST_CACHED: Final = 20_000

_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+")


class Accounts:
    """The one way to people and logins. `chance` gives random bytes, `clock` the time."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], chance: Chance, *, passwords: Passwords | None = None
    ) -> None:
        self.database, self.clock, self.chance = database, clock, chance
        self.passwords = passwords or Passwords()
        self._attempts = Attempts()
        self._known: dict[str, tuple[Person, datetime]] = {}
        self._forgotten = 0
        self._cache_lasts = CACHE_SHARED if database.is_shared else CACHE_ALONE

    async def login(self, email: str, password: str, address: str) -> tuple[str, Person]:
        """A new token and its person; `address` is where the asker is. Raises BadCredentials, TooManyAttempts."""
        email = email_key(email)
        self._attempts.begin(email, address, self.clock())
        async with self.database.read() as conn:
            row = await rows.by_email(conn, email)
        if not await self.passwords.verify(row.password if row else None, password) or row is None:
            await self._note("login_failed", row.id if row else None)
            raise BadCredentials
        self._attempts.succeeded(email, address)
        return await self.begin_login(row.id, row.epoch)

    async def begin_login(self, who: str, epoch: int) -> tuple[str, Person]:
        """A login for a person already recognised. Raises BadCredentials if their logins were revoked meanwhile."""
        token, now = new_token(self.chance), self.clock()
        row = {"token": digest(token), "id": new_id(self.chance), "person": who, "epoch": epoch}
        row |= {"created_at": now, "expires_at": now + LOGIN_LASTS}

        async def job(conn: AsyncConnection) -> Person | None:
            await rows.forget_expired(conn, now)
            await rows.add_logins(conn, [row])
            await rows.note(conn, now, "login", actor=who)
            return await rows.by_token(conn, digest(token))

        person = await self.database.write(job)
        if person is None:
            raise BadCredentials
        return token, person

    async def person_for(self, token: str | None) -> Person | None:
        """Who a token belongs to; None if it is unknown, expired or revoked. Cheap when asked again."""
        if not token:
            return None
        key, now = digest(token), self.clock()
        cached = self._known.get(key)
        person = cached[0] if cached and cached[1] > now else await self._look_up(key, now)
        return person if person and person.expires_at > now else None

    async def logout(self, token: str) -> None:
        """End one login; an unknown token is as good as ended."""
        now = self.clock()

        async def job(conn: AsyncConnection) -> None:
            who = await rows.end_login(conn, digest(token))
            if who:
                await rows.note(conn, now, "logout", actor=who)

        await self.database.write(job)
        self.forget()

    async def revoke(self, person: str, *, by: str | None = None) -> None:
        """End every login of a person: each socket is told at its next event, and within two seconds."""
        now = self.clock()

        async def job(conn: AsyncConnection) -> None:
            await rows.revoke(conn, person)
            await rows.note(conn, now, "revoked", actor=by, subject=person)

        await self.database.write(job)
        self.forget()

    async def has_accounts(self) -> bool:
        """Whether anybody can log in with a password: false on a fresh installation."""
        async with self.database.read() as conn:
            return await rows.has_accounts(conn)

    def forget(self) -> None:
        """Ask the database again for everybody: something was revoked."""
        self._forgotten += 1
        self._known.clear()

    async def _look_up(self, key: str, now: datetime) -> Person | None:
        turn = self._forgotten
        async with self.database.read() as conn:
            person = await rows.by_token(conn, key)
        if turn == self._forgotten and person:  # what was read before a revocation is not kept after it
            if len(self._known) >= MOST_CACHED:
                self._known.clear()
            self._known[key] = (person, now + self._cache_lasts)
        return person

    async def _note(self, action: str, subject: str | None) -> None:
        now = self.clock()

        async def job(conn: AsyncConnection) -> None:
            await rows.note(conn, now, action, actor=None, subject=subject)

        await self.database.write(job)


def email_key(email: str) -> str:
    """How an e-mail is stored and compared: trimmed, NFC, lower case."""
    return unicodedata.normalize("NFC", email.strip()).lower()


def valid_email(email: str) -> str:
    """The e-mail as stored. Raises EmailInvalid."""
    key = email_key(email)
    if not _EMAIL.fullmatch(key) or len(key) > 254:
        raise EmailInvalid
    return key


def valid_name(name: str) -> str:
    """A name as stored: one trimmed line, NFC. Raises NameInvalid."""
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not 1 <= len(clean) <= 300 or not clean.isprintable():
        raise NameInvalid
    return clean
