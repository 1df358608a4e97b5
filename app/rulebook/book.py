"""A council's rules as somebody reads them: every version, the council they are for, and who may set them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.accounts import Person
from app.desk import Standing
from app.history import events_after
from rooms import COUNCIL, Composition, Council, RulesVersion, composition_of, rules_versions
from rooms.tables import council

if TYPE_CHECKING:
    from app.house import House

SETTERS: Final = COUNCIL.may["council.rules_set"]
"""The capacities that may set rules."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A council with its versions, and how the reader stands before it."""

    state: Council
    versions: tuple[RulesVersion, ...]
    standing: Standing

    @property
    def composition(self) -> Composition:
        """The council as it is composed now."""
        return composition_of(self.state)

    @property
    def may_set(self) -> bool:
        """Whether the reader may set rules."""
        return bool(self.standing.asked.roles & SETTERS)

    @property
    def in_force(self) -> RulesVersion:
        """The version in force."""
        return self.versions[-1]

    def version(self, number: str | None) -> RulesVersion | None:
        """The version of a number as it was written, the one in force without a number, or None."""
        if number is None:
            return self.in_force
        return next((one for one in self.versions if str(one.version) == number), None)


async def rulebook(house: House, acronym: str, person: Person | None) -> Rulebook | None:
    """The rules of a council, or None if there is no such council."""
    async with house.database.read() as conn:
        row = await council(conn, acronym)
    if row is None:
        return None
    standing = await house.desk.standing(row["stream"], person)
    state = standing.loaded.head.state
    if not isinstance(state, Council):
        return None
    return Rulebook(state, rules_versions(await events_after(house.engine, standing.loaded, 0)), standing)


def file_headers(book: Rulebook, shown: RulesVersion) -> Mapping[str, str]:
    """What says that an answer is a file, and its name."""
    name = f"{book.state.about.acronym.lower()}-rules-{shown.version}.yaml"
    return {"Cache-Control": "no-cache", "Content-Disposition": f'attachment; filename="{name}"'}
