"""Checkpoints: a signed note (C2SP signed-note and tlog-checkpoint) on a stream's length and head. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"


class InvalidCheckpoint(Exception):
    """The note cannot be read, is for another origin, or its signature does not hold."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Stream `origin` had `size` events, the last with line hash `hash` (SHA-256, hex)."""

    origin: str
    size: int
    hash: str

    def text(self) -> str:
        """The signed part: origin, size, head hash in base64, a line each."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(bytes.fromhex(self.hash)).decode()}\n"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The note: text, blank line, `— origin signature`."""
    body = checkpoint.text()
    signature = _key_id(checkpoint.origin, key.public_key()) + key.sign(body.encode())
    return f"{body}\n— {checkpoint.origin} {base64.b64encode(signature).decode()}\n"


def read_checkpoint(note: str, key: Ed25519PublicKey) -> Checkpoint:
    """The checkpoint of a note whose signature holds under `key`. Raises InvalidCheckpoint."""
    try:
        body, signature = note.removesuffix("\n").split("\n\n")
        origin, size, digest = body.split("\n")
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(digest, validate=True).hex())
        signed = base64.b64decode(signature.removeprefix(f"— {origin} "), validate=True)
    except (ValueError, binascii.Error) as error:
        raise InvalidCheckpoint("unreadable") from error
    if checkpoint.text() != body + "\n" or signed[:4] != _key_id(origin, key):
        raise InvalidCheckpoint("another origin or key")
    try:
        key.verify(signed[4:], checkpoint.text().encode())
    except InvalidSignature:
        raise InvalidCheckpoint("signature") from None
    return checkpoint


def _key_id(origin: str, key: Ed25519PublicKey) -> bytes:
    return hashlib.sha256(origin.encode() + b"\n" + ED25519 + key.public_bytes_raw()).digest()[:4]


def public_key_text(origin: str, key: Ed25519PublicKey) -> str:
    """The verifier key of C2SP signed-note: `origin+key id+key`."""
    return f"{origin}+{_key_id(origin, key).hex()}+{base64.b64encode(ED25519 + key.public_bytes_raw()).decode()}"
