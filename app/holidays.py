"""National and state holidays of a year, to begin a council's calendar from. The calendar is the council's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

STATES: Final = (
    "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR", "RJ",
    "RN", "RO", "RR", "RS", "SC", "SE", "SP", "TO",
)  # fmt: skip
_KINDS: Final = (("optional", "optional_day"), ("public", "holiday"))
"""The package's categories in our words; what is both is a holiday."""


@cache
def holidays_of(year: int, state: str) -> tuple[dict[str, Any], ...]:
    """The days off that `council.days_off_set` takes, in order, by their Portuguese names."""
    return tuple(found for _, found in sorted(dict(_found(year, state)).items()))


def _found(year: int, state: str) -> Iterator[tuple[str, dict[str, Any]]]:
    import holidays  # noqa: PLC0415 - its tables take a while to load, and few processes ever need them

    for category, kind in _KINDS:
        known = holidays.country_holidays("BR", subdiv=state, years=year, language="pt_BR", categories=category)
        for day, name in known.items():
            yield str(day), {"day": str(day), "name": name, "kind": kind}
