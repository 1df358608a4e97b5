"""Quorum: every requirement of every base, to open and to vote, at first and second call, anew at each change."""

from typing import Any, Literal

import pytest

from rooms.council.rules_profile import DeliberationQuorum, Recusal, SecondCall
from rooms.council.rules_values import Quorum
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import NoQuorum
from rooms.session.words import Means, RecusalKind
from tests.given import SYSTEM, Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    LATER,
    SECOND,
    after,
    called,
    check_in,
    roster,
    rules,
    seat,
    silent,
    titular,
    vote,
)

Base = Literal["statutory", "filled", "present"]
TEN = roster(10, *(seat(number, titular=None, alternates=()) for number in (8, 9, 10)))
"""Ten seats by law, seven of them filled."""
NEEDED: dict[tuple[str | int, Base], int] = {
    ("absolute", "statutory"): 6,
    ("absolute", "filled"): 4,
    (">1/2", "statutory"): 6,
    ("1/2", "statutory"): 5,
    ("1/3", "statutory"): 4,
    ("1/3", "filled"): 3,
    ("2/3", "statutory"): 7,
    ("2/3", "filled"): 5,
    (3, "statutory"): 3,
    (5, "filled"): 5,
}
"""Worked by hand: floor(n/2)+1, more than a share, at least a share, rounded up, a number of seats."""
CASES = [(of, base, needed) for (of, base), needed in NEEDED.items()]


def there(base: Given[Session], count: int) -> Given[Session]:
    """So many titulars in the room."""
    return after(base, *(check_in(number) for number in range(1, count + 1)))


@pytest.mark.parametrize(("of", "base", "needed"), CASES)
def test_the_first_call_opens_with_its_quorum_and_with_no_less(of: str | int, base: Base, needed: int) -> None:
    profile = rules(opening_quorum=Quorum(of=of, base=base, article="art. 14"))
    few = there(called(roster_=TEN, rules=profile), needed - 1)
    few.when(c.OpenSession()).refuses(NoQuorum, present=needed - 1, needed=needed, base=base, article="art. 14")
    after(few, check_in(needed)).when(c.OpenSession()).happens()


@pytest.mark.parametrize(("of", "base", "needed"), CASES)
def test_the_second_call_opens_with_its_own(of: str | int, base: Base, needed: int) -> None:
    profile = rules(opening_quorum=Quorum(of=7), second_call=SecondCall(quorum=Quorum(of=of, base=base)))
    few = there(called(roster_=TEN, rules=profile), needed - 1)
    few.when(c.OpenSession(call=2), at=LATER).refuses(NoQuorum, needed=needed, base=base)
    after(few, check_in(needed)).when(c.OpenSession(call=2), at=LATER).happens()


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize(("of", "base", "needed"), CASES)
def test_a_vote_needs_the_quorum_of_the_call_at_which_the_session_was_opened(
    of: str | int, base: Base, needed: int, call: Literal[1, 2]
) -> None:
    mine, other = Quorum(of=of, base=base), Quorum(of=1)
    votes = DeliberationQuorum(first_call=mine, second_call=other) if call == 1 else None
    votes = votes or DeliberationQuorum(first_call=other, second_call=mine)
    opens = {"opening_quorum": other, "second_call": SecondCall(quorum=other)}
    few = there(called(roster_=TEN, rules=rules(deliberation_quorum=votes, **opens)), needed - 1)
    few.when(c.OpenSession(call=call), at=LATER).happens()
    few.when(BALLOT, at=LATER).refuses(NoQuorum, present=needed - 1, needed=needed)
    after(few, check_in(needed)).when(BALLOT, at=LATER).happens()


def test_a_base_of_those_present_moves_with_them() -> None:
    half = rules(deliberation_quorum=DeliberationQuorum(first_call=Quorum(of="2/3", base="present")))
    base = there(called(rules=half), 5)
    after(base, c.OpenSession())
    for left, needed in ((5, 4), (4, 3), (3, 2), (2, 2), (1, 1)):
        seen = base.stage.view(Audience.PUBLIC)["quorum"]["deliberation"]
        assert (seen["base_size"], seen["needed"], seen["is_reached"]) == (left, needed, True)
        after(base, c.CheckOut(seat=f"s{left}"))


def quorum(base: Given[Session]) -> dict[str, Any]:
    """What the screen says of the quorum to vote."""
    seen: dict[str, Any] = base.stage.view(Audience.PUBLIC)["quorum"]
    return seen


def test_it_is_counted_anew_at_each_change() -> None:
    base = there(called(), 3)
    after(base, c.OpenSession())
    assert quorum(base)["sentence"]["code"] == "quorum.absolute.vote.reached"
    after(base, c.CheckOut(seat="s3"))
    assert quorum(base)["sentence"]["code"] == "quorum.absolute.vote.missing"
    after(base, c.CheckIn(), by=titular(3))
    after(base, c.Lapse(person="t3", since=HOUR), by=SYSTEM)
    assert (quorum(base)["present"], quorum(base)["deliberation"]["is_reached"]) == (2, False)
    base.when(BALLOT).refuses(NoQuorum, present=2)
    after(base, c.Restore(person="t3"), by=SYSTEM)
    base.when(BALLOT).happens()


def test_a_lapse_during_the_ballot_stops_the_votes_until_the_connection_is_back() -> None:
    base = there(called(), 2)
    after(base, c.CheckIn(), by=titular(3))
    after(base, c.OpenSession(), BALLOT, vote(1))
    after(base, c.Lapse(person="t3", since=HOUR), by=SYSTEM)
    base.when(vote(2)).refuses(NoQuorum, present=2, needed=3)
    after(base, c.Restore(person="t3"), by=SYSTEM)
    after(base, vote(2), silent(3))
    base.when(c.CloseBallot(ballot="b1")).happens()


def test_who_voted_and_lapsed_was_there_for_the_vote() -> None:
    base = there(called(), 2)
    after(base, c.CheckIn(), by=titular(3))
    after(base, c.OpenSession(), BALLOT, vote(1), vote(2))
    after(base, c.CastVote(ballot="b1", choice="no"), by=titular(3))
    after(base, c.Lapse(person="t3", since=HOUR), by=SYSTEM)
    base.when(c.CloseBallot(ballot="b1"), at=HOUR + SECOND).happens()


def test_a_recusal_and_a_lapse_together() -> None:
    profile = rules(recusal=Recusal(counts_for_quorum=False))
    base = there(called(c.AddItem(item="i1", title="Parecer"), rules=profile), 3)
    after(base, c.CheckIn(), by=titular(4))
    after(base, c.OpenSession(), c.StartItem(item="i1"))
    after(base, c.Recuse(item="i1", seat="s1", kind=RecusalKind.IMPEDIMENT, means=Means.VOICE))
    assert quorum(base)["deliberation"]["is_reached"]
    after(base, c.Lapse(person="t4", since=HOUR), by=SYSTEM)
    assert not quorum(base)["deliberation"]["is_reached"]
    base.when(c.VerifyQuorum()).then(e.QuorumVerified(present=("s1", "s2", "s3"), needed=3, reached=False))
    base.when(BALLOT).happens()
