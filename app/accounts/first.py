"""The first administrator of an installation. Later people come by invitation."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.accounts import Accounts, valid_email, valid_name
from app.accounts.errors import AlreadySetUp
from app.accounts.tokens import new_id


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who is to run the installation; `password` in clear, never kept."""

    email: str
    name: str
    password: str


async def set_up(accounts: Accounts, first: Administrator) -> str:
    """Create an administrator with all city powers of one; the person's id.

    Raises AlreadySetUp if the e-mail is somebody's, EmailInvalid, NameInvalid, PasswordTooShort, PasswordTooLong.
    """
    email, name = valid_email(first.email), valid_name(first.name)
    hashed, now, id = await accounts.passwords.hash(first.password), accounts.clock(), new_id(accounts.chance)
    row = {"id": id, "name": name, "email": email, "password": hashed, "epoch": 1, "created_at": now}

    async def job(conn: AsyncConnection) -> None:
        if await rows.by_email(conn, email):
            raise AlreadySetUp
        await rows.add_people(conn, [row])
        await rows.grant(conn, id, ["admin"])
        await rows.note(conn, now, "set_up", actor=None, subject=id)

    await accounts.database.write(job)
    return id
