"""The events of a stream from memory, or as far back as need be from the log. Reads only."""

from __future__ import annotations

from collections.abc import Sequence

from rooms import Recorded
from rooms.log.engine import Engine, Head, Loaded


async def events_after(engine: Engine, loaded: Loaded, seq: int) -> Sequence[Recorded]:
    """The events of a loaded stream after `seq`, up to its head."""
    known = loaded.since(seq)
    if known is not None:
        return known
    head = loaded.head
    _, events = await engine.memory.history(Head(head.kind, head.stream, head.kind.initial(head.stream)), to=head.seq)
    return events[seq:]
