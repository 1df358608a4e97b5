"""Calling a session through pages: its calendar of days off, its requests, its rectification, the answers to it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from app.holidays import holidays_of
from rooms import Session
from tests.app.pages.stage import Stage
from tests.app.pages.test_desk import _given, clerk, log_in, scheduled, sent

__all__ = ["clerk"]
CALENDAR = "/councils/CMS/calendar"


async def state_of(stage: Stage, stream: str) -> Session:
    found: Session = (await stage.house.engine.loaded(stream)).head.state
    return found


async def called(stage: Stage, days: int = 20, **typed: str) -> str:
    """A session called through the forms: its stream."""
    agenda = await scheduled(stage, ahead=timedelta(days=days), place="Auditório", **typed)
    assert (await sent(stage, agenda, "call")).status_code == 303
    return agenda.split("/")[2]


async def linked(stage: Stage, stream: str, person: str) -> str:
    """The path of a member's own page of the call."""
    return f"/sessions/{stream}/answer/{stage.house.call_links.link(stream, person)}"


async def test_the_calendar_begins_with_the_holidays_of_nation_and_state_and_is_edited(clerk: Stage) -> None:
    assert {"day": "2026-07-02", "name": "Independência da Bahia", "kind": "holiday"} in holidays_of(2026, "BA")
    assert (await sent(clerk, CALENDAR, "add", day="2026-11-09", name="Aniversário", day_kind="holiday")).is_redirect
    assert (await sent(clerk, CALENDAR, "fill", year="2026", state="BA")).status_code == 303
    page = (await clerk.browser.get(CALENDAR)).text
    for word in ("Aniversário", "Independência da Bahia", "Ponto facultativo", "segunda-feira, 9 de novembro de 2026"):
        assert word in page, word
    again = await sent(clerk, CALENDAR, "fill", year="2026", state="BA")
    assert (again.status_code, "já tem todos os feriados" in again.text) == (422, True)
    out = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'value="2026-11-09"' in one)
    assert (await clerk.browser.post(CALENDAR, data={**_given(out, "remove"), "day": "2026-11-09"})).is_redirect
    assert "Aniversário" not in (await clerk.browser.get(CALENDAR)).text


async def test_what_is_no_day_is_said_beside_its_field_and_the_public_only_reads(clerk: Stage) -> None:
    wrong = await sent(clerk, CALENDAR, "add", day="31/02", name="", day_kind="holiday")
    assert (wrong.status_code, 'id="day-problem"' in wrong.text, 'id="name-problem"' in wrong.text) == (422, True, True)
    far = await sent(clerk, CALENDAR, "fill", year="99999", state="XX")
    assert far.status_code == 422
    assert (await sent(clerk, CALENDAR, "add", day="2026-11-09", name="Feriado", day_kind="party")).status_code == 422
    clerk.browser.cookies.clear()
    assert "<form" not in (await clerk.browser.get(CALENDAR)).text.partition("<main")[2]
    assert (await clerk.browser.post(CALENDAR, data={"do": "add"})).status_code == 401
    assert (await clerk.browser.get("/councils/NONE/calendar")).status_code == 404


async def test_short_notice_by_working_days_is_said_before_the_call_is_tried(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=3))
    page = (await clerk.browser.get(agenda)).text
    assert "Registre o motivo" in page
    assert 'name="reason"' in page


async def test_an_extraordinary_session_is_called_at_the_request_of_seats(clerk: Stage) -> None:
    agenda = await scheduled(clerk, ahead=timedelta(days=9), kind="extraordinary")
    early = await sent(clerk, agenda, "call", ordered_by="seats")
    assert (early.status_code, "até agora nenhuma requereu" in early.text) == (409, True)
    for seat in ("s1", "s2", "s3"):
        assert (await sent(clerk, agenda, 'value="request"', do="request", seat=seat, means="paper")).is_redirect
    out = await sent(clerk, agenda, "withdraw_request")
    assert out.status_code == 303
    assert (await sent(clerk, agenda, 'value="request"', do="request", seat="s1", means="phone")).is_redirect
    assert (await sent(clerk, agenda, "call", ordered_by="seats")).status_code == 303
    page = (await clerk.browser.get(agenda.replace("/agenda", "/call"))).text
    assert "a requerimento das cadeiras 1, 2 e 3" in page


async def test_a_rectification_changes_what_was_changed_in_its_form_and_is_numbered(clerk: Stage) -> None:
    stream = await called(clerk)
    path = f"/sessions/{stream}/rectify"
    moved = {"place": "Câmara", "notice": "goes_on"}
    refused = await sent(clerk, path, "expected", **{**await hours(clerk, path), **moved})
    assert (refused.status_code, 'id="reason-problem"' in refused.text, "Câmara" in refused.text) == (422, True, True)
    again = await sent(clerk, path, "expected", **{**await hours(clerk, path), **moved, "reason": "Obra"})
    assert (again.status_code, again.headers["location"]) == (303, f"/sessions/{stream}/call")
    page = (await clerk.browser.get(f"/sessions/{stream}/call")).text
    for word in ("Retificação nº 1", "Mudou: local.", "Motivo: Obra", "Câmara"):
        assert word in page, word
    texts = {"title-i1": "Verificação", "notice": "goes_on", "reason": "Redação"}
    assert (await sent(clerk, path, "expected", **texts, **await hours(clerk, path))).status_code == 303
    state = await state_of(clerk, stream)
    assert [(one.fields, one.items) for one in state.call.rectifications] == [(("place",), ()), ((), ("i1",))]
    assert "Retificação nº 2" in (await clerk.browser.get(f"/sessions/{stream}")).text
    bad = await sent(clerk, path, "expected", **{**await hours(clerk, path), "date": "amanhã"})
    assert (bad.status_code, 'id="date-problem"' in bad.text) == (422, True)


async def hours(stage: Stage, path: str) -> dict[str, str]:
    """Date, hours and mode as the form has them."""
    page = (await stage.browser.get(path)).text
    found = re.findall(r'name="(date|time|second_time)" type="\w+" value="([^"]*)"', page)
    place = re.search(r'name="place" type="text" value="([^"]*)"', page)
    return {**dict(found), "mode": "hybrid", "place": place[1] if place else ""}


async def test_a_moved_session_goes_to_the_new_day_with_both_hours(clerk: Stage) -> None:
    stream = await called(clerk)
    path = f"/sessions/{stream}/rectify"
    before = (await state_of(clerk, stream)).life.calendar
    assert before is not None
    day = (before.scheduled_at + timedelta(days=10)).astimezone(clerk.house.zone).strftime("%Y-%m-%d")
    assert (await sent(clerk, path, "expected", **{**await hours(clerk, path), "date": day})).status_code == 303
    after = (await state_of(clerk, stream)).life.calendar
    assert after is not None
    assert before.second_call_at is not None
    assert (after.scheduled_at - before.scheduled_at, after.second_call_at) == (
        timedelta(days=10),
        before.second_call_at + timedelta(days=10),
    )


async def test_a_member_answers_by_the_own_link_without_logging_in(clerk: Stage) -> None:
    stream = await called(clerk)
    clerk.browser.cookies.clear()
    path = await linked(clerk, stream, "p1")
    page = await clerk.browser.get(path)
    assert (page.status_code, page.headers["cache-control"]) == (200, "private, no-store")
    for word in ("Ana Lima", "Ciente", "Vou presencial", "Vou remoto", "Não vou"):
        assert word in page.text, word
    assert (await state_of(clerk, stream)).answers.proofs == {}
    mark = re.search(r'<img src="([^"]+)"', page.text)
    assert mark
    assert (await clerk.browser.get(mark[1])).headers["content-type"].startswith("image/svg+xml")
    assert [proof.how for proof in (await state_of(clerk, stream)).answers.proofs["p1"]] == ["opened"]
    answer = await sent(clerk, path, "id", answer="not_going")
    assert answer.status_code == 303
    assert "Resposta registrada: Não vai" in (await clerk.browser.get(answer.headers["location"])).text
    instead = (await clerk.browser.get(await linked(clerk, stream, "p9"))).text
    assert "convocado para substituir o titular da cadeira 1" in instead
    assert (await sent(clerk, path, "id", answer="perhaps")).status_code == 422


async def test_nobody_answers_by_a_link_that_is_not_theirs(clerk: Stage) -> None:
    stream, other = await called(clerk), await called(clerk, days=25)
    clerk.browser.cookies.clear()
    path = await linked(clerk, stream, "p1")
    assert (await clerk.browser.get(path.replace(stream, other))).status_code == 404
    assert (await clerk.browser.get(path[:-2] + "xx")).status_code == 404
    assert (await clerk.browser.get(await linked(clerk, stream, "zoe"))).status_code == 404
    assert (await clerk.browser.get(f"/sessions/{stream}/answer")).status_code == 401
    assert (await clerk.browser.post(path, data={"answer": "aware"}, headers={"Sec-Fetch-Site": "cross-site"})).is_error


async def member(clerk: Stage) -> str:
    """The id of Leo, seated as a titular and with an account."""
    link, _ = await clerk.house.invitations.invite("leo@council.test", "Leo Sá")
    _, leo = await clerk.house.invitations.accept(link, "Leo Sá", "correct horse battery")
    term: dict[str, Any] = {"term": "t20", "seat": "s8", "capacity": "titular", "person": leo.id, "name": leo.name}
    sworn: dict[str, Any] = {
        "act": {"number": "Decreto 78", "date": "2026-01-10"},
        "sworn_at": clerk.house.clock().isoformat(),
    }
    await clerk.do(clerk.council, "council.term_start", **term, **sworn)
    return str(leo.id)


async def test_a_member_asks_for_an_extraordinary_session_on_its_page(clerk: Stage) -> None:
    await member(clerk)
    stream = (await scheduled(clerk, ahead=timedelta(days=9), kind="extraordinary")).split("/")[2]
    assert "type=session.request" not in (await clerk.browser.get(f"/sessions/{stream}")).text, "the clerk has no seat"
    clerk.browser.cookies.clear()
    await log_in(clerk, "leo@council.test")
    assert "hand?type=session.request" in (await clerk.browser.get(f"/sessions/{stream}")).text
    asked = await sent(clerk, f"/sessions/{stream}/hand?type=session.request", "session.request")
    assert asked.status_code == 303
    assert [*(await state_of(clerk, stream)).call.requests] == ["s8"]
    assert "hand?type=session.withdraw_request" in (await clerk.browser.get(f"/sessions/{stream}")).text


async def test_who_is_logged_in_answers_too(clerk: Stage) -> None:
    leo = await member(clerk)
    stream = await called(clerk)
    assert (await clerk.browser.get(f"/sessions/{stream}/answer")).status_code == 404, "the clerk has no seat"
    clerk.browser.cookies.clear()
    await log_in(clerk, "leo@council.test")
    assert "Responder à convocação" in (await clerk.browser.get(f"/sessions/{stream}/call")).text
    assert (await sent(clerk, f"/sessions/{stream}/answer", "answer", answer="remote")).status_code == 303
    assert (await state_of(clerk, stream)).answers.answer(leo) == "remote"
    assert (await clerk.browser.get(f"/sessions/{stream}/answers")).status_code == 403


async def test_the_clerk_sees_who_comes_gives_notice_and_enters_answers(clerk: Stage) -> None:
    stream = await called(clerk)
    path = f"/sessions/{stream}/answers"
    page = (await clerk.browser.get(path)).text
    for word in ("Previsão de quórum", "Nenhuma cadeira confirmou", "Íris Melo", "https://wa.me/?text="):
        assert word in page, word
    assert f"http://council.test/sessions/{stream}/answer/" in page
    said = {"person": "p2", "seat": "s2", "answer": "in_room", "means": "phone"}
    assert (await sent(clerk, path, 'value="answer"', do="answer", **said)).status_code == 303
    assert (await sent(clerk, path, 'value="link"', do="link", person="p2")).status_code == 303
    assert (await sent(clerk, path, "all_printed")).status_code == 303
    page = (await clerk.browser.get(path)).text
    for word in ("1 cadeira confirmou (1 no local", "lançado pela secretaria", "Link enviado", "Impressa"):
        assert word in page, word
    assert (await clerk.browser.get(f"{path}?print=1")).text.count("/answer/") == 8
    assert (await clerk.browser.post(path, data={"do": "burn"})).status_code == 404
    assert (await clerk.browser.get(f"/sessions/{clerk.scheduled}/answers")).status_code == 404
