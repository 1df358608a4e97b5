"""Who is present: persons come and go, seats are counted; grace, excuses, corrections, changes of composition."""

from datetime import timedelta

from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import commands as c, events as e
from rooms.session.commands.attendance import Stay
from rooms.session.errors import (
    AlreadyPresent,
    BadOccurredAt,
    NoSeat,
    NotLapsed,
    NotPresent,
    NotSworn,
    ReasonNeeded,
    SeatPresent,
    SeatUnknown,
    StaysOverlap,
    TooLate,
    UnknownPerson,
    WhichSeat,
    WrongState,
)
from rooms.session.words import Means, Place
from tests.given import SYSTEM
from tests.rooms.session.cast import (
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    after,
    alternate,
    called,
    check_in,
    holder,
    opened,
    roster,
    scheduled,
    seat,
    titular,
)

HERE = c.CheckIn()


def test_a_member_checks_in_alone_and_the_connection_may_lapse() -> None:
    called().when(HERE, by=titular(1)).then(
        e.CheckedIn(seat="s1", person="t1", place=Place.REMOTE, own_device=True)
    ).when(HERE, by=titular(1)).refuses(AlreadyPresent, person="t1")


def test_the_clerk_counts_a_member_present_and_says_how() -> None:
    base = called()
    base.when(c.CheckIn(seat="s1", place=Place.REMOTE, means=Means.PHONE)).then(
        e.CheckedIn(seat="s1", person="t1", place=Place.REMOTE, own_device=False, means=Means.PHONE)
    )
    assert (base.stage.lines[-1].recorded.actor, base.stage.lines[-1].recorded.for_) == ("clerk", "seat:s1")
    base.when(c.CheckIn(seat="s1", person="a1")).happens()
    base.when(c.CheckIn(seat="s2", person="t1")).refuses(UnknownPerson, person="t1")
    base.when(c.CheckIn(seat="s9")).refuses(SeatUnknown, seat="s9")
    base.when(HERE).refuses(WhichSeat, seats=[])


def test_nobody_checks_in_for_somebody_else() -> None:
    base = called()
    base.when(c.CheckIn(seat="s2"), by=titular(1)).refuses(NoSeat)
    base.when(c.CheckIn(person="a1"), by=titular(1)).refuses(UnknownPerson, person="a1")
    base.when(HERE, by=STRANGER).refuses(NotAllowed)
    base.when(HERE, by=PAULA).refuses(NotAllowed)
    base.when(c.CheckIn(means=Means.VOICE), by=titular(1)).happens()
    assert base.state.attendance.here["t1"].is_own_device
    scheduled().when(HERE, by=titular(1)).refuses(NotAllowed)


def test_one_takes_part_from_swearing_in_on() -> None:
    unsworn = roster(5, seat(1, titular=holder("t1", sworn_at=None)), seat(2, titular=holder("t2", sworn_at=HOUR)))
    base = called(roster_=unsworn)
    base.when(HERE, by=titular(1)).refuses(NotSworn, person="t1")
    base.when(HERE, by=titular(2), at=HOUR - SECOND).refuses(NotSworn, person="t2")
    base.when(HERE, by=titular(2)).happens()


def test_who_holds_two_seats_says_which_and_sits_in_one() -> None:
    base = called(roster_=roster(5, seat(2, alternates=(holder("t1"),))))
    base.when(HERE, by=titular(1)).refuses(WhichSeat, seats=["s1", "s2"])
    base.when(c.CheckIn(seat="s1"), by=titular(1)).happens()
    base.when(c.CheckIn(seat="s2"), by=titular(1)).happens()
    assert base.state.attendance.voters == {"s2": "t1"}
    base.when(c.CheckOut(seat="s1"), by=titular(1)).refuses(NotPresent, person="t1")


def test_the_titular_votes_for_the_seat_and_else_the_first_alternate_who_is_there() -> None:
    two = roster(5, seat(1, alternates=(holder("a1"), holder("b1"))))
    base = after(called(roster_=two), c.CheckIn(seat="s1", person="b1"), c.CheckIn(seat="s1", person="a1"))
    assert base.state.attendance.voters == {"s1": "a1"}
    after(base, check_in(1))
    assert base.state.attendance.voters == {"s1": "t1"}
    base.when(c.CheckOut(), by=titular(1)).then(e.CheckedOut(seat="s1", person="t1"))
    base.when(c.CheckOut(seat="s1", means=Means.VOICE)).then(e.CheckedOut(seat="s1", person="a1", means=Means.VOICE))
    base.when(c.CheckOut(seat="s1", person="b1")).happens()
    base.when(c.CheckOut(seat="s1")).refuses(NotPresent, person="t1")
    base.when(c.CheckOut(seat="s1", person="t2")).refuses(UnknownPerson, person="t2")
    base.when(c.CheckOut(person="a1"), by=titular(1)).refuses(UnknownPerson, person="a1")


def test_every_seat_has_one_state() -> None:
    vacant = roster(7, seat(5, titular=None, alternates=()), seat(6, titular=None))
    base = after(called(roster_=vacant), check_in(1), c.CheckIn(seat="s6", person="a6"), c.Excuse(seat="s3"))
    after(base, HERE, by=titular(2))
    after(base, HERE, c.CheckOut(), by=titular(7))
    base.when(c.Lapse(person="t2", since=HOUR), by=SYSTEM).happens()
    assert [one["state"] for one in base.stage.view(Audience.PUBLIC)["attendance"].values()] == [
        "present", "lapsed", "excused", "absent", "vacant", "present", "left",
    ]  # fmt: skip


def test_a_lost_connection_is_not_leaving_and_comes_back() -> None:
    base = called()
    after(base, HERE, by=titular(1))
    since = HOUR - SECOND
    lapse = c.Lapse(person="t1", since=since)
    base.when(lapse, by=SYSTEM).then(e.Lapsed(seat="s1", person="t1", since=since))
    assert not base.state.attendance.present
    base.when(lapse, by=SYSTEM).refuses(NotLapsed, person="t1")
    base.when(c.Restore(person="t1"), by=SYSTEM).then(e.Restored(seat="s1", person="t1"))
    assert list(base.state.attendance.voters) == ["s1"]
    base.when(c.Restore(person="t1"), by=SYSTEM).refuses(NotLapsed, person="t1")
    base.when(lapse, by=SYSTEM).happens()
    base.when(HERE, by=titular(1)).happens()
    assert list(base.state.attendance.voters) == ["s1"]


def test_only_a_remote_member_with_an_own_device_lapses() -> None:
    base = after(called(), check_in(1), c.CheckIn(seat="s2", place=Place.REMOTE))
    after(base, c.CheckIn(place=Place.IN_ROOM), by=titular(3))
    for person in ("t1", "t2", "t3"):
        base.when(c.Lapse(person=person, since=HOUR), by=SYSTEM).refuses(NotLapsed, person=person)
    base.when(c.Lapse(person="t4", since=HOUR), by=SYSTEM).refuses(NotPresent, person="t4")
    base.when(c.Restore(person="t4"), by=SYSTEM).refuses(NotPresent, person="t4")


def test_absence_is_excused_until_the_deadline_after_the_end() -> None:
    base = opened(present=(1, 2, 3))
    base.when(c.Excuse(reason="Saúde"), by=titular(4)).then(e.Excused(seat="s4", reason="Saúde"))
    base.when(c.Excuse(seat="s1")).refuses(SeatPresent, seat="s1")
    base.when(c.Excuse(seat="s9")).refuses(SeatUnknown, seat="s9")
    after(base, c.AdjournSession())
    end = HOUR + timedelta(hours=72)
    base.when(c.Excuse(), by=titular(5), at=end).happens()
    base.when(c.Excuse(), by=titular(5), at=end + SECOND).refuses(TooLate, until="2026-03-13T12:00:00.000Z")


def test_who_comes_after_all_is_no_longer_excused() -> None:
    base = after(called(), c.Excuse(seat="s1"), check_in(1), c.CheckOut(seat="s1"))
    assert base.stage.view(Audience.PUBLIC)["attendance"]["s1"]["state"] == "left"


def test_quorum_is_verified_on_request() -> None:
    base = opened(present=(1, 2, 3))
    base.when(c.VerifyQuorum(), by=PAULA).then(e.QuorumVerified(present=("s1", "s2", "s3"), needed=3, reached=True))
    after(base, c.CheckOut(seat="s3"))
    base.when(c.VerifyQuorum()).then(e.QuorumVerified(present=("s1", "s2"), needed=3, reached=False))


def test_attendance_may_be_recorded_afterwards() -> None:
    base = opened()
    before, late = HOUR - SECOND, "Lista em papel"
    base.when(c.CheckOut(seat="s1", occurred_at=HOUR)).refuses(ReasonNeeded)
    base.when(c.CheckOut(seat="s1", occurred_at=HOUR + SECOND, late_reason="x")).refuses(BadOccurredAt)
    base.when(c.CheckOut(seat="s1", occurred_at=before, late_reason=late), at=HOUR + SECOND).happens()
    base.when(c.CheckIn(seat="s1", occurred_at=HOUR)).refuses(ReasonNeeded)
    base.when(c.CheckIn(seat="s1", occurred_at=before, late_reason=late), at=HOUR + SECOND).happens()
    assert base.state.attendance.here["t1"].since == HOUR - SECOND


def test_the_clerk_puts_stretches_right() -> None:
    base = opened(present=(1, 2, 3))
    stays = (
        Stay(place=Place.IN_ROOM, since=HOUR - 9 * SECOND, until=HOUR - 5 * SECOND),
        Stay(place=Place.REMOTE, since=HOUR - SECOND),
    )
    fix = c.CorrectAttendance(person="t4", stays=stays, reason="Assinou a lista")
    base.when(fix).then(e.AttendanceCorrected(seat="s4", person="t4", stays=stays, reason="Assinou a lista"))
    assert base.state.attendance.voters["s4"] == "t4"
    assert [stay.person for stay in base.state.attendance.past] == ["t4"]
    for wrong in (stays[::-1], (stays[1], stays[1]), (Stay(place=Place.REMOTE, since=HOUR + SECOND),)):
        base.when(fix.model_copy(update={"stays": wrong})).refuses(StaysOverlap, person="t4")
    base.when(fix.model_copy(update={"person": "zoe"})).refuses(UnknownPerson, person="zoe")
    base.when(fix.model_copy(update={"stays": ()})).happens()
    assert "s4" not in base.state.attendance.voters


def test_after_the_end_no_stretch_lasts() -> None:
    base = after(opened(), c.AdjournSession())
    lasting = (Stay(place=Place.REMOTE, since=HOUR - SECOND),)
    fix = c.CorrectAttendance(person="t1", stays=lasting, reason="Lista")
    base.when(fix).refuses(StaysOverlap)
    over = (Stay(place=Place.REMOTE, since=HOUR - SECOND, until=HOUR),)
    base.when(fix.model_copy(update={"stays": over})).happens()
    assert [one.outcome for one in base.state.corrections.items.values()] == ["waiting"]
    called().when(fix).refuses(WrongState, state="called")


def test_a_new_composition_takes_out_who_lost_the_seat_and_remembers_the_name() -> None:
    base = opened()
    changed = roster(5, seat(1, titular=holder("new")))
    base.when(c.ComposeSession(roster=changed), by=SYSTEM).then(e.SessionComposed(roster=changed))
    assert base.state.attendance.present == ("s2", "s3", "s4", "s5")
    assert base.state.attendance.people is not None
    assert base.state.attendance.people.names["t1"] == "T1"
    base.when(HERE, by=titular(1)).refuses(NotAllowed)
    base.when(HERE, by=alternate(1)).happens()
    after(base, c.AdjournSession())
    base.when(c.ComposeSession(roster=changed), by=SYSTEM).refuses(WrongState, state="adjourned")
