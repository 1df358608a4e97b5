"""Alternates: for which seats they stand in, in which order, and when a late titular takes over the vote."""

from typing import Any

import pytest

from rooms.council.roster import Roster, RosterSeat
from rooms.council.rules_profile import Alternate, DeliberationQuorum
from rooms.council.rules_values import Quorum
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.decide.seats import recused_for, voters_for
from rooms.session.errors import (
    NoSeat,
    NotSworn,
    OtherVotes,
    SeatNotPresent,
    TitularVotes,
    UnknownPerson,
    VotedByOther,
)
from rooms.session.words import Means, Place, RecusalKind
from tests.given import SYSTEM, Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    after,
    alternate,
    called,
    check_in,
    holder,
    opened,
    own,
    roster,
    rules,
    seat,
    titular,
    vote,
)

FEW_ALTERNATES = roster(
    6,
    seat(1, organisation="Associação", alternates=(holder("a1"), holder("b1"))),
    seat(2, organisation="Associação", alternates=()),
    seat(3, organisation="Sindicato"),
    seat(4, organisation="Sindicato", alternates=()),
    seat(5, alternates=()),
    RosterSeat(id="s6", number=6, segment="users", titular=holder("t6"), alternates=()),
)
"""Six seats of two segments, three alternates: most seats have none of their own."""


def standing(scope: str, late: str = "next_ballot") -> Any:
    """The default rules, with this reach of alternates."""
    alternates = Alternate.model_validate({"scope": scope, "late_titular": late})
    return rules(alternate=alternates, deliberation_quorum=DeliberationQuorum(first_call=Quorum(of=2)))


def here(base: Given[Session], *persons: str) -> Given[Session]:
    """These persons present for the seats they hold."""
    return after(base, *(c.CheckIn(seat=f"s{person[1]}", person=person, place=Place.IN_ROOM) for person in persons))


def council(scope: str, *present: str, late: str = "next_ballot", roster_: Roster = FEW_ALTERNATES) -> Given[Session]:
    """A called session of the six seats with these persons present."""
    return here(called(c.AddItem(item="i1", title="Parecer"), roster_=roster_, rules=standing(scope, late)), *present)


@pytest.mark.parametrize(
    ("scope", "voters"),
    [
        ("own_seat", {"s1": "t1", "s3": "t3"}),
        ("organisation", {"s1": "t1", "s2": "a1", "s3": "t3", "s4": "a3"}),
        ("segment", {"s1": "t1", "s2": "a1", "s3": "t3", "s4": "a3", "s5": "b1"}),
    ],
)
def test_an_alternate_whose_titular_is_there_stands_in_as_far_as_the_rules_say(
    scope: str, voters: dict[str, str]
) -> None:
    assert council(scope, "t1", "a1", "b1", "t3", "a3").state.attendance.voters == voters


def test_whoever_comes_first_the_order_is_that_of_the_roster() -> None:
    first, last = ("t1", "a1", "b1", "t3", "a3"), ("a3", "t3", "b1", "a1", "t1")
    assert council("segment", *first).state.attendance.voters == council("segment", *last).state.attendance.voters


def test_an_alternate_is_first_of_all_that_of_the_own_seat() -> None:
    base = council("organisation", "a1")
    assert base.state.attendance.voters == {"s1": "a1"}
    here(base, "t1")
    assert base.state.attendance.voters == {"s1": "t1", "s2": "a1"}
    here(base, "t2")
    assert base.state.attendance.voters == {"s1": "t1", "s2": "t2"}
    after(base, c.CheckOut(seat="s1", person="t1"))
    assert base.state.attendance.voters == {"s2": "t2", "s1": "a1"}


def test_nobody_stands_in_for_a_vacant_seat_but_its_own_alternates() -> None:
    vacant = roster(3, seat(2, titular=None, alternates=()), seat(3, titular=None))
    base = council("segment", "t1", "a1", "a3", roster_=vacant)
    assert base.state.attendance.voters == {"s1": "t1", "s3": "a3"}


def test_an_alternate_checks_in_for_the_seat_it_stands_in_for() -> None:
    base = council("segment", "t1", "b1")
    base.when(c.CheckIn(seat="s5"), by=alternate(1)).then(
        e.CheckedIn(seat="s5", person="a1", place=Place.REMOTE, own_device=True)
    )
    assert base.state.attendance.voters == {"s1": "t1", "s5": "a1", "s2": "b1"}
    base.when(c.CheckIn(seat="s6"), by=alternate(1)).refuses(NoSeat)
    base.when(c.CheckIn(seat="s4", person="a3", means=Means.VOICE)).happens()
    base.when(c.CheckIn(seat="s6", person="a3")).refuses(UnknownPerson, person="a3")
    base.when(c.CheckIn(seat="s4", person="t3")).refuses(UnknownPerson, person="t3")
    base.when(c.CheckOut(), by=alternate(1)).then(e.CheckedOut(seat="s5", person="a1"))
    council("organisation").when(c.CheckIn(seat="s5"), by=alternate(1)).refuses(NoSeat)
    council("own_seat").when(c.CheckIn(seat="s2"), by=alternate(1)).refuses(NoSeat)


def test_who_stands_in_is_sworn_in_like_everybody() -> None:
    unsworn = roster(3, seat(1, alternates=(holder("a1", sworn_at=None),)))
    council("segment", roster_=unsworn).when(c.CheckIn(seat="s2"), by=alternate(1)).refuses(NotSworn, person="a1")


def test_the_screen_says_in_whose_place() -> None:
    seats = council("organisation", "t1", "a1").stage.view(Audience.PUBLIC)["attendance"]
    assert (seats["s2"]["state"], seats["s2"]["place"]) == ("present", "in_room")
    assert seats["s2"]["voter"] == {
        "person": "a1", "name": "A1", "capacity": "alternate", "own_seat": "s1", "instead_of": "T2",
    }  # fmt: skip
    assert (seats["s1"]["voter"]["own_seat"], seats["s1"]["voter"]["instead_of"]) == (None, None)


def test_a_recused_titular_is_stood_in_for_too() -> None:
    base = council("organisation", "t1", "a1", "t2")
    after(base, c.Recuse(item="i1", seat="s2", kind=RecusalKind.IMPEDIMENT, means=Means.VOICE))
    assert voters_for(base.state, ("i1",)) == {"s1": "t1", "s2": "a1"}
    after(base, c.Recuse(item="i1", seat="s1", kind=RecusalKind.IMPEDIMENT, means=Means.VOICE))
    assert (voters_for(base.state, ("i1",)), recused_for(base.state, ("i1",))) == ({"s1": "a1"}, frozenset({"s2"}))


def voting(*present: str, scope: str = "organisation", late: str = "next_ballot") -> Given[Session]:
    """Ballot b1 under way, with quorum."""
    return after(council(scope, *present, late=late), c.OpenSession(), BALLOT)


def test_who_stands_in_votes_for_that_seat_and_for_no_other() -> None:
    base = voting("t1", "a1", "t3", "t5")
    base.when(own(), by=alternate(1)).then(e.VoteCast(ballot="b1", seat="s2", person="a1", choice="yes"))
    base.when(c.CastVote(ballot="b1", choice="no", seat="s1"), by=alternate(1)).refuses(TitularVotes, name="T1")
    after(base, c.CheckOut(seat="s1", person="t1"))
    base.when(c.CastVote(ballot="b1", choice="no", seat="s1"), by=alternate(1)).refuses(SeatNotPresent, seat="s1")
    base.when(own("no"), by=alternate(1)).happens()
    assert base.state.ballots.items["b1"].votes.keys() == {"s2"}


def test_a_late_titular_waits_for_the_next_ballot_while_somebody_stands_in() -> None:
    base = here(voting("t1", "a1", "t3", "t5"), "t2")
    base.when(own(), by=titular(2)).refuses(OtherVotes, seat="s2", name="A1")
    seen = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]
    assert (seen["s2"]["person"], seen["s1"]["person"]) == ("a1", "t1")
    base.when(own(), by=alternate(1)).happens()
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"), BALLOT.model_copy(update={"ballot": "b2"}))
    base.when(own(ballot="b2"), by=titular(2)).happens()


def test_or_takes_over_at_once_until_the_seat_has_voted() -> None:
    base = here(voting("t1", "a1", "t3", "t5", late="immediate"), "t2")
    base.when(c.CastVote(ballot="b1", choice="yes", seat="s2"), by=alternate(1)).refuses(NoSeat)
    base.when(own(), by=titular(2)).happens()
    base = voting("t1", "a1", "t3", "t5", late="immediate")
    base.when(own(), by=alternate(1)).happens()
    here(base, "t2")
    base.when(own(), by=titular(2)).refuses(OtherVotes, name="A1")
    base.when(own("no"), by=alternate(1)).happens()
    after(base, c.CheckOut(seat="s1", person="a1"))
    base.when(own(), by=titular(2)).refuses(VotedByOther, seat="s2", name="A1")


def test_whoever_has_voted_for_one_seat_is_not_moved_to_another() -> None:
    base = voting("t1", "a1", "t3", "t5", late="immediate")
    base.when(own(), by=alternate(1)).happens()
    after(base, c.CheckOut(seat="s1", person="t1"))
    seen = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]
    assert (seen["s2"]["person"], seen["s1"]["why"]["code"]) == ("a1", "seat_not_present")
    base.when(vote(1)).refuses(SeatNotPresent)


def test_a_seat_whose_elector_left_passes_to_whoever_is_left_over() -> None:
    base = voting("t1", "a1", "b1", "t3", "t5")
    assert base.state.ballots.items["b1"].electors["s2"] == "a1"
    after(base, c.CheckOut(seat="s1", person="a1"))
    base.when(c.CastVote(ballot="b1", choice="yes"), by=alternate(1)).refuses(SeatNotPresent, seat="s1")
    base.when(vote(2)).then(e.VoteCast(ballot="b1", seat="s2", person="b1", choice="yes", means=Means.HAND))


def test_fifteen_seats_with_eight_alternates() -> None:
    without = [seat(number, alternates=()) for number in range(9, 16)]
    base = called(roster_=roster(15, *without), rules=standing("segment"))
    after(base, *(check_in(number) for number in (1, 2, 3, 4)))
    after(base, *(c.CheckIn(seat=f"s{number}", person=f"a{number}") for number in range(1, 9)))
    voters = base.state.attendance.voters
    assert voters == {
        **{f"s{number}": f"t{number}" for number in (1, 2, 3, 4)},
        **{f"s{number}": f"a{number}" for number in (5, 6, 7, 8)},
        **{f"s{number + 8}": f"a{number}" for number in (1, 2, 3, 4)},
    }
    assert len(base.state.attendance.present) == 12


def test_the_stand_in_leaves_with_the_seat_that_is_no_longer_held() -> None:
    base = council("segment", "t1")
    after(base, c.CheckIn(seat="s5", person="a1"))
    changed = roster(6, seat(1, organisation="Associação", alternates=(holder("b1"),)))
    base.when(c.ComposeSession(roster=changed), by=SYSTEM).happens()
    assert "a1" not in base.state.attendance.here


def test_a_council_may_lose_several_seats_at_once() -> None:
    base = council("segment", "t1", "a1", "t3", "a3", "t5")
    base.when(c.ComposeSession(roster=roster(1)), by=SYSTEM).happens()
    assert base.state.attendance.voters == {"s1": "t1"}
    assert base.state.attendance.here.keys() == {"t1", "a1"}


def test_two_seats_are_never_voted_for_by_one_person() -> None:
    both = roster(3, seat(2, alternates=(holder("t1"),)))
    base = opened(present=(1, 2, 3), roster_=both, rules=standing("segment"))
    after(base, BALLOT, vote(1), c.CheckOut(seat="s2"), c.CheckIn(seat="s2", person="t1"))
    base.when(c.CastVote(ballot="b1", choice="yes", seat="s2"), by=titular(1), at=HOUR).refuses(SeatNotPresent)
