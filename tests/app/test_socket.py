"""The room's socket, through a real server and real clients."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from socketio.exceptions import ConnectionError as Unconnected

from rooms import Audience
from tests.app.house import Connect, Served, until


async def test_a_member_casts_a_vote_and_everybody_is_told_what_they_may_see(served: Served, connect: Connect) -> None:
    council = await served.rehearsal(3, ballot={"check_seconds": 0})
    session = await served.called(council)
    public = await connect(session)
    before = (await public.sync())["view"]
    members = [await connect(session, one["token"]) for one in council["members"]]
    president = await connect(session, council["president"]["token"])
    for member in members:
        assert (await member.command("attendance.check_in"))["ok"]
    assert (await president.command("session.open"))["ok"]
    assert (await president.command("agenda.add", item="i1", title="Item"))["ok"]
    assert (await president.command("agenda.start", item="i1"))["ok"]
    opened = await president.command("ballot.open", ballot="b1", item="i1", question="Do we?")
    assert opened["ok"], opened
    acks = [await member.command("ballot.cast", ballot="b1", choice="yes") for member in members]
    assert [ack["receipt"]["choice"] for ack in acks] == ["yes"] * 3
    closed = await president.command("ballot.close", ballot="b1")
    head = (await president.command("ballot.proclaim", ballot="b1"))["seq"]
    assert closed["ok"]
    await until(lambda: public.seqs and public.seqs[-1] == head)
    assert public.seqs == list(range(public.seqs[0], head + 1))
    after = await public.sync()
    assert applied(before, public.messages) == after["view"]
    assert after["view"]["ballots"]["items"]["b1"]["result"]["decision"] == "approved"
    assert (await members[0].sync())["mine"]["votes"] == {"b1": "yes"}


async def test_the_same_command_twice_gets_the_same_answer(served: Served, connect: Connect) -> None:
    session = await served.called(council := await served.rehearsal())
    member, again = council["members"][0], str(uuid4())
    client = await connect(session, member["token"])
    first = await client.command("attendance.check_in", id=again)
    assert first["ok"]
    assert await client.command("attendance.check_in", id=again) == first
    reused = await client.command("attendance.check_out", id=again)
    assert reused["code"] == "command_id_reused"
    assert reused["message"]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"id": "x", "type": "attendance.check_in", "data": {}}, "invalid_data"),
        ({"id": str(uuid4()), "type": "no.such", "data": {}}, "unknown_command"),
        ({"id": str(uuid4()), "type": "attendance.check_in", "data": {"nonsense": 1}}, "invalid_data"),
        ({"id": str(uuid4()), "type": "attendance.check_in", "data": {}, "more": 1}, "invalid_data"),
        ({"type": "attendance.check_in"}, "invalid_data"),
        ("text", "invalid_data"),
        (None, "invalid_data"),
        ([1, 2], "invalid_data"),
    ],
)
async def test_bad_commands_are_answered_with_a_code_and_leave_nothing(
    served: Served, connect: Connect, payload: Any, code: str
) -> None:
    session = await served.called(council := await served.rehearsal())
    client = await connect(session, council["members"][0]["token"], lang="en")
    head = (await client.sync())["seq"]
    answer = await client.call("command", payload)
    assert (answer["ok"], answer["code"]) == (False, code)
    assert (await client.sync())["seq"] == head


async def test_an_event_nobody_knows_is_answered(served: Served, connect: Connect) -> None:
    client = await connect(await served.called(await served.rehearsal()))
    assert (await client.call("shout", {}))["code"] == "unknown_command"
    assert (await client.call("sync", {"after": "x"}))["code"] == "malformed"


async def test_who_has_no_login_watches_and_may_do_nothing(served: Served, connect: Connect) -> None:
    client = await connect(await served.called(await served.rehearsal()))
    answer = await client.command("attendance.check_in")
    assert answer["code"] == "not_allowed"
    assert (await client.sync())["audience"] == "public"


async def test_a_refusal_speaks_the_readers_language(served: Served, connect: Connect) -> None:
    session = await served.called(await served.rehearsal())
    said = [
        (await (await connect(session, lang=lang)).command("session.open"))["message"] for lang in ("pt-BR", "en", "es")
    ]
    assert len(set(said)) == 3


async def test_unknown_streams_tokens_and_bad_handshakes_are_refused_with_a_code(
    served: Served, connect: Connect
) -> None:
    session = await served.called(await served.rehearsal())
    for stream, token, more in ((str(uuid4()), None, {}), (session, "nobody's", {}), (session, None, {"extra": 1})):
        with pytest.raises(Unconnected):
            await connect(stream, token, **more)


async def test_a_token_of_a_rehearsal_is_nobodys_elsewhere(served: Served, connect: Connect) -> None:
    one, other = await served.rehearsal(), await served.rehearsal()
    client = await connect(await served.called(one), other["clerk"]["token"])
    synced = await client.sync()
    assert synced["audience"] == "public"
    assert (await client.command("session.cancel", reason="No"))["code"] == "not_allowed"


async def test_sync_gives_what_is_missing_and_a_view_to_who_is_ahead(served: Served, connect: Connect) -> None:
    session = await served.called(council := await served.rehearsal())
    client = await connect(session, council["clerk"]["token"])
    head = (await client.sync())["seq"]
    some = await client.sync(head - 1)
    assert [message["seq"] for message in some["messages"]] == [head]
    assert (await client.sync(head))["messages"] == []
    assert "view" in await client.sync(head + 5)
    assert "view" in await client.sync(None)


async def test_a_silent_stream_has_a_heartbeat_that_says_where_it_stands(served: Served, connect: Connect) -> None:
    client = await connect(await served.called(await served.rehearsal()))
    stream = next(served.house.fanout.lines()).stream
    await until(lambda: client.beats and client.beats[-1]["seq"] == client.seqs[-1])
    beat = client.beats[-1]
    now = datetime.fromisoformat(beat.pop("now"))
    assert timedelta() <= served.house.clock() - now < timedelta(seconds=30)
    assert beat == await served.house.tail.heartbeat(stream, Audience.PUBLIC)
    assert len(client.beats[-1]["hash"]) == 8


async def test_a_login_that_ends_takes_its_sockets_with_it(served: Served, connect: Connect) -> None:
    session = await served.called(council := await served.rehearsal())
    client = await connect(session, served.admin)
    await served.ask("POST", "/api/v1/logout", token=served.admin)
    await until(lambda: not client.sio.connected, 2.5)
    other = await connect(session, council["clerk"]["token"])
    assert other.sio.connected


async def test_who_takes_the_chair_sees_what_the_clerk_sees(served: Served, connect: Connect) -> None:
    session = await served.called(council := await served.rehearsal())
    president = await connect(session, council["president"]["token"])
    assert (await president.sync())["audience"] == "clerk"
    member = await connect(session, council["members"][0]["token"])
    assert (await member.sync())["audience"] == "member"
    assert (await member.command("attendance.check_in"))["ok"]
    person = council["members"][0]["person"]
    handed = await president.command("session.take_chair", reason="absence", person=person)
    assert handed["ok"], handed
    await until(
        lambda: next(iter(x for x in served.house.fanout.lines(session) if x.person == person)).audience == "clerk"
    )
    assert "view" in await member.sync(handed["seq"])
    await until(lambda: len(member.beats) > 0)


def applied(view: Any, messages: list[dict[str, Any]]) -> Any:
    """The view after the messages: all that a client knows."""
    for message in messages:
        for path, *value in message.get("set", ()):
            place = view
            for key in path[:-1]:
                place = place[key]
            if value:
                place[path[-1]] = value[0]
            else:
                del place[path[-1]]
    return view
