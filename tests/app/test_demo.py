"""`council-room demo`, as typed: what it leaves, that it can be told again, and that a server agrees with it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import ASGITransport, AsyncClient

from app.cli.demo import JOB
from app.control import ask
from app.demonstration.data import City, CouncilData, Plan, read
from app.facts import own_stream
from app.follower import FOLLOWUPS
from app.history import events_after
from app.house import House, open_machine
from app.main import create_app
from app.migrations import migrate
from app.settings import Settings
from minutes import Commitment, MinutesRecord, Stage
from rooms import SESSION, Audience, Council, Session
from rooms.council.words import Role
from rooms.log import store
from rooms.tables import Page, Wanted, reindex, sessions


def typed(data_dir: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What `council-room` says to these words on this data folder."""
    command = [sys.executable, "-c", "from app.cli import main; main()", *words]
    around = {**os.environ, "COUNCIL_DATA_DIR": str(data_dir), "COUNCIL_PUBLIC_URL": "http://council.test"}
    return subprocess.run(command, env=around, text=True, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the demonstration, loaded once, and what was printed."""
    folder = tmp_path_factory.mktemp("demo")
    assert typed(folder, "migrate").returncode == 0
    made = typed(folder, "demo", "--if-empty")
    assert made.returncode == 0, made.stderr
    return folder, made.stdout


@pytest.fixture
def folder(loaded: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(loaded[0], tmp_path / "data"))


async def state(house: House, stream: str) -> Any:
    """A stream's state."""
    return (await house.engine.loaded(stream)).head.state


async def held(house: House, phase: str) -> list[Session]:
    """The sessions of the council in a phase, the latest first."""
    async with house.database.read() as conn:
        rows = (await sessions(conn, Wanted("cmtcs", state=phase), Page())).items
    return [await state(house, row["stream"]) for row in rows]


async def test_every_stream_verifies_and_nothing_is_left_to_follow_or_to_index(folder: Path) -> None:
    async with open_machine(House(Settings(data_dir=folder))) as house:
        heads = await house.engine.heads()
        for stream in heads:
            assert (await house.engine.memory.verify(stream)).seq
        assert await reindex(house.engine) == []
        async with house.database.read() as conn:
            assert [stream for stream, _, read_, head in await store.behind(conn, FOLLOWUPS) if head > read_] == []
    assert sorted({head.kind for head in heads.values()}) == ["commitment", "council", "minutes", "session"]


async def test_councils_have_as_many_seats_as_was_published_and_none_where_it_was_not(folder: Path) -> None:
    async with open_machine(House(Settings(data_dir=folder))) as house:
        for published in read("councils", City).councils:
            council: Council = await state(house, published.acronym.lower())
            assert len(council.seats) == (published.seats or 0), published.acronym
            _check_segments(published, council)
        cmtcs: Council = await state(house, "cmtcs")
        assert all(term.ends_at and term.ends_at > house.clock() for term in cmtcs.terms.values())


def _check_segments(published: CouncilData, council: Council) -> None:
    split = {segment: size for segment, size in published.segments.items() if size}
    counted = [seat.segment for seat in council.seats.values()]
    assert all(counted.count(segment) == size for segment, size in split.items()), published.acronym


async def test_three_sessions_were_held_with_all_that_can_happen_and_their_minutes_published(folder: Path) -> None:
    async with open_machine(House(Settings(data_dir=folder))) as house:
        third, second, first = await held(house, "adjourned")
        for session in (first, second, third):
            minutes: MinutesRecord = await state(house, own_stream("minutes", session.id))
            assert minutes.stage is Stage.PUBLISHED, session.id
            assert minutes.kept
        julia = next(seat.alternates[0].person for seat in _seats(first) if seat.id == "s8")
        assert {held_.votes["s8"].person for held_ in first.ballots.items.values()} == {julia}
        assert set(first.attendance.excused) == {"s4"}
        assert (second.life.failed_first_call, second.life.opening and second.life.opening.call) == (True, 2)
        assert any(item.reserved for item in second.agenda.items.values())
        decided = [_decisions(session) for session in (first, second, third)]
        assert decided == [["approved"] * 2, ["approved", "rejected", "approved"], ["approved"] * 3]
        assert third.chair.name == "Dora Menezes Brito"
        events = await events_after(house.engine, await house.engine.loaded(first.id), 0)
        assert any((one.event.type, one.for_) == ("ballot.cast", "seat:s7") for one in events)


def _seats(session: Session) -> Any:
    assert session.attendance.people
    return session.attendance.people.roster.seats


def _decisions(session: Session) -> list[str]:
    ballots = SESSION.view(session, Audience.PUBLIC)["ballots"]
    return [ballots["items"][id_]["result"]["decision"] for id_ in ballots["order"]]


async def test_a_past_session_and_the_one_of_today_have_a_document_each_that_can_be_read(folder: Path) -> None:
    app = create_app(Settings(data_dir=folder))
    async with app.router.lifespan_context(app):
        browser = AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1:8000")
        listed = (await browser.get("/api/v1/documents?council=CMTCS")).json()["items"]
        files = [await browser.get(f"/documents/{one['id']}") for one in listed]
    assert {one["file_name"] for one in listed} == {"cronograma-das-atas.pdf", "glossario-cidadao.pdf"}
    assert not any(one["is_late"] for one in listed)
    assert all(file.content.startswith(b"%PDF-1.4") and file.content.endswith(b"%%EOF\n") for file in files)


async def test_decisions_propose_progress_of_every_commitment(folder: Path) -> None:
    async with open_machine(House(Settings(data_dir=folder))) as house:
        for one in read("commitments", Plan).commitments:
            commitment: Commitment = await state(house, own_stream("commitment", one["commitment"]))
            assert commitment.about
            assert commitment.about.title_pt == one["title_pt"]
            assert len(commitment.entries) == 1, one["commitment"]


async def test_the_printed_accounts_are_kept_for_the_owner_alone_and_log_in(folder: Path, loaded: Any) -> None:
    kept = folder / "demo-accounts.json"
    assert stat.S_IMODE((loaded[0] / kept.name).stat().st_mode) == 0o600
    accounts = json.loads(kept.read_text())["accounts"]
    roles = [role for one in accounts for role in one["roles"]]
    assert sorted(roles) == sorted(
        ["admin", "clerk", "president", "vice_president", "alternate", "councillor", "councillor", "councillor"]
    )
    async with open_machine(House(Settings(data_dir=folder))) as house:
        council: Council = await state(house, "cmtcs")
        for one in accounts:
            assert re.search(rf"{one['login']} +{one['password']}\n", loaded[1])
            _, person = await house.accounts.login(one["login"], one["password"], "192.0.2.1")
            assert person.roles == (frozenset({"admin"}) if "admin" in one["roles"] else frozenset())
            seated = {term.person for term in council.terms.values()} | set(council.roles[Role.CLERK])
            assert (person.id in seated) == ("admin" not in one["roles"])


def test_told_again_it_says_the_same_and_changes_nothing(folder: Path, loaded: Any) -> None:
    before = (folder / "council.db").stat().st_size
    again = typed(folder, "demo", "--if-empty")
    assert (again.returncode, again.stdout) == (0, loaded[1])
    assert (folder / "council.db").stat().st_size == before


@pytest.mark.parametrize("moment", ["accounts", "later"])
async def test_loading_that_was_cut_off_is_completed_by_loading_again(tmp_path: Path, moment: str) -> None:
    await migrate(Settings(data_dir=tmp_path).database)
    cut_off(tmp_path, moment)
    begun = json.loads((tmp_path / "demo-accounts.json").read_text())
    assert begun["began_at"]
    again = typed(tmp_path, "demo", "--if-empty")
    assert again.returncode == 0, again.stderr
    assert "A session that can be held now" in again.stdout
    kept = json.loads((tmp_path / "demo-accounts.json").read_text())
    assert (set(kept), kept["accounts"][0], len(kept["accounts"])) == ({"accounts"}, begun["accounts"][0], 8)
    async with open_machine(House(Settings(data_dir=tmp_path))) as house:
        assert len(await held(house, "adjourned")) == 3
        assert len(await held(house, "called")) == 1
        for stream in await house.engine.heads():
            assert (await house.engine.memory.verify(stream)).seq
        for session in await held(house, "adjourned"):
            assert (await state(house, own_stream("minutes", session.id))).stage is Stage.PUBLISHED
        for one in kept["accounts"]:
            await house.accounts.login(one["login"], one["password"], "192.0.2.1")


MOMENTS = {
    "accounts": "SELECT count(*) > 0 FROM invitation",
    "later": "SELECT count(*) > 1 FROM event WHERE line LIKE '%minutes.published%'",
}


def cut_off(data_dir: Path, moment: str) -> None:
    """Begin to load, and kill it at a moment."""
    command = [sys.executable, "-c", "from app.cli import main; main()", "demo"]
    around = {**os.environ, "COUNCIL_DATA_DIR": str(data_dir)}
    with (
        subprocess.Popen(command, env=around, stdout=subprocess.DEVNULL) as loading,
        closing(sqlite3.connect(data_dir / "council.db")) as conn,
    ):
        while not conn.execute(MOMENTS[moment]).fetchone()[0]:
            assert loading.poll() is None
        loading.kill()


async def test_a_folder_that_serves_a_city_gets_no_demonstration(tmp_path: Path) -> None:
    await migrate(Settings(data_dir=tmp_path).database)
    assert typed(tmp_path, "setup", "--password", "correct horse").returncode == 0
    refused, spared = typed(tmp_path, "demo"), typed(tmp_path, "demo", "--if-empty")
    assert (refused.returncode, spared.returncode, spared.stdout) == (1, 0, "")
    assert not (tmp_path / "demo-accounts.json").exists()


async def test_reset_calls_off_the_waiting_session_and_adjourns_the_open_one_for_one_of_today(folder: Path) -> None:
    app = create_app(Settings(data_dir=folder))
    async with app.router.lifespan_context(app):
        house: House = app.state.house
        first = (await held(house, "called"))[0]
        moved = await ask(folder, JOB, reset=True)
        second = (await held(house, "called"))[0]
        assert (second.id, [session.id for session in await held(house, "cancelled")]) == (moved["session"], [first.id])
        await _open_a_ballot(house, folder, second.id)
        again = await ask(folder, JOB, reset=True)
        assert again["session"] not in {first.id, second.id}
        ended = (await held(house, "adjourned"))[0]
        assert (ended.id, ended.ballots.current) == (second.id, None)


async def _open_a_ballot(house: House, folder: Path, session: str) -> None:
    accounts = json.loads((folder / "demo-accounts.json").read_text())["accounts"]
    clerk = next(one for one in accounts if "clerk" in one["roles"])
    _, person = await house.accounts.login(clerk["login"], clerk["password"], "192.0.2.1")
    commands: list[tuple[str, dict[str, Any]]] = [
        *(("attendance.check_in", {"seat": f"s{seat}", "means": "voice"}) for seat in range(1, 6)),
        ("session.open", {}),
        ("agenda.start", {"item": "i3"}),
        ("ballot.open", {"ballot": "b1", "item": "i3", "question": "Aprovar o plano?"}),
    ]
    for type_, data in commands:
        body = await house.desk.submit(session, {"id": str(uuid4()), "type": type_, "data": data}, person)
        assert body["ok"], body


async def test_every_page_of_the_sitemap_has_a_heading_and_a_language(folder: Path) -> None:
    app = create_app(Settings(data_dir=folder, public_url="http://council.test"))
    async with app.router.lifespan_context(app), _browser(app) as browser:
        places = re.findall(r"<loc>http://council\.test(.*?)</loc>", (await browser.get("/sitemap.xml")).text)
        pages = [place for place in places if not re.match(r"/(en|es)(/|$)", place)]
        assert len(pages) >= 15
        for place in places:
            page = await browser.get(place or "/")
            assert page.status_code == 200, place
            assert len(re.findall(r"<h1[ >]", page.text)) == 1, place
            assert re.search(r'<html[^>]* lang="(pt-BR|en|es)"', page.text), place


def _browser(app: Any) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app=app), base_url="http://council.test")
