"""What the demonstration says, read from the TOML files beside: checked whole before anything is done. Does nothing."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

HERE: Final = Path(__file__).parent


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


T = TypeVar("T", bound=_Table)


class CouncilData(_Table):
    """A council as published. `seats` None: the count was not found; a segment of 0: its share was not published.

    `rules` names the ready profile it begins with."""

    acronym: str
    name: str
    law: str | None = None
    seats: int | None = None
    alternates: int = 0
    term_years: int = 2
    rules: str = "generic"
    segments: Mapping[str, int] = Field(default_factory=dict)


class City(_Table):
    """The councils, the names of their segments, and names to invent people from."""

    councils: tuple[CouncilData, ...]
    segment_names: Mapping[str, str]
    given: tuple[str, ...]
    family: tuple[str, ...]


class Plan(_Table):
    """The commitments, as `commitment.create` takes them."""

    commitments: tuple[Mapping[str, Any], ...]


class SeatData(_Table):
    """A seat of the council that meets, and the keys of who holds it."""

    seat: str
    segment: str
    organisation: str
    titular: str
    alternate: str | None = None


class CastData(_Table):
    """The council that meets: its people by key, which of them log in, and under which name."""

    acronym: str
    first_term: dt.date
    clerk: str
    president: str
    vice_president: str
    people: Mapping[str, str]
    logins: Mapping[str, str]
    seats: tuple[SeatData, ...]


class PaperData(_Table):
    """A document attached to an item: its title, its file's name, and the lines of its one page."""

    title: str
    file_name: str
    lines: tuple[str, ...]


class ItemData(_Table):
    """An item: how it is announced, who speaks for how long, what is asked and how each seat votes."""

    section: str
    title: str
    description: str | None = None
    concerns: tuple[str, ...] = ()
    rapporteur: str | None = None
    reserved: str | None = None
    papers: tuple[PaperData, ...] = ()
    speeches: tuple[str, ...] = ()
    synthesis: str | None = None
    question: str | None = None
    yes_means: str | None = None
    no_means: str | None = None
    votes: str = ""
    casting: str | None = None
    fate: Literal["next_meeting", "withdrawn"] | None = None


class MeetingData(_Table):
    """A past session, so many weeks ago. Arrivals are a seat, a place and, for an alternate, its key."""

    weeks: int
    place: str
    second_call: bool = False
    chair: str | None = None
    arrivals: tuple[str, ...]
    late_arrivals: tuple[str, ...] = ()
    excused: Mapping[str, str] = Field(default_factory=dict)
    items: tuple[ItemData, ...]


class TodayData(_Table):
    """The session that can be held now."""

    place: str
    link: str
    items: tuple[ItemData, ...]


class Sessions(_Table):
    """The sessions, the oldest first."""

    past: tuple[MeetingData, ...]
    today: TodayData


def read(name: str, table: type[T]) -> T:
    """A file as its table."""
    return table.model_validate(tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")))
