"""The accounts in SQL: small functions over a connection. Decides nothing and never commits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts.person import Person
from app.accounts.tables import audit, city_role, invitation, login, person

_BY_TOKEN = (
    select(
        person.c.id,
        person.c.name,
        login.c.id.label("login_id"),
        person.c.epoch,
        login.c.expires_at,
        person.c.scope,
        person.c.lang,
    )
    .join(person, person.c.id == login.c.person)
    .where(login.c.epoch == person.c.epoch)
)


async def by_token(conn: AsyncConnection, token: str) -> Person | None:
    """Whose login this digest is, expired or not, unless it was revoked."""
    row = (await conn.execute(_BY_TOKEN.where(login.c.token == token))).one_or_none()
    return row and Person(roles=await roles_of(conn, row.id), **row._asdict())


async def roles_of(conn: AsyncConnection, who: str) -> frozenset[str]:
    """The city roles of a person."""
    return frozenset(await conn.scalars(select(city_role.c.role).where(city_role.c.person == who)))


async def by_email(conn: AsyncConnection, email: str) -> Row[Any] | None:
    """The row of a person, by e-mail in lower case."""
    return (await conn.execute(select(person).where(person.c.email == email))).one_or_none()


async def has_accounts(conn: AsyncConnection) -> bool:
    """Whether anybody with a password exists."""
    count = await conn.scalar(select(func.count()).select_from(person).where(person.c.password.is_not(None)))
    return bool(count)


async def add_people(conn: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    """New people; keys are the columns."""
    await conn.execute(insert(person), rows)


async def add_logins(conn: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    """New logins; keys are the columns."""
    await conn.execute(insert(login), rows)


async def change_password(conn: AsyncConnection, who: str, *, name: str, password: str) -> None:
    """A new name and password hash; every login of the person ends."""
    values = {"name": name, "password": password, "epoch": person.c.epoch + 1}
    await conn.execute(update(person).where(person.c.id == who).values(values))


async def revoke(conn: AsyncConnection, who: str) -> None:
    """Every login of a person ends."""
    await conn.execute(update(person).where(person.c.id == who).values(epoch=person.c.epoch + 1))
    await conn.execute(delete(login).where(login.c.person == who))


async def end_login(conn: AsyncConnection, token: str) -> str | None:
    """One login ends; whose it was."""
    who: str | None = await conn.scalar(select(login.c.person).where(login.c.token == token))
    await conn.execute(delete(login).where(login.c.token == token))
    return who


async def forget_expired(conn: AsyncConnection, now: datetime) -> None:
    """Logins that are over leave the table."""
    await conn.execute(delete(login).where(login.c.expires_at <= now))


async def remove_scope(conn: AsyncConnection, council: str) -> int:
    """The people of a rehearsal go, with their logins; how many there were."""
    of_scope = select(person.c.id).where(person.c.scope == council)
    await conn.execute(delete(login).where(login.c.person.in_(of_scope)))
    done = await conn.execute(delete(person).where(person.c.scope == council))
    return done.rowcount


async def grant(conn: AsyncConnection, who: str, roles: Iterable[str]) -> None:
    """City roles the person does not have yet."""
    new = frozenset(roles) - await roles_of(conn, who)
    if new:
        await conn.execute(insert(city_role), [{"person": who, "role": role} for role in sorted(new)])


async def add_invitation(conn: AsyncConnection, row: dict[str, Any]) -> None:
    """A new invitation; keys are the columns."""
    await conn.execute(insert(invitation).values(row))


async def open_invitation(conn: AsyncConnection, id: str, now: datetime) -> Row[Any] | None:
    """An invitation that can still be used."""
    still = (invitation.c.id == id) & invitation.c.used_at.is_(None) & (invitation.c.expires_at > now)
    return (await conn.execute(select(invitation).where(still))).one_or_none()


async def use_invitations(conn: AsyncConnection, email: str, now: datetime) -> None:
    """Every open invitation of this e-mail is used up."""
    open_ones = (invitation.c.email == email) & invitation.c.used_at.is_(None)
    await conn.execute(update(invitation).where(open_ones).values(used_at=now))


async def note(
    conn: AsyncConnection, at: datetime, action: str, *, actor: str | None, subject: str | None = None
) -> None:
    """A row of the audit."""
    await conn.execute(insert(audit).values(at=at, action=action, actor=actor, subject=subject))
