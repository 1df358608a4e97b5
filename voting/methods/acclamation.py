"""Acclamation: approved together unless somebody objects. One objection is enough, and decides nothing else."""

from collections.abc import Sequence
from typing import Final

from voting.choice import YES, Cast, OptionId, Voted
from voting.counted import Counted
from voting.decisions import Approved, Decision, Objected, Rejected
from voting.errors import OnlyYesOrNo, UnknownOption
from voting.methods.method import YES_NO
from voting.result import Result
from voting.rules import Arithmetic
from voting.terms import Terms

OBJECT: Final = OptionId("object")

silence = Voted(YES)
is_called = False


def options(given: Sequence[str]) -> tuple[OptionId, ...]:
    """Consent or objection, whatever was to be answered with yes or no; raises OnlyYesOrNo."""
    if set(given) not in ({*YES_NO}, {YES, OBJECT}):
        raise OnlyYesOrNo(method="acclamation")
    return (YES, OBJECT)


def check(terms: Terms, choice: str) -> Cast:
    """Consent or objection: nobody abstains from an acclamation; raises UnknownOption."""
    if choice not in terms.options:
        raise UnknownOption(option=choice, options=list(terms.options))
    return Voted(OptionId(choice))


def tally(terms: Terms, counted: Counted) -> Result:
    """Approved by all who did not leave or recuse themselves, if anybody is left; formula `acclamation`."""
    yes, objections = counted.options[YES], counted.options[OBJECT]
    decision: Decision = Objected() if objections else Approved() if yes else Rejected()
    numbers = {"yes": yes, "object": objections, "recused": counted.recused, "valid": counted.votes}
    arithmetic = Arithmetic("acclamation", "present", numbers, terms.majority.article)
    return Result(decision, counted.options, counted.abstentions, counted.votes, arithmetic)
