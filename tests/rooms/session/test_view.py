"""The facts a view derives: quorum, who may vote, the next steps, what is mine, the row for lists."""

from typing import Any

from rooms.council.rules_profile import BallotRules
from rooms.log.kind import Asked, Audience, instant_text
from rooms.session import SESSION, Session, commands as c
from rooms.session.view.memory import memory_of
from rooms.session.words import ChairReason
from tests.given import SYSTEM, Given
from tests.rooms.session.cast import (
    BALLOT,
    DAY,
    HOUR,
    LATER,
    after,
    called,
    check_in,
    opened,
    own,
    rules,
    scheduled,
    silent,
    titular,
    vote,
    with_ballot,
)

ITEM = c.AddItem(item="i1", title="Parecer")
ON_ITEM = BALLOT.model_copy(update={"item": "i1"})


def seats_of(base: Given[Session]) -> dict[str, dict[str, Any]]:
    """The seats of ballot b1 as everybody sees them."""
    seats: dict[str, dict[str, Any]] = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]
    return seats


def test_the_quorum_says_what_matters_now() -> None:
    base = after(called(), check_in(1), check_in(2))
    quorum = base.stage.view(Audience.PUBLIC)["quorum"]
    assert (quorum["present"], quorum["statutory"], quorum["filled"]) == (2, 5, 5)
    assert quorum["opening"] == {"needed": 3, "base": "statutory", "base_size": 5, "is_reached": False}
    assert quorum["sentence"]["code"] == "quorum.absolute.open.missing"
    after(base, check_in(3), c.OpenSession())
    sentence = base.stage.view(Audience.PUBLIC)["quorum"]["sentence"]
    assert sentence == {
        "code": "quorum.absolute.vote.reached",
        "params": {"needed": 3, "of": 5, "present": 3, "base": "statutory", "article": ""},
    }


def test_each_seat_says_whether_it_may_vote_and_why_not() -> None:
    base = with_ballot(vote(1), c.CheckOut(seat="s2"), rules=rules(ballot=BallotRules(change_vote="final", calls=0)))
    after(base, c.DeclareOutcome(ballot="b1", outcome="recused"), by=titular(3))
    seats = seats_of(base)
    assert [one["why"] and one["why"]["code"] for one in seats.values()] == [
        "already_voted", "seat_not_present", "seat_recused", None, None,
    ]  # fmt: skip
    after(base, c.CheckOut(seat="s3"), c.CheckOut(seat="s4"))
    seats = seats_of(base)
    assert {one["why"]["code"] for one in seats.values()} == {"no_quorum"}
    after(base, check_in(4), silent(4), silent(5), check_in(3), c.CloseBallot(ballot="b1"))
    assert {one["why"]["code"] for one in seats_of(base).values()} == {"ballot_not_open"}


def test_a_seat_names_the_person_who_votes_for_it_now() -> None:
    base = after(with_ballot(), c.CheckOut(seat="s1"), c.CheckIn(seat="s1", person="a1"))
    assert (seats_of(base)["s1"]["person"], seats_of(base)["s1"]["may_vote"]) == ("a1", True)
    after(base, check_in(1))
    assert seats_of(base)["s1"]["person"] == "t1"


OPENS = "2026-03-10T12:00:00.000Z"


def steps(base: Given[Session]) -> list[tuple[str, bool, str | None]]:
    """The next steps: type, whether possible, not before when or why not."""
    return [
        (step["type"], step["is_possible"], step["not_before"] or (step["why"] and step["why"]["code"]))
        for step in base.stage.view(Audience.CLERK)["steps"]
    ]


COUNT = ("attendance.verify_quorum", True, None)
"""At any moment of a session that has gathered, and never what comes next by itself."""


def test_the_next_lawful_steps_are_asked_of_the_rules() -> None:
    assert steps(scheduled()) == [("session.call", True, None)]
    base = called(ITEM)
    no_quorum = ("session.open", False, "no_quorum")
    assert steps(base) == [no_quorum, no_quorum, ("session.open", True, OPENS), COUNT]
    after(base, check_in(1))
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER).happens()
    assert base.stage.view(Audience.CLERK)["steps"][2]["data"] == {"call": 2, "informative": True}
    after(base, check_in(2))
    assert steps(base)[1] == ("session.open", True, "2026-03-10T12:30:00.000Z")
    after(base, *map(check_in, (3, 4, 5)), c.OpenSession())
    after(base, c.RequestFloor(), by=titular(1))
    assert [type_ for type_, _, _ in steps(base)] == [
        "floor.grant", "agenda.start", "session.suspend", "session.adjourn", COUNT[0],
    ]  # fmt: skip
    after(base, c.StartItem(item="i1"))
    assert steps(base)[1:] == [
        ("ballot.open", True, None), ("agenda.finish", True, None), ("session.suspend", True, None),
        ("session.adjourn", False, "open_items"), COUNT,
    ]  # fmt: skip
    after(base, ON_ITEM)
    assert steps(base) == [("ballot.close", False, "not_reconciled"), ("ballot.call", True, None), COUNT]
    after(base, vote(1), vote(2, "no"), *map(silent, (3, 4, 5)), c.CloseBallot(ballot="b1"))
    ripe = "2026-03-10T12:00:30.000Z"
    assert steps(base) == [
        ("ballot.break_tie", True, ripe), ("ballot.break_tie", True, ripe), ("ballot.proclaim", True, ripe), COUNT,
    ]  # fmt: skip
    after(base, c.AnnulBallot(ballot="b1", reason="x"), c.SuspendSession())
    assert steps(base) == [("session.resume", True, None), COUNT]
    after(base, c.AdjournSession(items={"i1": "withdrawn"}))
    assert steps(base) == []


def test_an_item_to_be_decided_is_put_to_the_vote_before_it_is_finished() -> None:
    base = called(ITEM)
    after(base, *map(check_in, (1, 2, 3)), c.OpenSession(), c.StartItem(item="i1"))
    step = base.stage.view(Audience.CLERK)["steps"][0]
    assert (step["type"], step["data"]) == ("ballot.open", {"item": "i1"})


def test_a_voter_keeps_the_receipt_and_a_seat_whoever_attended_for_it() -> None:
    base = called(ITEM)
    after(base, *map(check_in, (1, 2, 3)), c.OpenSession(), c.StartItem(item="i1"), ON_ITEM, vote(1), vote(2, "no"))
    voter = base.stage.state.ballots.items["b1"].votes["s1"]
    mine = base.stage.shown(SESSION.mine(base.stage.state, Asked(voter.person, frozenset(), LATER)))
    receipt = {"number": voter.seq, "at": instant_text(voter.at), "choice": "yes"}
    assert mine["receipts"] == {"b1": receipt}
    after(base, c.AnnulBallot(ballot="b1", reason="x"), c.AdjournSession(items={"i1": "withdrawn"}))
    seen = base.stage.view(Audience.PUBLIC)["attendance"]
    assert (seen["s1"]["state"], seen["s1"]["people"], seen["s1"]["attended"]) == ("left", {}, [voter.person])
    assert seen["s5"]["attended"] == []


def test_the_chair_is_seen_with_the_seat() -> None:
    base = after(opened(), c.TakeChair(reason=ChairReason.ABSENCE, person="t1"))
    assert base.stage.view(Audience.PUBLIC)["chair"] == {
        "person": "t1",
        "name": "T1",
        "seat": "s1",
        "reason": "absence",
        "since": "2026-03-10T12:00:00.000Z",
        "is_away": False,
    }
    assert scheduled().stage.view(Audience.PUBLIC)["chair"] is None


def test_mine_is_what_is_for_me_alone() -> None:
    base = after(opened(), c.RequestFloor(), by=titular(1))
    after(base, BALLOT)
    after(base, own("no"), by=titular(1))
    assert SESSION.mine(base.state, Asked("t1", frozenset({"member"}), HOUR)) == {
        "person": "t1",
        "seats": [{"seat": "s1", "capacity": "titular"}],
        "votes": {"b1": "no"},
        "receipts": {"b1": {"number": 12, "at": "2026-03-10T12:00:00.000Z", "choice": "no"}},
        "recusals": [],
        "requests": ["r10"],
        "roles": ["member"],
        "corrections": {"propose": False, "waiting": {}},
        "call": {"answer": None, "summoned": []},
    }
    assert SESSION.mine(base.state, Asked("a1", frozenset(), HOUR))["seats"][0]["capacity"] == "alternate"
    lists: dict[str, Any] = {"seats": [], "recusals": [], "requests": [], "roles": []}
    nobody = {"person": None, "votes": {}, "receipts": {}, **lists}
    nobody["call"] = {"answer": None, "summoned": []}
    nobody["corrections"] = {"propose": False, "waiting": {}}
    assert SESSION.mine(base.state, Asked(None, frozenset(), HOUR)) == nobody
    assert SESSION.mine(scheduled().state, Asked(None, frozenset(), HOUR)) == nobody


def test_the_row_for_lists() -> None:
    assert SESSION.index(called().state) == {
        "council": "council-1",
        "number": None,
        "kind": "ordinary",
        "state": "called",
        "scheduled_at": HOUR,
        "rehearsal": False,
        "next_due_at": HOUR - DAY,
    }
    empty = SESSION.initial("x")
    assert (SESSION.index(empty), empty.council, empty.kind, empty.is_rehearsal) == (None, "", "", False)
    assert SESSION.view(empty, Audience.PUBLIC)["session"] is None
    assert SESSION.upcast(1, "session.opened", {"a": 1}) == {"a": 1}


def test_what_did_not_change_is_the_same_object_and_forgetting_changes_nothing() -> None:
    base = with_ballot(vote(1))
    before = SESSION.view(base.state, Audience.PUBLIC)
    after(base, vote(2))
    now = SESSION.view(base.state, Audience.PUBLIC)
    assert all(now[key] is before[key] for key in before.keys() - {"ballots", "chat"})
    old, new = (view["ballots"]["items"]["b1"]["seats"] for view in (before, now))
    assert [new[seat] is old[seat] for seat in new] == [True, False, True, True, True]
    memory_of.cache_clear()
    assert SESSION.view(base.state, Audience.PUBLIC) == now
