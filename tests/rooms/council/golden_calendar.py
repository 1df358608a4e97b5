"""The story of days off, and of items that sessions left to later ones, told to a log like the others."""

from datetime import date

from rooms.council import commands as c
from rooms.council.words import CarriedItem, DayOff
from rooms.log.kind import Data
from tests.given import ADMIN, NOON, SYSTEM, Someone
from tests.rooms.council.samples import CREATE, DAY

HOLIDAY = DayOff(day=date(2026, 4, 21), name="Tiradentes")
ASHES = DayOff(day=date(2026, 2, 18), name="Cinzas", kind="optional_day")
LEFT = (CarriedItem(session="x", item="i1"), CarriedItem(session="x", item="i2", not_before=NOON + 20 * DAY))

CALENDAR: tuple[tuple[Data, Someone, int], ...] = (
    (CREATE, ADMIN, 0),
    (c.SetDaysOff(days=(HOLIDAY, ASHES)), ADMIN, 0),
    (c.RemoveDayOff(day=ASHES.day), ADMIN, 1),
    (c.ExpectSession(session="x", scheduled_at=NOON + DAY), SYSTEM, 1),
    (c.ForgetSession(session="x"), SYSTEM, 1),
    (c.CarryItems(items=LEFT), SYSTEM, 2),
    (c.ExpectSession(session="y", scheduled_at=NOON + 10 * DAY), SYSTEM, 3),
    (c.ForgetSession(session="y", cancelled=True), SYSTEM, 4),
)
