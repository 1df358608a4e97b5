"""The witness: what streams were seen to hold, kept outside the database, which a restore never overwrites."""

import os
from datetime import datetime
from pathlib import Path

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from rooms.log.engine import Checkpoint, sign


class Witness:
    """Checkpoints of ended streams, appended and fsynced to `witness.jsonl`, signed with the key of `keys/log.key`.

    `origin` names who signs: each stream's own origin is `origin/streams/id`.
    """

    def __init__(self, data_dir: Path, *, origin: str) -> None:
        data_dir.mkdir(parents=True, exist_ok=True)
        self._origin = origin
        self._path = data_dir / "witness.jsonl"
        self._key = _key(data_dir / "keys")
        self._last: dict[str, Checkpoint] = {}
        for line in _whole_lines(self._path):
            self._remember(orjson.loads(line))

    @property
    def public_key(self) -> Ed25519PublicKey:
        """The key that checkpoints verify under."""
        return self._key.public_key()

    def last(self, stream: str) -> Checkpoint | None:
        """The last checkpoint of a stream since its last incident."""
        return self._last.get(stream)

    def note(self, stream: str, size: int, head: str) -> str:
        """A signed note on a stream, as published with it."""
        return sign(self._checkpoint(stream, size, head), self._key)

    def record(self, stream: str, size: int, head: str) -> None:
        """Witness that a stream has `size` events and this head. Durable when it returns; blocks for an fsync."""
        self._append({"stream": stream, "size": size, "hash": head, "note": self.note(stream, size, head)})

    def record_incident(self, stream: str, reason: str, at: datetime) -> None:
        """The stream lawfully differs from what was witnessed, for this reason: from here it is witnessed anew."""
        self._append({"stream": stream, "incident": reason, "at": at.isoformat()})

    def _checkpoint(self, stream: str, size: int, head: str) -> Checkpoint:
        return Checkpoint(f"{self._origin}/streams/{stream}", size, head)

    def _append(self, entry: dict[str, str | int]) -> None:
        with self._path.open("ab") as file:
            file.write(orjson.dumps(entry) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._remember(entry)

    def _remember(self, entry: dict[str, str | int]) -> None:
        stream = str(entry["stream"])
        if "incident" in entry:
            self._last.pop(stream, None)
        else:
            self._last[stream] = self._checkpoint(stream, int(entry["size"]), str(entry["hash"]))


def _whole_lines(path: Path) -> list[bytes]:
    """The lines of a file made if missing; one torn by a crash, which nobody was told of, is cut off."""
    with path.open("a+b") as file:
        file.seek(0)
        held = file.read()
        file.truncate(held.rfind(b"\n") + 1)
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    return held[: held.rfind(b"\n") + 1].splitlines()


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _key(folder: Path) -> Ed25519PrivateKey:
    path = folder / "log.key"
    if path.exists():
        key = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError(f"{path} is not an Ed25519 key")
        return key
    folder.mkdir(mode=0o700, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    (folder / "log.pub").write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    _sync_folder(folder)
    return key
