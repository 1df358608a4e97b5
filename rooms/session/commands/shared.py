"""What several commands share: acting for a seat, recording afterwards."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Instant, Text
from rooms.session.words import Means


class ForSeat(Data):
    """Something a member does, or the clerk for the member."""

    seat: Code | None = None
    means: Means | None = None


class Dated(Data):
    """Something that may be recorded afterwards: `occurred_at` then needs `late_reason`."""

    occurred_at: Instant | None = None
    late_reason: Text | None = None
