"""A house with a council and its sessions, brought about by commands through the real engine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette

from app.accounts import Administrator, set_up
from app.facts import council_of, facts_for
from app.house import House
from app.main import create_app
from app.migrations import migrate
from app.settings import Settings
from minutes.tables import people
from rooms.log.engine import Asker, Command

CLERK = Asker("helena", frozenset({"clerk", "admin"}))
SYSTEM = Asker(None, frozenset({"system"}))
PEOPLE = ("Ana Lima", "Bento Reis", "Célia Prado", "Davi Nunes", "Elisa Rocha", "Fábio Sena", "Gil Tavares")
SEGMENTS = {"users": "Usuários", "government": "Poder público"}


@dataclass(frozen=True, slots=True)
class Stage:
    """The running application, a browser without script, and the ids of what was made."""

    house: House
    browser: AsyncClient
    council: str = "council-1"
    scheduled: str = "session-scheduled"
    open: str = "session-open"
    adjourned: str = "session-adjourned"

    async def do(self, stream: str, type_: str, by: Asker | None = None, **data: Any) -> Mapping[str, Any]:
        """Give a command, by the clerk unless said otherwise; it must succeed."""
        by = by or CLERK
        council = await council_of(self.house.engine, stream, type_, data)
        facts = facts_for(type_, council, self.house.clock())
        command = Command(str(uuid4()), type_, data)
        body = await self.house.engine.submit(stream, command, Asker(by.person, by.roles, facts))
        assert body["ok"], (type_, body)
        return body


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[Starlette, AsyncClient]]:
    """An application on an empty database, with its lifespan; requests reach it without a network."""
    settings = Settings(data_dir=folder, public_url="http://council.test")
    await migrate(settings.database)
    app = create_app(settings)
    browser = AsyncClient(transport=ASGITransport(app=app), base_url="http://council.test")
    async with app.router.lifespan_context(app), browser:
        yield app, browser


async def build(house: House, browser: AsyncClient) -> Stage:
    """A council of eight seats, one of them vacant, and a session in each phase a reader may find."""
    stage = Stage(house, browser)
    await set_up(house.accounts, Administrator("ana@council.test", "Ana Lima", "correct horse"))
    await _council(stage)
    await _session(stage, stage.scheduled, timedelta(days=9), call=False)
    for stream in (stage.open, stage.adjourned):
        await _session(stage, stream, timedelta(minutes=-5), call=True)
        await _meet(stage, stream)
    await stage.do(stage.adjourned, "ballot.proclaim", ballot="b1")
    await stage.do(stage.adjourned, "agenda.finish", item="i2")
    await stage.do(stage.adjourned, "session.adjourn", items=dict.fromkeys(("i1", "i3", "i4"), "next_meeting"))
    await stage.do(stage.open, "ballot.proclaim", ballot="b1")
    await stage.do(stage.open, "ballot.open", ballot="b2", item="i2", **_question("Aprovar o calendário de 2027?"))
    await _vote(stage, stage.open, "b2", "yes", "no")
    return stage


async def recorded(stage: Stage) -> None:
    """Wait until the session that ended has its minutes begun and its rows of participation kept."""
    for _ in range(1000):
        async with stage.house.database.read() as conn:
            if await people(conn, limit=1):
                return
        await asyncio.sleep(0.01)
    raise AssertionError("no rows were kept")


ABOUT: dict[str, Any] = {
    "acronym": "CMS",
    "name": "Conselho Municipal de Saúde",
    "law": "Lei 1.234/1993",
    "statutory_seats": 8,
    "rules": {
        "ballot": {"check_seconds": 0},
        "chat": "public",
        "opening_quorum": {"of": "absolute", "article": "art. 9"},
    },
}
COMPOSITION: dict[str, Any] = {
    "segments": [{"segment": id_, "name": name} for id_, name in SEGMENTS.items()],
    "organisations": [{"organisation": "o1", "name": "Associação de Bairros"}],
    "seats": [
        {"seat": f"s{n}", "number": n, "segment": "users" if n <= 4 else "government", "organisation": "o1"}
        for n in range(1, 9)
    ],
    "roles": [
        {"role": "president", "person": "p1", "name": "Ana Lima"},
        {"role": "clerk", "person": "helena", "name": "Helena Dias"},
    ],
}


async def _council(stage: Stage) -> None:
    now = stage.house.clock()
    span = {
        "act": {"number": "Decreto 77", "date": "2025-01-10"},
        "sworn_at": (now - timedelta(days=300)).isoformat(),
        "ends_at": (now + timedelta(days=400)).isoformat(),
    }
    terms = [
        {"term": f"t{n}", "seat": f"s{n}", "capacity": "titular", "person": f"p{n}", "name": name, **span}
        for n, name in enumerate(PEOPLE, start=1)
    ]
    terms.append({**terms[0], "term": "t9", "capacity": "alternate", "person": "p9", "name": "Íris Melo"})
    await stage.do(stage.council, "council.create", **ABOUT)
    await stage.do(stage.council, "council.compose", **COMPOSITION, terms=terms)


async def _session(stage: Stage, stream: str, ahead: timedelta, *, call: bool) -> None:
    at = (stage.house.clock() + ahead).isoformat()
    place: dict[str, Any] = {"place": "Auditório da Prefeitura", "link": "https://meet.council.test/cms"}
    await stage.do(stream, "session.schedule", council=stage.council, scheduled_at=at, **place)
    items = (
        ("i1", "former_minutes", "Ata da reunião de outubro"),
        ("i2", "order_of_the_day", "Prestação de contas do terceiro quadrimestre"),
        ("i3", "order_of_the_day", "Reforma do posto do bairro Primavera"),
    )
    for item, section, title in items:
        await stage.do(stream, "agenda.add", item=item, section=section, title=title)
    secret: dict[str, Any] = {"title": "Caso da família Souza", "reserved": "ECA, art. 17"}
    await stage.do(stream, "agenda.add", item="i4", section="order_of_the_day", **secret)
    if call:
        await stage.do(stream, "session.call", short_notice_reason="reunião urgente")


async def _meet(stage: Stage, stream: str) -> None:
    for number in range(1, 7):
        await stage.do(stream, "attendance.check_in", seat=f"s{number}", place="in_room", means="voice")
    await stage.do(stream, "session.open", call=1)
    await stage.do(stream, "agenda.start", item="i2")
    await stage.do(stream, "chat.post", Asker("p2", frozenset({"member"})), text="<b>Bom dia</b> a todas")
    await stage.do(stream, "floor.request", Asker("p3", frozenset({"member"})), subject="Contas")
    await stage.do(stream, "floor.grant")
    await stage.do(stream, "floor.request", Asker("p4", frozenset({"member"})))
    await stage.do(stream, "ballot.open", ballot="b1", item="i2", **_question("Aprovar a prestação de contas?"))
    await _vote(stage, stream, "b1", "yes", "yes", "yes", "no", "abstain")
    for _ in range(2):
        await stage.do(stream, "ballot.call", ballot="b1", seat="s6")
    await stage.do(stream, "ballot.declare", ballot="b1", seat="s6", outcome="not_voting", means="voice")
    await stage.do(stream, "ballot.close", ballot="b1")


async def _vote(stage: Stage, stream: str, ballot: str, *choices: str) -> None:
    for number, choice in enumerate(choices, start=1):
        person = Asker(f"p{number}", frozenset({"member"}))
        await stage.do(stream, "ballot.cast", person, ballot=ballot, choice=choice)


def _question(text: str) -> dict[str, Any]:
    return {"question": text, "yes_means": "SIM aprova o texto.", "no_means": "NÃO devolve à comissão."}
