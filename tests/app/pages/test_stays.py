"""Attendance put right, items reserved and quorum verified, by the clerk over plain forms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rooms.log.engine import Asker
from tests.app.pages.stage import Stage
from tests.app.pages.test_pages import seen

ID = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
async def clerk(stage: Stage) -> Stage:
    """The stage before a browser in which its clerk is logged in."""
    token, person = await stage.house.accounts.login("ana@council.test", "correct horse", "192.0.2.1")
    await stage.do(stage.council, "council.role_grant", role="clerk", person=person.id, name="Ana Lima")
    stage.browser.headers["Authorization"] = f"Bearer {token}"
    return stage


def page_of(stage: Stage, session: str) -> str:
    return f"/sessions/{session}/attendance"


async def form_of(stage: Stage, session: str, person: str) -> dict[str, str]:
    """The fields of a person's form as they stand."""
    html = (await stage.browser.get(page_of(stage, session))).text
    (form,) = [
        one for one in re.findall(r"<form.*?</form>", html, re.DOTALL) if f'name="person" value="{person}"' in one
    ]
    inputs = dict(re.findall(r'name="([\w-]+)"(?: type="datetime-local" step="1")? value="([^"]*)"', form))
    return inputs | dict.fromkeys(re.findall(r'<select [^>]*name="([\w-]+)"', form), "in_room")


async def attendance(stage: Stage, session: str) -> Any:
    return (await stage.house.engine.loaded(session)).head.state.attendance


async def test_a_person_s_stretches_are_replaced_with_the_reason(clerk: Stage) -> None:
    form = await form_of(clerk, clerk.open, "p1")
    since = form["since-0"]
    form |= {"until-0": since, "since-1": "", "reason": "Registrada por engano"}
    answer = await clerk.browser.post(page_of(clerk, clerk.open), data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{page_of(clerk, clerk.open)}?done=1#content")
    now = await attendance(clerk, clerk.open)
    assert "p1" not in now.here
    assert [stay.person for stay in now.past] == ["p1"]
    assert "A presença foi corrigida." in (await seen(clerk, f"{page_of(clerk, clerk.open)}?done=1")).text


async def test_after_the_end_it_is_proposed_and_put_right_when_whoever_presided_agrees(clerk: Stage) -> None:
    form = await form_of(clerk, clerk.adjourned, "p6")
    assert form["until-0"]
    form |= {"since-0": "", "until-0": "", "reason": "Não veio"}
    assert (await clerk.browser.post(page_of(clerk, clerk.adjourned), data=form)).status_code == 303
    assert "p6" in {stay.person for stay in (await attendance(clerk, clerk.adjourned)).past}
    (waiting,) = (await clerk.house.engine.loaded(clerk.adjourned)).head.state.corrections.items
    chair = Asker("p1", frozenset({"president"}))
    await clerk.do(clerk.adjourned, "correction.agree", chair, correction=waiting)
    assert "p6" not in {stay.person for stay in (await attendance(clerk, clerk.adjourned)).past}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"since-0": "ontem"}, "Informe datas e horas"),
        ({"since-0": "2999-01-01T10:00"}, ""),
        ({"since-1": "2999-01-01T10:00", "place-1": "moon"}, ""),
        ({"reason": ""}, ""),
    ],
)
async def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    clerk: Stage, typed: dict[str, str], said: str
) -> None:
    before = (await attendance(clerk, clerk.open)).here
    form = {**await form_of(clerk, clerk.open, "p2"), "reason": "Chegou <antes>", **typed}
    answer = await clerk.browser.post(page_of(clerk, clerk.open), data=form)
    assert answer.status_code in (409, 422)
    assert said in answer.text
    assert '<details class="card" open>' in answer.text
    assert form["reason"].replace("<", "&lt;").replace(">", "&gt;") in answer.text
    assert (await attendance(clerk, clerk.open)).here == before


async def test_only_the_clerk_has_this_page_and_only_of_a_session_that_opened(clerk: Stage) -> None:
    assert (await clerk.browser.get(page_of(clerk, clerk.scheduled))).status_code == 404
    assert (await clerk.browser.get(page_of(clerk, clerk.council))).status_code == 404
    assert f'href="{page_of(clerk, clerk.open)}"' in (await clerk.browser.get(f"/sessions/{clerk.open}")).text
    del clerk.browser.headers["Authorization"]
    assert (await clerk.browser.get(page_of(clerk, clerk.open))).status_code == 401
    assert f'href="{page_of(clerk, clerk.open)}"' not in (await clerk.browser.get(f"/sessions/{clerk.open}")).text
    token = await _councillor(clerk)
    clerk.browser.headers["Authorization"] = f"Bearer {token}"
    for answer in (
        await clerk.browser.get(page_of(clerk, clerk.open)),
        await clerk.browser.post(page_of(clerk, clerk.open), data={"person": "p1", "reason": "Não"}),
    ):
        assert answer.status_code == 403


async def _councillor(stage: Stage) -> str:
    link, _ = await stage.house.invitations.invite("leo@council.test", "Leo Sá")
    token, _ = await stage.house.invitations.accept(link, "Leo Sá", "correct horse")
    return token


async def test_the_quorum_is_verified_by_one_button(clerk: Stage) -> None:
    page = (await clerk.browser.get(f"/sessions/{clerk.open}")).text
    (form,) = [one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if "attendance.verify_quorum" in one]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    answer = await clerk.browser.post(f"/sessions/{clerk.open}/hand", data=fields)
    assert answer.status_code == 303
    assert "Feito: Verificar o quórum." in (await seen(clerk, answer.headers["location"])).text


async def test_an_item_is_reserved_with_its_legal_basis_while_the_session_runs(clerk: Stage) -> None:
    agenda = f"/sessions/{clerk.open}/agenda"
    sent = {"id": ID, "do": "reserve", "item": "i1", "basis": "LGPD, art. 11"}
    empty = await clerk.browser.post(agenda, data={**sent, "id": f"{ID[:-1]}2", "basis": " "})
    assert empty.status_code == 422
    assert (await clerk.browser.post(agenda, data=sent)).status_code == 303
    page = (await clerk.browser.get(agenda)).text
    assert "LGPD, art. 11" in page
    assert 'id="basis-i1"' not in page
    assert 'id="basis-i2"' in page
