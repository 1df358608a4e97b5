"""What a kind of ballot must answer; a module with these two functions is one."""

from collections.abc import Mapping
from typing import Protocol

from voting.choice import Cast, OptionId
from voting.result import Result
from voting.terms import Terms


class Method(Protocol):
    """A kind of ballot: which choices it takes, and what the counts decide. Pure."""

    def check(self, terms: Terms, choice: str) -> Cast:
        """Read a choice; raises UnknownOption or AbstentionNotAllowed."""

    def tally(self, terms: Terms, counts: Mapping[OptionId, int], abstentions: int) -> Result:
        """The result of these counts, one number for each option of the terms."""
