"""The council's calendar: days off are set and removed by its keepers, and business days are counted by it."""

from datetime import date

import pytest

from rooms.council import COUNCIL, commands as c, days_off_from, events as e
from rooms.council.days_off import business_days
from rooms.council.errors import DaysOffUnchanged, UnknownDayOff
from rooms.council.words import DayOff
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from tests.given import CLERK, PUBLIC
from tests.rooms.council.samples import council

NEW_YEAR = DayOff(day=date(2026, 1, 1), name="Confraternização Universal")
ASHES = DayOff(day=date(2026, 2, 18), name="Cinzas", kind="optional_day")
SET = c.SetDaysOff(days=(ASHES, NEW_YEAR))


def test_days_off_enter_the_calendar_in_order_and_may_be_said_anew() -> None:
    base = council()
    base.when(SET, by=CLERK).then(e.DaysOffSet(days=(NEW_YEAR, ASHES)))
    base.when(SET).refuses(DaysOffUnchanged)
    holiday = ASHES.model_copy(update={"kind": "holiday"})
    base.when(c.SetDaysOff(days=(NEW_YEAR, ASHES, holiday))).then(e.DaysOffSet(days=(holiday,)))
    assert base.stage.view(Audience.PUBLIC)["days_off"] == {
        "2026-01-01": {"name": "Confraternização Universal", "kind": "holiday"},
        "2026-02-18": {"name": "Cinzas", "kind": "holiday"},
    }
    base.when(SET, by=PUBLIC).refuses(NotAllowed)


def test_a_day_off_may_turn_out_to_be_worked() -> None:
    base = council(SET)
    base.when(c.RemoveDayOff(day=ASHES.day)).then(e.DayOffRemoved(day=ASHES.day))
    base.when(c.RemoveDayOff(day=ASHES.day)).refuses(UnknownDayOff, day="2026-02-18")
    assert days_off_from(base.state, date(2026, 1, 1)) == (NEW_YEAR,)
    assert days_off_from(base.state, date(2026, 1, 2)) == ()
    assert COUNCIL.may["council.day_off_remove"] == {"admin", "clerk"}


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-02-13", "2026-02-13", 0),
        ("2026-02-16", "2026-02-13", 0),
        ("2026-02-13", "2026-02-16", 1),
        ("2026-02-13", "2026-02-20", 4),
        ("2026-02-14", "2026-02-15", 0),
        ("2026-02-18", "2026-02-19", 1),
        ("2026-02-02", "2026-03-02", 19),
    ],
)
def test_business_days_exclude_the_first_include_the_last_and_skip_weekends_and_days_off(
    first: str, last: str, days: int
) -> None:
    off = (ASHES.day, date(2026, 2, 15))
    assert business_days(date.fromisoformat(first), date.fromisoformat(last), off) == days
