"""Who may take part: the frozen roster, indexed. Holders and offices only, not who came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rooms.council.roster import Holder, Officer, Roster, RosterSeat


@dataclass(frozen=True, slots=True)
class People:
    """A roster with its seats by id, the seats of each person in roster order, and every known name."""

    roster: Roster
    seats: Mapping[str, RosterSeat]
    seats_of: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]

    @property
    def filled(self) -> int:
        """Seats with a titular."""
        return sum(1 for seat in self.roster.seats if seat.titular)

    def holder(self, seat: str, person: str) -> Holder | None:
        """The person's holding of the seat, as titular or alternate."""
        held = self.seats.get(seat)
        if held is None:
            return None
        return next((h for h in holders(held) if h.person == person), None)

    def is_titular(self, seat: str, person: str) -> bool:
        """Whether the person is the seat's titular."""
        titular = self.seats[seat].titular
        return titular is not None and titular.person == person

    def by_seniority(self, persons: Iterable[str]) -> tuple[str, ...]:
        """Persons by the day of their swearing-in, the earliest first, then by the number of the seat.

        Who is not sworn in, or holds no seat, is not among them.
        """
        sworn = {
            person: (first.sworn_at, self.seats[seat].number)
            for person in persons
            for seat in self.seats_of.get(person, ())[:1]
            if (first := self.holder(seat, person)) is not None and first.sworn_at is not None
        }
        return tuple(sorted(sworn, key=lambda person: sworn[person]))

    @property
    def titulars(self) -> tuple[str, ...]:
        """The titulars, in the order of the roster."""
        return tuple(seat.titular.person for seat in self.roster.seats if seat.titular)

    def officer(self, role: str) -> Officer | None:
        """The first holder of an office or role."""
        return next((o for o in self.roster.officers if o.role == role), None)


def holders(seat: RosterSeat) -> tuple[Holder, ...]:
    """Titular first, then alternates in the order in which they stand in."""
    return (*((seat.titular,) if seat.titular else ()), *seat.alternates)


def people_of(roster: Roster) -> People:
    """Index a roster."""
    seats_of: dict[str, tuple[str, ...]] = {}
    names = {officer.person: officer.name for officer in roster.officers}
    for seat in roster.seats:
        for holder in holders(seat):
            seats_of[holder.person] = (*seats_of.get(holder.person, ()), seat.id)
            names[holder.person] = holder.name
    return People(roster, {seat.id: seat for seat in roster.seats}, seats_of, names)
