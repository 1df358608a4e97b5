"""The council's calendar: days on which the city's offices are closed, and the business days between them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from rooms.council.commands import RemoveDayOff, SetDaysOff
from rooms.council.errors import DaysOffUnchanged, UnknownDayOff
from rooms.council.events import DayOffRemoved, DaysOffSet
from rooms.council.state import Council
from rooms.council.words import DayOff
from rooms.log.kind import Event

_WEEK = 7
_WORKED = 5
"""Monday to Friday."""


def set_days(state: Council, command: SetDaysOff) -> tuple[Event, ...]:
    """Put days off into the calendar; of a day named twice the last counts. Raises DaysOffUnchanged."""
    wanted = {one.day: one for one in command.days}
    new = tuple(one for day, one in sorted(wanted.items()) if state.days_off.get(day) != one)
    if not new:
        raise DaysOffUnchanged
    return (DaysOffSet(days=new),)


def remove_day(state: Council, command: RemoveDayOff) -> tuple[Event, ...]:
    """Take one out. Raises UnknownDayOff."""
    if command.day not in state.days_off:
        raise UnknownDayOff(day=str(command.day))
    return (DayOffRemoved(day=command.day),)


def days_off_from(state: Council, day: date) -> tuple[DayOff, ...]:
    """The days off of the calendar from a day on, in order: what a session copies when it is called."""
    return tuple(off for at, off in sorted(state.days_off.items()) if at >= day)


def business_days(first: date, last: date, off: Collection[date]) -> int:
    """Business days of a period that excludes its first day and includes its last: no weekends, no days off."""
    days = (last - first).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, _WEEK)
    worked = weeks * _WORKED + sum((first + timedelta(n)).weekday() < _WORKED for n in range(1, rest + 1))
    return worked - sum(first < day <= last and day.weekday() < _WORKED for day in set(off))
