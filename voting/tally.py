"""From counts to a result, under the terms of the ballot; the cost depends on the options, not on the votes.

Not the counting of single votes: see ballot.py.
"""

from collections.abc import Mapping
from typing import Final

from voting.choice import NO, YES, OptionId
from voting.counted import Counted
from voting.decisions import Approved, Chosen, Decision, Postponed, Rejected, Reopened, Runoff, Tied
from voting.majorities import SimpleMajority, Threshold, threshold
from voting.result import QUESTION, Result, decide_for, leaders
from voting.rules import Arithmetic
from voting.terms import Terms

_EXCESS: Final[Mapping[str, Decision]] = {"reopen_debate": Reopened(), "postpone": Postponed()}
_TWO: Final = 2


def question(terms: Terms, counted: Counted) -> Result:
    """Approved when yes reaches the majority of the terms.

    Under a simple majority equal votes are a tie, if there are any and one more would reach what is needed.
    """
    valid = counted.votes
    needs = threshold(terms.majority, terms.basis, counted, valid=valid)
    yes, no = counted.options[YES], counted.options[NO]
    is_even = yes == no > 0 and isinstance(terms.majority, SimpleMajority) and yes + 1 >= needs.needed
    decision: Decision = Approved() if yes >= needs.needed else Tied((YES, NO)) if is_even else Rejected()
    numbers = {"yes": yes, "no": no}
    return _result(terms, counted, decision, needs, {**numbers, "valid": valid})


def plurality(terms: Terms, counted: Counted) -> Result:
    """A question as above; among other options the one with strictly most votes is chosen, none of them being enough to
    reject the others."""
    if counted.options.keys() == QUESTION:
        return question(terms, counted)
    valid = counted.votes
    ahead = leaders(counted.options)
    decision: Decision = Tied(ahead) if len(ahead) > 1 else decide_for(ahead[0], counted.options)
    needs = threshold(SimpleMajority(), terms.basis, counted, valid=valid)
    named = Threshold("plurality.valid_votes", needs.base, needs.of, needs.needed)
    return _result(terms, counted, decision, named, {**_contest(counted.options), "valid": valid})


def contest(terms: Terms, counted: Counted, rivals: Mapping[OptionId, int]) -> Result:
    """One of `rivals` (options and their votes, the valid ones) is chosen when it reaches the majority of the terms.

    Up to two rivals: more votes win under a simple majority, equal votes are a tie. Three or more: without a majority
    of the valid votes, another round between the two best and whoever equals the second.
    """
    valid = sum(rivals.values())
    needs = threshold(terms.majority, terms.basis, counted, valid=valid)
    decision = _contested(terms, rivals, needs.needed) if valid else Rejected()
    named = Threshold(f"contest.{needs.formula}", needs.base, needs.of, needs.needed, needs.terms)
    return _result(terms, counted, decision, named, {**_contest(rivals), "valid": valid})


def _contested(terms: Terms, rivals: Mapping[OptionId, int], needed: int) -> Decision:
    is_simple, ahead = isinstance(terms.majority, SimpleMajority), leaders(rivals)
    if len(ahead) == 1 and (rivals[ahead[0]] >= needed or (is_simple and len(rivals) <= _TWO)):
        return Chosen(ahead[0])
    if len(rivals) > _TWO:
        return Runoff(_best(rivals))
    return Tied(ahead) if is_simple else Rejected()


def _best(rivals: Mapping[OptionId, int]) -> tuple[OptionId, ...]:
    """The two with the most votes, and all that equal the second, in ballot order."""
    second = sorted(rivals.values(), reverse=True)[:_TWO][-1]
    return tuple(option for option, votes in rivals.items() if votes >= second)


def _contest(options: Mapping[OptionId, int]) -> dict[str, int]:
    most, second = [*sorted(options.values(), reverse=True), 0][:2]
    return {"options": len(options), "leaders": len(leaders(options)), "most": most, "second": second}


def _result(terms: Terms, counted: Counted, decision: Decision, needs: Threshold, numbers: dict[str, int]) -> Result:
    """The result, unless more seats abstained than votes count and the rules make something of that."""
    valid, excess = numbers["valid"], _EXCESS.get(terms.abstentions.excess, decision)
    shared = {"needed": needs.needed, "of": needs.of, "abstain": counted.abstentions, "recused": counted.recused}
    every = {**numbers, **shared, **dict(needs.terms)}
    return Result(
        decision=excess if counted.abstentions > valid else decision,
        counts=counted.options,
        abstentions=counted.abstentions,
        valid=valid,
        arithmetic=Arithmetic(needs.formula, needs.base, every, terms.majority.article),
    )
