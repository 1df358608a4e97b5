"""What a tally starts from: how many votes each option has, and how many seats did otherwise. Not who voted how."""

from collections.abc import Mapping
from dataclasses import dataclass

from voting.choice import OptionId


@dataclass(frozen=True, slots=True)
class Counted:
    """`options`: one number for each option of the terms, in ballot order; `recused`: seats for which nobody votes."""

    options: Mapping[OptionId, int]
    abstentions: int = 0
    recused: int = 0

    @property
    def votes(self) -> int:
        """Votes for an option, whichever."""
        return sum(self.options.values())
