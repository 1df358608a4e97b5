"""Terms of office as they stand, folded from the council's log. No rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rooms.council.offices.events import ElectionVoided, OfficeEvent, OfficerElected, OfficerSworn


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """An office for which somebody was elected, held from `sworn_at`, until `ends_at` if that was said."""

    elected: OfficerElected
    sworn_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offices:
    """Terms of office by id, in the order of their elections; those of voided elections are gone."""

    terms: Mapping[str, OfficeTerm] = field(default_factory=dict)


def evolve(offices: Offices, event: OfficeEvent) -> Offices:
    """The offices after one more event."""
    match event:
        case OfficerElected(term=id_):
            return Offices({**offices.terms, id_: OfficeTerm(event)})
        case OfficerSworn(term=id_, sworn_at=sworn_at, ends_at=ends_at):
            sworn = replace(offices.terms[id_], sworn_at=sworn_at, ends_at=ends_at)
            return Offices({**offices.terms, id_: sworn})
        case ElectionVoided(term=voided):
            return Offices({id_: term for id_, term in offices.terms.items() if id_ != voided})
