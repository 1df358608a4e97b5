"""Links by which a person, once, sets a name and a password. Not the sending of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.accounts import Accounts, valid_email, valid_name
from app.accounts.errors import BadCredentials, InvitationInvalid, UnknownCityRole
from app.accounts.person import CITY_ROLES, Invited, Person
from app.accounts.tokens import Chance, new_id

INVITATION_LASTS: Final = timedelta(days=7)


class Invitations:
    """Makes and redeems invitations; the links are signed with `keys/links.key`, made at first use."""

    def __init__(self, accounts: Accounts, keys: Path) -> None:
        self._accounts = accounts
        self._signer = URLSafeTimedSerializer(link_key(keys, accounts.chance), salt="invitation")

    async def invite(
        self, email: str, name: str, *, roles: Iterable[str] = (), by: str | None = None
    ) -> tuple[str, datetime]:
        """The last part of a link, and until when it serves; for somebody already known it sets a new password.

        Raises EmailInvalid, NameInvalid, UnknownCityRole.
        """
        granted, now = city_roles(roles), self._accounts.clock()
        expires_at, id = now + INVITATION_LASTS, new_id(self._accounts.chance)
        row = {"id": id, "email": valid_email(email), "name": valid_name(name), "roles": " ".join(sorted(granted))}
        row_at: dict[str, Any] = {"created_by": by, "created_at": now, "expires_at": expires_at}

        async def job(conn: AsyncConnection) -> None:
            await rows.add_invitation(conn, row | row_at)
            await rows.note(conn, now, "invited", actor=by, subject=id)

        await self._accounts.database.write(job)
        return str(self._signer.dumps(id)), expires_at

    async def look(self, link: str) -> Invited:
        """Whom an open invitation is for. Raises InvitationInvalid."""
        id, now = self._id(link), self._accounts.clock()
        async with self._accounts.database.read() as conn:
            row = await rows.open_invitation(conn, id, now)
        if row is None:
            raise InvitationInvalid
        return Invited(row.email, row.name)

    async def accept(self, link: str, name: str, password: str) -> tuple[str, Person]:
        """Use it up and log in. Raises InvitationInvalid, NameInvalid, PasswordTooShort, PasswordTooLong."""
        await self.look(link)  # before the costly hash
        name, hashed = valid_name(name), await self._accounts.passwords.hash(password)
        id, now, new = self._id(link), self._accounts.clock(), new_id(self._accounts.chance)

        async def job(conn: AsyncConnection) -> str:
            row = await rows.open_invitation(conn, id, now)
            if row is None:
                raise InvitationInvalid
            await rows.use_invitations(conn, row.email, now)
            who = await put_person(conn, now, {"id": new, "email": row.email, "name": name, "password": hashed})
            await rows.grant(conn, who, row.roles.split())
            await rows.note(conn, now, "accepted", actor=who, subject=id)
            return str(row.email)

        email = await self._accounts.database.write(job)
        self._accounts.forget()
        async with self._accounts.database.read() as conn:
            person = await rows.by_email(conn, email)
        if person is None:
            raise BadCredentials
        return await self._accounts.begin_login(person.id, person.epoch)

    def _id(self, link: str) -> str:
        try:
            return str(self._signer.loads(link))
        except (BadData, UnicodeEncodeError):
            raise InvitationInvalid from None


async def put_person(conn: AsyncConnection, now: datetime, values: dict[str, Any]) -> str:
    """The id of the person with this e-mail, new, or known and given this name and password (other logins end)."""
    known = await rows.by_email(conn, values["email"])
    if known:
        await rows.change_password(conn, known.id, name=values["name"], password=values["password"])
        return str(known.id)
    await rows.add_people(conn, [values | {"epoch": 1, "created_at": now}])
    return str(values["id"])


def city_roles(roles: Iterable[str]) -> frozenset[str]:
    """These roles, all of which the city has. Raises UnknownCityRole."""
    wanted = frozenset(roles)
    for role in sorted(wanted - CITY_ROLES):
        raise UnknownCityRole(role=role)
    return wanted


def link_key(keys: Path, chance: Chance) -> bytes:
    """The key that signs links, made at first use; readable by the server's user alone."""
    path = keys / "links.key"
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(chance(32).hex().encode())
    return path.read_bytes()
