"""Who of the demonstration can log in, with passwords made of chance, kept for the data folder's owner alone."""

from __future__ import annotations

import os
from typing import Any, Final

import orjson

from app.accounts import Administrator, Person, set_up
from app.accounts.tokens import new_password
from app.demonstration.data import CastData
from app.demonstration.stage import person
from app.house import House

DOMAIN: Final = "conselhos.example"
KEPT: Final = "demo-accounts.json"


async def administrator(house: House) -> tuple[Person, dict[str, Any]]:
    """The administrator, made if nobody can log in, and the entry to keep; of one made before there is no password."""
    email, name = f"admin@{DOMAIN}", "Administração"
    for kept in kept_accounts(house):
        if "admin" in kept["roles"]:
            return person("admin", name, "admin"), kept
    password = new_password(os.urandom)
    id = await set_up(house.accounts, Administrator(email, name, password))
    return person(id, name, "admin"), {"login": email, "password": password, "roles": ["admin"], "name": name}


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
    path = house.settings.data_dir / KEPT
    if not path.exists():
        return []
    accounts: list[dict[str, Any]] = orjson.loads(path.read_bytes())["accounts"]
    return accounts
