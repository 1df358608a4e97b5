"""What the machine itself refuses. Domain refusals extend `Refusal` in the packages that own the rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """A command that the rules refuse: `code` is stable and public, `params` are JSON values for its message."""

    code: str = "refused"

    def __init__(self, **params: Any) -> None:
        super().__init__(self.code)
        self.params: Mapping[str, Any] = params


class Malformed(Refusal):
    """The command cannot be read at all. Never stored as an answer: nothing was decided."""

    code = "malformed"


class UnknownCommand(Malformed):
    """No such command type for this kind of stream. Params: `type`."""

    code = "unknown_command"


class InvalidData(Malformed):
    """A field is unknown, missing or of a wrong type. Params: `errors`, a list of `{field, problem}`."""

    code = "invalid_data"


class UnknownStream(Malformed):
    """No stream has this id, and the command is not one that begins a stream. Params: `stream`."""

    code = "unknown_stream"


class CommandIdReused(Malformed):
    """The id was used on this stream by another actor or with other data. Params: `id`."""

    code = "command_id_reused"


class NotAllowed(Refusal):
    """Nobody in the asker's capacities may give this command now (deny by default). Params: `type`."""

    code = "not_allowed"


class Stale(Refusal):
    """What is edited changed after the `expected` seq the asker saw. Params: `expected`, `changed`."""

    code = "stale"


class StreamBehindWitness(Refusal):
    """The stream is shorter than, or differs from, what the witness saw. Params: `stream`, `size`, `witnessed`."""

    code = "stream_behind_witness"


class CorruptLog(Exception):
    """A stored line does not follow from the one before, or a hidden value lost its opening. Not an answer: a fault."""
