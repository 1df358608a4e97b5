"""Offices filled by election, as pages show them: who waits for the swearing-in, who holds one, whose term is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.i18n import Language


@dataclass(frozen=True, slots=True)
class ElectedRow:
    """Somebody elected: to which office, when, for how many months; since and until when it is held, or None.

    `is_over`: the office is held past its end.
    """

    term: str
    office: str
    name: str
    session: str
    elected_at: str
    months: int | None
    sworn_at: str | None
    ends_at: str | None
    is_over: bool


def elected_of(view: Mapping[str, Any], now: datetime) -> Iterator[ElectedRow]:
    """Everybody elected who waits to be sworn in or holds the office, the latest first.

    A term that is over by `now` goes on until somebody is sworn in; of a re-election only the latest term counts.
    """
    seen = set()
    for id_, one in reversed(view["offices"].items()):
        holds = one["person"] in view["roles"].get(one["office"], {})
        if one["sworn_at"] is None or (holds and one["office"] not in seen):
            ends_at = one["ends_at"] if one["sworn_at"] else None
            seen |= {one["office"]} if one["sworn_at"] else set()
            yield ElectedRow(
                term=id_,
                office=one["office"],
                name=one["name"],
                session=one["session"],
                elected_at=one["elected_at"],
                months=one["months"],
                sworn_at=one["sworn_at"],
                ends_at=ends_at,
                is_over=ends_at is not None and datetime.fromisoformat(ends_at) <= now,
            )


def overdue(view: Mapping[str, Any], now: datetime, language: Language) -> tuple[str, ...]:
    """What is to be said of offices held past their end."""
    return tuple(
        language.text("page.council.office_over", office=one.office, name=one.name, until=one.ends_at)
        for one in elected_of(view, now)
        if one.is_over
    )
