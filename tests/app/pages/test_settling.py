"""Questions of procedure put to the vote, challenges entered and the chair passed on, all without script."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.tokens import digest
from app.i18n import Languages
from app.pages.settling import worded
from rooms import Audience, Session
from rooms.session.held import Held
from tests.app.pages.stage import SYSTEM, Stage
from tests.app.pages.test_room import Member, fields

PUT, TAKE, ALLEGE = "ballot.open", "session.take_chair", "attendance.challenge"


async def login(stage: Stage, person: str, name: str) -> Member:
    now = stage.house.clock()
    somebody = {"id": person, "name": name, "scope": stage.council, "epoch": 1, "created_at": now}
    span = {"epoch": 1, "created_at": now, "expires_at": now + timedelta(hours=1)}

    async def job(conn: AsyncConnection) -> None:
        await rows.add_people(conn, [somebody])
        await rows.add_logins(conn, [{"token": digest(person), "id": f"login-{person}", "person": person, **span}])

    await stage.house.database.write(job)
    return Member(stage, person)


@pytest.fixture
async def clerk(stage: Stage) -> Member:
    """The clerk, in an open session whose third item is on the table and in which nothing is voted on."""
    await stage.do(stage.open, "ballot.annul", ballot="b2", reason="Dúvida")
    await stage.do(stage.open, "agenda.finish", item="i2")
    await stage.do(stage.open, "agenda.start", item="i3")
    return await login(stage, "helena", "Helena Dias")


async def state(stage: Stage) -> Session:
    loaded = await stage.house.engine.loaded(stage.open)
    assert isinstance(loaded.head.state, Session)
    return loaded.head.state


async def last(stage: Stage) -> Held:
    """The ballot opened last."""
    ballots = (await state(stage)).ballots
    return ballots.items[ballots.order[-1]]


async def seen(member: Member) -> str:
    return (await member.get(f"/sessions/{member.stage.open}")).partition('id="snapshot"')[0]


async def put(clerk: Member, kind: str, subject: str, **more: str) -> str:
    """Open the form of a question and send it: why it was refused, or nothing."""
    here = f"/sessions/{clerk.stage.open}/hand"
    page = await clerk.get(f"{here}?type={PUT}&settles_kind={kind}&settles_subject={subject}")
    answer = await clerk.post(here, **{**fields(page, PUT), "question": "Aprova-se?", **more})
    return "" if answer.status_code == 303 else answer.text


async def test_questions_that_wait_are_listed_and_put_to_the_vote_by_a_form(clerk: Member) -> None:
    do, stream = clerk.stage.do, clerk.stage.open
    by_voice: dict[str, Any] = {"seat": "s1", "means": "voice", "reason": "Prazo"}
    await do(stream, "agenda.request", item="i4", kind="withdrawal", **by_voice)
    await do(stream, "agenda.amend", item="i3", part="p1", text="Inclua-se", seat="s1", means="voice")
    await do(stream, "agenda.add", item="late", title="Moção", section="order_of_the_day")
    page = await seen(clerk)
    assert "Questões à espera de votação" in page
    for words in (
        "Retira-se de pauta o item 4",
        "Aprova-se a emenda de Ana Lima ao item 3",
        "extra-pauta",
        "Prorroga-se",
    ):
        assert words in page, words
    assert await put(clerk, "part", "p1") == ""
    held = await last(clerk.stage)
    assert held.opened.settles is not None
    assert (held.opened.settles.kind, held.opened.item) == ("part", "i3")
    assert "Questões à espera de votação" not in await seen(clerk)
    assert "Há votação sem resultado proclamado" in await put(clerk, "withdrawal", "i4")


async def test_more_time_is_asked_for_in_minutes_which_the_question_says(clerk: Member) -> None:
    assert await put(clerk, "extension", "30", settles_subject="45") == ""
    held = await last(clerk.stage)
    assert held.opened.settles is not None
    assert held.opened.settles.subject == "45"
    assert "Prorroga-se a reunião por 45 minutos?" in await seen(clerk)


async def test_the_clerk_enters_a_challenge_for_a_member_and_puts_it_to_the_vote(clerk: Member) -> None:
    here = f"/sessions/{clerk.stage.open}/hand"
    assert "type=attendance.challenge" in await seen(clerk)
    page = await clerk.get(f"{here}?type={ALLEGE}&item=i3")
    assert "Quem argui" in page
    said = {"seat": "s2", "by_seat": "s3", "kind": "suspicion", "reason": "Trabalha na entidade"}
    form = fields(page, ALLEGE)
    assert (await clerk.post(here, **{**form, **said})).status_code == 422
    form = fields(await clerk.get(f"{here}?type={ALLEGE}&item=i3"), ALLEGE)
    assert (await clerk.post(here, **{**form, **said, "means": "voice"})).status_code == 303
    (challenge,) = (await state(clerk.stage)).recusals.waiting.values()
    assert (challenge.by_seat, challenge.person) == ("s3", "p2")
    assert "fica sem votar no item 3" in await seen(clerk)
    assert await put(clerk, "challenge", challenge.id) == ""


async def test_the_chair_is_passed_on_by_a_form_with_its_reason(clerk: Member) -> None:
    here = f"/sessions/{clerk.stage.open}/hand"
    assert "Passar a presidência" in await seen(clerk)
    page = await clerk.get(f"{here}?type={TAKE}")
    assert "A quem" in page
    form = {**fields(page, TAKE), "person": "p2", "reason": "absence"}
    assert (await clerk.post(here, **form)).status_code == 409
    await clerk.stage.do(clerk.stage.open, "attendance.check_out", seat="s1", means="voice")
    form = {**fields(await clerk.get(f"{here}?type={TAKE}"), TAKE), "person": "p2", "reason": "absence"}
    assert (await clerk.post(here, **form)).status_code == 303
    assert (await state(clerk.stage)).chair.person == "p2"


async def test_who_is_next_takes_the_chair_while_its_holder_is_away(clerk: Member) -> None:
    heir = await login(clerk.stage, "p2", "Bento Reis")
    assert "Assumir a presidência" not in await seen(heir)
    await clerk.stage.do(clerk.stage.open, "session.chair_away", SYSTEM, person="p1")
    assert "Assumir a presidência" in await seen(heir)
    here = f"/sessions/{clerk.stage.open}/hand"
    page = await heir.get(f"{here}?type={TAKE}&person=p2")
    assert "A quem" not in page.partition("</form>")[0]
    assert (await heir.post(here, **{**fields(page, TAKE), "reason": "lost_connection"})).status_code == 303
    assert (await state(clerk.stage)).chair.person == "p2"


@pytest.mark.parametrize("kind", ["appeal", "challenge", "justification", "part"])
async def test_a_question_that_waits_no_more_still_has_words(clerk: Member, kind: str) -> None:
    shown = await clerk.stage.house.tail.snapshot(clerk.stage.open, Audience.CLERK)
    assert worded(shown["view"], Languages("America/Bahia")["pt-BR"], kind, "gone")["question"]
