"""`council-room rehearse` as a person types it, on a real server: recorded votes in, findings and an exit code out."""

import asyncio
import gzip
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from app.rehearsal.rollcalls import RollCall, read
from tests.bench.rehearsal import YEAR
from tests.bench.server import ROOT, House, council_room, running

HEADER = "council,date,item,title,declared_result,member,choice"
WRONG = [
    "2020-01-08-Z13.-52",
    "2020-01-22-Z5.-114",
    "2020-02-12-Z10.-163",
    "2020-03-25-Z10.-312",
    "2020-05-27-Z1.-60",
    "2020-06-24-Z17.-223",
    "2020-06-24-Z18.-224",
    "2020-08-26-65.-140",
    "2020-09-23-Z4.-320",
    "2020-12-09-Z13.-331",
]
"""The ballots of the year whose declared result contradicts their votes."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("rehearsal"))
    with running(house.serve, house.port, house.environment):
        yield house


@dataclass(frozen=True, slots=True)
class Typed:
    """What a command said and how it ended."""

    code: int
    lines: list[dict[str, Any]]
    errors: str

    @property
    def summary(self) -> dict[str, Any]:
        summary: dict[str, Any] = self.lines[-1]["summary"]
        return summary


async def typed(house: House, *options: str, url: str | None = None) -> Typed:
    command = council_room("rehearse", "--base-url", url or house.url, "--json", *options)
    environment = {**os.environ, **house.environment}
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe)
    out, errors = await process.communicate()
    assert process.returncode is not None
    return Typed(process.returncode, [json.loads(line) for line in out.splitlines()], errors.decode())


def written(path: Path, *rows: str) -> str:
    path.write_text("\n".join([HEADER, *rows, ""]))
    return str(path)


def item(name: str, declared: str, date: str = "2020-01-01", **choices: str) -> list[str]:
    return [f"C,{date},{name},Title,{declared},{member},{choice}" for member, choice in choices.items()]


def forty_ballots(path: Path) -> tuple[RollCall, ...]:
    """The ten ballots of the year that are wrong, and thirty others from all over it, written to a file."""
    others = [one.item for sitting in read(YEAR) for one in sitting.roll_calls if one.item not in WRONG]
    wanted = {*WRONG, *others[:: len(others) // 30][:30]}
    header, *rows = gzip.decompress(YEAR.read_bytes()).decode().splitlines()
    path.write_bytes(gzip.compress("\n".join([header, *(r for r in rows if r.split(",")[2] in wanted)]).encode()))
    return tuple(one for sitting in read(path) for one in sitting.roll_calls)


async def test_a_slice_of_a_real_year_is_kept_whole_and_its_wrong_results_are_found(
    house: House, tmp_path: Path
) -> None:
    path = tmp_path / "slice.csv.gz"
    roll_calls = forty_ballots(path)

    told = await typed(house, "--rollcalls", str(path))

    assert (told.code, told.errors) == (0, "")
    votes = sum(choice.is_vote for one in roll_calls for choice in one.choices.values())
    assert told.summary.pop("seconds") > 0
    assert told.summary == {
        "ballots": 40,
        "votes_acked": votes,
        "lost": 0,
        "doubled": 0,
        "disagreements": WRONG,
    }
    assert [one["item"] for one in told.lines[:-1]] == [one.item for one in roll_calls]
    assert [one["item"] for one in told.lines[:-1] if one["computed"] != one["declared"]] == WRONG


async def test_every_kind_of_attendance_and_result_is_told_as_the_server_counted_it(
    house: House, tmp_path: Path
) -> None:
    rows = [
        *item("tie", "tied", a="yes", b="no", c="abstain"),
        *item("fewer", "approved", a="yes", d="absent_at_vote"),
        *item("away", "rejected", a="no", b="excused", c="absent", d="absent_at_vote"),
        *item("back", "rejected", a="excused", b="absent", c="yes", d="yes"),
        *item("nobody", "rejected", a="absent", b="excused"),
        *item("silent", "rejected", a="absent_at_vote", b="absent"),
        *item("nobody", "approved", date="2020-01-02", a="excused", b="absent"),
    ]
    told = await typed(house, "--rollcalls", written(tmp_path / "votes.csv", *rows))
    keys = ("item", "yes", "no", "abstain", "absent", "excused", "absent_at_vote", "computed", "declared")
    assert [tuple(line[key] for key in keys) for line in told.lines[:-1]] == [
        ("tie", 1, 1, 1, 0, 0, 0, "tied", "tied"),
        ("fewer", 1, 0, 0, 0, 0, 1, "approved", "approved"),
        ("away", 0, 1, 0, 1, 1, 1, "rejected", "rejected"),
        ("back", 2, 0, 0, 1, 1, 0, "approved", "rejected"),
        ("nobody", 0, 0, 0, 1, 1, 0, "rejected", "rejected"),
        ("silent", 0, 0, 0, 1, 0, 1, "rejected", "rejected"),
        ("nobody", 0, 0, 0, 1, 1, 0, "rejected", "approved"),
    ]
    assert (told.code, told.errors, told.summary["votes_acked"]) == (0, "", 7)
    assert told.summary["disagreements"] == ["back", "nobody"]


async def test_an_invented_council_votes_before_watchers_and_is_gone_afterwards(house: House) -> None:
    told = await typed(house, "--members", "30", "--watchers", "20", "--ballots", "3")
    assert (told.code, told.errors) == (0, "")
    assert (told.summary["ballots"], told.summary["votes_acked"], told.summary["disagreements"]) == (3, 90, [])
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{house.url}/api/v1/sessions/{told.lines[0]['session']}") as got,
    ):
        assert got.status == 404


async def test_a_kept_council_is_still_there(house: House) -> None:
    told = await typed(house, "--members", "3", "--ballots", "1", "--keep")
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{house.url}/api/v1/sessions/{told.lines[0]['session']}") as got,
    ):
        assert (got.status, told.code) == (200, 0)


async def test_a_vote_that_is_missing_from_what_is_read_back_is_lost(house: House) -> None:
    async with forgetful(house.url) as url:
        told = await typed(house, "--members", "5", "--ballots", "2", url=url)
    assert (told.code, told.summary["lost"], told.summary["doubled"]) == (1, 1, 0)
    assert "in the log" in told.errors


async def test_an_unreadable_file_is_one_line_on_standard_error_and_nothing_is_sent(
    house: House, tmp_path: Path
) -> None:
    path = written(tmp_path / "votes.csv", *item("1", "approved", a="yes"), *item("2", "approved", a="maybe"))
    told = await typed(house, "--rollcalls", path, url="http://127.0.0.1:9")
    assert (told.code, told.lines) == (1, [])
    assert told.errors == f"{path}: line 3: unknown choice 'maybe'\n"


async def test_a_server_that_is_not_there_and_a_login_that_is_not_known_are_said(house: House) -> None:
    gone = await typed(house, url="http://127.0.0.1:9")
    unknown = await typed(house, "--login", "nobody@example.org", "--password", "guess")
    assert (gone.code, unknown.code, gone.lines, unknown.lines) == (1, 1, [], [])
    assert "127.0.0.1:9" in gone.errors
    assert "POST login was refused" in unknown.errors


def test_the_client_knows_the_server_by_its_protocol_alone() -> None:
    asked = "import sys, app.rehearsal.report; print(*{name.split('.')[0] for name in sys.modules})"
    known = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"rooms", "voting", "minutes", "starlette", "sqlalchemy"} & set(known)
    assert "aiohttp" in known


@asynccontextmanager
async def forgetful(base: str) -> AsyncIterator[str]:
    """A proxy before a server that leaves the first vote out of each log it hands on."""
    async with aiohttp.ClientSession() as http:

        async def forward(request: web.Request) -> web.StreamResponse:
            if request.headers.get("upgrade") == "websocket":
                return await _joined(http, f"{base}{request.path_qs}", request)
            headers = {
                name: request.headers[name] for name in ("Authorization", "Content-Type") if name in request.headers
            }
            url, body = f"{base}{request.path_qs}", await request.read()
            async with http.request(request.method, url, headers=headers, data=body) as got:
                text = await got.text()
                if request.path.endswith("log.jsonl"):
                    lines = text.splitlines(keepends=True)
                    lines.remove(next(line for line in lines if json.loads(line)["type"] == "ballot.cast"))
                    text = "".join(lines)
                return web.Response(text=text, status=got.status, content_type=got.content_type)

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", forward)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


async def _joined(http: aiohttp.ClientSession, url: str, request: web.Request) -> web.StreamResponse:
    """A socket to the client and one to the server, whatever comes from one handed to the other."""
    near = web.WebSocketResponse()
    await near.prepare(request)
    async with http.ws_connect(url) as far:

        async def pump(source: Any, sink: Any) -> None:
            async for message in source:
                await sink.send_str(message.data)
            await sink.close()

        await asyncio.gather(pump(near, far), pump(far, near))
    return near
