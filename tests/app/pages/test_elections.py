"""An election without script: standing by a form, and sworn in by the clerk on the council's page."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.tokens import digest
from app.pages.elections import election_inputs
from app.pages.offices import elected_of, overdue
from rooms import Council
from tests.app.pages.stage import Stage
from tests.app.pages.test_room import Member, fields

HERE = "session-election"


@pytest.fixture
async def beto(stage: Stage) -> Member:
    """The titular of seat 2, present, while the election of the presidency is on the table; and the clerk's login."""
    now = stage.house.clock()
    people = (("p2", "Beto Souza", "beto"), ("helena", "Helena Dias", "helena"))

    async def job(conn: AsyncConnection) -> None:
        for id_, name, token in people:
            somebody = {"id": id_, "name": name, "scope": stage.council, "epoch": 1, "created_at": now}
            span = {"epoch": 1, "created_at": now, "expires_at": now + timedelta(hours=1)}
            await rows.add_people(conn, [somebody])
            await rows.add_logins(conn, [{"token": digest(token), "id": f"login-{id_}", "person": id_, **span}])

    await stage.house.database.write(job)
    at = (now - timedelta(minutes=5)).isoformat()
    await stage.do(HERE, "session.schedule", council=stage.council, scheduled_at=at, place="Auditório da Prefeitura")
    await stage.do(HERE, "agenda.add", item="i3", section="order_of_the_day", title="Eleição", matter="election")
    await stage.do(HERE, "session.call", short_notice_reason="prazo legal")
    for number in range(1, 7):
        await stage.do(HERE, "attendance.check_in", seat=f"s{number}", place="in_room", means="voice")
    await stage.do(HERE, "session.open", call=1)
    await stage.do(HERE, "agenda.start", item="i3")
    call: dict[str, Any] = {
        "election": "e1",
        "office": "president",
        "item": "i3",
        "eligible": ["users"],
        "term_months": 24,
    }
    await stage.do(HERE, "election.call", **call)
    return Member(stage, "beto")


async def test_a_member_nominates_stands_and_withdraws_by_forms(beto: Member) -> None:
    here = f"/sessions/{HERE}"
    page = (await beto.get(here)).partition('id="snapshot"')[0]
    for words in ("Presidência", "Candidaturas abertas", "Mandato de 24 meses", "Concorrem: Usuários", "Indicar"):
        assert words in page, words
    form = fields(await beto.get(f"{here}/hand?type=election.nominate&election=e1&seat=s2"), "election.nominate")
    assert (await beto.post(f"{here}/hand", **{**form, "nominee": "s2"})).status_code == 303
    page = (await beto.get(here)).partition('id="snapshot"')[0]
    assert "Retirar a candidatura" in page
    again = fields(await beto.get(f"{here}/hand?type=election.nominate&election=e1&seat=s2"), "election.nominate")
    refused = await beto.post(f"{here}/hand", **{**again, "nominee": "s2"})
    assert (refused.status_code, "já foi indicado(a)" in refused.text) == (409, True)
    form = fields(await beto.get(f"{here}/hand?type=election.withdraw&election=e1&seat=s2"), "election.withdraw")
    assert (await beto.post(f"{here}/hand", **form)).status_code == 303
    assert "Retirou a candidatura" in (await beto.stage.browser.get(here)).text


async def test_whoever_was_elected_takes_office_when_the_clerk_records_it(beto: Member) -> None:
    stage = beto.stage
    await stage.do(HERE, "election.nominate", election="e1", seat="s2", means="voice")
    await stage.do(HERE, "ballot.open", ballot="b9", election="e1", question="Quem preside?")
    state: Any = (await stage.house.engine.loaded(HERE)).head.state
    for elector in state.ballots.items["b9"].opened.electorate:
        await stage.do(HERE, "ballot.cast", ballot="b9", seat=elector.seat, choice="s2", means="hand")
    await stage.do(HERE, "ballot.close", ballot="b9")
    await stage.do(HERE, "ballot.proclaim", ballot="b9")
    term = await _term(stage)
    clerk, path = Member(stage, "helena"), "/councils/CMS"
    assert "Registrar hoje a posse" in await clerk.get(path)
    assert "Registrar hoje a posse" not in await beto.get(path)
    form = {"id": "11111111-1111-4111-8111-111111111111", "term": term}
    assert (
        await beto.post(f"{path}/swear", **{**form, "id": "11111111-1111-4111-8111-111111111112"})
    ).status_code == 403
    assert (await clerk.post(f"{path}/swear", **form)).status_code == 303
    state = (await stage.house.engine.loaded(stage.council)).head.state
    assert list(state.roles["president"]) == ["p2"]
    assert "no cargo desde" in (await stage.browser.get(path)).text
    again = await clerk.post(f"{path}/swear", **{**form, "id": "11111111-1111-4111-8111-111111111113"})
    assert again.status_code == 409
    assert (await stage.browser.post(f"{path}/swear", data=form)).status_code == 401
    assert (await clerk.post("/councils/NADA/swear", **form)).status_code == 404


async def _term(stage: Stage) -> str:
    """The id under which the council knows the election, once the follow-up has told it."""
    for _ in range(1000):
        state = (await stage.house.engine.loaded(stage.council)).head.state
        if isinstance(state, Council) and state.offices.terms:
            return next(iter(state.offices.terms))
        await asyncio.sleep(0.01)
    raise AssertionError("the council was not told")


async def test_a_form_for_an_election_that_is_not_there_asks_nothing(beto: Member) -> None:
    language = beto.stage.house.languages["pt-BR"]
    views: tuple[dict[str, Any], ...] = ({"elections": None}, {"elections": {}})
    for view in views:
        assert election_inputs("election.nominate", view, {"election": "e1"}, language) == ()


def test_an_office_held_past_its_end_says_so_and_a_re_election_counts_once(stage: Stage) -> None:
    term = {"office": "president", "person": "p2", "name": "Beto", "session": "s", "months": 24}
    old = {**term, "elected_at": "2022-01-01T00:00:00Z", "sworn_at": "2022-01-02T00:00:00Z"}
    view: dict[str, Any] = {
        "roles": {"president": {"p2": "Beto"}},
        "offices": {"o1": {**old, "ends_at": "2024-01-02T00:00:00Z"}},
    }
    end = datetime(2024, 1, 2, tzinfo=UTC)
    assert [one.is_over for one in elected_of(view, end)] == [True]
    (said,) = overdue(view, end, stage.house.languages["pt-BR"])
    assert said.startswith("Presidência: o mandato de Beto terminou em")
    assert [one.is_over for one in elected_of(view, end - timedelta(seconds=1))] == [False]
    again = {**term, "elected_at": "2024-01-01T00:00:00Z", "sworn_at": "2024-01-02T00:00:00Z"}
    view["offices"]["o2"] = {**again, "ends_at": "2026-01-02T00:00:00Z"}
    assert [(one.term, one.is_over) for one in elected_of(view, end)] == [("o2", False)]
