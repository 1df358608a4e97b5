"""The MINUTES kind: what becomes of a session's minutes, from draft to publication. Not what they say: drafting.

To come, beside these: circulation, approval by a ballot, signatures, errata (new commands and events, no changed ones).
"""

from __future__ import annotations

from minutes.lifecycle.commands import COMMANDS, BeginMinutes
from minutes.lifecycle.decide import MAY, decide
from minutes.lifecycle.events import EVENTS
from minutes.lifecycle.state import MinutesRecord, Stage, evolve, initial
from minutes.lifecycle.view import audience, message, mine, veil, view
from rooms import Kind

MINUTES: Kind[MinutesRecord] = Kind(
    name="minutes",
    commands=COMMANDS,
    events=EVENTS,
    begins=frozenset({BeginMinutes.type}),
    may=MAY,
    initial=initial,
    decide=decide,
    evolve=evolve,
    audience=audience,
    view=view,
    message=message,
    veil=veil,
    mine=mine,
    receipt=lambda _state, _recorded, _asked: {},
    due=lambda _state, _now: (),
    next_due=lambda _state: None,
    index=lambda _state: None,
    is_final=lambda state: state.stage is Stage.PUBLISHED,
    upcast=lambda _v, _type, data: data,
)

__all__ = ["MINUTES", "MinutesRecord", "Stage"]
