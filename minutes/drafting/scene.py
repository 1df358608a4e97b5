"""What a paragraph is written from: an event, the session before and after it, and the numbers of items so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from minutes.drafting.paragraph import Paragraph, Place
from rooms import Recorded, Ref, Roster, Session, instant_text


@dataclass(frozen=True, slots=True)
class Scene:
    """An event in its place. `numbers` are the items as these minutes number them, the event's own included;
    `aside` are paragraphs kept back for the opening."""

    before: Session
    after: Session
    recorded: Recorded
    numbers: Mapping[str, int]
    zone: tzinfo
    aside: tuple[Paragraph, ...] = ()

    @property
    def event(self) -> Any:
        """The event, whose class chose the writer."""
        return self.recorded.event

    @property
    def at(self) -> str:
        """When it happened."""
        return instant_text(self.recorded.happened_at)

    @property
    def times(self) -> dict[str, Any]:
        """When it happened, and when it was recorded if that was afterwards."""
        late = self.recorded.occurred_at is not None and self.recorded.occurred_at != self.recorded.at
        return {"at": self.at, "recorded_at": instant_text(self.recorded.at) if late else None}

    @property
    def is_over(self) -> bool:
        """Whether the session had ended before."""
        return self.before.life.ended_at is not None

    def text(self, field: str) -> Ref:
        """The place of a sealed text of this event."""
        return Ref(self.recorded.seq, field)

    def paragraph(
        self,
        code: str,
        params: Mapping[str, Any] | None = None,
        *,
        item: str | None = None,
        texts: Mapping[str, Place] | None = None,
    ) -> Paragraph:
        """A paragraph that comes from this event."""
        return Paragraph(code, params or {}, (self.recorded.seq,), item, texts or {})

    def name(self, person: str) -> str:
        """A person's name, as the roster of the session has it."""
        people = self.after.attendance.people
        return people.names.get(person, person) if people else person

    def names(self, persons: Iterator[str]) -> list[str]:
        """Names of persons, each once."""
        return [self.name(person) for person in dict.fromkeys(persons)]

    def capacity(self, seat: str, person: str) -> str:
        """`titular`, `alternate`, or `acting` for an alternate who votes for the seat now."""
        people = self.after.attendance.people
        if people is not None and seat in people.seats and people.is_titular(seat, person):
            return "titular"
        return "acting" if self.after.attendance.voters.get(seat) == person else "alternate"

    @property
    def roster(self) -> Roster:
        """Seats, their holders and the officers, as the session now has them; empty before the call."""
        people = self.after.attendance.people
        return people.roster if people else Roster(statutory=0, segments=(), seats=(), officers=())

    def officers(self, *roles: str) -> list[str]:
        """Names of those with a role in the council."""
        return [officer.name for officer in self.roster.officers if officer.role in roles]


def moment(at: datetime | None) -> str | None:
    """RFC 3339 in UTC, or None."""
    return None if at is None else instant_text(at)
