"""The quorum that a session's page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

View = Mapping[str, Any]
_FINAL: Final = frozenset({"adjourned", "cancelled"})


@dataclass(frozen=True, slots=True)
class QuorumNow:
    """The quorum that matters now: to open before the opening, to vote after it."""

    sentence: View
    is_reached: bool


def quorum_of(view: View) -> QuorumNow | None:
    """The quorum to show; none once the session is over."""
    quorum, session = view["quorum"], view["session"]
    if quorum is None or session["state"] in _FINAL:
        return None
    check = quorum["deliberation" if session["opened"] else "opening"]
    return QuorumNow(quorum["sentence"], check["is_reached"])
