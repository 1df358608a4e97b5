"""`council-room setup` and `invite`: the first administrator, and links for everybody else."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import orjson
import typer

from app.accounts import Administrator, set_up
from app.accounts.tokens import new_password
from app.cli.jobs import done
from app.control import job
from app.house import House
from app.settings import Settings

DEMO_ACCOUNTS: Final = "demo-accounts.json"

_Email = Annotated[str, typer.Option(help="The administrator's e-mail, which is the login.")]
_Name = Annotated[str, typer.Option(help="The administrator's name.")]
_Password = Annotated[
    str | None, typer.Option(envvar="COUNCIL_SETUP_PASSWORD", help="The password; without it one is made and printed.")
]
_IfEmpty = Annotated[bool, typer.Option("--if-empty", help="Do nothing if somebody can log in already.")]
_Demo = Annotated[bool, typer.Option("--demo-account", help=f"Also keep login and password in {DEMO_ACCOUNTS} (0600).")]


def setup(
    email: _Email = "admin@conselhos.example",
    name: _Name = "Administração",
    password: _Password = None,
    if_empty: _IfEmpty = False,
    demo_account: _Demo = False,
) -> None:
    """Create the first administrator, and print how to log in."""
    given = {"email": email, "person": name, "password": password}
    made = done(Settings(), "setup", **given, if_empty=if_empty, demo=demo_account)
    if made is not None:
        typer.echo(f"Log in at {made['url']}\n  e-mail    {made['email']}")
    if made is not None and password is None:
        typer.echo(f"  password  {made['password']}")


def invite(
    email: Annotated[str, typer.Argument(help="Whom to invite.")],
    name: Annotated[str, typer.Option(help="Their name; they can put it right.")] = "",
    role: Annotated[
        list[str] | None, typer.Option(help="A role in the city: admin, committee, monitor, department.")
    ] = None,
) -> None:
    """Print a link by which one person, once, sets a name and a password."""
    made = done(Settings(), "invite", email=email, person=name or email, roles=role or [])
    typer.echo(f"{made['url']}\nServes once, until {made['expires_at']}.")


@job("setup")
async def _setup(house: House, *, if_empty: bool, demo: bool, **given: str | None) -> dict[str, str] | None:
    if if_empty and await house.accounts.has_accounts():
        return None
    password = given["password"] or new_password(os.urandom)
    email = str(given["email"])
    await set_up(house.accounts, Administrator(email, str(given["person"]), password))
    if demo:
        keep_demo_accounts(house.settings.data_dir, [{"login": email, "password": password, "roles": ["admin"]}])
    return {"url": f"{house.settings.public_url.rstrip('/')}/login", "email": email, "password": password}


@job("invite")
async def _invite(house: House, *, email: str, person: str, roles: list[str]) -> dict[str, str]:
    link, expires_at = await house.invitations.invite(email, person, roles=roles)
    return {
        "url": f"{house.settings.public_url.rstrip('/')}/invitation/{link}",
        "expires_at": expires_at.isoformat(timespec="minutes"),
    }


def keep_demo_accounts(data_dir: Path, accounts: list[dict[str, Any]], *, began_at: datetime | None = None) -> None:
    """Write the demonstration accounts, passwords in clear, for the owner of the data folder alone, all or nothing.

    `began_at`: the demonstration is being loaded since then.
    """
    path, new = data_dir / DEMO_ACCOUNTS, data_dir / f"{DEMO_ACCOUNTS}.new"
    new.unlink(missing_ok=True)
    kept = {"accounts": accounts, **({"began_at": began_at.isoformat()} if began_at else {})}
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(orjson.dumps(kept, option=orjson.OPT_INDENT_2))
    new.replace(path)
