"""Passwords by argon2, off the loop, at most two at once: each costs a tenth of a second and 64 MiB."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.accounts.errors import PasswordTooLong, PasswordTooShort

SHORTEST: Final = 10
LONGEST: Final = 200
AT_ONCE: Final = 2


class Passwords:
    """Hashes and verifies. An unknown e-mail costs as much as a wrong password: time tells nobody who exists."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._nobody: str | None = None

    async def hash(self, password: str) -> str:
        """The argon2id hash to store. Raises PasswordTooShort, PasswordTooLong."""
        if len(password) < SHORTEST:
            raise PasswordTooShort(minimum=SHORTEST)
        if len(password) > LONGEST:
            raise PasswordTooLong(maximum=LONGEST)
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, _plain(password))

    async def verify(self, stored: str | None, password: str) -> bool:
        """Whether the password is the one stored; `stored` is None for an unknown e-mail, and the work is the same."""
        async with self._turn:
            if self._nobody is None:
                self._nobody = await asyncio.to_thread(self._hasher.hash, "nobody's password")
            fits = await asyncio.to_thread(self._fits, stored or self._nobody, password[: LONGEST + 1])
        return fits and stored is not None

    def _fits(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, _plain(password))
        except (VerificationError, InvalidHashError):
            return False


def _plain(password: str) -> bytes:
    """One spelling: the same letters typed on another keyboard are the same password (RFC 8265)."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
