"""A batch in memory: what is decided, answered and left to be written."""

from random import Random

from rooms.log.batch import Asker, Batch, Waiting
from rooms.log.head import begin
from rooms.log.kind import Data
from tests.contract.house import ANA, NOON
from tests.contract.toy import TOY, Add, Begin


def waiting(id: str, command: Data, asker: Asker = ANA) -> Waiting:
    return Waiting("c1", id, "counter", command, f"digest of {id}", asker)


def decided(*commands: Waiting) -> Batch:
    batch = Batch({"c1": begin(TOY, "c1")}, {}, NOON, Random(1).randbytes)
    batch.decide(commands, {})
    return batch


def test_commands_are_decided_on_what_their_forerunners_left() -> None:
    batch = decided(
        waiting("1", Begin(name="Toy")), waiting("2", Add(by=1, pick="yes")), waiting("3", Begin(name="Toy"))
    )
    assert [body.get("code") for body in batch.bodies] == [None, None, "already_begun"]
    assert [one.recorded.seq for one in batch.written] == [1, 2]
    assert [(head.seq, before) for head, before in batch.moved()] == [(2, 0)]
    assert [answer.command_id for answer in batch.answered] == ["1", "2", "3"]


def test_what_does_not_fit_a_stream_that_did_not_begin_is_told_and_not_kept() -> None:
    batch = decided(waiting("1", Add(by=1, pick="yes")))
    assert [body["code"] for body in batch.bodies] == ["unknown_stream"]
    assert (batch.answered, batch.written, batch.moved()) == ([], [], [])
