"""`council-room`: what is typed beside a server. Only command lines; what they do is in the modules they call."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated, Any

import orjson
import typer

from app.cli.jobs import done
from app.settings import Settings

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

_Host = Annotated[str, typer.Option(help="Address to listen on.")]
_Port = Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65_535)]
_Json = Annotated[bool, typer.Option("--json", help="Only JSON lines on standard output.")]


@cli.command()
def serve(host: _Host = "127.0.0.1", port: _Port = 8000) -> None:
    """Serve the room. Creates no accounts: see `setup`."""
    from app.cli.serving import serve as run

    raise typer.Exit(run(Settings(), host=host, port=port))


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    from app.db import take_lock
    from app.migrations import migrate as bring_up

    settings = Settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not settings.database_url:
        take_lock(settings.data_dir / "lock")  # held until this process ends
    asyncio.run(bring_up(settings.database))


@cli.command()
def reindex(as_json: _Json = False) -> None:
    """Rebuild the rows kept for lists from the logs, and say which differed."""
    for difference in done(Settings(), "reindex"):
        _say(difference, as_json=as_json)


@cli.command()
def incident(
    stream: Annotated[str, typer.Argument(help="The stream that was shortened.")],
    reason: Annotated[str, typer.Option(help="Why it lawfully differs from what was witnessed.")],
) -> None:
    """Record that a stream differs from its witness, for instance after a restore: it is served again."""
    done(Settings(), "incident", stream=stream, reason=reason)


def _say(line: Any, *, as_json: bool) -> None:
    sys.stdout.write(f"{orjson.dumps(line, default=str).decode() if as_json else line}\n")


def main() -> None:
    """Run a command line."""
    from app.cli import accounts, demo, rehearse, rules

    for command in (accounts.setup, accounts.invite, demo.demo, rehearse.rehearse):
        cli.command()(command)
    cli.add_typer(rules.rules, name="rules")
    cli()
