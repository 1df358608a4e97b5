"""The clerk's desk without script: a session is scheduled, its agenda built, its call sent and printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from app.facts import own_stream
from app.pages.desk import KINDS, template
from rooms import Session
from rooms.session.words import Section, SessionKind
from tests.app.pages.stage import Stage

PASSWORD = "correct horse battery"
PROMISE: dict[str, Any] = {
    "commitment": "BRX1",
    "title_pt": "Criar um espaço",
    "title_en": "Create a space",
    "lead": "STPC",
}
PROMISE |= {"starts": "2024-12", "ends": "2025-12"}


@pytest.fixture
async def clerk(stage: Stage) -> Stage:
    """The stage with a browser in which the council's clerk is logged in."""
    link, _ = await stage.house.invitations.invite("rosa@council.test", "Rosa Vaz")
    _, person = await stage.house.invitations.accept(link, "Rosa Vaz", PASSWORD)
    await stage.do(stage.council, "council.role_grant", role="clerk", person=person.id, name=person.name)
    await log_in(stage, "rosa@council.test")
    return stage


async def log_in(stage: Stage, email: str) -> None:
    answer = await stage.browser.post("/login", data={"email": email, "password": PASSWORD})
    assert answer.status_code == 303


async def sent(stage: Stage, path: str, button: str, **typed: str) -> Response:
    """Fill in the form of a page that has this button, as it was given, and press it."""
    page = (await stage.browser.get(path)).text
    return await stage.browser.post(path.partition("?")[0], data={**_given(page, button), **typed})


def _given(page: str, button: str) -> dict[str, str]:
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if button in one)
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    pressed = re.findall(rf'name="(do)" value="({button})"', form)
    return dict([*hidden, *pressed])


async def scheduled(stage: Stage, *, ahead: timedelta, **typed: str) -> str:
    """Schedule a session through the form; the path of its agenda."""
    at = (stage.house.clock() + ahead).astimezone(stage.house.zone)
    when = {"kind": "ordinary", "mode": "hybrid", "date": at.strftime("%Y-%m-%d"), "time": at.strftime("%H:%M")}
    answer = await sent(stage, "/councils/CMS/sessions/new", "session", **(when | typed))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def items(stage: Stage, agenda: str) -> Mapping[str, Any]:
    state: Session = (await stage.house.engine.loaded(agenda.split("/")[2])).head.state
    return state.agenda.items


async def test_a_scheduled_session_begins_with_the_agenda_of_its_kind_in_the_city_s_time(clerk: Stage) -> None:
    answer = await sent(
        clerk,
        "/councils/CMS/sessions/new",
        "session",
        kind="ordinary",
        mode="in_person",
        date="2030-05-08",
        time="14:00",
        place="Sala 2",
        link="",
    )
    stream = answer.headers["location"].split("/")[2]
    state = (await clerk.house.engine.loaded(stream)).head.state
    assert state.life.calendar.scheduled_at.isoformat() == "2030-05-08T17:00:00+00:00"
    assert [str(item.section) for item in state.agenda.items.values()] == [
        one["section"] for one in template("ordinary")
    ]
    page = (await clerk.browser.get(answer.headers["location"])).text
    assert all(one["title"] in page for one in template("ordinary"))


async def test_the_same_form_sent_twice_makes_one_session(clerk: Stage) -> None:
    page = (await clerk.browser.get("/councils/CMS/sessions/new")).text
    typed = {**_given(page, "session"), "kind": "ceremonial", "mode": "remote", "date": "2030-05-08", "time": "09:00"}
    first = await clerk.browser.post("/councils/CMS/sessions/new", data=typed)
    second = await clerk.browser.post("/councils/CMS/sessions/new", data=typed)
    assert first.headers["location"] == second.headers["location"]
    assert len(await items(clerk, first.headers["location"])) == len(template("ceremonial"))


async def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(clerk: Stage) -> None:
    path = "/en/councils/CMS/sessions/new"
    no_date = await sent(clerk, path, "session", kind="ordinary", mode="remote", place="Sala <2>", title="Posse")
    assert no_date.status_code == 422
    assert 'id="date-problem"' in no_date.text
    assert 'value="Sala &lt;2&gt;"' in no_date.text
    assert re.search(r'<option value="remote" selected>', no_date.text)
    long = await sent(
        clerk, path, "session", kind="ordinary", mode="remote", date="2030-01-02", time="10:00", place="x" * 301
    )
    assert (long.status_code, 'id="place-problem"' in long.text, "x" * 301 in long.text) == (422, True, True)


async def test_items_are_added_changed_moved_and_withdrawn(clerk: Stage) -> None:
    await clerk.do(own_stream("commitment", "BRX1"), "commitment.create", **PROMISE)
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    section = {"section": "order_of_the_day"}
    for title in ("Contas", "Obras"):
        await sent(clerk, agenda, "add", title=title, description="Do ano", concerns="BRX1", **section)
    contas, obras = list(await items(clerk, agenda))[-2:]
    assert (await items(clerk, agenda))[contas].concerns == ("BRX1",)
    page = (await clerk.browser.get(agenda)).text
    up = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'value="up"' in one and obras in one)
    assert (await clerk.browser.post(agenda, data=_given(up, "up"))).status_code == 303
    state = (await clerk.house.engine.loaded(agenda.split("/")[2])).head.state
    assert state.agenda.order.index(obras) == state.agenda.order.index(contas) - 1
    edit = f"{agenda}?edit={contas}"
    assert 'value="Contas"' in (await clerk.browser.get(edit)).text
    assert (await sent(clerk, edit, "edit", title="Contas de 2029", concerns="")).status_code == 303
    assert (await items(clerk, agenda))[contas].concerns == ()
    page = (await clerk.browser.get(agenda)).text
    out = next(
        one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'value="withdraw"' in one and obras in one
    )
    await clerk.browser.post(agenda, data=_given(out, "withdraw"))
    assert (await items(clerk, agenda))[obras].state == "withdrawn"


async def test_an_item_without_title_keeps_what_was_typed(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    before = len(await items(clerk, agenda))
    answer = await sent(clerk, agenda, "add", title=" ", description="Um parágrafo", section="announcements")
    assert (answer.status_code, 'id="title-problem"' in answer.text, "Um parágrafo" in answer.text) == (422, True, True)
    assert re.search(r'<option value="announcements" selected>', answer.text)
    assert len(await items(clerk, agenda)) == before


async def test_a_call_in_time_is_published_with_both_hours_and_their_quorums(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20), place="Auditório")
    call = agenda.replace("/agenda", "/call")
    assert (await clerk.browser.get(call)).status_code == 404
    answer = await sent(clerk, agenda, "call")
    assert (answer.status_code, answer.headers["location"]) == (303, call)
    clerk.browser.cookies.clear()
    page = (await clerk.browser.get(call)).text
    for word in ("Convocação", "Primeira convocação", "Segunda convocação", "Auditório", "art. 9", "O que ocorrer"):
        assert word in page, word


async def test_short_notice_asks_for_its_reason_beside_the_field(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=3), kind="extraordinary")
    assert 'name="reason"' not in (await clerk.browser.get(agenda)).text
    early = await scheduled(clerk, ahead=timedelta(hours=20), kind="extraordinary")
    refused = await sent(clerk, early, "call")
    assert refused.status_code >= 400
    assert re.search(r'id="reason-problem">[^<]*48 horas', refused.text)
    again = {**_given(refused.text, "call"), "reason": "Prazo da conferência estadual"}
    assert (await clerk.browser.post(early, data=again)).status_code == 303


async def test_only_clerk_and_president_have_a_desk(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    paths = ("/councils/CMS/sessions/new", agenda)
    clerk.browser.cookies.clear()
    assert [(await clerk.browser.get(path)).status_code for path in paths] == [401, 401]
    link, _ = await clerk.house.invitations.invite("leo@council.test", "Leo Sá")
    await clerk.house.invitations.accept(link, "Leo Sá", PASSWORD)
    await log_in(clerk, "leo@council.test")
    assert [(await clerk.browser.get(path)).status_code for path in paths] == [403, 403]
    assert [(await clerk.browser.post(path, data={"do": "call"})).status_code for path in paths] == [403, 403]


async def test_another_site_s_page_cannot_send_these_forms(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=20))
    headers = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/councils/CMS/sessions/new", agenda):
        assert (await clerk.browser.post(path, data={"do": "call"}, headers=headers)).status_code == 403


def test_the_templates_name_kinds_and_sections_that_there_are() -> None:
    assert set(KINDS) == {str(kind) for kind in SessionKind}
    for kind in KINDS:
        assert {one["section"] for one in template(kind)} <= {str(section) for section in Section}
