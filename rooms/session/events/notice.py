"""The notice of a call as events keep it, counted so that anybody can count it again."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from rooms.log.kind import Count, Data


class CountedNotice(Data):
    """A notice in the unit of the rules, between two days of the city; the first does not count, the last does."""

    type = "notice"
    unit: Literal["hours", "days", "business_days"]
    given: int
    needed: Count
    called_on: dt.date
    held_on: dt.date

    @property
    def is_short(self) -> bool:
        """Whether the notice is shorter than the rules say."""
        return self.given < self.needed
