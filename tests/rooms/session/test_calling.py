"""The call of a session: notice by the calendar, who may have it called, printed hours, modes, calling off."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rooms.council.rules_profile import DEFAULT_RULES, Extraordinary, Notice, RulesProfile, SecondCall
from rooms.council.rules_values import Period, Proposers
from rooms.council.words import DayOff
from rooms.log.kind import Audience
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.errors import (
    AnnouncementFrozen,
    MeansNeeded,
    ModeNotAllowed,
    NotExtraordinary,
    NoticeRequired,
    NotSworn,
    PlaceNotAllowed,
    QuorumReached,
    ReasonNeeded,
    SeatUnknown,
    SessionAlreadyRequested,
    SessionNotRequested,
    ShortNotice,
    TitularAsks,
    TooEarly,
    TooFewRequests,
    WrongState,
)
from rooms.session.words import Means, Mode, OrderedBy, Place, SessionKind
from tests.given import CLERK, NOON, Given, given
from tests.rooms.session.cast import (
    HOUR,
    LATER,
    PAULA,
    SCHEDULE,
    SECOND,
    after,
    alternate,
    called,
    check_in,
    facts,
    holder,
    opened,
    roster,
    rules,
    scheduled,
    seat,
    titular,
)

CARNIVAL = (
    DayOff(day=date(2026, 3, 4), name="Aniversário da cidade"),
    DayOff(day=date(2026, 3, 5), name="Ponto facultativo", kind="optional_day"),
    DayOff(day=date(2026, 3, 8), name="Um domingo"),
)
SPECIAL = SCHEDULE.model_copy(update={"kind": SessionKind.EXTRAORDINARY})
BAHIA = ZoneInfo("America/Bahia")


def with_notice(unit: Any, amount: int, enforcement: Any = "warn") -> RulesProfile:
    return rules(notice=Notice(ordinary=Period(amount=amount, unit=unit), enforcement=enforcement))


def calls(profile: RulesProfile, *, off: tuple[DayOff, ...] = (), **more: Any) -> Given[Session]:
    """A session in the calendar for Tuesday the tenth, 9h in Bahia; now it is Monday the second, 9h."""
    known = {**facts(rules=profile), "zone": BAHIA, "days_off": off}
    return given(SESSION, SCHEDULE.model_copy(update=more), stream="session-1", facts=known)


@pytest.mark.parametrize(
    ("unit", "off", "given_"),
    [("hours", CARNIVAL, 192), ("days", CARNIVAL, 8), ("business_days", (), 6), ("business_days", CARNIVAL, 4)],
)
def test_notice_is_counted_in_the_unit_of_the_rules_by_the_councils_calendar(
    unit: Any, off: tuple[DayOff, ...], given_: int
) -> None:
    calls(with_notice(unit, given_ + 1), off=off).when(c.CallSession()).refuses(
        ShortNotice, given=given_, needed=given_ + 1, unit=unit
    )
    base = calls(with_notice(unit, given_), off=off).when(c.CallSession()).happens()
    notice = base.state.call.notice
    assert notice is not None
    assert (notice.given, notice.called_on, notice.held_on) == (given_, date(2026, 3, 2), date(2026, 3, 10))


def test_days_are_those_of_the_city_and_exclude_the_first() -> None:
    late_in_bahia = NOON + timedelta(hours=14)
    "Already the third in UTC, still the second in the city."
    base = calls(with_notice("days", 8)).when(c.CallSession(), at=late_in_bahia).happens()
    assert base.state.call.notice is not None
    assert base.state.call.notice.called_on == date(2026, 3, 2)
    calls(with_notice("days", 8)).when(c.CallSession(), at=late_in_bahia + timedelta(hours=2)).refuses(
        ShortNotice, given=7, needed=8, unit="days"
    )


def test_the_calendar_in_force_is_copied_with_the_call() -> None:
    base = calls(with_notice("business_days", 4), off=CARNIVAL).when(c.CallSession()).happens()
    called_ = base.stage.lines[1].recorded.event
    assert isinstance(called_, e.SessionCalled)
    assert called_.days_off == CARNIVAL
    shown = base.stage.view(Audience.PUBLIC)["session"]["call"]["notice"]
    assert shown == {
        "unit": "business_days", "given": 4, "needed": 4, "called_on": "2026-03-02", "held_on": "2026-03-10",
        "is_short": False,
    }  # fmt: skip


def test_rules_may_forbid_short_notice_whatever_the_reason() -> None:
    base = calls(with_notice("days", 9, "block"))
    base.when(c.CallSession()).refuses(NoticeRequired, given=8, needed=9, unit="days")
    base.when(c.CallSession(short_notice_reason="Urgência")).refuses(NoticeRequired)
    calls(with_notice("days", 8, "block")).when(c.CallSession()).happens()
    warned = calls(with_notice("days", 9)).when(c.CallSession(short_notice_reason="Urgência")).happens()
    assert warned.state.call.is_short


def rehearsed(*past: Any, profile: RulesProfile = DEFAULT_RULES, **more: Any) -> Given[Session]:
    known = dict(facts(rules=profile))
    known["council"] = {**known["council"], "rehearsal": True}
    return given(SESSION, SCHEDULE.model_copy(update=more), *past, stream="session-1", facts=known)


def test_a_rehearsal_keeps_neither_notice_nor_hours_nor_requests() -> None:
    strict = rules(
        notice=Notice(ordinary=Period(amount=90, unit="days"), enforcement="block"),
        extraordinary=Extraordinary(requesters=Proposers(president=False)),
    )
    base = rehearsed(c.CallSession(), *map(check_in, (1, 2)), profile=strict)
    base.when(c.OpenSession(call=2), at=NOON).happens()
    rehearsed(profile=strict, kind=SessionKind.EXTRAORDINARY).when(c.CallSession()).happens()
    assert SESSION.next_due(rehearsed(c.CallSession()).state) == LATER


def test_the_first_call_opens_at_its_printed_hour() -> None:
    base = after(called(), *map(check_in, (1, 2, 3)))
    base.when(c.OpenSession(), at=HOUR - SECOND).refuses(TooEarly, not_before="2026-03-10T12:00:00.000Z")
    base.when(c.OpenSession(), at=HOUR).happens()


def test_a_session_is_held_as_the_rules_say_unless_they_leave_it_open() -> None:
    remote = rules(mode="remote")
    base = given(SESSION, SCHEDULE, facts=facts(rules=remote))
    assert base.state.life.calendar is not None
    assert base.state.life.calendar.mode is Mode.REMOTE
    room = SCHEDULE.model_copy(update={"mode": Mode.IN_PERSON})
    given(SESSION, facts=facts(rules=remote)).when(room).refuses(ModeNotAllowed, mode="in_person", rules="remote")
    edited = given(SESSION, room, facts=facts())
    edited.when(c.CallSession(), facts=facts(rules=remote)).refuses(ModeNotAllowed)
    edited.when(c.CallSession()).happens()
    edited.when(c.CheckIn(), by=titular(1)).refuses(PlaceNotAllowed, place="remote", mode="in_person")
    edited.when(c.CheckIn(place=Place.IN_ROOM), by=titular(1)).happens()


def extraordinary(*past: Any, who: Proposers | None = None, **more: Any) -> Given[Session]:
    """An extraordinary session in the calendar, its council's members known."""
    people = more.get("roster_") or roster()
    known = facts(people, rules(extraordinary=Extraordinary(requesters=who or Proposers())))
    return given(SESSION, SPECIAL, *past, stream="session-1", facts={**known, "members": people})


SEATS_ONLY = Proposers(president=False, seats="1/3")


def test_enough_seats_may_have_an_extraordinary_session_called() -> None:
    base = extraordinary(who=SEATS_ONLY)
    base.when(c.CallSession()).refuses(TooFewRequests, requested=0, needed=2, president=False)
    base.when(c.RequestSession(), by=titular(1)).then(e.SessionRequested(seat="s1"))
    base.when(c.RequestSession(), by=titular(1)).refuses(SessionAlreadyRequested, seat="s1")
    base.when(c.CallSession()).refuses(TooFewRequests, requested=1, needed=2)
    base.when(c.RequestSession(seat="s4", means=Means.PAPER), by=CLERK).happens()
    assert base.stage.view(Audience.PUBLIC)["session"]["call"]["requests"] is None
    assert [*base.stage.view(Audience.MEMBER)["session"]["call"]["requests"]] == ["s1", "s4"]
    base.when(c.CallSession()).happens()
    shown = base.stage.view(Audience.PUBLIC)["session"]["call"]
    assert (shown["ordered_by"], shown["requesters"]) == ("seats", ["s1", "s4"])


def test_a_seat_that_takes_its_request_back_does_not_count() -> None:
    base = after(extraordinary(who=SEATS_ONLY), c.RequestSession(), by=titular(1))
    base.when(c.WithdrawSessionRequest(), by=titular(2)).refuses(SessionNotRequested, seat="s2")
    after(base, c.RequestSession(), by=titular(2))
    base.when(c.WithdrawSessionRequest(), by=titular(2)).then(e.SessionRequestWithdrawn(seat="s2"))
    base.when(c.CallSession()).refuses(TooFewRequests, requested=1, needed=2)


def test_a_seat_asks_through_its_titular_while_it_has_one() -> None:
    people = roster(5, seat(2, titular=None), seat(3, titular=holder("t3", sworn_at=None)))
    base = extraordinary(roster_=people)
    base.when(c.RequestSession(), by=alternate(1)).refuses(TitularAsks, seat="s1")
    base.when(c.RequestSession(), by=alternate(2)).happens()
    base.when(c.RequestSession(), by=titular(3)).refuses(NotSworn, person="t3")
    base.when(c.RequestSession(seat="s9", means=Means.VOICE)).refuses(SeatUnknown, seat="s9")
    base.when(c.RequestSession(seat="s1")).refuses(MeansNeeded)


def test_the_president_orders_the_call_unless_it_is_said_to_be_the_seats() -> None:
    base = extraordinary()
    base.when(c.CallSession(ordered_by=OrderedBy.SEATS)).refuses(TooFewRequests, requested=0, needed=2, president=True)
    assert base.when(c.CallSession()).happens().state.call.ordered_by == "president"
    assert extraordinary().when(c.CallSession(), by=PAULA).happens().state.call.ordered_by == "president"
    barred = extraordinary(who=SEATS_ONLY)
    barred.when(c.CallSession(ordered_by=OrderedBy.PRESIDENT)).refuses(TooFewRequests, president=False)


def test_only_extraordinary_sessions_are_requested_and_only_before_their_call() -> None:
    known = {**facts(), "members": roster()}
    base = given(SESSION, SCHEDULE, facts=known)
    base.when(c.RequestSession(), by=titular(1)).refuses(NotExtraordinary, kind="ordinary")
    base.when(c.CallSession(ordered_by=OrderedBy.PRESIDENT)).refuses(NotExtraordinary)
    assert base.when(c.CallSession()).happens().state.call.ordered_by is None
    extraordinary(c.CallSession()).when(c.RequestSession(), by=titular(1)).refuses(WrongState, state="called")


def test_the_texts_that_were_announced_are_frozen_until_the_session_opens() -> None:
    item = c.AddItem(item="i1", title="Parecer")
    base = called(item)
    base.when(c.EditItem(item="i1", title="Outro", expected=9)).refuses(AnnouncementFrozen, item="i1")
    base.when(c.EditItem(item="i1", concerns=("org-1",), expected=9)).happens()
    after(base, c.AddItem(item="i2", title="Extra"), c.EditItem(item="i2", title="Extra-pauta", expected=9))
    opened(item).when(c.EditItem(item="i1", title="Outro", expected=99)).happens()


def test_a_session_is_called_off_for_lack_of_quorum_at_its_last_call() -> None:
    off = c.CancelSession(lacks_quorum=True)
    base = after(called(rules=rules(no_quorum_policy="cancel")), check_in(1))
    (last,) = (one for one in base.stage.view(Audience.CLERK)["steps"] if one["type"] == "session.cancel")
    assert last["data"] == {"lacks_quorum": True}
    assert last["not_before"] == "2026-03-10T12:30:00.000Z"
    base.when(off).refuses(TooEarly, not_before="2026-03-10T12:30:00.000Z")
    base.when(c.CancelSession()).refuses(ReasonNeeded, field="reason")
    scheduled().when(off).refuses(WrongState, state="scheduled")
    after(called(), check_in(1), check_in(2)).when(off, at=LATER).refuses(QuorumReached)
    only = called(rules=rules(second_call=SecondCall(enabled=False)))
    only.when(off, at=HOUR - SECOND).refuses(TooEarly, not_before="2026-03-10T12:00:00.000Z")
    base.when(off, at=LATER).then(e.SessionCancelled(present=("s1",), needed=2))
    assert base.stage.view(Audience.PUBLIC)["session"]["lacked_quorum"] is True
