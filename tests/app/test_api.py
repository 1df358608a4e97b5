"""The HTTP protocol, through a real server."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
import pytest

from app.api import ENDPOINTS
from rooms.log.engine import read_checkpoint
from tests.app.house import EMAIL, PASSWORD, Served, serving, until

RULES = {"ballot": {"check_seconds": 0}}


async def test_a_program_logs_in_asks_who_it_is_and_logs_out(served: Served) -> None:
    status, login = await served.ask("POST", "/api/v1/login", body={"email": EMAIL, "password": PASSWORD})
    assert (status, login["roles"]) == (200, ["admin"])
    token = login["token"]
    status, me = await served.ask("GET", "/api/v1/me", token=token)
    assert (status, me["person"]) == (200, login["person"])
    assert (await served.ask("POST", "/api/v1/logout", token=token))[0] == 200
    assert (await served.ask("GET", "/api/v1/me", token=token))[0] == 401


async def test_a_wrong_password_is_refused_without_saying_what_was_wrong(served: Served) -> None:
    said = [
        await served.ask("POST", "/api/v1/login", body={"email": email, "password": "wrong wrong wrong"})
        for email in (EMAIL, "nobody@example.org")
    ]
    assert said[0] == said[1]
    assert (said[0][0], said[0][1]["code"]) == (401, "bad_credentials")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "SELF"}, 200),
        ({"Origin": "SELF"}, 200),
        ({}, 200),
    ],
)
async def test_a_cookie_posts_from_our_own_pages_only(served: Served, headers: dict[str, str], status: int) -> None:
    sent = {name: served.url if value == "SELF" else value for name, value in headers.items()}
    sent["Cookie"] = f"council={served.admin}"
    got, body = await served.ask("POST", "/api/v1/logout", headers=sent)
    assert got == status, body


@pytest.mark.parametrize(
    ("raw", "headers", "status", "code"),
    [
        (b"{}", {"Content-Type": "text/plain"}, 415, "unsupported_media_type"),
        (b"{", {"Content-Type": "application/json"}, 400, "malformed"),
        (b'{"email": "x" * 9}', {"Content-Type": "application/json"}, 400, "malformed"),
        (b'{"email": 7, "password": "x"}', {"Content-Type": "application/json"}, 422, "invalid_data"),
        (b'{"email": "x"}', {"Content-Type": "application/json"}, 422, "invalid_data"),
        (b'{"email":"x","password":"y","z":1}', {"Content-Type": "application/json"}, 422, "invalid_data"),
        (b" " * 1_100_000, {"Content-Type": "application/json"}, 413, "too_large"),
    ],
)
async def test_bodies_that_cannot_be_read_have_a_coded_answer(
    served: Served, raw: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    async with served.http.post("/api/v1/login", data=BytesIO(raw), headers=headers) as response:
        body = await response.json()
    assert (response.status, body["ok"], body["code"]) == (status, False, code)
    assert body["message"]


async def test_errors_have_one_shape_and_speak_the_readers_language(served: Served) -> None:
    said = set()
    for lang in ("pt-BR", "en", "es"):
        headers = {"Accept-Language": lang}
        status, body = await served.ask("GET", f"/api/v1/streams/{uuid4()}/messages", headers=headers)
        assert (status, set(body)) == (404, {"ok", "code", "params", "message"})
        said.add(body["message"])
    assert len(said) == 3
    status, body = await served.ask("GET", "/api/v1/nothing/here")
    assert (status, body["code"]) == (404, "not_found")
    status, body = await served.ask("DELETE", "/api/v1/councils")
    assert (status, body["code"]) == (405, "method_not_allowed")
    status, body = await served.ask("GET", "/api/v1/councils?limit=9999")
    assert (status, body["code"]) == (400, "invalid_query")


async def test_a_council_and_a_session_come_to_be_and_are_listed(served: Served) -> None:
    asked = {"id": str(uuid4()), "acronym": "CMS", "name": "Conselho de Saúde"}
    status, made = await served.ask("POST", "/api/v1/councils", token=served.admin, body=asked)
    assert (status, made["id"]) == (201, asked["id"])
    assert (await served.ask("POST", "/api/v1/councils", token=served.admin, body=asked))[1] == made
    status, listed = await served.ask("GET", "/api/v1/councils")
    assert [one["acronym"] for one in listed["items"]] == ["CMS"]
    status, one = await served.ask("GET", "/api/v1/councils/cms")
    assert (status, one["view"]["name"]) == (200, "Conselho de Saúde")
    me = (await served.ask("GET", "/api/v1/me", token=served.admin))[1]["person"]
    await served.must(made["id"], "council.role_grant", served.admin, role="clerk", person=me["id"], name="Clerk")
    bodies = [{"council": made["id"], "scheduled_at": f"2027-01-0{day}T18:00:00-03:00"} for day in range(1, 6)]
    begun = [await served.ask("POST", "/api/v1/sessions", token=served.admin, body=body) for body in bodies]
    assert [status for status, _ in begun] == [201] * 5
    assert await days_of(served, "CMS") == [f"2027-01-0{day}" for day in range(5, 0, -1)]
    some = "/api/v1/sessions?from=2027-01-02T00:00:00Z&to=2027-01-04T00:00:00Z&state=scheduled"
    assert len((await served.ask("GET", some))[1]["items"]) == 2
    status, shown = await served.ask("GET", f"/api/v1/sessions/{begun[0][1]['id']}", token=served.admin)
    assert shown["view"]["session"]["council"]["acronym"] == "CMS"
    assert shown["mine"]["person"] == me["id"]


async def days_of(served: Served, council: str) -> list[str]:
    """The days of a council's sessions, read page by page."""
    days: list[str] = []
    following = ""
    while True:
        _, page = await served.ask("GET", f"/api/v1/sessions?council={council}&limit=2{following}")
        days += [one["scheduled_at"][:10] for one in page["items"]]
        if page["next"] is None:
            return days
        following = f"&after={page['next']}"


async def test_who_is_nobody_creates_nothing(served: Served) -> None:
    body = {"acronym": "CMS", "name": "Conselho"}
    assert (await served.ask("POST", "/api/v1/councils", body=body))[0] == 401
    council = await served.rehearsal()
    token = council["clerk"]["token"]
    assert (await served.ask("POST", "/api/v1/councils", token=token, body=body))[1]["code"] == "not_allowed"
    assert (await served.ask("POST", "/api/v1/rehearsals", token=token, body={"members": 1}))[0] == 403
    assert (await served.ask("DELETE", f"/api/v1/rehearsals/{council['council']}", token=token))[0] == 403


async def test_the_public_feed_is_cacheable_and_looks_at_no_login(served: Served) -> None:
    council = await served.rehearsal()
    session = await served.called(council)
    url = f"/api/v1/public/streams/{session}/messages"
    async with served.http.get(url, headers={"Authorization": "Bearer nonsense", "Cookie": "council=x"}) as response:
        assert (response.status, response.headers["Cache-Control"]) == (200, "public, max-age=1")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        tag = response.headers["ETag"]
    async with served.http.get(url, headers={"If-None-Match": tag}) as response:
        assert (response.status, await response.read()) == (304, b"")
    async with served.http.get(f"{url}?limit=1") as response:
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert [one["seq"] for one in (await response.json())["messages"]] == [1]
    async with served.http.get(f"/api/v1/streams/{session}/messages") as response:
        assert response.headers["Cache-Control"] == "no-store"


async def held(served: Served) -> tuple[Any, str]:
    """A rehearsal session with a ballot cast and a reserved item, adjourned."""
    council = await served.rehearsal(2, **RULES)
    session = await served.called(council)
    chair = council["president"]["token"]
    for member in council["members"]:
        await served.must(session, "attendance.check_in", member["token"])
    await served.must(session, "session.open", chair)
    await served.must(session, "agenda.add", chair, item="shown", title="A shown title")
    await served.must(session, "agenda.add", chair, item="kept", title="A reserved title")
    await served.must(session, "agenda.reserve", chair, item="kept", basis="LGPD art. 11")
    await served.must(session, "agenda.start", chair, item="shown")
    await served.must(session, "ballot.open", chair, ballot="b1", item="shown", question="Do we?")
    for member in council["members"]:
        await served.must(session, "ballot.cast", member["token"], ballot="b1", choice="yes")
    status, early = await served.ask("GET", f"/api/v1/sessions/{session}/log.jsonl")
    assert (status, early["code"]) == (409, "log_not_public")
    assert set(early["params"]) == {"seq", "hash"}
    await served.must(session, "ballot.close", chair, ballot="b1")
    await served.must(session, "ballot.proclaim", chair, ballot="b1")
    await served.must(session, "agenda.finish", chair, item="shown")
    await served.must(session, "session.adjourn", chair, items={"kept": "withdrawn"})
    return council, session


async def test_the_log_of_a_session_that_is_over_verifies_and_its_openings_show_what_was_shown(served: Served) -> None:
    _, session = await held(served)
    async with served.http.get(f"/api/v1/sessions/{session}/log.jsonl") as response:
        lines = (await response.text()).splitlines()
    assert [orjson.loads(line)["seq"] for line in lines] == list(range(1, len(lines) + 1))
    _, openings = await served.ask("GET", f"/api/v1/sessions/{session}/openings.json")
    values = [one["value"] for one in openings["items"]]
    assert values.count("yes") == 2
    assert "A shown title" in values
    assert "A reserved title" not in values
    assert "rehearsal" not in values  # the reason of the short notice is nobody's but the clerk's
    async with served.http.get(f"/api/v1/sessions/{session}/checkpoint") as response:
        checkpoint = read_checkpoint(await response.text(), served.house.witness.public_key)
    assert checkpoint.size == len(lines)


async def test_only_a_rehearsal_can_be_deleted_and_then_it_is_gone(served: Served) -> None:
    council, session = await held(served)
    real = {"id": str(uuid4()), "acronym": "CMS", "name": "Conselho"}
    await served.ask("POST", "/api/v1/councils", token=served.admin, body=real)
    status, body = await served.ask("DELETE", f"/api/v1/rehearsals/{real['id']}", token=served.admin)
    assert (status, body["code"]) == (409, "not_a_rehearsal")
    assert (await served.ask("DELETE", f"/api/v1/rehearsals/{council['council']}", token=served.admin))[0] == 200
    for path in (f"/api/v1/sessions/{session}", f"/api/v1/streams/{council['council']}/messages"):
        assert (await served.ask("GET", path, token=served.admin))[0] == 404
    assert (await served.ask("GET", "/api/v1/me", token=council["clerk"]["token"]))[0] == 401


async def test_rehearsals_stand_in_no_list(served: Served) -> None:
    await served.called(await served.rehearsal())
    assert (await served.ask("GET", "/api/v1/councils"))[1]["items"] == []
    assert (await served.ask("GET", "/api/v1/sessions"))[1]["items"] == []


async def test_a_rehearsal_of_a_thousand_members_is_quick_to_make(served: Served) -> None:
    council = await served.rehearsal(1_000)
    assert len({member["token"] for member in council["members"]}) == 1_000


async def test_readiness_says_why_not(served: Served) -> None:
    assert await served.ask("GET", "/readyz") == (200, {"ok": True, "reasons": []})
    served.house.clock._wall = lambda: time.time() + 60
    served.house.clock.check()
    assert await served.ask("GET", "/readyz") == (503, {"ok": False, "reasons": ["clock_jumped"]})


async def test_figures_are_counted(served: Served) -> None:
    await served.rehearsal()
    async with served.http.get("/metrics") as response:
        text = await response.text()
    assert 'council_commands_total{code="ok"}' in text
    assert "council_sockets 0.0" in text


async def test_every_endpoint_is_described_and_every_described_one_is_there(served: Served) -> None:
    _, openapi = await served.ask("GET", "/api/openapi.json")
    described = {(method.upper(), path) for path, methods in openapi["paths"].items() for method in methods}
    assert described == {(one.method, one.path) for one in ENDPOINTS}
    assert (await served.ask("GET", "/api/asyncapi.json"))[1]["asyncapi"] == "3.0.0"


async def test_a_server_that_starts_again_knows_everything(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        _, session = await held(served)
        first = await served.ask("GET", f"/api/v1/sessions/{session}")
    async with serving(tmp_path) as served:
        assert await served.ask("GET", f"/api/v1/sessions/{session}") == first
        await until(lambda: served.running.started)
