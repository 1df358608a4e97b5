"""The story of planned terms, roles with a history and a seat that was lost, told to a log like the others."""

from rooms.council import commands as c
from rooms.council.loss.commands import (
    Addressee,
    Basis,
    DecideLoss,
    DefendLoss,
    NoticeLoss,
    OpenLoss,
    Outcome,
    ReviewLoss,
    VacateLoss,
)
from rooms.council.words import Role
from rooms.log.kind import Data
from tests.given import ADMIN, NOON, SYSTEM, Someone
from tests.rooms.council.samples import ACT, CREATE, DAY, SEATS, UNION, titular

RUN = ("x1", "x2", "x3")
NOTICE = NoticeLoss(process="loss-15", to=Addressee.COUNCILLOR, means="Ofício 3, em mãos", defence_until=NOON + 9 * DAY)

OFFICE: tuple[tuple[Data, Someone, int], ...] = (
    (CREATE, ADMIN, 0),
    (UNION, ADMIN, 0),
    *((seat, ADMIN, 0) for seat in SEATS),
    (titular("t1", "s1", "ana", sworn_at=NOON, ends_at=NOON + DAY), ADMIN, 0),
    (titular("t2", "s1", "bia", starts_at=NOON + 2 * DAY, sworn_at=NOON + 2 * DAY), ADMIN, 0),
    (titular("t3", "s2", "caio", sworn_at=NOON), ADMIN, 0),
    (c.GrantRole(role=Role.PRESIDENT, person="ana", name="Ana"), ADMIN, 0),
    (c.BeginTerms(), SYSTEM, 2),
    (c.RevokeRole(role=Role.PRESIDENT, person="ana", at=NOON + 2 * DAY), ADMIN, 3),
    (OpenLoss(term="t3", basis=Basis.CONSECUTIVE, sessions=RUN), SYSTEM, 4),
    (NOTICE, ADMIN, 4),
    (NoticeLoss(process="loss-15", to=Addressee.ORGANISATION, means="Ofício 4"), ADMIN, 5),
    (DefendLoss(process="loss-15", text="Estava de licença"), ADMIN, 6),
    (ReviewLoss(process="loss-15", sessions=(*RUN, "x4"), stands=True), SYSTEM, 7),
    (DecideLoss(process="loss-15", outcome=Outcome.DECLARED, reason="Quatro faltas", act=ACT), ADMIN, 10),
    (VacateLoss(process="loss-15"), ADMIN, 11),
)
