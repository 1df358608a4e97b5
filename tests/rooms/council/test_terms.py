"""Terms: by whom, since when, until when; and the roster they make."""

from datetime import timedelta
from typing import Any

from rooms.council import COUNCIL, commands as c, events as e, holder_on, roles_of, roster_on
from rooms.council.errors import (
    AlreadySworn,
    BadInstant,
    NothingBegins,
    NothingExpired,
    PersonHoldsSeat,
    TermEnded,
    TermExists,
    TermOverlaps,
    UnknownSeat,
    UnknownTerm,
)
from rooms.council.roster import Holder, Roster
from rooms.council.words import Capacity, Role
from rooms.log.kind import Audience
from tests.given import NOON, SYSTEM
from tests.rooms.council.samples import ACT, DAY, SEATS, alternate, council, titular

HOUR = timedelta(hours=1)


def test_a_term_starts_now_unless_said_otherwise() -> None:
    council().when(titular("t1", "s1", "ana")).then(
        e.TermStarted(
            term="t1", seat="s1", capacity=Capacity.TITULAR, person="ana", name="Ana", order=1, act=ACT, starts_at=NOON
        )
    )


def test_a_term_starts_with_a_swearing_in_that_is_past_and_never_with_one_announced() -> None:
    sworn = council().when(titular("t1", "s1", "ana", sworn_at=NOON - DAY)).happens()
    assert sworn.state.terms["t1"].starts_at == NOON - DAY
    announced = sworn.when(titular("t2", "s2", "bia", sworn_at=NOON + DAY)).happens()
    assert announced.state.terms["t2"].starts_at == NOON
    announced.when(titular("t3", "s3", "caio", ends_at=NOON)).refuses(BadInstant, field="ends_at")


def test_a_seat_has_one_titular_at_a_time_and_the_next_when_the_first_has_ended() -> None:
    base = council(titular("t1", "s1", "ana"))
    base.when(titular("t1", "s2", "bia")).refuses(TermExists, term="t1")
    base.when(titular("t2", "s9", "bia")).refuses(UnknownSeat, seat="s9")
    base.when(titular("t2", "s1", "bia")).refuses(TermOverlaps, seat="s1", term="t1")
    later = NOON + DAY
    base.when(c.EndTerm(term="t1", at=later), at=later).happens()
    base.when(titular("t2", "s1", "bia", starts_at=NOON), at=later).refuses(TermOverlaps, term="t1")
    base.when(titular("t2", "s1", "bia"), at=later).happens()


def test_nobody_could_ever_cast_two_votes() -> None:
    base = council(titular("t1", "s1", "ana"), alternate("t2", "s1", "bia"))
    base.when(titular("t3", "s2", "ana")).refuses(PersonHoldsSeat, person="ana", seat="s1", term="t1")
    base.when(alternate("t3", "s2", "ana")).refuses(PersonHoldsSeat, person="ana")
    base.when(titular("t3", "s2", "bia")).refuses(PersonHoldsSeat, person="bia")
    base.when(alternate("t3", "s1", "bia")).refuses(PersonHoldsSeat, person="bia", term="t2")


def test_one_alternate_may_stand_in_for_several_seats() -> None:
    council(alternate("t1", "s1", "bia")).when(alternate("t2", "s2", "bia")).happens()


def test_one_is_sworn_in_once() -> None:
    base = council(titular("t1", "s1", "ana"))
    base.when(c.SwearIn(term="t9")).refuses(UnknownTerm, term="t9")
    base.when(c.SwearIn(term="t1"), at=NOON + DAY).then(e.TermSworn(term="t1", sworn_at=NOON + DAY))
    base.when(c.SwearIn(term="t1", at=NOON)).refuses(AlreadySworn, term="t1")


def test_a_term_ends_between_its_start_and_now() -> None:
    base = council(titular("t1", "s1", "ana"))
    base.when(c.EndTerm(term="t1", at=NOON - DAY)).refuses(BadInstant, field="at")
    base.when(c.EndTerm(term="t1", at=NOON + DAY)).refuses(BadInstant, field="at")
    base.when(c.EndTerm(term="t1", reason="renúncia")).then(e.TermEnded(term="t1", ended_at=NOON, reason="renúncia"))
    base.when(c.EndTerm(term="t1")).refuses(TermEnded, term="t1")
    base.when(c.SwearIn(term="t1")).refuses(TermEnded, term="t1")


def test_an_extension_only_lengthens() -> None:
    base = council(titular("t1", "s1", "ana", ends_at=NOON + DAY))
    base.when(c.ExtendTerm(term="t1", act=ACT, ends_at=NOON + DAY)).refuses(BadInstant, field="ends_at")
    longer = base.when(c.ExtendTerm(term="t1", act=ACT, ends_at=NOON + 2 * DAY)).happens()
    assert longer.state.terms["t1"].extensions == (ACT,)


def test_time_marks_a_term_expired_and_an_extension_lifts_the_mark() -> None:
    end = NOON + DAY
    base = council(titular("t1", "s1", "ana", ends_at=end), titular("t2", "s2", "bia"))
    assert COUNCIL.next_due(base.state) == end
    assert COUNCIL.due(base.state, end - timedelta(seconds=1)) == ()
    (due,) = COUNCIL.due(base.state, end)
    base.when(due.command, by=SYSTEM).refuses(NothingExpired)
    base.when(due.command, by=SYSTEM, at=end).then(e.TermsExpired(terms=("t1",)))
    assert [term.is_expired for term in base.state.terms.values()] == [True, False]
    assert COUNCIL.next_due(base.state) is None
    assert COUNCIL.due(base.state, end + DAY) == ()
    base.when(c.ExtendTerm(term="t1", act=ACT, ends_at=end + DAY), at=end).happens()
    assert [term.is_expired for term in base.state.terms.values()] == [False, False]
    assert COUNCIL.next_due(base.state) == end + DAY


def test_a_planned_term_begins_by_itself_at_its_time() -> None:
    base = council(titular("t1", "s1", "ana", starts_at=NOON + DAY, sworn_at=NOON + DAY))
    assert base.stage.view(Audience.PUBLIC)["seats"]["s1"] | {"changed": 0} == {
        "number": 1, "segment": "government", "organisation": None,
        "titular": None, "alternates": [], "planned": ["t1"], "vacant": True, "changed": 0,
    }  # fmt: skip
    assert roles_of(base.state, "ana", NOON) == set()
    assert COUNCIL.next_due(base.state) == NOON + DAY
    base.when(c.BeginTerms(), by=SYSTEM).refuses(NothingBegins)
    (due,) = COUNCIL.due(base.state, NOON + DAY)
    base.when(due.command, by=SYSTEM, at=NOON + DAY).then(e.TermsBegun(terms=("t1",)))
    seat = base.stage.view(Audience.PUBLIC)["seats"]["s1"]
    assert (seat["titular"], seat["planned"], seat["vacant"]) == ("t1", [], False)
    assert COUNCIL.next_due(base.state) is None
    assert COUNCIL.due(base.state, NOON + 2 * DAY) == ()


def test_whoever_is_planned_to_follow_does_when_the_term_before_was_to_end() -> None:
    end, later = NOON + DAY, NOON + 2 * DAY
    base = council(titular("t1", "s1", "ana", ends_at=end), titular("t9", "s2", "bia"))
    base.when(titular("t2", "s1", "caio", starts_at=end - HOUR)).refuses(TermOverlaps, term="t1")
    base.when(titular("t2", "s2", "caio", starts_at=later)).refuses(TermOverlaps, term="t9")
    base.when(titular("t2", "s1", "caio", starts_at=later)).happens()
    base.when(titular("t3", "s1", "davi", starts_at=later + DAY)).refuses(TermOverlaps, term="t2")
    base.when(titular("t3", "s3", "caio")).refuses(PersonHoldsSeat, term="t2")
    base.when(titular("t3", "s3", "caio", ends_at=later)).happens()
    base.when(c.ExtendTerm(term="t1", act=ACT, ends_at=later + DAY)).refuses(TermOverlaps, term="t2")
    base.when(c.ExtendTerm(term="t2", act=ACT, ends_at=later + DAY)).happens()
    base.when(c.BeginTerms(), by=SYSTEM, at=later + HOUR).then(
        e.TermEnded(term="t1", ended_at=later), e.TermEnded(term="t3", ended_at=later), e.TermsBegun(terms=("t2",))
    )
    holders = [holder_on(base.state, "s1", at) for at in (end + HOUR, later)]
    assert [holder and holder.person for holder in holders] == ["ana", "caio"]


def test_a_planned_term_is_given_up_before_it_begins_and_is_no_obstacle_then() -> None:
    later = NOON + 2 * DAY
    base = council(titular("t2", "s1", "caio", starts_at=later))
    base.when(titular("t1", "s1", "ana")).refuses(TermOverlaps, term="t2")
    base.when(c.EndTerm(term="t2", reason="Desistiu")).then(e.TermEnded(term="t2", ended_at=NOON, reason="Desistiu"))
    base.when(titular("t1", "s1", "ana", starts_at=NOON - DAY)).happens()
    assert COUNCIL.due(base.state, later) == ()
    assert holder_on(base.state, "s1", later) == base.state.terms["t1"]


def test_two_who_follow_one_another_begin_in_one_go_after_a_long_pause() -> None:
    first, second = NOON + DAY, NOON + 2 * DAY
    base = council(
        titular("t2", "s1", "bia", starts_at=second),
        titular("t1", "s1", "ana", starts_at=first, ends_at=second),
    )
    base.when(c.BeginTerms(), by=SYSTEM, at=second + DAY).then(
        e.TermEnded(term="t1", ended_at=second), e.TermsBegun(terms=("t1", "t2"))
    )
    holders = [holder_on(base.state, "s1", at) for at in (first, second)]
    assert [holder and holder.person for holder in holders] == ["ana", "bia"]


def of_terms(view: Any) -> list[str]:
    """The codes of what a view warns of, without those about rules."""
    return [one["code"] for one in view["warnings"] if "key" not in one]


def test_everybody_is_warned_of_expired_terms_and_the_council_of_who_was_not_sworn_in() -> None:
    base = council(titular("t1", "s1", "ana", ends_at=NOON + DAY, sworn_at=NOON), titular("t2", "s2", "bia"))
    base.when(c.ExpireTerms(), by=SYSTEM, at=NOON + DAY).happens()
    codes = {one: of_terms(base.stage.view(one)) for one in Audience}
    assert codes[Audience.PUBLIC] == ["term_expired"]
    assert codes[Audience.MEMBER] == codes[Audience.CLERK] == ["term_expired", "term_unsworn"]
    base.when(c.ExtendTerm(term="t1", act=ACT, ends_at=NOON + 3 * DAY), at=NOON + DAY).happens()
    assert of_terms(base.stage.view(Audience.PUBLIC)) == []


def test_the_holder_of_a_seat_is_asked_for_by_instant() -> None:
    later = NOON + DAY
    base = council(titular("t1", "s1", "ana"), alternate("t2", "s1", "bia"))
    base.when(c.EndTerm(term="t1"), at=later).happens()
    base.when(titular("t3", "s1", "caio"), at=later).happens()
    holders = [holder_on(base.state, "s1", at) for at in (NOON - DAY, NOON, later, later + DAY)]
    assert [holder and holder.id for holder in holders] == [None, "t1", "t3", "t3"]


def test_a_roster_has_seats_by_number_alternates_in_order_and_what_is_vacant() -> None:
    base = council(
        alternate("t3", "s2", "davi", order=2),
        alternate("t2", "s2", "caio", order=1),
        titular("t1", "s2", "bia", sworn_at=NOON, ends_at=NOON + DAY),
        c.GrantRole(role=Role.PRESIDENT, person="bia", name="Bia"),
        c.GrantRole(role=Role.CLERK, person="clara", name="Clara"),
    )
    roster = roster_on(base.state, NOON)
    assert [(seat.id, seat.titular is None) for seat in roster.seats] == [("s1", True), ("s2", False), ("s3", True)]
    seat = roster.seats[1]
    assert seat.titular == Holder(person="bia", name="Bia", title=ACT.number, sworn_at=NOON, ends_at=NOON + DAY)
    assert [holder.person for holder in seat.alternates] == ["caio", "davi"]
    assert seat.organisation == "Sindicato dos Jardineiros"
    assert [(officer.role, officer.person) for officer in roster.officers] == [("clerk", "clara"), ("president", "bia")]
    assert roster.statutory == 8
    assert [segment.id for segment in roster.segments] == ["government", "civil_society"]


def test_a_roster_of_another_day_has_who_sat_then() -> None:
    base = council(titular("t1", "s1", "ana"))
    base.when(c.EndTerm(term="t1"), at=NOON + DAY).happens()
    sitting = [roster_on(base.state, at).seats[0].titular for at in (NOON - DAY, NOON, NOON + DAY)]
    assert [holder and holder.person for holder in sitting] == [None, "ana", None]


def test_a_roster_travels_as_data_and_comes_back_the_same() -> None:
    base = council(titular("t1", "s1", "ana", sworn_at=NOON))
    roster = roster_on(base.state, NOON)
    assert Roster.model_validate_json(roster.model_dump_json(exclude_none=True)) == roster
    assert len(roster.seats) == len(SEATS)
