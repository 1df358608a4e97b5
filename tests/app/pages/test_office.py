"""Absences and loss of office without script: asked, decided, counted, and never told before the time."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from rooms import Council, Session
from tests.app.pages.stage import Stage

PASSWORD = "correct horse battery"
CANARY = "canário-motivo"
EMAILS = {"clerk": "rosa@council.test", "member": "gil@council.test"}


async def person(stage: Stage, email: str) -> str:
    """Somebody with an account, logged in; the id."""
    link, _ = await stage.house.invitations.invite(email, "Rosa Vaz")
    _, found = await stage.house.invitations.accept(link, "Rosa Vaz", PASSWORD)
    return found.id


async def log_in(stage: Stage, email: str) -> None:
    assert (await stage.browser.post("/login", data={"email": email, "password": PASSWORD})).status_code == 303


@pytest.fixture
async def clerk(stage: Stage) -> Stage:
    """The stage with the council's clerk logged in."""
    id_ = await person(stage, EMAILS["clerk"])
    await stage.do(stage.council, "council.role_grant", role="clerk", person=id_, name="Rosa Vaz")
    await log_in(stage, EMAILS["clerk"])
    return stage


@pytest.fixture
async def member(stage: Stage) -> Stage:
    """The stage with the titular of seat 8 logged in, whose term begins with a session of the own to be absent from."""
    id_ = await person(stage, EMAILS["member"])
    now = stage.house.clock()
    term: dict[str, Any] = {"term": "t8", "seat": "s8", "capacity": "titular", "person": id_, "name": "Gil Prado"}
    since = (now - timedelta(days=300)).isoformat()
    act = {"number": "Decreto 80", "date": "2025-02-10"}
    await stage.do(stage.council, "council.term_start", **term, act=act, starts_at=since, sworn_at=since)
    await log_in(stage, EMAILS["member"])
    return stage


async def pressed(stage: Stage, path: str, button: str, **typed: str) -> Response:
    """Fill in the form of a page that has this button and press it."""
    page = (await stage.browser.get(path)).text
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{button}"' in one)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return await stage.browser.post(path, data={**hidden, "do": button, **typed})


async def held(stage: Stage, stream: str, *, excuse: str | None = None) -> Session:
    """One more session that was held, from which seats 7 and 8 were absent; its state when nothing can be justified."""
    at = stage.house.clock().isoformat()
    await stage.do(stream, "session.schedule", council=stage.council, scheduled_at=at, kind="ordinary")
    await stage.do(stream, "session.call", short_notice_reason="urgente")
    for number in range(1, 7):
        await stage.do(stream, "attendance.check_in", seat=f"s{number}", place="in_room", means="voice")
    await stage.do(stream, "session.open", call=1)
    if excuse:
        await stage.do(stream, "attendance.excuse", seat=excuse, reason=CANARY, means="phone")
    await stage.do(stream, "session.adjourn")
    state: Session = (await stage.house.engine.loaded(stream)).head.state
    return state


async def losses(stage: Stage, count: int) -> dict[str, Any]:
    """The processes of the council once there are so many."""
    for _ in range(1000):
        council: Council = (await stage.house.engine.loaded(stage.council)).head.state
        if len(council.losses) >= count:
            return dict(council.losses)
        await asyncio.sleep(0.01)
    raise AssertionError("no process was opened")


async def refused_thrice(stage: Stage) -> None:
    """Seat 7 asks three times, and is refused each time: the limit is reached without waiting for a deadline."""
    for number in range(3):
        stream = f"held-{number}"
        await held(stage, stream, excuse="s7")
        where: dict[str, Any] = {"decided_in": "13ª Reunião Ordinária"}
        await stage.do(stream, "attendance.decide_excuse", seat="s7", accepted=False, **where)


async def test_a_member_asks_and_sees_the_own_absence_only(member: Stage) -> None:
    await held(member, "held")
    path = "/sessions/held/absences"
    page = (await member.browser.get(path)).text
    assert "Gil Prado" in page
    assert "Gil Tavares" not in page
    assert (await pressed(member, path, "excuse", reason=CANARY)).status_code == 303
    assert CANARY in (await member.browser.get(path)).text
    answer = await member.browser.post(path, data={"id": "x", "do": "accept", "seat": "s8"})
    assert answer.status_code == 422
    member.browser.cookies.clear()
    public = (await member.browser.get("/sessions/held")).text
    assert "Ausente, justificativa a decidir" in public
    assert CANARY not in public


async def test_the_clerk_records_what_the_plenary_decided_and_in_which_session(clerk: Stage) -> None:
    await held(clerk, "held", excuse="s7")
    path = "/sessions/held/absences"
    page = (await clerk.browser.get(path)).text
    assert CANARY in page
    assert [name in page for name in ("Ana Lima", "Gil Tavares")] == [False, True]
    missing = await pressed(clerk, path, "refuse", reason="Sem comprovante")
    assert missing.status_code == 422
    assert "Sem comprovante" in missing.text
    assert (await pressed(clerk, path, "refuse", decided_in="13ª Reunião Ordinária")).status_code == 303
    page = (await clerk.browser.get(path)).text
    assert "13ª Reunião Ordinária" in page
    assert "Ausência não justificada" in page
    assert (await pressed(clerk, path, "accept", decided_in="14ª Reunião Ordinária")).status_code == 303


async def test_strangers_see_no_absences_and_forms_that_are_none_are_refused(clerk: Stage) -> None:
    await held(clerk, "held")
    for path in ("/sessions/held/absences", "/councils/CMS/absences"):
        assert (await clerk.browser.post(path, data={"do": "nothing"})).status_code == 404
        await person(clerk, f"zoe{path.count('c')}@council.test")
        mine = dict(clerk.browser.cookies)
        clerk.browser.cookies.clear()
        assert (await clerk.browser.get(path)).status_code == 401
        await log_in(clerk, f"zoe{path.count('c')}@council.test")
        assert (await clerk.browser.get(path)).status_code == 403
        clerk.browser.cookies.clear()
        clerk.browser.cookies.update(mine)
    assert (await clerk.browser.get("/councils/NADA/absences")).status_code == 404
    assert (await clerk.browser.get(f"/sessions/{clerk.scheduled}/absences")).status_code == 404


async def test_the_limit_opens_a_process_that_goes_its_way_to_the_vacant_seat(clerk: Stage) -> None:
    await refused_thrice(clerk)
    ((id_, process),) = (await losses(clerk, 1)).items()
    assert (process.basis, set(process.sessions)) == ("consecutive", {"held-0", "held-1", "held-2"})
    path = "/councils/CMS/absences"
    page = (await clerk.browser.get(path)).text
    assert "Limite de faltas alcançado" in page
    today = clerk.house.clock().astimezone(clerk.house.zone).date()
    assert (await pressed(clerk, path, "notice", means="Ofício 3", until="ontem")).status_code == 422
    until = (today + timedelta(days=15)).isoformat()
    assert (
        await pressed(clerk, path, "notice", means="Ofício 3", until=until, on=today.isoformat())
    ).status_code == 303
    assert (await pressed(clerk, path, "notice", means="Ofício 4")).status_code == 303
    early = await pressed(
        clerk, path, "declared", reason="Três faltas", act_number="Resolução 9", act_date="2026-01-05"
    )
    assert early.status_code == 409
    assert "Resolução 9" in early.text
    assert (await pressed(clerk, path, "defence", text="Estava de licença")).status_code == 303
    act = {"act_number": "Resolução 9", "act_date": "2026-01-05"}
    assert (await pressed(clerk, path, "declared", reason=CANARY, **act)).status_code == 303
    assert (await pressed(clerk, path, "vacate")).status_code == 303
    council: Council = (await clerk.house.engine.loaded(clerk.council)).head.state
    assert council.losses[id_].vacated_at is not None
    assert council.terms["t7"].ended_at is not None
    clerk.browser.cookies.clear()
    public = (await clerk.browser.get("/councils/CMS")).text
    assert "Perda de mandato declarada" in public
    assert CANARY not in public


async def test_nothing_of_a_process_reaches_anybody_else_by_any_channel(clerk: Stage) -> None:
    await refused_thrice(clerk)
    (id_,) = await losses(clerk, 1)
    notice: dict[str, Any] = {"process": id_, "to": "organisation", "means": "canary-means"}
    await clerk.do(clerk.council, "council.loss_notice", **notice)
    clerk.browser.cookies.clear()
    stream = clerk.council
    paths = ["/councils/CMS", "/people/p7", "/participation", "/api/v1/councils/CMS", "/api/v1/councils"]
    paths += [f"/api/v1/streams/{stream}/messages?after=0", f"/api/v1/public/streams/{stream}/messages?after=0"]
    for path in paths:
        answer = await clerk.browser.get(path)
        assert answer.status_code == 200, path
        assert id_ not in answer.text, path
        assert "canary-means" not in answer.text, path
        assert "loss_open" not in answer.text, path
        assert "loss_notice" not in answer.text, path


async def test_an_absence_excused_since_is_said_and_only_archiving_is_left(clerk: Stage) -> None:
    await refused_thrice(clerk)
    (id_,) = await losses(clerk, 1)
    where: dict[str, Any] = {"decided_in": "14ª Reunião Ordinária"}
    await clerk.do("held-1", "attendance.decide_excuse", seat="s7", accepted=True, **where)
    for _ in range(1000):
        council: Council = (await clerk.house.engine.loaded(clerk.council)).head.state
        if not council.losses[id_].stands:
            break
        await asyncio.sleep(0.01)
    page = (await clerk.browser.get("/councils/CMS/absences")).text
    assert "o limite já não é alcançado" in page
    assert (await pressed(clerk, "/councils/CMS/absences", "archived", reason="Justificada")).status_code == 303


async def test_a_member_sees_the_own_count_and_the_own_process(member: Stage) -> None:
    for number in range(3):
        await held(member, f"held-{number}", excuse="s8")
        where: dict[str, Any] = {"decided_in": "13ª Reunião Ordinária"}
        await member.do(f"held-{number}", "attendance.decide_excuse", seat="s8", accepted=False, **where)
    await losses(member, 1)
    page = (await member.browser.get("/councils/CMS/absences")).text
    assert "<dd>3</dd>" in page
    assert "Gil Tavares" not in page
    assert 'name="do"' not in page
