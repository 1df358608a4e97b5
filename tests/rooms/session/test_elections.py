"""Election of officers: who is nominated and stands, who votes, rounds, ties, and who presides meanwhile."""

from typing import Any

import pytest

from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import commands as c, events as e
from rooms.session.errors import (
    AlreadyNominated,
    CriteriaInsufficient,
    ElectionClosed,
    ElectionExists,
    ElectionNeeded,
    ItemClosed,
    MeansNeeded,
    NoCandidates,
    NoRunoff,
    NotAccepted,
    NotAnElector,
    NotEligible,
    NotForElection,
    NotNominated,
    OnlyTheNominee,
    SeatUnknown,
    SegmentUnknown,
    UnknownElection,
)
from rooms.session.words import Means
from tests.given import CLERK, SYSTEM
from tests.rooms.session.cast import (
    PAULA,
    STRANGER,
    after,
    alternate,
    broken,
    called,
    holder,
    opened,
    roster,
    seat,
    titular,
    vote,
)
from tests.rooms.session.electing import (
    ACCEPT,
    CALL,
    CIVIL,
    DECLINE,
    ITEM,
    OTHER,
    OWN,
    PUT,
    WITHDRAW,
    on_table,
    stands,
    state,
)


def test_an_election_is_called_on_an_item_of_that_matter() -> None:
    base = called(ITEM, c.AddItem(item="i2", title="Parecer"))
    base.when(CALL).then(
        e.ElectionCalled(
            election="e1", office="president", item="i1", criteria=("new_round", "seniority", "age", "draw")
        )
    )
    base.when(CALL.model_copy(update={"election": "e2", "item": "i2"})).refuses(NotForElection, item="i2")
    base.when(CALL.model_copy(update={"election": "e2"})).refuses(ElectionExists, election="e1", office="president")
    vice = CALL.model_copy(update={"office": "vice_president"})
    base.when(vice).refuses(ElectionExists, election="e1")
    base.when(vice.model_copy(update={"election": "e2"}), by=PAULA).happens()
    base.when(CALL.model_copy(update={"election": "e3"}), by=titular(1)).refuses(NotAllowed)


def test_an_election_is_public() -> None:
    base = after(called(ITEM), c.ReserveItem(item="i1", basis="LGPD"))
    base.when(CALL).refuses(NotForElection, item="i1")
    base = after(on_table(), c.ReserveItem(item="i1", basis="LGPD"))
    assert base.stage.view(Audience.PUBLIC)["elections"] == {}
    assert list(base.stage.view(Audience.MEMBER)["elections"]) == ["e1"]


def test_its_segments_are_known_and_its_criteria_decide() -> None:
    base = called(ITEM)
    for field in ("eligible", "voting"):
        base.when(CALL.model_copy(update={field: ("users",)})).refuses(SegmentUnknown, segment="users")
    for criteria in (("new_round",), ("draw", "draw")):
        base.when(CALL.model_copy(update={"criteria": criteria})).refuses(CriteriaInsufficient)


def test_whoever_puts_themselves_forward_stands() -> None:
    base = on_table()
    base.when(OWN, by=titular(1)).then(
        e.Nominated(election="e1", item="i1", seat="s1", person="t1", name="T1", by_seat="s1", accepted=True)
    )
    base.when(OWN, by=titular(1)).refuses(AlreadyNominated, seat="s1", name="T1")
    assert state(base)["nominees"] == [
        {"seat": "s1", "person": "t1", "name": "T1", "by_seat": "s1", "state": "accepted"}
    ]


def test_whoever_others_nominate_stands_after_accepting() -> None:
    base = on_table()
    base.when(ACCEPT, by=titular(2)).refuses(NotNominated, seat="s2")
    after(base, OTHER, by=titular(1))
    base.when(PUT).refuses(NoCandidates, election="e1")
    base.when(ACCEPT, by=alternate(2)).refuses(OnlyTheNominee, name="T2")
    base.when(WITHDRAW, by=titular(2)).refuses(NotAccepted, seat="s2")
    base.when(ACCEPT, by=titular(2)).then(e.NominationAccepted(election="e1", item="i1", seat="s2", person="t2"))
    base.when(ACCEPT, by=titular(2)).refuses(NotNominated, seat="s2")
    base.when(PUT).happens()


def test_a_nomination_is_declined_and_may_be_made_anew() -> None:
    base = after(on_table(), OTHER, by=titular(1))
    base.when(DECLINE, by=titular(2)).then(e.NominationDeclined(election="e1", item="i1", seat="s2", person="t2"))
    base.when(ACCEPT, by=titular(2)).refuses(NotNominated, seat="s2")
    base.when(OTHER, by=titular(3)).happens()
    base.when(ACCEPT, by=titular(2)).happens()
    base.when(WITHDRAW, by=titular(2)).then(e.CandidacyWithdrawn(election="e1", item="i1", seat="s2", person="t2"))
    assert [one["state"] for one in state(base)["nominees"]] == ["withdrawn"]


def test_an_alternate_who_nominates_the_own_titular_does_not_accept_for_them() -> None:
    base = after(on_table(), OWN, by=alternate(1))
    assert [one["state"] for one in state(base)["nominees"]] == ["nominated"]


def test_the_clerk_enters_what_a_member_made_known() -> None:
    base = on_table()
    base.when(OWN.model_copy(update={"seat": "s1"})).refuses(MeansNeeded)
    after(base, *stands(1), OTHER.model_copy(update={"seat": "s1", "means": Means.VOICE}))
    base.when(ACCEPT.model_copy(update={"seat": "s2"})).refuses(MeansNeeded)
    accepted = e.NominationAccepted(election="e1", item="i1", seat="s2", person="t2", means=Means.PHONE)
    base.when(ACCEPT.model_copy(update={"seat": "s2", "means": Means.PHONE})).then(accepted)
    base.when(OWN, by=STRANGER).refuses(NotAllowed)


def test_only_sworn_titulars_of_the_eligible_segments_stand() -> None:
    unsworn = seat(2).model_copy(update={"titular": holder("t2", sworn_at=None)})
    vacant = seat(3, titular=None)
    seats = tuple({one.id: one for one in (*CIVIL.seats, unsworn, vacant)}.values())
    base = after(opened(ITEM, present=(1, 4, 5, 6), roster_=CIVIL.model_copy(update={"seats": seats})))
    after(base, CALL.model_copy(update={"eligible": ("government",)}))
    for nominee, name, why in (("s2", "T2", "sworn"), ("s3", "", "vacant"), ("s4", "T4", "segment")):
        asked = OTHER.model_copy(update={"nominee": nominee})
        base.when(asked, by=titular(1)).refuses(NotEligible, seat=nominee, name=name, why=why)
        assert state(base)["seats"][nominee]["stands"]["params"]["why"] == why
    base.when(OTHER.model_copy(update={"nominee": "s9"}), by=titular(1)).refuses(SeatUnknown, seat="s9")
    base.when(OTHER.model_copy(update={"nominee": "s1"}), by=titular(4)).happens()


def test_voting_seats_nominate_and_others_only_themselves() -> None:
    base = opened(ITEM, present=(1, 2, 3, 4, 5, 6), roster_=CIVIL)
    after(base, CALL.model_copy(update={"voting": ("civil_society",)}))
    base.when(OTHER, by=titular(1)).refuses(NotAnElector, seat="s1")
    assert (state(base)["seats"]["s1"]["nominates"]["code"], state(base)["seats"]["s4"]["nominates"]) == (
        "not_an_elector",
        None,
    )
    base.when(OTHER.model_copy(update={"seat": "s9", "means": Means.HAND})).refuses(SeatUnknown, seat="s9")
    base.when(OTHER, by=titular(4)).happens()
    base.when(OWN, by=titular(1)).happens()


def test_only_seats_of_the_voting_segments_are_the_electorate_and_the_base() -> None:
    base = opened(ITEM, present=(1, 2, 3, 4, 5), roster_=CIVIL)
    after(base, c.StartItem(item="i1"), CALL.model_copy(update={"voting": ("civil_society",)}), *stands(1), PUT)
    ballot = base.state.ballots.items["b1"].opened
    assert ([one.seat for one in ballot.electorate], ballot.absent) == (["s4", "s5"], ("s6",))
    assert (ballot.statutory, ballot.filled, ballot.present) == (3, 3, 2)
    broken(base.when(vote(1, "s1")), "not_in_electorate")


def test_candidates_are_the_options_named_as_they_are() -> None:
    base = after(on_table(*stands(1, 2)), OTHER.model_copy(update={"nominee": "s3"}), by=titular(1))
    after(base, PUT)
    seen = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]
    assert (seen["kind"], seen["item"], seen["matter"], seen["election"]) == ("election", "i1", "election", "e1")
    assert (seen["options"], seen["labels"]) == (["s1", "s2", "blank", "null"], {"s1": "T1", "s2": "T2"})
    assert state(base)["state"] == "voting"
    for command in (OTHER, WITHDRAW):
        base.when(command, by=titular(1)).refuses(ElectionClosed, election="e1", why="voting")


def test_a_ballot_of_kind_election_is_that_of_an_election() -> None:
    base = on_table(*stands(1))
    plain = PUT.model_copy(update={"election": None, "kind": "election"})
    base.when(plain).refuses(ElectionNeeded, kind="election")
    base.when(PUT.model_copy(update={"kind": "roll_call"})).refuses(ElectionNeeded, kind="roll_call")
    settles = c.Settles(kind="extension", subject="30")
    base.when(PUT.model_copy(update={"settles": settles})).refuses(ElectionNeeded)
    base.when(PUT.model_copy(update={"election": "e9"})).refuses(UnknownElection, election="e9")
    base.when(OWN.model_copy(update={"election": "e9"}), by=titular(2)).refuses(UnknownElection, election="e9")
    base.when(PUT.model_copy(update={"runoff_of": "b9"})).refuses(NoRunoff, ballot="b9")


def test_whoever_is_no_longer_eligible_is_not_voted_on() -> None:
    base = on_table(*stands(1))
    gone = roster(5, seat(1, titular=None))
    base.when(c.ComposeSession(roster=gone), by=SYSTEM).happens()
    base.when(PUT).refuses(NotEligible, seat="s1", why="vacant")


def test_an_election_ends_with_its_item() -> None:
    base = after(on_table(), c.FinishItem(item="i1"))
    base.when(OWN, by=titular(1)).refuses(ItemClosed, item="i1")
    assert state(base)["state"] == "unfilled"


@pytest.mark.parametrize("command", [PUT, OWN])
def test_there_is_none_before_it_is_called(command: Any) -> None:
    base = after(opened(ITEM), c.StartItem(item="i1"))
    base.when(command, by=titular(1) if command is OWN else CLERK).refuses(UnknownElection, election="e1")
