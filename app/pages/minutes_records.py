"""A session and its minutes as a reader stands before them: how far they are, and what they say to this reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.api.refusals import NotFound
from app.desk import Standing
from app.facts import own_stream
from app.house import House
from app.pages.frame import Visit
from app.pages.told import SLOT, Said
from minutes import minutes_of, sees_draft, spoken, spoken_kept
from rooms import Phase, Refusal, Session, instant_text

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """A session and its minutes, if begun, as the reader stands before them."""

    session: Standing
    minutes: Standing | None
    view: View | None

    @property
    def state(self) -> Session:
        """The session."""
        state: Session = self.session.loaded.head.state
        return state

    @property
    def stage(self) -> str | None:
        """Where the minutes are in their life; None before they begin."""
        return self.view["state"] if self.view else None

    @property
    def is_running(self) -> bool:
        """Whether the session goes on."""
        return self.state.life.phase in (Phase.OPEN, Phase.SUSPENDED)

    @property
    def capacities(self) -> frozenset[str]:
        """In which capacities the reader may give commands to the minutes."""
        return frozenset(self.minutes.mine["capacities"]) if self.minutes else frozenset()

    @property
    def is_published(self) -> bool:
        """Whether the minutes are kept for good."""
        return self.stage == "published"

    @property
    def published_at(self) -> str | None:
        """When they were published."""
        return self.view["published_at"] if self.view else None

    @property
    def approval(self) -> str | None:
        """How the rules want them approved, which what is published is not yet."""
        rules = self.state.life.rules
        return rules.minutes.approval if rules and self.is_published else None

    @property
    def changed(self) -> int:
        """The last event of the minutes."""
        return self.minutes.loaded.head.seq if self.minutes else 0

    @property
    def session_seq(self) -> int:
        """The last event of the session."""
        return self.session.loaded.head.seq

    @property
    def is_over(self) -> bool:
        """Whether the session was held to its end, so that there is an extract."""
        return self.state.life.phase is Phase.ADJOURNED

    @property
    def may_correct(self) -> bool:
        """Whether the reader proposes corrections of what happened."""
        return self.is_over and bool(self.capacities)

    @property
    def is_corrected_since(self) -> bool:
        """Whether the session's record was put right after these minutes were published, which stay as they are."""
        decided = (one.decided_at for one in self.state.corrections.items.values() if one.outcome == "agreed")
        published_at = self.published_at
        return published_at is not None and any(at is not None and instant_text(at) > published_at for at in decided)


async def records_of(house: House, visit: Visit, stream: str) -> Records:
    """The session `stream` and its minutes. Raises NotFound, UnknownStream."""
    session = await house.desk.standing(stream, visit.person)
    if not isinstance(session.loaded.head.state, Session):
        raise NotFound
    own = own_stream("minutes", stream)
    try:
        minutes = await house.desk.standing(own, visit.person)
    except Refusal:  # not begun: the session goes on, or never was
        return Records(session, None, None)
    view = (await house.tail.snapshot(own, minutes.audience))["view"]
    return Records(session, minutes, view)


async def said(house: House, records: Records) -> list[Said] | None:
    """The paragraphs as the reader may read them: as published, else folded; None if not to be read yet."""
    view = records.view
    if view is not None and view["paragraphs"] is not None:
        return list(_kept(view["paragraphs"]))
    if not sees_draft(records.state, records.session.audience):
        return None
    draft = await house.drafts.at_head(records.state.id)
    shown = records.session.loaded.openings.get
    syntheses = (view["syntheses"] or {}) if view else {}
    return [
        (one.code, _filled(one.code, spoken(one.params, one.texts, shown), syntheses.get(one.item)), one.item)
        for one in minutes_of(draft, records.session.audience).all
    ]


def _filled(code: str, said: Mapping[str, Any], written: View | None) -> Mapping[str, Any]:
    return {**said, "text": written["text"] if written else None} if code == SLOT else said


def _kept(paragraphs: View) -> Iterator[Said]:
    for _, one in sorted(paragraphs.items(), key=lambda pair: int(pair[0])):
        filled = spoken_kept(one)
        if filled is not None:
            yield (*filled, one["item"])
