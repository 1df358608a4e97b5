"""Election of officers: candidates, blank and null. Who may stand and who may vote is the session's to say.

Blank and null votes are cast, counted and shown, but are not valid: they elect nobody and raise no threshold.
"""

from collections.abc import Sequence
from typing import Final

from voting.choice import OptionId
from voting.counted import Counted
from voting.errors import ReservedOption
from voting.methods.method import any_options, one_option
from voting.result import Result
from voting.tally import contest
from voting.terms import Terms

BLANK: Final = OptionId("blank")
NULL: Final = OptionId("null")

silence = None
is_called = False
check = one_option


def options(given: Sequence[str]) -> tuple[OptionId, ...]:
    """The candidates, then blank and null; raises ReservedOption for a candidate under one of those names."""
    for reserved in (BLANK, NULL):
        if reserved in given:
            raise ReservedOption(option=reserved)
    return (*any_options(given), BLANK, NULL)


def tally(terms: Terms, counted: Counted) -> Result:
    """A contest among the candidates: one alone is elected by any valid vote."""
    candidates = {option: votes for option, votes in counted.options.items() if option not in (BLANK, NULL)}
    return contest(terms, counted, candidates)
