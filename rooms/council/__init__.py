"""COUNCIL: a council as a kind of stream. Its composition, roles, rules of procedure and numbers; not its sessions."""

from rooms.council import rules_values
from rooms.council.commands import COMMANDS, CreateCouncil
from rooms.council.days_off import days_off_from
from rooms.council.decide import decide
from rooms.council.due import due, next_due
from rooms.council.events import EVENTS
from rooms.council.evolve import COMPOSING, evolve
from rooms.council.loss.process import Process
from rooms.council.may import MAY
from rooms.council.roles import roles_of
from rooms.council.roster import Roster, roster_on
from rooms.council.rules_meaning import (
    Composition,
    Meaning,
    Phrase,
    changed_keys,
    composition_of,
    meaning,
    meanings,
    value_of,
)
from rooms.council.rules_profile import DEFAULT_RULES, ENFORCED, Absence as AbsenceRules, RulesProfile
from rooms.council.rules_text import rules_keys, rules_text
from rooms.council.rules_versions import RulesVersion, rules_versions
from rooms.council.rules_warnings import RuleWarning, rule_warnings
from rooms.council.state import Council, Term, rules_in_force, rules_version
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
    "AbsenceRules",
    "Composition",
    "Council",
    "Meaning",
    "Phrase",
    "Process",
    "Roster",
    "RuleWarning",
    "RulesProfile",
    "RulesVersion",
    "Term",
    "changed_keys",
    "composition_of",
    "days_off_from",
    "holder_on",
    "meaning",
    "meanings",
    "roles_of",
    "roster_on",
    "rule_warnings",
    "rules_in_force",
    "rules_keys",
    "rules_text",
    "rules_values",
    "rules_version",
    "rules_versions",
    "value_of",
]
