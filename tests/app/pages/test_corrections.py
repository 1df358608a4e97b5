"""Corrections after the fact and ballots on paper over plain forms, and the sheets to print for such a day."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from rooms.log.engine import Asker
from tests.app.pages.stage import CLERK, Stage
from tests.app.pages.test_pages import seen

CHAIR = Asker("p1", frozenset({"president"}))


@pytest.fixture
async def clerk(stage: Stage) -> Stage:
    """The stage before a browser in which its clerk is logged in."""
    token, person = await stage.house.accounts.login("ana@council.test", "correct horse", "192.0.2.1")
    await stage.do(stage.council, "council.role_grant", role="clerk", person=person.id, name="Ana Lima")
    stage.browser.headers["Authorization"] = f"Bearer {token}"
    return stage


def page_of(session: str) -> str:
    return f"/sessions/{session}/corrections"


async def form_of(stage: Stage, session: str, act: str) -> dict[str, str]:
    """The fields of the first form for an act, as they stand."""
    html = (await stage.browser.get(page_of(session))).text
    forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
    form = next(one for one in forms if f'name="act" value="{act}"' in one)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select [^>]*name="([\w-]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


async def state(stage: Stage, session: str) -> Any:
    return (await stage.house.engine.loaded(session)).head.state


async def proposed(stage: Stage) -> str:
    """The clerk proposes that seat 1 voted otherwise, over the form."""
    form = await form_of(stage, stage.adjourned, "propose")
    now = form["seat-s1"]
    form |= {"seat-s1": "no" if now == "yes" else "yes", "reason": "Lido errado na gravação"}
    answer = await stage.browser.post(page_of(stage.adjourned), data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{page_of(stage.adjourned)}?done=propose#content")
    return form["command"]


async def test_a_vote_is_put_right_over_forms_and_both_votes_are_read_by_everybody(clerk: Stage) -> None:
    id_ = await proposed(clerk)
    assert "Falta a concordância de quem presidiu (Ana Lima)." in (await seen(clerk, page_of(clerk.adjourned))).text
    await clerk.do(clerk.adjourned, "correction.agree", CHAIR, correction=id_)
    assert (await state(clerk, clerk.adjourned)).corrections.items[id_].outcome == "agreed"
    del clerk.browser.headers["Authorization"]
    await seen(clerk, page_of(clerk.adjourned))
    read = (await clerk.browser.get(page_of(clerk.adjourned))).text
    assert "Lido errado na gravação" in read
    assert "<del>" in read
    assert "Resultado retificado" in (await seen(clerk, f"/sessions/{clerk.adjourned}")).text
    assert "Retificações" in (await seen(clerk, f"/sessions/{clerk.adjourned}")).text
    extract = (await seen(clerk, f"/sessions/{clerk.adjourned}/extract")).text
    assert "Resultado retificado" in extract


async def test_a_proposal_can_be_taken_back_and_one_that_changes_nothing_is_refused(clerk: Stage) -> None:
    await proposed(clerk)
    taken = await clerk.browser.post(page_of(clerk.adjourned), data=await form_of(clerk, clerk.adjourned, "refuse"))
    assert taken.status_code == 303
    form = await form_of(clerk, clerk.adjourned, "propose") | {"reason": "Nada muda"}
    answer = await clerk.browser.post(page_of(clerk.adjourned), data=form)
    assert answer.status_code == 422
    assert "Informe a votação e os votos que devem constar" in answer.text
    assert "Nada muda" in answer.text


async def test_the_public_has_no_forms_and_cannot_propose(stage: Stage) -> None:
    read = (await seen(stage, page_of(stage.adjourned))).text
    assert 'name="act"' not in read
    assert "Nada foi retificado nesta reunião." in read
    data = {"act": "propose", "ballot": "b1", "command": "11111111-1111-4111-8111-111111111111", "reason": "x"}
    assert (await stage.browser.post(page_of(stage.adjourned), data=data)).status_code in (401, 403)
    assert (await stage.browser.get(page_of(stage.scheduled))).status_code == 404


async def test_a_sheet_of_paper_is_entered_and_what_it_declares_is_compared(clerk: Stage) -> None:
    await clerk.do(clerk.open, "ballot.annul", ballot="b2", reason="Faltou energia")
    now = await state(clerk, clerk.open)
    at = clerk.house.clock().astimezone(clerk.house.zone)
    form = await form_of(clerk, clerk.open, "record")
    form |= {f"seat-{seat}": "no" for seat in now.attendance.voters}
    form |= {"question": "Aprova em papel?", "declared": "approved", "reason": "Faltou energia"}
    wrong = await clerk.browser.post(page_of(clerk.open), data=form | {"when": "ontem"})
    assert (wrong.status_code, "Informe data e hora" in wrong.text, "Aprova em papel?" in wrong.text) == (
        422,
        True,
        True,
    )
    early = form | {"when": (at - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S")}
    assert (await clerk.browser.post(page_of(clerk.open), data=early)).status_code == 422
    again = await form_of(clerk, clerk.open, "record")
    done = form | {"command": again["command"], "when": at.strftime("%Y-%m-%dT%H:%M:%S.%f")}
    answer = await clerk.browser.post(page_of(clerk.open), data=done)
    assert answer.status_code == 303, answer.text
    shown = (await seen(clerk, f"/sessions/{clerk.open}")).text
    assert "Apurada em papel" in shown
    assert "A folha declara outro resultado (aprovado)." in shown


async def test_the_sheets_to_print_hold_every_seat_and_every_item_that_ends_in_a_vote(clerk: Stage) -> None:
    await seen(clerk, f"/sessions/{clerk.open}/kit")
    kit = await clerk.browser.get(f"/sessions/{clerk.open}/kit")
    assert kit.text.count('class="sheet"') == 2 + 4
    assert "Prestação de contas do terceiro quadrimestre" in kit.text
    assert all(name in kit.text for name in ("Bento Reis", "Íris Melo", "vaga", "Helena Dias"))
    assert "<script" not in kit.text.split('<div class="kit">')[1].split("</main>")[0]


async def test_the_sheets_are_for_clerk_and_president_of_a_called_session(clerk: Stage) -> None:
    assert (await clerk.browser.get(f"/sessions/{clerk.scheduled}/kit")).status_code == 404
    del clerk.browser.headers["Authorization"]
    assert (await clerk.browser.get(f"/sessions/{clerk.open}/kit")).status_code == 401
    assert CLERK.person == "helena"
