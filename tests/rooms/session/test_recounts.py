"""What a corrected vote does to a result: ties, casting votes, and what the public reads of a reserved item."""

from dataclasses import replace
from typing import Any

import pytest

from rooms.council.rules_profile import Tie
from rooms.log.kind import Audience
from rooms.session import SESSION, Session, commands as c
from tests.given import Given
from tests.rooms.session.cast import BALLOT, HOUR, PAULA, SECOND, after, called, check_in, closed, rules, vote
from tests.rooms.session.golden_corrections import WRONG
from tests.rooms.session.test_corrections import AGREE, VOTES, adjourned, result, told


@pytest.mark.parametrize(("fallback", "decision"), [("rejected", "rejected"), ("next_meeting", "postponed")])
def test_a_tie_that_a_correction_brings_ends_as_the_rules_say_without_casting_vote(
    fallback: Any, decision: str
) -> None:
    base = adjourned(rules=rules(tie=Tie(fallback=fallback)))
    after(base, WRONG.model_copy(update={"to": "abstain"}))
    after(base, AGREE, by=PAULA)
    assert (result(base)["decision"], result(base)["casting"]) == (decision, None)


def test_a_casting_vote_holds_if_the_same_counts_tie_again_and_falls_otherwise() -> None:
    votes = (vote(1), vote(2, "no"), vote(3, "abstain"), vote(4, "abstain"), vote(5, "abstain"))
    base = replace(closed(*votes), at=HOUR + 60 * SECOND)
    after(base, c.BreakTie(ballot="b1", option="yes"), by=PAULA)
    after(base, c.ProclaimResult(ballot="b1"), c.AdjournSession())
    swapped = c.ProposeCorrection(
        correction="c1", target="result", ballot="b1", votes={"s1": "no", "s2": "yes"}, reason="Trocados"
    )
    after(base, swapped)
    after(base, AGREE, by=PAULA)
    assert (result(base)["decision"], result(base)["casting"]) == ("approved", "yes")
    after(base, swapped.model_copy(update={"correction": "c2", "votes": {"s3": "no", "s4": "yes"}}))
    after(base, c.AgreeToCorrection(correction="c2"), by=PAULA)
    assert (result(base)["decision"], result(base)["casting"]) == ("rejected", None)


def test_of_a_reserved_item_the_public_reads_the_result_alone() -> None:
    base = adjourned_on_reserved()
    (one,) = told(base)
    assert (one["votes"], one["reason"], one["result"]["after"]["decision"]) == (None, None, "rejected")
    agreed = base.stage.lines[-1].recorded
    assert SESSION.message(base.state, agreed, Audience.PUBLIC) == {"ballot": "b1"}
    assert told(base, Audience.MEMBER)[0]["reason"] == WRONG.reason


def adjourned_on_reserved() -> Given[Session]:
    base = after(
        with_ballot_on_item(),
        *VOTES,
        c.CloseBallot(ballot="b1"),
    )
    base = replace(base, at=HOUR + 60 * SECOND)
    after(base, c.ProclaimResult(ballot="b1"), c.FinishItem(item="i1"), c.AdjournSession(), WRONG)
    return after(base, AGREE, by=PAULA)


def with_ballot_on_item() -> Given[Session]:
    base = called(c.AddItem(item="i1", title="Caso de uma criança", reserved="ECA, art. 17"))
    after(base, *(check_in(number) for number in (1, 2, 3, 4, 5)), c.OpenSession(), c.StartItem(item="i1"))
    return after(base, BALLOT.model_copy(update={"item": "i1"}))
