"""What audiences are told: a snapshot and the messages after it always make the next snapshot."""

import asyncio
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from rooms.log.head import begin
from rooms.log.kind import Audience
from rooms.log.tail import Tail
from rooms.log.tree import view_hash
from tests.contract.house import House, Place
from tests.contract.toy import TOY

AUDIENCES = list(Audience)


def applied(view: Any, messages: Sequence[dict[str, Any]]) -> Any:
    """What a client makes of messages: it applies `set` and knows no rule."""
    view = deepcopy(view)
    for message in messages:
        for path, *value in message.get("set", ()):
            if not path:
                view = deepcopy(value[0])
                continue
            inner = view
            for key in path[:-1]:
                inner = inner[key]
            if value:
                inner[path[-1]] = deepcopy(value[0])
            else:
                del inner[path[-1]]
    return view


STEPS = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {"type": st.just("add"), "by": st.integers(0, 9), "pick": st.sampled_from(["yes", "no"])},
            optional={"note": st.sampled_from(["one", "two"])},
        ),
        st.fixed_dictionaries({"type": st.just("redact"), "nth": st.integers(0, 30)}),
        st.fixed_dictionaries({"type": st.just("reserve"), "on": st.booleans()}),
        st.fixed_dictionaries({"type": st.just("show")}),
    ),
    max_size=8,
)


async def take(house: House, stream: str, step: dict[str, Any]) -> None:
    """Give a command of a generated history; a redaction takes one of the additions so far, if there is one."""
    step = dict(step)
    if step["type"] == "redact":
        adds = list((await house.engine.loaded(stream)).head.state.adds)
        if not adds:
            return
        step = {"type": "redact", "seq": adds[step["nth"] % len(adds)]}
    assert (await house.do(stream, step.pop("type"), **step))["ok"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_a_snapshot_and_the_messages_after_it_make_every_later_snapshot(house: House, steps: list[Any]) -> None:
    stream = f"s{len(await house.engine.heads())}"
    await house.begin(stream)
    for audience in AUDIENCES:
        await house.tail.listen(stream, audience)
    seen = [await snapshots(house.tail, stream)]
    for step in steps:
        await take(house, stream, step)
        seen.append(await snapshots(house.tail, stream))
    fresh = Tail(house.engine, house._emit, house.faults.append)
    for audience in AUDIENCES:
        history = [snapshot[audience] for snapshot in seen]
        for tail in (house.tail, fresh):
            await each_leads_to_the_last(tail, stream, audience, history)
        head = history[-1]["seq"]
        if head > 1:
            await house.heard(stream, audience, head)
        live = house.live(stream, audience)
        assert [one["seq"] for one in live] == list(range(2, head + 1))
        assert applied(history[0]["view"], live) == history[-1]["view"]


async def each_leads_to_the_last(tail: Tail, stream: str, audience: Audience, history: list[dict[str, Any]]) -> None:
    """From each earlier snapshot, the messages after it."""
    last = history[-1]
    for earlier in history:
        after = earlier["seq"]
        told = (await tail.messages(stream, audience, after=after))["messages"]
        assert [one["seq"] for one in told] == list(range(after + 1, last["seq"] + 1))
        assert applied(earlier["view"], told) == last["view"]


async def snapshots(tail: Tail, stream: str) -> dict[Audience, Any]:
    return {audience: deepcopy(await tail.snapshot(stream, audience)) for audience in AUDIENCES}


async def test_a_batch_tells_each_step_exactly(house: House) -> None:
    await house.begin()
    await house.tail.listen("c1", Audience.PUBLIC)
    start = (await house.tail.snapshot("c1", Audience.PUBLIC))["view"]
    await asyncio.gather(*(house.do("c1", "add", by=n, pick="yes") for n in range(50)))
    await house.heard("c1", Audience.PUBLIC, 51)
    live = [one for tick in house.ticks for one in tick.messages]
    assert len(house.ticks) < 50, "what came together is told together"
    for size in range(51):
        state = (await house.engine.memory.history(begin(TOY, "c1"), to=size + 1))[0].state
        assert applied(start, live[:size])["total"] == state.total


async def test_an_event_an_audience_may_not_see_is_only_a_number_and_what_changed(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes", note="private")
    await house.do("c1", "reserve", on=True)
    clerk, public = [
        (await house.tail.messages("c1", audience, after=1))["messages"]
        for audience in (Audience.CLERK, Audience.PUBLIC)
    ]
    assert clerk[1]["type"] == "counter.reserved"
    assert clerk[0]["data"] == {"by": 1, "note": "private"}
    assert public[1] == {"seq": 3, "set": [[["adds", "2", "note"], None]]}
    assert public[0]["data"] == {"by": 1, "note": None}


async def test_a_reserved_text_comes_back_when_the_reservation_ends(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes", note="private")
    for on in (True, False):
        await house.do("c1", "reserve", on=on)
    told = (await house.tail.messages("c1", Audience.PUBLIC, after=3))["messages"]
    assert told == [{"seq": 4, "set": [[["adds", "2", "note"], "private"]]}]


async def test_pages_read_far_back_join_without_a_gap(place: Place) -> None:
    async with House(place) as house:
        await house.begin()
        await asyncio.gather(*(house.do("c1", "add", by=1, pick="yes") for _ in range(40)))
        tail = Tail(house.engine, house._emit, house.faults.append)
        seqs: list[int] = []
        while told := (await tail.messages("c1", Audience.PUBLIC, after=len(seqs), limit=7))["messages"]:
            seqs += [one["seq"] for one in told]
        assert seqs == list(range(1, 42))


async def test_sync_gives_messages_nearby_and_a_view_otherwise(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes")
    near = await house.tail.sync("c1", Audience.PUBLIC, after=1)
    assert [one["seq"] for one in near["messages"]] == [2]
    assert (await house.tail.sync("c1", Audience.PUBLIC, after=2))["messages"] == []
    for after in (None, 3, 2000):
        assert (await house.tail.sync("c1", Audience.PUBLIC, after=after))["view"]["total"] == 1


async def test_a_heartbeat_tells_the_hash_of_the_view_its_audience_has(house: House) -> None:
    await house.begin()
    for audience in AUDIENCES:
        beat = await house.tail.heartbeat("c1", audience)
        snapshot = await house.tail.snapshot("c1", audience)
        assert beat == {"seq": 1, "at": snapshot["at"], "hash": view_hash(snapshot["view"])}
    first = await house.tail.heartbeat("c1", Audience.PUBLIC)
    await house.do("c1", "add", by=1, pick="yes")
    assert (await house.tail.heartbeat("c1", Audience.PUBLIC))["hash"] != first["hash"]


async def test_who_stops_listening_is_told_no_more(house: House) -> None:
    await house.begin()
    await house.tail.listen("c1", Audience.PUBLIC)
    await house.tail.listen("c1", Audience.CLERK)
    house.tail.unlisten("c1", Audience.PUBLIC)
    await house.do("c1", "add", by=1, pick="yes")
    await house.heard("c1", Audience.CLERK, 2)
    await house.tail.stop()
    assert {tick.audience for tick in house.ticks} == {Audience.CLERK}


@pytest.mark.parametrize("listeners", [1, 2])
async def test_an_audience_is_told_once_however_many_listen(house: House, listeners: int) -> None:
    await house.begin()
    for _ in range(listeners):
        await house.tail.listen("c1", Audience.PUBLIC)
    await house.do("c1", "add", by=1, pick="yes")
    await house.tail.stop()
    assert [tick.seq for tick in house.ticks] == [2]
