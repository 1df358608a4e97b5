"""Who of the demonstration can log in, with passwords made of chance, kept for the data folder's owner alone."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any, Final

import orjson

from app.accounts import Administrator, Person, set_up
from app.accounts.tokens import new_password
from app.cli.accounts import DEMO_ACCOUNTS, keep_demo_accounts
from app.demonstration.data import CastData
from app.demonstration.stage import person
from app.house import House

DOMAIN: Final = "conselhos.example"


async def administrator(house: House, began_at: datetime) -> tuple[Person, dict[str, Any]]:
    """The administrator, made if nobody can log in, and the entry to keep, which is kept first: loading has begun."""
    email, name = f"admin@{DOMAIN}", "Administração"
    kept = next((one for one in kept_accounts(house) if "admin" in one["roles"]), None)
    if kept is None:
        kept = {"login": email, "password": new_password(os.urandom), "roles": ["admin"], "name": name}
        keep_demo_accounts(house.settings.data_dir, [kept], began_at=began_at)
    if not await house.accounts.has_accounts():
        await set_up(house.accounts, Administrator(email, name, kept["password"]))
    return person("admin", name, "admin"), kept


async def enrol(house: House, cast: CastData) -> tuple[dict[str, Person], list[dict[str, Any]]]:
    """The people of the council that meets, by key, and the entries to keep of those who can log in."""
    people: dict[str, Person] = {}
    entries: list[dict[str, Any]] = []
    for key, name in cast.people.items():
        login = cast.logins.get(key)
        if login is None:
            people[key] = person(f"{cast.acronym.lower()}-{key}", name)
            continue
        email, password = f"{login}@{DOMAIN}", new_password(os.urandom)
        link, _ = await house.invitations.invite(email, name)
        token, known = await house.invitations.accept(link, name, password)
        await house.accounts.logout(token)
        people[key] = person(known.id, name)
        entries.append({"login": email, "password": password, "roles": _roles(cast, key), "name": name})
    return people, entries


def _roles(cast: CastData, key: str) -> list[str]:
    offices = {cast.clerk: "clerk", cast.president: "president", cast.vice_president: "vice_president"}
    if key in offices:
        return [offices[key]]
    return ["alternate" if any(seat.alternate == key for seat in cast.seats) else "councillor"]


def kept_accounts(house: House) -> list[dict[str, Any]]:
    """The demonstration accounts of this installation; none where there is no demonstration."""
    accounts: list[dict[str, Any]] = _kept(house).get("accounts", [])
    return accounts


def began_at(house: House) -> datetime | None:
    """Since when the demonstration is being loaded; None if it is not, or was to its end."""
    began: str | None = _kept(house).get("began_at")
    return datetime.fromisoformat(began) if began else None


def _kept(house: House) -> dict[str, Any]:
    path = house.settings.data_dir / DEMO_ACCOUNTS
    return dict(orjson.loads(path.read_bytes())) if path.exists() else {}
