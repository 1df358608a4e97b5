"""What ends a rehearsal early. Told to whoever typed the command, in one line; never an answer of the server's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class RehearsalFault(Exception):
    """Something that makes the figures worthless: exit code 1."""


class UnreadableFile(RehearsalFault):
    """The file cannot be read as roll calls; the text says where and why."""


class Unreachable(RehearsalFault):
    """The server did not answer, or not in time."""


class Refused(RehearsalFault):
    """The server refused what a lawful rehearsal asks: `code` and `params` are the server's."""

    def __init__(self, asked: str, body: Mapping[str, Any]) -> None:
        self.code = str(body.get("code", "unknown"))
        self.params: Mapping[str, Any] = body.get("params") or {}
        told = body.get("message") or dict(self.params)
        super().__init__(f"{asked} was refused: {self.code}: {told}")


class Differs(RehearsalFault):
    """What the server keeps is not what was sent: a tally, or a log that does not read as one."""
