"""What the server does unasked, seen from outside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.follower import Follower, derived_id
from tests.app.house import Connect, Served, until


async def test_a_remote_member_whose_connection_is_lost_lapses_after_the_grace_and_comes_back(
    served: Served, connect: Connect
) -> None:
    council = await served.rehearsal(3, presence={"grace": 1})
    session = await served.called(council)
    chair, watcher = council["president"]["token"], await connect(session)
    member = council["members"][0]
    phone, laptop = await connect(session, member["token"]), await connect(session, member["token"])
    assert (await phone.command("attendance.check_in"))["ok"]
    for other in council["members"][1:]:
        in_room = {"seat": other["seat"], "means": "voice", "place": "in_room", "person": other["person"]}
        await served.must(session, "attendance.check_in", council["clerk"]["token"], **in_room)
    await served.must(session, "session.open", chair)
    await phone.sio.disconnect()
    await until(lambda: served.house.presence.people(session) == [member["person"]])
    await laptop.sio.disconnect()
    await until(lambda: "attendance.lapsed" in [one.get("type") for one in watcher.messages])
    back = await connect(session, member["token"])
    await until(lambda: "attendance.restored" in [one.get("type") for one in watcher.messages])
    lapsed = [one["data"]["person"] for one in watcher.messages if one.get("type") == "attendance.lapsed"]
    assert lapsed == [member["person"]]
    assert (await back.sync())["presence"]["people"] == [member["person"]]


async def test_presence_counts_persons_and_is_told_when_it_changes(served: Served, connect: Connect) -> None:
    session = await served.called(council := await served.rehearsal())
    watcher = await connect(session)
    await until(lambda: watcher.presence and watcher.presence[-1]["watchers"] == 1)
    member = council["members"][0]
    one = await connect(session, member["token"])
    await connect(session, member["token"])
    await until(lambda: watcher.presence[-1]["joined"] == [member["person"]])
    assert watcher.presence[-1]["people"] == 1
    await one.sio.disconnect()
    assert served.house.presence.people(session) == [member["person"]]


async def test_a_called_session_gets_its_council_to_follow_up(served: Served) -> None:
    session = await served.called(council := await served.rehearsal())

    async def sessions() -> dict[str, object]:
        _, shown = await served.ask("GET", f"/api/v1/councils/{council['acronym']}", token=council["clerk"]["token"])
        found: dict[str, object] = shown["view"]["sessions"]
        return found

    async def registered() -> bool:
        return session in await sessions()

    for _ in range(200):
        if await registered():
            break
        await served.house.loops.follow_up()
    assert await registered()


async def test_a_round_of_follow_ups_repeated_changes_nothing(served: Served) -> None:
    session = await served.called(council := await served.rehearsal())
    for _ in range(3):
        await served.house.loops.follow_up()
    heads = {stream: head.seq for stream, head in (await served.house.engine.heads()).items()}
    anew = Follower(served.house)  # as after a crash that lost every cursor
    for stream in heads:
        await anew.follow(stream)
    assert {stream: head.seq for stream, head in (await served.house.engine.heads()).items()} == heads
    assert {session, council["council"]} <= set(heads)


async def test_a_first_call_without_quorum_fails_by_itself_when_the_second_is_due(
    served: Served, connect: Connect
) -> None:
    council = await served.rehearsal()
    token = council["clerk"]["token"]
    now = served.house.clock()
    hours = {"scheduled_at": now.isoformat(), "second_call_at": (now + timedelta(seconds=1)).isoformat()}
    _, made = await served.ask("POST", "/api/v1/sessions", token=token, body={"council": council["council"], **hours})
    watcher = await connect(made["id"])
    await served.must(made["id"], "session.call", token, short_notice_reason="rehearsal")
    await until(lambda: "session.first_call_failed" in [one.get("type") for one in watcher.messages])


async def test_what_a_session_leaves_comes_back_by_itself_once_on_the_next_agenda(served: Served) -> None:
    council = await served.rehearsal()
    token = council["clerk"]["token"]
    first = await served.called(council)
    await served.must(first, "agenda.add", token, item="kept", title="A matter that waits")
    await served.must(first, "session.open", token, informative=True)
    await served.must(first, "session.adjourn", token, items={"kept": "next_meeting"})
    later = (served.house.clock() + timedelta(days=30)).isoformat()
    body = {"council": council["council"], "scheduled_at": later}
    _, made = await served.ask("POST", "/api/v1/sessions", token=token, body=body)

    async def items() -> dict[str, Any]:
        await served.house.loops.follow_up()
        head = (await served.house.engine.loaded(made["id"])).head
        return dict(head.state.agenda.items)

    for _ in range(200):
        if await items():
            break
    (back,) = (await items()).items()
    loaded = await served.house.engine.loaded(made["id"])
    assert (back[1].origin.session, back[1].origin.item, back[1].origin.why) == (first, "kept", "next_meeting")
    assert loaded.openings[back[1].texts["title"]] == "A matter that waits"


def test_a_derived_id_depends_on_all_it_is_derived_from_and_on_nothing_else() -> None:
    ids = {derived_id(stream, seq, rule) for stream in "ab" for seq in (1, 2) for rule in ("x", "y")}
    assert len(ids) == 8
    assert derived_id("a", 1, "x") in ids
