"""Challenges: a recusal alleged by others, decided before the item: accepted, dropped, or put to the vote."""

from typing import Any, Literal

import pytest

from rooms.log.kind import Audience, Event
from rooms.session import Session, commands as c, events as e
from rooms.session.decide.seats import recused_for
from rooms.session.errors import (
    AlreadyChallenged,
    AlreadyRecused,
    ChallengePending,
    ItemClosed,
    MeansNeeded,
    NoSeat,
    OnlyTheChallenged,
    RecusalStands,
    SeatUnknown,
    SelfChallenge,
    UnknownChallenge,
    WhichSeat,
)
from rooms.session.words import Means, RecusalKind
from tests.given import Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SECOND,
    after,
    broken,
    called,
    check_in,
    holder,
    opened,
    own,
    roster,
    seat,
    titular,
    vote,
)

ITEM = c.AddItem(item="i1", title="Parecer")
ON_ITEM = BALLOT.model_copy(update={"item": "i1"})
IMPEDED = c.Recuse(item="i1", kind=RecusalKind.IMPEDIMENT, reason="É parente da parte")
CHALLENGE = c.Challenge(item="i1", seat="s1", kind=RecusalKind.SUSPICION, reason="Trabalha na entidade")
ANSWER = c.AcceptChallenge(challenge="c12")
S1 = frozenset({"s1"})


def on_table(**more: Any) -> Given[Session]:
    """An open session with item i1 on the table: the next event is the twelfth when all five are present."""
    return after(opened(ITEM, **more), c.StartItem(item="i1"))


def recused(number: int) -> c.Recuse:
    """A recusal entered by the clerk for a seat."""
    return IMPEDED.model_copy(update={"seat": f"s{number}", "means": Means.VOICE})


def settled(*, is_upheld: bool, how: Literal["accepted", "ballot", "dropped"], means: Means | None = None) -> Event:
    """The challenge of seat 1, decided."""
    return e.ChallengeDecided(
        challenge="c12",
        item="i1",
        seat="s1",
        person="t1",
        kind=RecusalKind.SUSPICION,
        upheld=is_upheld,
        how=how,
        means=means,
    )


def last(base: Given[Session]) -> Event:
    """The latest event."""
    return base.stage.lines[-1].recorded.event


def settles(challenge: str = "c12") -> c.OpenBallot:
    """The ballot that decides a challenge."""
    question = c.Settles(kind="challenge", subject=challenge)
    return BALLOT.model_copy(update={"item": "i1", "settles": question})


def decided(base: Given[Session], choice: str) -> Given[Session]:
    """Ballot b1 decided by seats 2 to 5."""
    after(base, *(vote(number, choice) for number in (2, 3, 4, 5)), c.CloseBallot(ballot="b1"))
    return after_seconds(base)


def after_seconds(base: Given[Session]) -> Given[Session]:
    """Ballot b1 proclaimed once it may be."""
    base.when(c.ProclaimResult(ballot="b1"), at=HOUR + 30 * SECOND).happens()
    return base


def test_a_challenge_is_alleged_by_others_once_and_of_somebody_else() -> None:
    base = on_table()
    base.when(CHALLENGE, by=titular(2)).then(
        e.Challenged(
            challenge="c12",
            item="i1",
            seat="s1",
            person="t1",
            kind=RecusalKind.SUSPICION,
            by_seat="s2",
            reason="Trabalha na entidade",
        )
    )
    assert base.stage.lines[-1].recorded.actor == "seat:s2"
    base.when(CHALLENGE, by=titular(3)).refuses(AlreadyChallenged, item="i1", challenge="c12")
    base.when(CHALLENGE.model_copy(update={"seat": "s3"}), by=titular(3)).refuses(SelfChallenge)
    base.when(CHALLENGE.model_copy(update={"seat": "s9"}), by=titular(3)).refuses(SeatUnknown)
    base.when(CHALLENGE.model_copy(update={"seat": "s3", "by_seat": "s4"}), by=titular(2)).refuses(NoSeat)
    after(base, recused(4))
    base.when(CHALLENGE.model_copy(update={"seat": "s4"}), by=titular(3)).refuses(AlreadyRecused)


def test_a_challenge_that_waits_is_public_and_its_reason_is_not() -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    seen = {"id": "c12", "item": "i1", "person": "t1", "name": "T1", "seat": "s1", "kind": "suspicion", "by_seat": "s2"}
    for audience, reason in ((Audience.PUBLIC, None), (Audience.CLERK, "Trabalha na entidade")):
        assert base.stage.view(audience)["recusals"]["challenges"] == [{**seen, "reason": reason}]


def test_the_chair_challenges_without_a_seat_and_the_clerk_for_a_member_with_the_means() -> None:
    base = on_table()
    base.when(CHALLENGE, by=PAULA).happens()
    assert base.state.recusals.waiting["c12"].by_seat is None
    other = CHALLENGE.model_copy(update={"seat": "s2"})
    base.when(other).refuses(WhichSeat, seats=[])
    base.when(other.model_copy(update={"by_seat": "s3"})).refuses(MeansNeeded)
    base.when(other.model_copy(update={"by_seat": "s9", "means": Means.VOICE})).refuses(SeatUnknown)
    base.when(other.model_copy(update={"by_seat": "s2", "means": Means.VOICE})).refuses(SelfChallenge)
    base.when(other.model_copy(update={"by_seat": "s3", "means": Means.VOICE})).happens()
    base.when(c.DropChallenge(challenge="c12"), by=PAULA).happens()
    base.when(c.DropChallenge(challenge="c13"), by=PAULA).refuses(OnlyTheChallenged)


def test_who_holds_two_seats_says_from_which_the_challenge_comes() -> None:
    base = after(opened(ITEM, roster_=roster(5, seat(2, alternates=(holder("t3"),)))), c.StartItem(item="i1"))
    base.when(CHALLENGE, by=titular(3)).refuses(WhichSeat, seats=["s2", "s3"])
    base.when(CHALLENGE.model_copy(update={"by_seat": "s3"}), by=titular(3)).happens()


def test_a_challenge_is_accepted_by_the_person_or_dropped_by_who_made_it() -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    base.when(ANSWER, by=titular(2)).refuses(OnlyTheChallenged, challenge="c12")
    base.when(c.DropChallenge(challenge="c12"), by=titular(1)).refuses(OnlyTheChallenged)
    base.when(ANSWER).refuses(MeansNeeded)
    base.when(ANSWER, by=titular(1)).then(settled(is_upheld=True, how="accepted"))
    assert recused_for(base.state, ("i1",)) == {"s1"}
    base.when(ANSWER, by=titular(1)).refuses(UnknownChallenge, challenge="c12")
    base = after(on_table(), CHALLENGE, by=titular(2))
    base.when(c.DropChallenge(challenge="c12", means=Means.VOICE)).then(
        settled(is_upheld=False, how="dropped", means=Means.VOICE)
    )
    assert recused_for(base.state, ("i1",)) == frozenset()


def test_who_declares_it_has_accepted_what_was_alleged() -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    after(base, IMPEDED, by=titular(1))
    assert (base.state.recusals.waiting, recused_for(base.state, ("i1",))) == ({}, S1)
    assert base.state.recusals.on("i1")["t1"].kind is RecusalKind.IMPEDIMENT


def test_it_is_decided_before_the_item() -> None:
    base = after(opened(ITEM), CHALLENGE, by=titular(2))
    base.when(c.StartItem(item="i1")).refuses(ChallengePending, item="i1", challenge="c11", name="T1")
    step = next(step for step in base.stage.view(Audience.CLERK)["steps"] if step["type"] == "agenda.start")
    assert step["why"]["code"] == "challenge_pending"
    base = after(on_table(), CHALLENGE, by=titular(2))
    base.when(ON_ITEM).refuses(ChallengePending)
    after(base, c.DropChallenge(challenge="c12", means=Means.VOICE), ON_ITEM)
    base.when(CHALLENGE, by=titular(2)).refuses(RecusalStands)


def test_an_informative_meeting_may_take_the_item_up_all_the_same() -> None:
    base = after(called(ITEM), check_in(1), check_in(2), c.OpenSession(informative=True))
    after(base, CHALLENGE, by=titular(2))
    base.when(c.StartItem(item="i1")).happens()


@pytest.mark.parametrize(("choice", "left"), [("yes", S1), ("no", frozenset())])
def test_a_ballot_decides_it_without_the_vote_of_the_person_challenged(choice: str, left: frozenset[str]) -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    base.when(settles("c99")).refuses(UnknownChallenge)
    after(base, settles())
    assert last(base) == e.OutcomeDeclared(ballot="b1", seat="s1", outcome="recused")
    broken(base.when(own(), by=titular(1)), "seat_recused")
    decided(base, choice)
    assert last(base) == settled(is_upheld=choice == "yes", how="ballot")
    assert (base.state.recusals.waiting, recused_for(base.state, ("i1",))) == ({}, left)
    base.when(ON_ITEM.model_copy(update={"ballot": "b2"})).happens()


def test_a_challenge_on_an_item_that_is_over_is_no_longer_shown_nor_decided() -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    after(base, c.WithdrawItem(item="i1"))
    assert base.stage.view(Audience.PUBLIC)["recusals"]["challenges"] == []
    base.when(settles().model_copy(update={"item": None})).refuses(ItemClosed)
