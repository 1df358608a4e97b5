"""Who is present at a session, seat by seat and segment by segment, as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

View = Mapping[str, Any]
NOBODY: Final[View] = {"voter": None, "place": None, "since": None, "attended": [], "voice": []}


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat's attendance, `called` by a word of `attendance`; `name` is who is there, else its titular.

    `took_part`: somebody ever was there. `voice`: who is there beside, and does not vote.
    """

    number: int
    organisation: str | None
    name: str | None
    state: str
    called: str
    is_alternate: bool
    place: str | None
    since: str | None
    took_part: bool
    instead_of: str | None
    voice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SegmentRows:
    """The seats of a segment, by number."""

    name: str
    seats: tuple[SeatRow, ...]

    @property
    def present(self) -> int:
        """How many are present now."""
        return sum(seat.state == "present" for seat in self.seats)

    @property
    def took_part(self) -> int:
        """How many were there at any time."""
        return sum(seat.took_part for seat in self.seats)


def segments_of(view: View, names: Mapping[str, str]) -> tuple[SegmentRows, ...]:
    """The rows of a session's view, with the names of its people; none before the call."""
    attendance, roster = view["attendance"] or {}, view["roster"]
    if roster is None:
        return ()
    segments: Mapping[str, View] = roster["segments"]
    rows: dict[str, list[SeatRow]] = {id_: [] for id_ in segments}
    for id_, seat in sorted(roster["seats"].items(), key=lambda pair: pair[1]["number"]):
        rows[seat["segment"]].append(_seat(seat, attendance.get(id_), names))
    return tuple(SegmentRows(segments[id_]["name"], tuple(seats)) for id_, seats in rows.items() if seats)


def _seat(seat: View, here: View | None, names: Mapping[str, str]) -> SeatRow:
    titular = seat["titular"]["name"] if seat["titular"] else None
    state = "absent" if titular else "vacant"
    here = here or {**NOBODY, "state": state, "called": state}
    voter = here["voter"]
    came = next(reversed(here["attended"]), None)  # lapsed or gone: there, but not counted
    return SeatRow(
        number=seat["number"],
        organisation=seat["organisation"],
        name=voter["name"] if voter else names.get(came or "", titular),
        state=here["state"],
        called=here["called"],
        is_alternate=voter["capacity"] == "alternate" if voter else _stood_in(seat, came),
        place=here["place"],
        since=here["since"],
        took_part=bool(here["attended"]),
        instead_of=voter["instead_of"] if voter and voter["own_seat"] else None,
        voice=tuple(one["name"] for one in here["voice"]),
    )


def _stood_in(seat: View, person: str | None) -> bool:
    return any(alternate["person"] == person for alternate in seat["alternates"])
