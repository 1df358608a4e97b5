"""Who may give which command: capacity × command, deny by default. Not when it makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rooms.council import commands as c
from rooms.council.loss import commands as lc
from rooms.council.words import Role
from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked, Data

ADMIN: Final = "admin"
SYSTEM: Final = "system"

_ADMIN = frozenset({ADMIN})
_KEEPERS = frozenset({ADMIN, str(Role.CLERK)})
_SYSTEM = frozenset({SYSTEM})

MAY: Final[Mapping[str, frozenset[str]]] = {
    model.type: capacities
    for capacities, models in (
        (_ADMIN, (c.CreateCouncil, c.SetStanding)),
        (_KEEPERS, (c.EditCouncil, c.AddSegment, c.AddOrganisation, c.AddSeat, c.EditSeat, c.Compose)),
        (_KEEPERS, (c.StartTerm, c.SwearIn, c.ExtendTerm, c.EndTerm, c.GrantRole, c.RevokeRole)),
        (_SYSTEM, (c.CarryItems, c.ExpectSession, c.ForgetSession)),
        (_KEEPERS, (c.SetRules, c.StartNumber, c.SetDaysOff, c.RemoveDayOff, c.Redact)),
        (_KEEPERS, (lc.NoticeLoss, lc.DefendLoss, lc.DecideLoss, lc.VacateLoss)),
        (_SYSTEM, (lc.OpenLoss, lc.ReviewLoss, c.ExpireTerms, c.BeginTerms, c.RegisterSession, c.ReleaseSession)),
    )
    for model in models
}
"""Wire name -> the capacities that may. The administrator is the city's; the clerk is this council's."""


def actor(command: Data, asked: Asked) -> str:
    """The capacity in which the asker gives the command: the clerk's before the administrator's. Raises NotAllowed."""
    capacities = asked.roles & MAY.get(command.type, frozenset())
    for capacity in (SYSTEM, str(Role.CLERK), ADMIN):
        if capacity in capacities:
            return capacity
    raise NotAllowed(type=command.type)
