"""The room on a session's page: what the browser begins with, and every hand a member raises without script."""

import gzip
import json
import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy.ext.asyncio import AsyncConnection

from app.accounts import rows
from app.accounts.tokens import digest
from app.i18n import LANGUAGES
from app.pages import frame
from app.pages.room_texts import room_texts
from tests.app.pages.stage import Stage
from tests.app.pages.test_pages import Seen

BUDGET = 100_000


class Member:
    """Somebody with a seat in the stage's council, and their browser."""

    def __init__(self, stage: Stage, token: str) -> None:
        self.stage, self.headers = stage, {"Cookie": f"council={token}", "Origin": "http://council.test"}

    async def get(self, path: str) -> str:
        return (await self.stage.browser.get(path, headers=self.headers)).text

    async def post(self, path: str, **fields: str) -> Response:
        return await self.stage.browser.post(path, data=fields, headers=self.headers)


@pytest.fixture
async def member(stage: Stage) -> Member:
    """Gil Tavares, of seat 7, who is not there yet."""
    now, person = stage.house.clock(), "p7"
    somebody = {"id": person, "name": "Gil Tavares", "scope": stage.council, "epoch": 1, "created_at": now}
    span = {"epoch": 1, "created_at": now, "expires_at": now + timedelta(hours=1)}
    login = {"token": digest("gil"), "id": "login-7", "person": person, **span}

    async def job(conn: AsyncConnection) -> None:
        await rows.add_people(conn, [somebody])
        await rows.add_logins(conn, [login])

    await stage.house.database.write(job)
    return Member(stage, "gil")


def data(page: str, id_: str) -> dict[str, object]:
    (found,) = re.findall(rf'<script type="application/json" id="{id_}">(.*?)</script>', page)
    read: dict[str, object] = json.loads(found)
    return read


def fields(page: str, type_: str) -> dict[str, str]:
    """The hidden fields of the form that gives a command."""
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        if hidden.get("type") == type_:
            return {name: unescape(value) for name, value in hidden.items()}
    raise AssertionError(type_)


async def test_a_live_session_hands_the_browser_its_view_and_the_words_for_it(stage: Stage) -> None:
    page = (await stage.browser.get(f"/en/sessions/{stage.open}")).text
    (main,) = Seen(page).all("main")
    assert (main["data-room"], main["data-timezone"]) == (stage.open, "America/Bahia")
    snapshot = (await stage.browser.get(f"/api/v1/sessions/{stage.open}")).json()
    assert data(page, "snapshot") == {key: snapshot[key] for key in ("seq", "at", "view", "mine")}
    assert data(page, "texts") == room_texts("en")
    assert "<b>Bom dia" not in page


async def test_a_session_that_is_over_is_a_page_and_no_room(stage: Stage) -> None:
    page = (await stage.browser.get(f"/sessions/{stage.adjourned}")).text
    assert "data-room" not in page
    assert "application/json" not in page


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_room_has_words_for_every_topic_and_no_others(code: str) -> None:
    texts = room_texts(code)
    assert {"room.vote.receipt", "state.open", "sentence.quorum.count.open.reached", "refusal.no_quorum"} <= set(texts)
    assert not [key for key in texts if key.startswith(("site.", "page.home."))]


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_first_load_of_the_public_page_is_light(stage: Stage, code: str) -> None:
    path = frame.address(f"/sessions/{stage.open}", code)
    page = (await stage.browser.get(path)).content
    assets = frame.read_assets(frame.BUILT)
    built = [frame.BUILT / one.removeprefix("/static/") for one in (*assets.scripts, *assets.sheets)]
    assert len(built) >= 2
    assert sum(len(gzip.compress(one)) for one in (page, *(file.read_bytes() for file in built))) <= BUDGET


async def test_a_member_checks_in_and_out_without_script(stage: Stage, member: Member) -> None:
    path = f"/sessions/{stage.open}"
    form = fields(await member.get(path), "attendance.check_in")
    answer = await member.post(f"{path}/hand", **form, place="in_room")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?done=attendance.check_in#content")
    page = await member.get(f"{path}?done=attendance.check_in")
    assert "Feito: " in page
    assert "Presença registrada às" in page
    again = await member.post(f"{path}/hand", **form, place="in_room")
    assert again.status_code == 303
    leaving = await member.post(f"{path}/hand", **fields(page, "attendance.check_out"))
    assert leaving.status_code == 303
    head = (await stage.house.engine.loaded(stage.open)).head
    assert "s7" not in head.state.attendance.voters


async def test_a_member_who_came_late_reads_why_there_is_no_vote(stage: Stage, member: Member) -> None:
    page = await member.get(f"/sessions/{stage.open}")
    assert "Seu voto pela cadeira 7" in page
    assert 'name="choice"' not in page


async def test_a_member_votes_in_two_steps_and_changes_it(stage: Stage, member: Member) -> None:
    path = f"/sessions/{stage.open}"
    await stage.do(stage.open, "ballot.annul", ballot="b2", reason="erro na pergunta")
    await member.post(f"{path}/hand", **fields(await member.get(path), "attendance.check_in"), place="remote")
    about: dict[str, Any] = {"question": "Aprovar de novo?", "yes_means": "SIM aprova.", "no_means": "NÃO devolve."}
    await stage.do(stage.open, "ballot.open", ballot="b3", item="i2", **about)
    for choice, label in (("yes", "SIM aprova."), ("no", "NÃO devolve.")):
        chosen = fields(await member.get(path), "ballot.cast") | {"choice": choice}
        query = "&".join(f"{name}={value}" for name, value in chosen.items())
        asked = await member.get(f"{path}/hand?{query}")
        assert "Aprovar de novo?" in asked
        assert label in asked
        assert (await member.post(f"{path}/hand", **fields(asked, "ballot.cast"))).status_code == 303
    page = await member.get(path)
    assert re.search(r"Seu voto: Não\. Registrado nº \d+ às \d\d:\d\d:\d\d\.", page)
    head = (await stage.house.engine.loaded(stage.open)).head
    assert head.state.ballots.items["b3"].choice("s7") == "no"


async def test_a_member_asks_for_the_floor_and_withdraws(stage: Stage, member: Member) -> None:
    path = f"/sessions/{stage.open}"
    (link,) = re.findall(r'href="([^"]*type=floor.request[^"]*)"', await member.get(path))
    form = fields(await member.get(unescape(link)), "floor.request")
    point = form | {"kind": "point_of_order", "article": "Art. 21", "subject": "A pergunta"}
    refused = await member.post(f"{path}/hand", **point)
    assert "Há votação aberta" in refused.text
    sent = await member.post(f"{path}/hand", **(point | fields(refused.text, "floor.request") | {"ballot": "b2"}))
    assert sent.status_code == 303
    page = await member.get(path)
    assert "Você é 1º na lista de oradores." in page
    assert "Art. 21" in page
    assert (await member.post(f"{path}/hand", **fields(page, "floor.withdraw"))).status_code == 303
    assert "Você é 1º na lista de oradores." not in await member.get(path)


async def test_a_member_asks_for_an_aparte_and_appeals_a_ruling_without_script(stage: Stage, member: Member) -> None:
    path, id_ = f"/sessions/{stage.open}", stage.open
    await stage.do(id_, "ballot.annul", ballot="b2", reason="erro na pergunta")
    await member.post(f"{path}/hand", **fields(await member.get(path), "attendance.check_in"), place="remote")
    await stage.do(id_, "floor.end")
    await stage.do(id_, "floor.request", seat="s1", means="hand")
    asked_last = (await stage.house.engine.loaded(id_)).head.state.floor.queue[-1].id
    await stage.do(id_, "floor.grant", request=asked_last, how="microphone")
    page = await member.get(path)
    assert "Fala ao microfone." in page
    asked = await member.get(f"{path}/hand?type=floor.interject")
    assert (await member.post(f"{path}/hand", **fields(asked, "floor.interject"), subject="Um dado")).status_code == 303
    await stage.do(id_, "floor.request", seat="s2", kind="point_of_order", article="art. 9", means="hand")
    state = (await stage.house.engine.loaded(id_)).head.state
    (point,) = state.points.items
    await stage.do(id_, "floor.rule", request=point, ruling="dismissed", reason="Não se aplica")
    asked = await member.get(f"{path}/hand?type=floor.appeal&request={point}")
    assert (await member.post(f"{path}/hand", **fields(asked, "floor.appeal"))).status_code == 303
    assert (await stage.house.engine.loaded(id_)).head.state.points.appealed == point
    assert "foi interrompida e continua sozinha" in await member.get(path)


async def test_a_refusal_is_told_with_nothing_lost(stage: Stage, member: Member) -> None:
    sent = {"id": str(uuid4()), "type": "floor.request", "seat": "s1", "kind": "speech", "subject": "A <minha> fala"}
    answer = await member.post(f"/es/sessions/{stage.open}/hand", **sent)
    assert answer.status_code == 403
    assert 'role="alert"' in answer.text
    assert "A &lt;minha&gt; fala" in answer.text


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_a_foreign_form_raises_no_hand(stage: Stage, member: Member, headers: dict[str, str]) -> None:
    sent = {"type": "attendance.check_in", "seat": "s7", "place": "in_room"}
    cookie = {"Cookie": member.headers["Cookie"]}
    answer = await stage.browser.post(f"/sessions/{stage.open}/hand", data=sent, headers=cookie | headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("type_", ["session.adjourn", "session.suspend", ""])
async def test_no_other_command_is_given_by_a_hand(stage: Stage, member: Member, type_: str) -> None:
    assert (await member.post(f"/sessions/{stage.open}/hand", type=type_)).status_code == 404


async def test_the_public_is_offered_no_form(stage: Stage) -> None:
    page = Seen((await stage.browser.get(f"/sessions/{stage.open}")).text)
    assert page.all("form") == []
