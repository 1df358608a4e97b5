"""Commands as they arrive and events as lines."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import orjson
import pytest
from pydantic import TypeAdapter, ValidationError

from rooms.log.chain import GENESIS
from rooms.log.codec import Envelope, digest, parse_command, read_event, write_event
from rooms.log.errors import CorruptLog, InvalidData, UnknownCommand
from rooms.log.kind import Instant, instant_text, parse_instant
from rooms.log.seal import Ref, commitment
from tests.contract.toy import TOY, Add, Added

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)


def written(**more: Any) -> Any:
    envelope = Envelope("c1", "id", "seat-1", more.get("for_"), NOON, more.get("occurred_at"))
    event = Added(by=1, pick="yes", note="um texto")
    return write_event(event, envelope, seq=7, prev=GENESIS, chance=Random(1).randbytes)


def test_sealed_fields_are_commitments_in_the_line_and_openings_beside_it() -> None:
    one = written()
    body = orjson.loads(one.line)
    assert body["data"] == {"by": 1}
    assert {o.ref: o.value for o in one.openings} == {Ref(7, "pick"): "yes", Ref(7, "note"): "um texto"}
    assert body["sealed"] == {o.ref.field: commitment(o.salt, o.value) for o in one.openings}


def test_a_line_reads_back_as_it_was_told_live() -> None:
    for more in ({}, {"occurred_at": NOON - timedelta(hours=1), "for_": "seat-2"}):
        one = written(**more)
        assert read_event(TOY, one.line, {"pick": "yes", "note": "um texto"}) == one.recorded
        assert read_event(TOY, one.line, {"pick": "yes"}) == one.recorded, "an erased text changes nothing"


def test_a_hidden_value_without_opening_and_an_unknown_event_are_faults() -> None:
    with pytest.raises(CorruptLog):
        read_event(TOY, written().line, {})
    with pytest.raises(CorruptLog):
        read_event(TOY, written().line.replace("counter.added", "counter.lost"), {"pick": "yes"})


def test_a_command_tells_every_fault_at_once() -> None:
    assert parse_command(TOY, "counter.add", {"by": 1, "pick": "yes"}) == Add(by=1, pick="yes")
    with pytest.raises(UnknownCommand):
        parse_command(TOY, "counter.leap", {})
    with pytest.raises(InvalidData) as refused:
        parse_command(TOY, "counter.add", {"by": "1", "more": 1})
    assert {fault["field"] for fault in refused.value.params["errors"]} == {"by", "pick", "more"}


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest("t", {"a": 1, "b": 2}) == digest("t", {"b": 2, "a": 1}) != digest("t", {"a": 1, "b": 3})


def test_an_instant_has_one_spelling_to_the_millisecond() -> None:
    assert instant_text(NOON) == "2026-03-02T12:00:00.123Z"
    assert instant_text(datetime(987, 1, 1, tzinfo=UTC)) == "0987-01-01T00:00:00.000Z"
    assert parse_instant("2026-03-02T09:00:00.123-03:00") == NOON.replace(microsecond=123000)
    read = TypeAdapter(Instant).validate_python
    assert read(NOON) == parse_instant(instant_text(NOON)), "live is what replay reads"
    for unreadable in (datetime(2026, 1, 1), datetime(1, 1, 1, tzinfo=UTC) - timedelta(0)):  # noqa: DTZ001 -- naive on purpose
        if unreadable.tzinfo is None:
            with pytest.raises(ValidationError):
                read(unreadable)
    with pytest.raises(ValidationError):
        TypeAdapter(Instant).validate_json('"0001-01-01T00:00:00+14:00"')
