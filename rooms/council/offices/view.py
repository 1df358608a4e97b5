"""Terms of office as everyone sees them."""

from __future__ import annotations

from rooms.council.offices.process import Offices, OfficeTerm
from rooms.log.kind import Tree, instant_text


def offices_view(offices: Offices) -> dict[str, Tree]:
    """By id: the office, who was elected in which session, for how long, and since when it is held."""
    return {id: _office(term) for id, term in offices.terms.items()}


def _office(term: OfficeTerm) -> Tree:
    elected = term.elected
    return {
        "office": elected.office,
        "person": elected.person,
        "name": elected.name,
        "session": elected.session,
        "elected_at": instant_text(elected.elected_at),
        "months": elected.months,
        "sworn_at": instant_text(term.sworn_at) if term.sworn_at else None,
        "ends_at": instant_text(term.ends_at) if term.ends_at else None,
    }
