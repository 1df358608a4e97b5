"""Signed notes on the length and head of a stream."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rooms.log.checkpoint import Checkpoint, InvalidCheckpoint, public_key_text, read_checkpoint, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NOTE = sign(Checkpoint("council.example/streams/c1", 7, "ab" * 32), KEY)


def test_a_note_is_text_that_reads_back() -> None:
    assert NOTE.startswith(
        "council.example/streams/c1\n7\nq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n\n— council.example/"
    )
    assert read_checkpoint(NOTE, KEY.public_key()) == Checkpoint("council.example/streams/c1", 7, "ab" * 32)


@pytest.mark.parametrize(
    "note",
    [
        "",
        NOTE.replace("\n7\n", "\n8\n"),
        NOTE.replace("\n7\n", "\n07\n"),
        NOTE.replace("\nq6", "\nq7"),
        NOTE.replace("c1", "c2"),
        NOTE.replace("\n\n", "\nmore\n\n"),
        NOTE[:-9] + "AAAAAAA=\n",
    ],
)
def test_a_changed_note_is_refused(note: str) -> None:
    with pytest.raises(InvalidCheckpoint):
        read_checkpoint(note, KEY.public_key())


def test_a_note_of_another_key_is_refused() -> None:
    with pytest.raises(InvalidCheckpoint):
        read_checkpoint(NOTE, Ed25519PrivateKey.generate().public_key())


def test_a_verifier_key_has_name_id_and_key() -> None:
    name, key_id, key = public_key_text("council.example", KEY.public_key()).split("+", 2)
    assert (name, len(key_id)) == ("council.example", 8)
    assert key.startswith("AQ")
