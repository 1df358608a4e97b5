"""COUNCIL: a council as a kind of stream. Its composition, roles, rules of procedure and numbers; not its sessions."""

from rooms.council.commands import COMMANDS, CreateCouncil
from rooms.council.days_off import days_off_from
from rooms.council.decide import decide
from rooms.council.due import due, next_due
from rooms.council.events import EVENTS
from rooms.council.evolve import COMPOSING, evolve
from rooms.council.may import MAY
from rooms.council.roles import roles_of
from rooms.council.roster import Roster, roster_on
from rooms.council.rules_profile import DEFAULT_RULES, ENFORCED, RulesProfile
from rooms.council.rules_text import rules_text
from rooms.council.state import Council, rules_in_force, rules_version
from rooms.council.terms import holder_on
from rooms.council.view import audience, index, message, mine, veil, view
from rooms.log.kind import Kind

COUNCIL: Kind[Council] = Kind(
    name="council",
    commands=COMMANDS,
    events=EVENTS,
    begins=frozenset({CreateCouncil.type}),
    may=MAY,
    initial=Council,
    decide=decide,
    evolve=evolve,
    audience=audience,
    view=view,
    message=message,
    veil=veil,
    mine=mine,
    receipt=lambda _state, _recorded, _asked: {},
    due=due,
    next_due=next_due,
    index=index,
    is_final=lambda _state: False,
    upcast=lambda _v, _type, data: data,
)

__all__ = [
    "COMPOSING",
    "COUNCIL",
    "DEFAULT_RULES",
    "ENFORCED",
    "Council",
    "Roster",
    "RulesProfile",
    "days_off_from",
    "holder_on",
    "roles_of",
    "roster_on",
    "rules_in_force",
    "rules_text",
    "rules_version",
]
