"""Recusal: of a person on one item, declared or alleged; who votes instead, and what becomes of quorum and ballot."""

from typing import Any

from rooms.council.rules_profile import DeliberationQuorum, Recusal
from rooms.council.rules_values import Quorum
from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked, Audience
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.decide.seats import recused_for, voters_for
from rooms.session.errors import (
    AlreadyRecused,
    BlockRecused,
    ChallengePending,
    ItemClosed,
    NoQuorum,
    NoSeat,
    NotRecused,
    PersonRecused,
    RecusalStands,
    RecusalTooLate,
    SeatUnknown,
    UnknownItem,
    UnknownPerson,
    VotedElsewhere,
    WhichSeat,
)
from rooms.session.words import Means, RecusalKind
from tests.given import Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    STRANGER,
    after,
    alternate,
    broken,
    called,
    check_in,
    holder,
    opened,
    own,
    roster,
    rules,
    scheduled,
    seat,
    silent,
    titular,
    vote,
)

ITEM = c.AddItem(item="i1", title="Parecer")
ON_ITEM = BALLOT.model_copy(update={"item": "i1"})
IMPEDED = c.Recuse(item="i1", kind=RecusalKind.IMPEDIMENT, reason="É parente da parte")
CHALLENGE = c.Challenge(item="i1", seat="s1", kind=RecusalKind.SUSPICION, reason="Trabalha na entidade")
ANSWER = c.AcceptChallenge(challenge="c12")
S1 = frozenset({"s1"})
NOT_COUNTED = rules(recusal=Recusal(counts_for_quorum=False))


def on_table(**more: Any) -> Given[Session]:
    """An open session with item i1 on the table: the next event is the twelfth when all five are present."""
    return after(opened(ITEM, **more), c.StartItem(item="i1"))


def recused(number: int) -> c.Recuse:
    """A recusal entered by the clerk for a seat."""
    return IMPEDED.model_copy(update={"seat": f"s{number}", "means": Means.VOICE})


def test_a_member_is_recused_and_the_public_reads_only_the_kind() -> None:
    base = on_table()
    base.when(IMPEDED, by=titular(1)).then(
        e.Recused(item="i1", seat="s1", person="t1", kind=RecusalKind.IMPEDIMENT, reason="É parente da parte")
    )
    base.when(IMPEDED, by=titular(1)).refuses(AlreadyRecused, item="i1", person="t1", name="T1")
    assert (voters_for(base.state, ("i1",)).get("s1"), recused_for(base.state, ("i1",))) == (None, S1)
    assert (voters_for(base.state, ())["s1"], recused_for(base.state, ())) == ("t1", frozenset())
    seen = {"person": "t1", "name": "T1", "seat": "s1", "kind": "impediment", "instead": None}
    for audience, reason in ((Audience.PUBLIC, None), (Audience.MEMBER, None), (Audience.CLERK, "É parente da parte")):
        view = base.stage.view(audience)["recusals"]
        assert view == {"items": {"i1": [{**seen, "reason": reason}]}, "challenges": []}
        told = SESSION.message(base.state, base.stage.lines[-1].recorded, audience)
        assert ("reason" in (told or {})) is (reason is not None)


def test_the_person_reads_the_own_reason() -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    mine = base.stage.shown(SESSION.mine(base.state, Asked("t1", frozenset({"member"}), HOUR)))
    assert mine["recusals"] == [
        {"item": "i1", "kind": "suspicion", "challenge": "c12", "reason": "Trabalha na entidade"}
    ]
    after(base, ANSWER, by=titular(1))
    mine = base.stage.shown(SESSION.mine(base.state, Asked("t1", frozenset({"member"}), HOUR)))
    assert mine["recusals"] == [
        {"item": "i1", "kind": "suspicion", "challenge": None, "reason": "Trabalha na entidade"}
    ]
    assert SESSION.mine(base.state, Asked("t2", frozenset({"member"}), HOUR))["recusals"] == []


def test_the_alternate_takes_over_if_there_and_else_the_seat_is_recused() -> None:
    base = after(on_table(), c.CheckIn(seat="s1", person="a1"))
    after(base, IMPEDED, by=titular(1))
    after(base, IMPEDED, by=titular(2))
    assert (voters_for(base.state, ("i1",))["s1"], recused_for(base.state, ("i1",))) == ("a1", frozenset({"s2"}))
    assert base.stage.view(Audience.PUBLIC)["recusals"]["items"]["i1"][0]["instead"] == {"person": "a1", "name": "A1"}
    opening = base.when(ON_ITEM).happens()
    ballot = opening.state.ballots.items["b1"]
    assert [(one.seat, one.person) for one in ballot.opened.electorate[:2]] == [("s1", "a1"), ("s2", "t2")]
    assert base.stage.lines[-1].recorded.event == e.OutcomeDeclared(ballot="b1", seat="s2", outcome="recused")
    base.when(own(), by=titular(1)).refuses(PersonRecused, name="T1")
    base.when(own(), by=alternate(1)).happens()
    after(base, IMPEDED.model_copy(update={"seat": "s3"}).model_copy(update={"means": Means.HAND}))
    assert base.stage.lines[-1].recorded.event == e.OutcomeDeclared(ballot="b1", seat="s3", outcome="recused")


def test_who_recuses_while_votes_are_taken_has_not_voted_and_the_alternate_then_votes() -> None:
    base = after(on_table(), c.CheckIn(seat="s1", person="a1"), ON_ITEM)
    base.when(IMPEDED, by=titular(1)).then(
        e.Recused(item="i1", seat="s1", person="t1", kind=RecusalKind.IMPEDIMENT, reason="É parente da parte")
    )
    base.when(own(), by=titular(1)).refuses(PersonRecused)
    base.when(own(), by=alternate(1)).happens()
    base.when(IMPEDED, by=alternate(1)).refuses(RecusalTooLate, item="i1", ballot="b1")
    after(base, c.DeclareOutcome(ballot="b1", outcome="recused"), by=titular(2))
    base.when(IMPEDED, by=titular(2)).then(
        e.Recused(item="i1", seat="s2", person="t2", kind=RecusalKind.IMPEDIMENT, reason="É parente da parte")
    )
    after(base, vote(3), vote(4), vote(5), c.CloseBallot(ballot="b1"))
    base.when(recused(3)).refuses(RecusalTooLate)


def test_the_recusal_is_of_the_person_and_follows_into_the_other_seat() -> None:
    two = roster(5, seat(2, titular=None, alternates=(holder("t1"),)))
    base = after(opened(ITEM, present=(1, 3, 4, 5), roster_=two), c.StartItem(item="i1"))
    base.when(IMPEDED, by=titular(1)).refuses(WhichSeat, seats=["s1", "s2"])
    after(base, recused(1), c.CheckIn(seat="s2"), by=titular(1))
    assert recused_for(base.state, ("i1",)) == {"s2"}


def test_nobody_votes_twice_in_two_seats() -> None:
    two = roster(5, seat(2, titular=None, alternates=(holder("t1"),)))
    base = after(opened(present=(1, 3, 4, 5), roster_=two), c.CheckIn(seat="s2", person="t1"))
    after(base, check_in(1), BALLOT, vote(1), c.CheckIn(seat="s2", person="t1"))
    assert "s2" not in base.state.ballots.items["b1"].electors
    two = roster(5, seat(2, alternates=(holder("t1"),)))
    base = after(opened(roster_=two), BALLOT, vote(1), c.CheckOut(seat="s2"), c.CheckIn(seat="s2", person="t1"))
    base.when(vote(2)).refuses(VotedElsewhere, seat="s1", name="T1")


def test_the_clerk_enters_it_for_the_person_who_votes_or_is_named() -> None:
    base = after(on_table(present=(1, 2, 3, 4)), c.CheckIn(seat="s5", person="a5"))
    base.when(recused(5)).then(
        e.Recused(
            item="i1",
            seat="s5",
            person="a5",
            kind=RecusalKind.IMPEDIMENT,
            means=Means.VOICE,
            reason="É parente da parte",
        )
    )
    after(base, recused(5).model_copy(update={"person": "t5"}))
    base.when(recused(1).model_copy(update={"person": "t2"})).refuses(UnknownPerson, person="t2")
    base.when(recused(9)).refuses(SeatUnknown, seat="s9")
    base.when(IMPEDED.model_copy(update={"seat": "s2"}), by=titular(1)).refuses(NoSeat)
    base.when(IMPEDED.model_copy(update={"person": "t2"}), by=titular(1)).refuses(UnknownPerson)
    base.when(IMPEDED, by=STRANGER).refuses(NotAllowed)


def test_it_is_declared_before_or_during_the_item_and_not_afterwards() -> None:
    scheduled(ITEM).when(IMPEDED, by=titular(1)).refuses(NotAllowed)
    base = called(ITEM)
    base.when(IMPEDED, by=titular(1)).happens()
    base.when(IMPEDED.model_copy(update={"item": "i9"}), by=titular(1)).refuses(UnknownItem, item="i9")
    base = after(on_table(), c.FinishItem(item="i1"))
    base.when(IMPEDED, by=titular(1)).refuses(ItemClosed)
    base.when(CHALLENGE, by=titular(2)).refuses(ItemClosed)


def test_it_is_taken_back_only_before_the_item_is_put_to_the_vote() -> None:
    base = on_table()
    back = c.WithdrawRecusal(item="i1")
    base.when(back, by=titular(1)).refuses(NotRecused, item="i1", person="t1")
    after(base, IMPEDED, by=titular(1))
    base.when(back, by=titular(1)).then(e.RecusalWithdrawn(item="i1", seat="s1", person="t1"))
    assert base.stage.view(Audience.PUBLIC)["recusals"]["items"] == {}
    after(base, recused(2), ON_ITEM, c.AnnulBallot(ballot="b1", reason="Erro"))
    clerks = c.WithdrawRecusal(item="i1", seat="s2", means=Means.HAND)
    base.when(clerks).then(e.RecusalWithdrawn(item="i1", seat="s2", person="t2", means=Means.HAND))
    after(base, recused(2), ON_ITEM.model_copy(update={"ballot": "b2"}))
    base.when(clerks).refuses(RecusalStands, item="i1")
    base.when(clerks.model_copy(update={"seat": "s3"})).refuses(NotRecused, person="t3")


def test_the_seat_counts_for_the_quorum_unless_the_rules_say_no() -> None:
    base = after(on_table(present=(1, 2, 3)), recused(1))
    assert base.stage.view(Audience.PUBLIC)["quorum"]["deliberation"]["is_reached"]
    base.when(ON_ITEM).happens()
    base = after(on_table(present=(1, 2, 3), rules=NOT_COUNTED), recused(1))
    base.when(c.VerifyQuorum()).then(e.QuorumVerified(present=("s1", "s2", "s3"), needed=3, reached=False))
    base.when(ON_ITEM).refuses(NoQuorum, present=2, needed=3)
    base.when(BALLOT).happens()
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"), c.CheckIn(seat="s1", person="a1"))
    base.when(ON_ITEM.model_copy(update={"ballot": "b2"})).happens()


def test_a_base_of_those_present_leaves_out_who_does_not_count() -> None:
    half = DeliberationQuorum(first_call=Quorum(of="2/3", base="present"))
    base = after(on_table(rules=rules(deliberation_quorum=half, recusal=Recusal(counts_for_quorum=False))), recused(1))
    quorum = base.stage.view(Audience.PUBLIC)["quorum"]["deliberation"]
    assert quorum == {"needed": 3, "base": "present", "base_size": 4, "is_reached": True}


def test_a_recusal_during_the_ballot_may_cost_the_quorum() -> None:
    base = after(on_table(present=(1, 2, 3), rules=NOT_COUNTED), ON_ITEM, vote(2), recused(1))
    base.when(vote(3)).refuses(NoQuorum, present=2)
    stop = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]["s3"]["why"]
    assert (stop["code"], stop["params"]["present"]) == ("no_quorum", 2)
    after(base, silent(3))
    base.when(c.CloseBallot(ballot="b1")).refuses(NoQuorum)


def test_of_a_reserved_item_the_public_learns_nothing() -> None:
    base = after(on_table(), CHALLENGE, by=titular(2))
    after(base, recused(3), c.ReserveItem(item="i1", basis="ECA"))
    assert base.stage.view(Audience.PUBLIC)["recusals"] == {"items": {}, "challenges": []}
    assert len(base.stage.view(Audience.MEMBER)["recusals"]["challenges"]) == 1


def test_a_seat_whose_recused_voter_left_is_absent() -> None:
    base = after(on_table(), recused(1), c.CheckOut(seat="s1"), ON_ITEM)
    assert base.state.ballots.items["b1"].opened.absent == ("s1",)
    base.when(own(), by=titular(2)).happens()


OTHERS = tuple(c.AddItem(item=f"i{number}", title=f"Item {number}") for number in (2, 3))
BLOCK = BALLOT.model_copy(update={"kind": "block", "items": ("i1", "i2", "i3")})
IN_PARTS = BLOCK.model_copy(update={"items": ("i2", "i3")})


def test_an_item_on_which_a_voter_is_recused_is_taken_out_of_the_block() -> None:
    base = after(opened(ITEM, *OTHERS), IMPEDED, by=titular(1))
    base.when(BLOCK).refuses(BlockRecused, item="i1", number=1, person="t1", name="T1")
    assert base.stage.view(Audience.CLERK)["desk"]["items"] == ["i2", "i3"]
    base.when(IN_PARTS).happens()
    assert "s1" in base.state.ballots.items["b1"].electors


def test_who_would_not_vote_in_it_keeps_no_item_out_of_a_block() -> None:
    base = after(opened(ITEM, *OTHERS, present=(2, 3, 4)), IMPEDED, by=titular(1))
    base = after(base, c.CheckIn(seat="s2", person="a2"))
    after(base, IMPEDED, by=alternate(2))
    base.when(BLOCK).happens()
    after(base, c.CheckOut(seat="s2", person="t2"))
    base.when(own(), by=alternate(2)).refuses(PersonRecused, name="A2")


def test_who_is_recused_on_an_item_while_its_block_is_voted_on_does_not_vote_on_the_block() -> None:
    base = after(opened(ITEM, *OTHERS), BLOCK)
    after(base, own(), by=titular(2))
    base.when(IMPEDED, by=titular(2)).refuses(RecusalTooLate, item="i1", ballot="b1")
    after(base, IMPEDED, by=titular(1))
    assert base.stage.lines[-1].recorded.event == e.OutcomeDeclared(ballot="b1", seat="s1", outcome="recused")
    broken(base.when(own(), by=titular(1)), "seat_recused")
    base.when(c.WithdrawRecusal(item="i1"), by=titular(1)).refuses(RecusalStands, item="i1")


def test_a_block_waits_for_the_challenges_on_its_items() -> None:
    base = after(opened(ITEM, *OTHERS), CHALLENGE, by=titular(2))
    base.when(BLOCK).refuses(ChallengePending, item="i1", name="T1")
    base.when(IN_PARTS).happens()
