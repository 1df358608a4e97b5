"""A citizen signs up to speak without account or script; the clerk alone sees who, and takes them up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.voices import KEPT, UnknownSignUp, initials
from tests.app.pages.stage import Stage
from tests.app.pages.test_desk import clerk
from tests.app.pages.test_room import Member, member

__all__ = ["clerk", "member"]
SENT = {"name": "Maria de Souza Lima", "subject": "O buraco da rua", "contact": "77 5555-0101"}


async def send(stage: Stage, **more: str) -> int:
    answer = await stage.browser.post(f"/sessions/{stage.open}/voice", data=SENT | more)
    return answer.status_code


async def test_a_citizen_signs_up_told_what_becomes_of_name_and_contact(stage: Stage) -> None:
    page = (await stage.browser.get(f"/sessions/{stage.open}/voice")).text
    assert "entram na ata, que é pública" in page
    assert "apagado 30 dias depois" in page
    answer = await stage.browser.post(f"/sessions/{stage.open}/voice", data=SENT, follow_redirects=True)
    assert "Inscrição recebida" in answer.text
    assert "5555" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    (kept,) = await stage.house.voices.of(stage.open)
    assert (kept.name, kept.subject, kept.contact, kept.state) == (*SENT.values(), "waiting")


async def test_of_a_minor_only_the_initials_are_kept(stage: Stage) -> None:
    assert await send(stage, is_minor="yes", contact="mae@example.org") == 303
    (kept,) = await stage.house.voices.of(stage.open)
    assert kept.name == "M. S. L."
    assert initials("joão  das neves e silva") == "J. N. S."


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", " ", "Escreva seu nome"),
        ("name", "x" * 201, "Escreva seu nome"),
        ("subject", "", "Escreva em uma linha"),
        ("contact", "na praça", "telefone com DDD ou um e-mail"),
        ("contact", "5", "telefone com DDD ou um e-mail"),
    ],
)
async def test_what_is_missing_is_told_with_nothing_lost(stage: Stage, field: str, value: str, told: str) -> None:
    answer = await stage.browser.post(f"/sessions/{stage.open}/voice", data=SENT | {field: value})
    assert answer.status_code == 422
    assert told in answer.text
    assert ("O buraco da rua" in answer.text) == (field != "subject")
    assert await stage.house.voices.of(stage.open) == ()


async def test_one_address_signs_up_a_few_times_and_then_waits(stage: Stage) -> None:
    assert [await send(stage) for _ in range(6)] == [303] * 5 + [429]


async def test_nobody_signs_up_for_a_session_that_is_not_called_or_over(stage: Stage) -> None:
    for session in (stage.scheduled, stage.adjourned):
        page = await stage.browser.get(f"/sessions/{session}/voice")
        assert "da convocação ao encerramento" in page.text
    assert (await stage.browser.post(f"/sessions/{stage.adjourned}/voice", data=SENT)).status_code == 409


async def test_a_foreign_page_signs_nobody_up(stage: Stage) -> None:
    headers = {"Origin": "https://evil.test"}
    answer = await stage.browser.post(f"/sessions/{stage.open}/voice", data=SENT, headers=headers)
    assert answer.status_code == 403


async def test_only_the_clerk_sees_contacts_and_decides(stage: Stage, member: Member) -> None:
    await send(stage)
    (one,) = await stage.house.voices.of(stage.open)
    path = f"/sessions/{stage.open}/voice"
    assert "5555" not in await member.get(path)
    assert (await member.post(path, decide="accept", sign_up=one.id)).status_code == 404
    head = (await stage.house.engine.loaded(stage.open)).head
    assert "5555" not in repr(head.state)


async def test_a_row_goes_after_thirty_days(stage: Stage) -> None:
    await send(stage)
    (one,) = await stage.house.voices.of(stage.open)
    await stage.house.voices.forget()
    assert await stage.house.voices.waiting(stage.open, one.id) == one
    now = stage.house.clock()
    stage.house.voices._clock = lambda: now + KEPT + timedelta(seconds=1)
    await stage.house.voices.forget()
    with pytest.raises(UnknownSignUp):
        await stage.house.voices.waiting(stage.open, one.id)


async def test_the_clerk_puts_somebody_on_the_list_once_or_leaves_them_out(clerk: Stage) -> None:
    path = f"/sessions/{clerk.open}/voice"
    assert [await send(clerk), await send(clerk, name="João Alves")] == [303, 303]
    page = (await clerk.browser.get(path)).text
    assert page.count("77 5555-0101") == 2
    first, second = await clerk.house.voices.of(clerk.open)
    accept = {"decide": "accept", "sign_up": first.id}
    assert [(await clerk.browser.post(path, data=accept)).status_code for _ in range(2)] == [303, 404]
    assert (await clerk.browser.post(path, data={"decide": "decline", "sign_up": second.id})).status_code == 303
    state = (await clerk.house.engine.loaded(clerk.open)).head.state
    assert [one.person for one in state.floor.queue].count(None) == 1
    assert "Não incluída" in (await clerk.browser.get(path)).text
    shown = (await clerk.browser.get(f"/sessions/{clerk.open}")).text
    assert "Maria de Souza Lima" in shown
    assert "5555-0101" not in shown
