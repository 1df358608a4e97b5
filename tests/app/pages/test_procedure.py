"""The procedure on items without script: what is pending is read by everybody, and a member asks by a form."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.tokens import digest
from app.pages.procedure import table_of
from tests.app.pages.stage import Stage
from tests.app.pages.test_room import Member, fields

ITEM = "i3"
AGENDA: dict[str, Any] = {"current": None, "order": [], "items": {}, "requests": {"items": {}}, "parts": {"items": {}}}
TIME = {"state": "open", "ends_at": "2026-03-02T15:00:00.000Z", "prompt_at": "2026-03-02T14:50:00.000Z"}


@pytest.fixture
async def beto(stage: Stage) -> Member:
    """The titular of seat 2, present, while the third item is on the table."""
    now, person = stage.house.clock(), "p2"
    somebody = {"id": person, "name": "Beto Souza", "scope": stage.council, "epoch": 1, "created_at": now}
    span = {"epoch": 1, "created_at": now, "expires_at": now + timedelta(hours=1)}

    async def job(conn: AsyncConnection) -> None:
        await rows.add_people(conn, [somebody])
        await rows.add_logins(conn, [{"token": digest("beto"), "id": "login-2", "person": person, **span}])

    await stage.house.database.write(job)
    await stage.do(stage.open, "ballot.annul", ballot="b2", reason="Dúvida")
    await stage.do(stage.open, "agenda.finish", item="i2")
    await stage.do(stage.open, "agenda.start", item=ITEM)
    return Member(stage, "beto")


async def ask(beto: Member, type_: str, **given: str) -> int:
    """Fill the form of a command in and send it: the status of the answer."""
    path = f"/sessions/{beto.stage.open}/hand"
    query = "&".join(f"{name}={value}" for name, value in given.items() if name in ("item", "seat", "part", "request"))
    form = fields(await beto.get(f"{path}?type={type_}&{query}"), type_)
    return (await beto.post(path, **{**form, **given})).status_code


async def test_a_member_amends_asks_and_proposes_and_everybody_reads_it(beto: Member) -> None:
    assert await ask(beto, "agenda.amend", item=ITEM, seat="s2", kind="amendment", text="Inclua-se a zona rural") == 303
    asked = {"item": ITEM, "seat": "s2", "kind": "postponement", "reason": "Falta o laudo"}
    assert await ask(beto, "agenda.request", **asked) == 303
    assert await ask(beto, "agenda.propose", seat="s2", title="Moção de apoio") == 303
    page = (await beto.stage.browser.get(f"/sessions/{beto.stage.open}")).text
    for words in ("Emenda", "Inclua-se a zona rural", "Adiamento, a pedido de", "Falta o laudo", "Moção de apoio"):
        assert words in page, words
    assert "Aguarda admissão" in page
    assert "Pedir vista" not in page.partition('id="snapshot"')[0]


async def test_a_review_takes_the_item_and_a_second_one_says_why_not(beto: Member) -> None:
    assert "Pedir vista" in (await beto.get(f"/sessions/{beto.stage.open}")).partition('id="snapshot"')[0]
    assert await ask(beto, "agenda.request_review", item=ITEM, seat="s2", reason="Quero ler") == 303
    assert await ask(beto, "agenda.request_review", item=ITEM, seat="s2") == 409
    assert "Em vista" in (await beto.stage.browser.get(f"/sessions/{beto.stage.open}")).text


def test_the_end_of_the_time_is_told_ten_minutes_before() -> None:
    view = {"session": {"id": "x", "continues_at": None, **TIME}, "agenda": AGENDA, "attendance": {}}
    moments = ("2026-03-02T14:49:00+00:00", "2026-03-02T14:51:00+00:00", "2026-03-02T15:00:00+00:00")
    tables = [table_of(view, at=datetime.fromisoformat(at), mine=None) for at in moments]
    assert [table and table.time for table in tables] == [None, "ending", "over"]
