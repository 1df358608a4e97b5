"""The chair passed on without script: by whoever leads to a person of the line, or taken by who is next in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from app.i18n import Language
from app.pages.procedure import Input

View = Mapping[str, Any]
TAKE: Final = "session.take_chair"


def handover_link(view: View, mine: View | None) -> str | None:
    """Where the reader passes the chair on, or takes it while its holder is away; None for who may do neither."""
    succession, chair = view["succession"], view["chair"]
    if succession is None or mine is None or not succession["reasons"]:
        return None
    is_next = any(one["may_take"] and one["person"] == mine["person"] for one in succession["line"])
    if view["steps"] is not None:
        fields = {}
    elif is_next and chair is not None and chair["is_away"]:
        fields = {"person": mine["person"]}
    else:
        return None
    return f"/sessions/{view['session']['id']}/hand?{urlencode({'type': TAKE, **fields})}"


def handover_inputs(type_: str, view: View, given: Mapping[str, str], language: Language) -> tuple[Input, ...]:
    """To whom, unless that is said, and why: what the succession allows now."""
    succession = view["succession"]
    if type_ != TAKE or succession is None:
        return ()
    lawful = tuple((one["person"], one["name"]) for one in succession["line"] if one["may_take"])
    reasons = tuple((one, language.word("chair_reason", one)) for one in succession["reasons"])
    whom = () if given.get("person") else (Input("person", language.text("room.handover.person"), lawful),)
    return (*whom, Input("reason", language.text("room.reason"), reasons))
