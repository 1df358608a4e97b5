"""The chair: one person at a time, handed over with a reason along the rules' succession. State, not a role."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from rooms.council.rules_profile import RulesProfile
from rooms.council.rules_values import OfficeSuccessor, PersonSuccessor
from rooms.log.kind import Recorded
from rooms.session.errors import AlreadyChairs, ChairTakenAlready, NotChairing, NotInSuccession
from rooms.session.events.life import ChairLost, ChairRegained, ChairTaken, SessionAdjourned, SessionCancelled
from rooms.session.people import People

GRACE_SECONDS = 60
"""How long the chair may be without connection before clocks pause and the next in line may take it."""


@dataclass(frozen=True, slots=True)
class Chair:
    """Who presides, since when and why. `person` None: nobody yet."""

    person: str | None = None
    name: str = ""
    reason: str = ""
    since: datetime | None = None
    is_away: bool = False


def designated(rules: RulesProfile) -> dict[str, str]:
    """Names by person of those whom the succession names, with a seat or without."""
    return {one.person: one.name for one in rules.chair.succession if isinstance(one, PersonSuccessor)}


def successors(rules: RulesProfile, people: People, acting: Collection[str]) -> tuple[str, ...]:
    """Persons to whom the chair may pass, in order: the president first, then the rules' list.

    "Oldest member" is the one longest in office, since ages are not kept: titulars by the day they were sworn in, then
    the alternates who are `acting` for a seat.
    """
    president = people.officer("president")
    line: list[str] = [president.person] if president else []
    for successor in rules.chair.succession:
        match successor:
            case PersonSuccessor(person=person):
                line.append(person)
            case OfficeSuccessor(office="vice_president"):
                vice = people.officer("vice_president")
                line.extend([vice.person] if vice else [])
            case OfficeSuccessor():
                alternates = [person for person in acting if person not in people.titulars]
                line.extend((*people.by_seniority(people.titulars), *people.by_seniority(alternates)))
    return tuple(dict.fromkeys(line))


def take(chair: Chair, person: str, *, line: tuple[str, ...], may_replace: bool) -> None:
    """May `person` take the chair now? `may_replace`: it is handed over, its holder cannot preside, or one returns.

    Raises AlreadyChairs, NotInSuccession, and ChairTakenAlready if somebody presides who is neither away nor replaced.
    """
    if chair.person == person:
        raise AlreadyChairs(person=person)
    if person not in line:
        raise NotInSuccession(person=person)
    if chair.person is not None and not (may_replace or chair.is_away):
        raise ChairTakenAlready(person=chair.person, name=chair.name)


def lose(chair: Chair, person: str) -> ChairLost:
    """The chair's connection is gone. Raises NotChairing unless this person presides and is not away already."""
    if chair.person != person or chair.is_away:
        raise NotChairing(person=person)
    return ChairLost(person=person)


def regain(chair: Chair, person: str) -> ChairRegained:
    """The chair is connected again. Raises NotChairing unless this person presides and was away."""
    if chair.person != person or not chair.is_away:
        raise NotChairing(person=person)
    return ChairRegained(person=person)


def evolve(chair: Chair, recorded: Recorded) -> Chair:
    """Fold one event into the chair."""
    match recorded.event:
        case ChairTaken(person=person, name=name, reason=reason):
            return Chair(person, name, str(reason), recorded.at)
        case ChairLost():
            return replace(chair, is_away=True)
        case ChairRegained():
            return replace(chair, is_away=False)
        case SessionAdjourned() | SessionCancelled():
            return replace(chair, is_away=False)
        case _:
            return chair
