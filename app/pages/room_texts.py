"""The messages the browser's room speaks with: topics of its own, and keys that other pages lend it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from app.i18n import FOLDER, flat

TOPICS: Final = frozenset(
    [
        "room",
        "state",
        "item",
        "explain",
        "request",
        "part",
        "part_state",
        "origin",
        "session",
        "section",
        "fate",
        "attendance",
        "capacity",
        "place",
        "means",
        "mode",
        "phase",
        "ballot_kind",
        "option",
        "outcome",
        "decision",
        "speech",
        "recusal",
        "ruling",
        "office",
        "standing",
        "election_state",
        "criterion",
        "chair_reason",
        "command",
        "matter",
        "announced",
        "document",
        "sentence",
        "refusal",
    ]
)
"""Every key that begins with one of these."""
LENT: Final = frozenset(
    {
        "page.voice.list",
        "page.voice.title",
        "page.council.vacant",
        "desk.call.title",
        "desk.rsvp.title",
        "kit.link",
        "desk.agenda.title",
        "corrections.paper",
        "corrections.tag",
        "corrections.contradicts",
        "corrections.effects.waits",
        "corrections.effects.undone",
        "corrections.effects.kept",
        "corrections.mend",
        "corrections.mend_presence",
    }
)
"""Keys of other pages that the room says too."""


@cache
def room_texts(code: str) -> Mapping[str, str]:
    """The messages the room speaks with, as the catalogue of a language has them."""
    messages = (
        entry for file in sorted((FOLDER / code).glob("*.json")) for entry in flat(json.loads(file.read_bytes()))
    )
    return {key: text for key, text in messages if _is_spoken(key)}


def _is_spoken(key: str) -> bool:
    return key.partition(".")[0] in TOPICS or key.startswith("page.session.") or key in LENT
