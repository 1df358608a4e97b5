"""`council-room rehearse`: hold sessions on a running server and check what it kept. Only the command line."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import update_wrapper
from pathlib import Path
from typing import Annotated, Any, TypeVar

import aiohttp
import orjson
import typer

from app.rehearsal.api import Api
from app.rehearsal.errors import RehearsalFault
from app.rehearsal.rehearsal import Rehearsal
from app.rehearsal.report import ERRORS, Lines, Report, Screen
from app.rehearsal.rollcalls import Sitting, first, invented, read

T = TypeVar("T")
_DataDir = Annotated[Path, typer.Option(envvar="COUNCIL_DATA_DIR", help="Where demo-accounts.json is.")]
_Members = Annotated[int, typer.Option(min=1, max=1000, help="Seats of an invented council.")]
_Watchers = Annotated[int, typer.Option(min=0, help="Public sockets that follow each session.")]
_Ballots = Annotated[int, typer.Option(min=1, help="Ballots of the invented council, in one session.")]
_RollCalls = Annotated[Path | None, typer.Option(help="Recorded votes to hold instead: CSV, plain or gzipped.")]
_Limit = Annotated[int | None, typer.Option(min=1, help="Hold only the first N ballots.")]
_Json = Annotated[bool, typer.Option("--json", help="One JSON object a ballot, then the summary.")]
_Keep = Annotated[bool, typer.Option("--keep", help="Keep the rehearsal council instead of deleting it.")]
_Url = Annotated[str, typer.Option(help="Where the server is.")]
_Login = Annotated[str | None, typer.Option(envvar="COUNCIL_REHEARSE_LOGIN", help="An administrator's e-mail.")]
_Password = Annotated[str | None, typer.Option(envvar="COUNCIL_REHEARSE_PASSWORD", help="Its password.")]


@dataclass(frozen=True, slots=True)
class Options:
    """What may follow `council-room rehearse`."""

    base_url: _Url = "http://127.0.0.1:8000"
    login: _Login = None
    password: _Password = None
    members: _Members = 12
    watchers: _Watchers = 0
    ballots: _Ballots = 10
    rollcalls: _RollCalls = None
    limit: _Limit = None
    json: _Json = False
    keep: _Keep = False
    data_dir: _DataDir = Path("data")

    def sittings(self) -> tuple[Sitting, ...]:
        """What is to be held. Raises UnreadableFile."""
        if self.rollcalls:
            sittings = read(self.rollcalls)
        else:
            sittings = invented(self.members, self.ballots, datetime.now(UTC).date())
        return sittings if self.limit is None else first(sittings, self.limit)


def taking(options: type[T]) -> Callable[[Callable[[T], None]], Callable[..., None]]:
    """A command whose options are the fields of a dataclass."""

    def wrap(command: Callable[[T], None]) -> Callable[..., None]:
        def run(**given: Any) -> None:
            command(options(**given))

        update_wrapper(run, command)
        run.__dict__["__signature__"] = inspect.signature(options, eval_str=True)
        return run

    return wrap


@taking(Options)
def rehearse(options: Options) -> None:
    """Hold real sessions over the public protocol and read their logs back.

    Each date of a file is a session of a rehearsal council; the electorate
    of an item are the members with a row for it. Past dates are allowed, and
    the short notice is recorded as rehearsal. An item at which nobody is
    present cannot be put to the vote: it counts no votes and is computed as
    rejected, for nothing was approved. Equal votes are computed as tied.

    A declared result that contradicts its votes is a finding: it is listed,
    and the exit code is 0. It is 1 if an acknowledged vote is lost or
    doubled, a tally differs, the server refuses what it should not, or the
    file cannot be read, in which case nothing is sent.

    Without --login the administrator of demo-accounts.json logs in.
    """
    try:
        is_clean = asyncio.run(_run(options, options.sittings()))
    except RehearsalFault as fault:
        ERRORS.print(str(fault), style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
    if not is_clean:
        raise typer.Exit(1)


async def _run(options: Options, sittings: Sequence[Sitting]) -> bool:
    login, password = _account(options)
    report: Report = Lines() if options.json else Screen(sum(len(sitting.roll_calls) for sitting in sittings))
    with report:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            api = Api(http, options.base_url)
            rehearsal = Rehearsal(api, report.counted, watchers=options.watchers, keeps=options.keep)
            await rehearsal.hold(await api.login(login, password), sittings)
    report.ended(rehearsal.summary)
    for fault in rehearsal.summary.faults:
        ERRORS.print(fault, style="red", markup=False, highlight=False, soft_wrap=True)
    return rehearsal.summary.is_clean


def _account(options: Options) -> tuple[str, str]:
    """Whose login it is. Raises RehearsalFault if nobody said and no demonstration accounts are there."""
    if options.login and options.password:
        return options.login, options.password
    path = options.data_dir / "demo-accounts.json"
    try:
        accounts = orjson.loads(path.read_bytes())["accounts"]
        found = next(one for one in accounts if "admin" in one["roles"])
        return found["login"], found["password"]
    except (OSError, ValueError, LookupError, TypeError, StopIteration):
        raise RehearsalFault(
            f"Whose login? Give --login and --password, or COUNCIL_REHEARSE_LOGIN and _PASSWORD: "
            f"{path} names no administrator."
        ) from None
