"""Drafts of minutes in memory, so that a page folds only what happened since it was last asked for. Stores nothing."""

from __future__ import annotations

from collections import OrderedDict
from datetime import tzinfo
from typing import Final

from app.facts import draft_of
from minutes import Draft
from rooms.log.engine import Engine

MOST_KEPT: Final = 16


class Drafts:
    """The drafts asked for lately, each as far as it was folded."""

    def __init__(self, engine: Engine, zone: tzinfo) -> None:
        self._engine, self._zone = engine, zone
        self._drafts: OrderedDict[str, Draft] = OrderedDict()

    async def at_head(self, session: str) -> Draft:
        """A session's draft up to its last event. Raises UnknownStream."""
        loaded = await self._engine.loaded(session)
        draft = await draft_of(self._engine, loaded, self._zone, self._drafts.pop(session, None))
        self._drafts[session] = draft
        while len(self._drafts) > MOST_KEPT:
            self._drafts.popitem(last=False)
        return draft
