"""Participation counted again from the raw events, by other means than the fold: what the fold must agree with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rooms import Recorded

Stays = dict[tuple[str, str], list[tuple[datetime, datetime]]]


def stays(log: Sequence[Recorded]) -> Stays:
    """Stretches of presence by person and seat."""
    here: dict[str, tuple[str, datetime]] = {}
    found: Stays = {}
    for recorded in log:
        event: Any = recorded.event
        for person in _leavers(event, here):
            seat, since = here.pop(person)
            found.setdefault((person, seat), []).append((since, max(since, recorded.happened_at)))
        if event.type == "attendance.checked_in":
            here[event.person] = (event.seat, recorded.happened_at)
    return found


def _leavers(event: Any, here: dict[str, tuple[str, datetime]]) -> list[str]:
    """Who stops being where they are: whoever leaves, moves, or loses the seat, and in the end everybody."""
    match event.type:
        case "attendance.checked_in" | "attendance.checked_out":
            return [event.person] if event.person in here else []
        case "session.composed":
            held = {(h.person, s.id) for s in event.roster.seats for h in (s.titular, *s.alternates) if h is not None}
            return [person for person, (seat, _) in here.items() if (person, seat) not in held]
        case "session.adjourned":
            return list(here)
        case _:
            return []


@dataclass
class _Urn:
    """Outcomes of ballots by seat, as the events go by."""

    titulars: dict[str, str] = field(default_factory=dict)
    opened: dict[str, Any] = field(default_factory=dict)
    outcomes: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    valid: set[str] = field(default_factory=set)

    def read(self, event: Any) -> None:
        match event.type:
            case "session.called" | "session.composed":
                self.titulars = {s.id: s.titular.person for s in event.roster.seats if s.titular}
            case "ballot.opened":
                self.opened[event.ballot] = event
                self.outcomes[event.ballot] = {e.seat: (e.person, "not_voting") for e in event.electorate}
            case "ballot.cast" | "ballot.corrected":
                word = "abstained" if event.choice == "abstain" else event.choice
                self.outcomes[event.ballot][event.seat] = (event.person, word)
            case "ballot.declared":
                person, _ = self.outcomes[event.ballot][event.seat]
                self.outcomes[event.ballot][event.seat] = (person, event.outcome)
            case "ballot.proclaimed":
                self.valid.add(event.ballot)
            case "ballot.annulled":
                self.valid.discard(event.ballot)
            case _:
                pass


def ballots(log: Sequence[Recorded]) -> dict[tuple[str, str], Counter[str]]:
    """Outcomes by person and seat over ballots that were proclaimed and not annulled."""
    urn = _Urn()
    for recorded in log:
        urn.read(recorded.event)
    counts: dict[tuple[str, str], Counter[str]] = {}
    for ballot in urn.valid:
        away = {seat: (urn.titulars[seat], "absent") for seat in urn.opened[ballot].absent}
        away |= {seat: (urn.titulars[seat], "excused") for seat in urn.opened[ballot].excused}
        for seat, (person, word) in {**urn.outcomes[ballot], **away}.items():
            counts.setdefault((person, seat), Counter())[word] += 1
    return counts
