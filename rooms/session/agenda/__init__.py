"""The agenda: items in sections, in an order, one on the table at a time. Texts are references, never words."""

from rooms.session.agenda.checks import (
    add,
    check_fates,
    check_new,
    edit,
    editable,
    item,
    move,
    on_table,
    proposed,
    reserve,
    start,
    undecided,
)
from rooms.session.agenda.fold import evolve
from rooms.session.agenda.items import ANNOUNCED, EDITABLE, TEXTS, UNDECIDED, Agenda, Item, ItemState

__all__ = [
    "ANNOUNCED",
    "EDITABLE",
    "TEXTS",
    "UNDECIDED",
    "Agenda",
    "Item",
    "ItemState",
    "add",
    "check_fates",
    "check_new",
    "edit",
    "editable",
    "evolve",
    "item",
    "move",
    "on_table",
    "proposed",
    "reserve",
    "start",
    "undecided",
]
