"""`council-room demo`: load the demonstration, or move its session to today. Only the command line."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from app import demonstration, logs
from app.cli.jobs import done
from app.control import job
from app.house import House
from app.settings import Settings

JOB: Final = "demo"

_Reset = Annotated[bool, typer.Option("--reset", help="Move the session that can be held to today.")]
_IfEmpty = Annotated[bool, typer.Option("--if-empty", help="Load only where there is nothing yet; never fails.")]


def demo(reset: _Reset = False, if_empty: _IfEmpty = False) -> None:
    """Load the demonstration, and say where to click and who to log in as."""
    logs.configure(is_json=False, level="warning")
    made = done(Settings(), JOB, reset=reset)
    if made is None:
        if not if_empty:
            typer.echo("There is something else in this data folder: the demonstration is loaded into an empty one.")
            raise typer.Exit(1)
        return
    _say(made)


def _say(made: dict[str, Any]) -> None:
    if made["session"]:
        typer.echo(f"A session that can be held now: {made['url']}/sessions/{made['session']}")
    else:
        typer.echo("The session has ended; council-room demo --reset calls another for today.")
    typer.echo(f"The clerk schedules others at {made['url']}/councils/CMTCS/sessions/new")
    typer.echo(f"Log in at {made['url']}/login as")
    for one in made["accounts"]:
        typer.echo(f"  {', '.join(one['roles']):<16} {one['login']:<34} {one['password']}")


@job(JOB)
async def _demo(house: House, *, reset: bool) -> dict[str, Any] | None:
    """None if this data folder is in use for something else."""
    if await demonstration.may_load(house):
        await demonstration.load(house)
    elif reset and await demonstration.shown(house):
        await demonstration.move_to_today(house)
    shown = await demonstration.shown(house)
    if shown is None:
        return None
    return {
        "url": house.settings.public_url.rstrip("/"),
        "session": shown.session,
        "accounts": [dict(one) for one in shown.accounts],
    }
