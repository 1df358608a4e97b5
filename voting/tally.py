"""From counts to a result, under the majority in force; the cost depends on the options, not on the votes.

Not the counting of single votes: see ballot.py.
"""

from collections.abc import Mapping

from voting.choice import NO, YES, OptionId
from voting.result import QUESTION, Decision, Rejected, Result, Tied, decide_for, leaders
from voting.rules import ABSOLUTE, Arithmetic, SimpleMajority, needed


def by_simple_majority(majority: SimpleMajority, counts: Mapping[OptionId, int], abstentions: int) -> Result:
    """A question is approved by more yes than no; among other options the one with strictly most votes is chosen.

    Without a valid vote a question is rejected, for yes does not exceed no; other options tie.
    """
    valid = sum(counts.values())
    is_question = counts.keys() == QUESTION
    numbers = _question(counts, valid) if is_question else _contest(counts)
    return Result(
        decision=_decide(counts, valid),
        counts=counts,
        abstentions=abstentions,
        valid=valid,
        arithmetic=Arithmetic(
            formula=f"{'simple' if is_question else 'plurality'}.{majority.of}",
            base=majority.of,
            numbers={**numbers, "abstain": abstentions, "valid": valid},
            article=majority.article,
        ),
    )


def _decide(counts: Mapping[OptionId, int], valid: int) -> Decision:
    first, *others = leaders(counts)
    if not others:
        return decide_for(first, counts)
    return Rejected() if counts.keys() == QUESTION and not valid else Tied()


def _question(counts: Mapping[OptionId, int], valid: int) -> dict[str, int]:
    return {"yes": counts[YES], "no": counts[NO], "needed": needed(ABSOLUTE, valid)}


def _contest(counts: Mapping[OptionId, int]) -> dict[str, int]:
    most, second = sorted(counts.values(), reverse=True)[:2]
    return {"options": len(counts), "leaders": len(leaders(counts)), "most": most, "second": second}
