"""Segments, organisations, seats, and composing all at once."""

from rooms.council import COUNCIL, Council, commands as c, events as e
from rooms.council.errors import (
    OrganisationExists,
    SeatExists,
    SeatNumberTaken,
    SegmentExists,
    TermOverlaps,
    TitleMissing,
    UnknownOrganisation,
    UnknownSeat,
    UnknownSegment,
)
from rooms.council.words import Capacity, Role
from rooms.log.errors import Stale
from tests.given import ADMIN, Given, given
from tests.rooms.council.samples import CREATE, SEATS, UNION, alternate, council, titular


def test_a_seat_belongs_to_a_segment_and_perhaps_to_an_organisation() -> None:
    seat = c.AddSeat(seat="s4", segment="civil_society", organisation="union", number=4)
    council().when(seat).then(e.SeatAdded(seat="s4", segment="civil_society", organisation="union", number=4))


def test_ids_and_numbers_are_taken_once() -> None:
    base = council()
    base.when(c.AddSegment(segment="government", name="Governo")).refuses(SegmentExists, segment="government")
    base.when(UNION).refuses(OrganisationExists, organisation="union")
    base.when(SEATS[0]).refuses(SeatExists, seat="s1")
    again = c.AddSeat(seat="s4", segment="government", number=1)
    base.when(again).refuses(SeatNumberTaken, number=1, seat="s1")


def test_a_seat_of_an_unknown_segment_or_organisation_is_refused() -> None:
    base = council()
    base.when(c.AddSeat(seat="s4", segment="users", number=4)).refuses(UnknownSegment, segment="users")
    stray = c.AddSeat(seat="s4", segment="government", organisation="club", number=4)
    base.when(stray).refuses(UnknownOrganisation, organisation="club")
    base.when(c.AddOrganisation(organisation="club", name="Clube", segment="users")).refuses(UnknownSegment)


def test_a_seat_is_edited_by_who_saw_its_last_change() -> None:
    base = council()
    edit = c.EditSeat(seat="s1", segment="civil_society", number=9, expected=5)
    base.when(edit.model_copy(update={"seat": "s9"})).refuses(UnknownSeat, seat="s9")
    base.when(edit.model_copy(update={"number": 2})).refuses(SeatNumberTaken, seat="s2")
    base.when(edit).then(e.SeatEdited(seat="s1", segment="civil_society", number=9))
    base.when(edit).refuses(Stale, expected=5, changed=8)


REHEARSAL = c.CreateCouncil(acronym="ENSAIO-1", name="Ensaio", rehearsal=True)


def rehearsal() -> Given[Council]:
    return given(COUNCIL, REHEARSAL, by=ADMIN)


def composition(size: int) -> c.Compose:
    return c.Compose(
        segments=(c.AddSegment(segment="all", name="Todos"),),
        seats=tuple(c.AddSeat(seat=f"s{n}", segment="all", number=n) for n in range(1, size + 1)),
        terms=tuple(titular(f"t{n}", f"s{n}", f"p{n}", act=None) for n in range(1, size + 1)),
        roles=(c.GrantRole(role=Role.PRESIDENT, person="chief", name="Chief"),),
    )


def test_a_composition_comes_whole_in_one_command() -> None:
    composed = rehearsal().when(composition(50)).happens()
    assert len(composed.stage.lines) == 1 + 1 + 50 + 50 + 1
    assert composed.state.roles == {Role.PRESIDENT: {"chief": "Chief"}}
    assert [term.capacity for term in composed.state.terms.values()] == [Capacity.TITULAR] * 50


def test_a_composition_with_one_fault_is_refused_whole() -> None:
    whole = composition(3)
    twice = whole.model_copy(update={"terms": (*whole.terms, titular("t9", "s3", "zoe", act=None))})
    refused = rehearsal().when(twice).refuses(TermOverlaps, seat="s3", term="t3")
    assert len(refused.stage.lines) == 1


def test_only_a_rehearsal_goes_without_acts() -> None:
    term = titular("t1", "s1", "ana", act=None)
    council().when(term).refuses(TitleMissing, term="t1")
    council().when(c.Compose(terms=(term,))).refuses(TitleMissing, term="t1")
    council(create=CREATE.model_copy(update={"rehearsal": True})).when(term).happens()


def test_a_composition_of_parts_that_need_each_other_is_decided_in_their_order() -> None:
    parts = c.Compose(
        organisations=(c.AddOrganisation(organisation="club", name="Clube"),),
        seats=(c.AddSeat(seat="s4", segment="government", organisation="club", number=4),),
        terms=(titular("t1", "s4", "ana"), alternate("t2", "s4", "bia")),
    )
    composed = council().when(parts).happens()
    assert composed.state.seats["s4"].organisation == "club"
    assert {term.seat for term in composed.state.terms.values()} == {"s4"}
