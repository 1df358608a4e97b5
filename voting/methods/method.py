"""What a kind of ballot must answer; a module with these names is one."""

from collections.abc import Sequence
from typing import Final, Protocol

from voting.choice import ABSTAIN, Abstained, Cast, OptionId, Outcome, Voted
from voting.counted import Counted
from voting.errors import AbstentionNotAllowed, UnknownOption
from voting.result import Result
from voting.terms import Terms


class Method(Protocol):
    """A kind of ballot: what stands on it, which choices it takes, what silence means, what the counts decide. Pure."""

    @property
    def silence(self) -> Outcome | None:
        """The outcome of a seat that said nothing until the close; None: it must vote or be declared."""

    @property
    def is_called(self) -> bool:
        """Whether a seat votes only once it has been called."""

    def options(self, given: Sequence[str]) -> tuple[OptionId, ...]:
        """What stands on the ballot when these options are asked for; raises what the kind refuses."""

    def check(self, terms: Terms, choice: str) -> Cast:
        """Read a choice; raises UnknownOption or AbstentionNotAllowed."""

    def tally(self, terms: Terms, counted: Counted, /) -> Result:
        """The result of these counts."""


YES_NO: Final = ("yes", "no")


def one_option(terms: Terms, choice: str) -> Cast:
    """One of the options or, where allowed, `abstain`; raises UnknownOption or AbstentionNotAllowed."""
    if choice == ABSTAIN:
        if not terms.abstentions.is_allowed:
            raise AbstentionNotAllowed
        return Abstained()
    if choice not in terms.options:
        raise UnknownOption(option=choice, options=list(terms.options))
    return Voted(OptionId(choice))


def any_options(given: Sequence[str]) -> tuple[OptionId, ...]:
    """The options as given."""
    return tuple(OptionId(option) for option in given)
