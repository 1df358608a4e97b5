"""Times as views spell them."""

from __future__ import annotations

from datetime import datetime

from rooms.log.kind import instant_text


def moment(at: datetime | None) -> str | None:
    """RFC 3339 in UTC, or None."""
    return None if at is None else instant_text(at)
