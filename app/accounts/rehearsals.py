"""People of a rehearsal: a name and a short-lived token each, valid in one council, made all at once. No passwords."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.accounts import Accounts, valid_name
from app.accounts.person import Guest
from app.accounts.tokens import digest, new_id, new_token

REHEARSAL_LASTS: Final = timedelta(hours=12)


async def open_rehearsal(
    accounts: Accounts, council: str, names: Sequence[str], *, by: str | None, lasts: timedelta = REHEARSAL_LASTS
) -> tuple[Guest, ...]:
    """One guest a name, in order. A thousand cost one transaction and no password hash. Raises NameInvalid."""
    now, chance = accounts.clock(), accounts.chance
    guests = tuple(Guest(new_id(chance), valid_name(name), new_token(chance)) for name in names)
    people = [
        {"id": guest.person, "name": guest.name, "scope": council, "epoch": 1, "created_at": now} for guest in guests
    ]
    span = {"epoch": 1, "created_at": now, "expires_at": now + lasts}
    logins = [{"token": digest(guest.token), "id": new_id(chance), "person": guest.person, **span} for guest in guests]

    async def job(conn: AsyncConnection) -> None:
        await rows.forget_expired(conn, now)
        if guests:
            await rows.add_people(conn, people)
            await rows.add_logins(conn, logins)
        await rows.note(conn, now, "rehearsal_opened", actor=by, subject=council)

    await accounts.database.write(job)
    return guests


async def close_rehearsal(accounts: Accounts, council: str, *, by: str | None) -> int:
    """The guests of a rehearsal go, tokens and all; how many there were."""
    now = accounts.clock()

    async def job(conn: AsyncConnection) -> int:
        await rows.note(conn, now, "rehearsal_closed", actor=by, subject=council)
        return await rows.remove_scope(conn, council)

    gone = await accounts.database.write(job)
    accounts.forget()
    return gone
