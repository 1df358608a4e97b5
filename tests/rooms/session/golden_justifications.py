"""The story of justifications of absence, in which every command on them is given."""

from rooms.log.kind import Data
from rooms.session import commands as c
from tests.given import CLERK, NOON, SYSTEM, Someone
from tests.rooms.session.cast import HOUR, PAULA, SCHEDULE, check_in, titular

BEFORE = int((NOON - HOUR).total_seconds())
THREE_DAYS = 72 * 3600

JUSTIFICATIONS: tuple[tuple[Data, Someone, int], ...] = (
    (SCHEDULE, CLERK, BEFORE),
    (c.CallSession(), CLERK, BEFORE),
    (c.Excuse(reason="Consulta médica"), titular(4), -60),
    *((check_in(number), CLERK, 0) for number in (1, 2, 3)),
    (c.OpenSession(), CLERK, 1),
    (c.DecideExcuse(seat="s4", accepted=True), PAULA, 10),
    (c.AdjournSession(), PAULA, 100),
    (c.Excuse(reason="Viagem"), titular(5), 200),
    (
        c.DecideExcuse(seat="s5", accepted=False, decided_in="13ª Reunião Ordinária", reason="Fora do regimento"),
        CLERK,
        300,
    ),
    (c.CloseExcuses(), SYSTEM, THREE_DAYS + 101),
)
