"""Roll-call (votação nominal): each seat names one option or abstains, and the record names each seat.

Not who is called when: any order counts alike.
"""

from collections.abc import Mapping

from voting.choice import ABSTAIN, Abstained, Cast, OptionId, Voted
from voting.errors import AbstentionNotAllowed, UnknownOption
from voting.result import Result
from voting.tally import by_simple_majority
from voting.terms import Terms


def check(terms: Terms, choice: str) -> Cast:
    """One of the options or, where allowed, `abstain`; raises UnknownOption or AbstentionNotAllowed."""
    if choice == ABSTAIN:
        if not terms.is_abstention_allowed:
            raise AbstentionNotAllowed
        return Abstained()
    if choice not in terms.options:
        raise UnknownOption(option=choice, options=list(terms.options))
    return Voted(OptionId(choice))


def tally(terms: Terms, counts: Mapping[OptionId, int], abstentions: int) -> Result:
    """The majority of the terms, applied to the counts."""
    return by_simple_majority(terms.majority, counts, abstentions)
