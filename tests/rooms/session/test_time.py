"""A session's time, the vote that extends it, and going on another day with its quorum found anew."""

from datetime import timedelta

import pytest

from rooms.council.rules_profile import SessionRules
from rooms.log.kind import Audience, Data
from rooms.session import commands as c, events as e
from rooms.session.errors import (
    DateNeeded,
    ItemExists,
    MinutesInvalid,
    NoQuorum,
    NoSecondCall,
    NoTimeLimit,
    TimeOver,
    TooEarly,
    UnknownOrigin,
    WrongState,
)
from tests.given import SYSTEM
from tests.rooms.session.cast import (
    BALLOT,
    DAY,
    HOUR,
    after,
    check_in,
    facts,
    opened,
    rules,
    scheduled,
    silent,
    titular,
    vote,
)
from tests.rooms.session.golden_table import RETURNING, question
from tests.rooms.session.test_late import settle

ITEMS = (c.AddItem(item="i1", title="Parecer"), c.AddItem(item="i2", title="Informe"))
HOURS = timedelta(hours=1)
OVER = HOUR + 3 * HOURS
NEXT = HOUR + DAY
CONTINUE = c.AdjournSession(items={"i1": "continuation", "i2": "next_meeting"}, continues_at=NEXT)


def test_the_time_and_when_to_ask_for_more_are_said() -> None:
    session = opened(*ITEMS).stage.view(Audience.PUBLIC)["session"]
    assert (session["ends_at"], session["prompt_at"]) == ("2026-03-10T15:00:00.000Z", "2026-03-10T14:50:00.000Z")


@pytest.mark.parametrize("command", [c.StartItem(item="i1"), BALLOT], ids=lambda command: command.type)
def test_past_its_time_nothing_new_begins(command: Data) -> None:
    base = opened(*ITEMS)
    base.when(command, at=OVER).refuses(TimeOver, ended_at="2026-03-10T15:00:00.000Z")
    base.when(command, at=OVER - timedelta(seconds=1)).happens()


def test_what_is_under_way_is_brought_to_its_end() -> None:
    base = after(opened(*ITEMS), c.StartItem(item="i1"), BALLOT)
    for number in range(1, 5):
        base.when(vote(number), at=OVER).happens()
    base.when(silent(5), at=OVER).happens()
    base.when(c.CloseBallot(ballot="b1"), at=OVER).happens()
    base.when(c.ProclaimResult(ballot="b1"), at=OVER + HOURS).happens()
    base.when(c.FinishItem(item="i1"), at=OVER + HOURS).happens()
    base.when(c.SuspendSession(), at=OVER + HOURS).happens()
    base.when(c.AdjournSession(items={"i2": "next_meeting"}), at=OVER + HOURS).happens()


def test_the_plenary_extends_it_also_when_it_is_over() -> None:
    base = opened(*ITEMS)
    base.when(question("b1", "extension", "0")).refuses(MinutesInvalid, minutes="0")
    base.when(question("b1", "extension", "long")).refuses(MinutesInvalid, minutes="long")
    base.when(question("b1", "extension", "30"), at=OVER).happens()
    after(base, *(vote(number) for number in range(1, 6)), c.CloseBallot(ballot="b1"))
    base.when(c.ProclaimResult(ballot="b1"), at=OVER).happens()
    assert base.stage.lines[-1].recorded.event == e.SessionExtended(minutes=30)
    base.when(c.StartItem(item="i1"), at=OVER + timedelta(minutes=29)).happens()
    base.when(BALLOT.model_copy(update={"ballot": "b2"}), at=OVER + timedelta(minutes=30)).refuses(TimeOver)


def test_an_extension_that_is_rejected_extends_nothing() -> None:
    base = settle(opened(*ITEMS), question("b1", "extension", "30"), choice="no")
    base.when(c.StartItem(item="i1"), at=OVER).refuses(TimeOver)


def test_a_suspension_does_not_count() -> None:
    base = after(opened(*ITEMS), c.SuspendSession())
    assert base.stage.view(Audience.PUBLIC)["session"]["ends_at"] is None
    base.when(c.ResumeSession(), at=HOUR + HOURS).happens()
    base.when(c.StartItem(item="i1"), at=OVER + HOURS).refuses(TimeOver, ended_at="2026-03-10T16:00:00.000Z")
    base.when(c.StartItem(item="i1"), at=OVER).happens()


def test_without_a_limit_there_is_nothing_to_extend() -> None:
    base = opened(*ITEMS, rules=rules(session=SessionRules(max_minutes=0)))
    base.when(question("b1", "extension", "30")).refuses(NoTimeLimit)
    base.when(c.StartItem(item="i1"), at=OVER + 20 * HOURS).happens()


def test_what_continues_needs_its_date_and_the_date_something_that_continues() -> None:
    base = opened(*ITEMS)
    base.when(CONTINUE.model_copy(update={"continues_at": None})).refuses(DateNeeded, items=["i1"])
    base.when(CONTINUE.model_copy(update={"continues_at": HOUR})).refuses(DateNeeded, items=["i1"])
    nothing = c.AdjournSession(items={"i1": "withdrawn", "i2": "withdrawn"}, continues_at=NEXT)
    base.when(nothing).refuses(DateNeeded, items=[])


def test_it_goes_on_another_day_with_new_attendance_and_quorum() -> None:
    base = after(opened(*ITEMS), c.StartItem(item="i1"))
    base.when(CONTINUE).then(e.SessionContinued(continues_at=NEXT, items={"i1": "continuation", "i2": "next_meeting"}))
    view = base.stage.view(Audience.CLERK)
    assert (view["session"]["state"], view["session"]["continues_at"]) == ("suspended", "2026-03-11T12:00:00.000Z")
    assert (view["quorum"]["present"], view["agenda"]["current"]) == (0, None)
    assert [item["state"] for item in view["agenda"]["items"].values()] == ["open", "carried_over"]
    base.when(c.ResumeSession(), at=NEXT).refuses(NoQuorum, present=0, needed=3)
    after(base, check_in(1), check_in(2), check_in(4))
    base.when(c.ResumeSession(), at=NEXT - HOURS).refuses(TooEarly, not_before="2026-03-11T12:00:00.000Z")
    base.when(c.ResumeSession(), at=NEXT).then(e.SessionResumed(call=1, present=("s1", "s2", "s4"), needed=3))
    session = base.stage.view(Audience.PUBLIC)["session"]
    assert (session["sitting"], session["continues_at"], session["ends_at"]) == (2, None, "2026-03-11T15:00:00.000Z")
    base.when(c.StartItem(item="i1"), at=NEXT).happens()


def test_its_second_call_opens_with_fewer() -> None:
    base = after(opened(*ITEMS), CONTINUE, check_in(1), check_in(2))
    base.when(c.ResumeSession(call=2), at=NEXT).refuses(TooEarly, not_before="2026-03-11T12:30:00.000Z")
    base.when(c.ResumeSession(call=2), at=NEXT + HOURS).happens()
    opening = base.state.life.opening
    assert opening is not None
    assert opening.call == 2
    profile = rules()
    once = profile.model_copy(update={"second_call": profile.second_call.model_copy(update={"enabled": False})})
    after(opened(*ITEMS, rules=once), CONTINUE).when(c.ResumeSession(call=2), at=NEXT).refuses(NoSecondCall)


def test_what_waits_for_its_date_can_be_put_off_or_ended() -> None:
    base = after(opened(*ITEMS), CONTINUE)
    later = c.AdjournSession(items={"i1": "continuation"}, continues_at=NEXT + DAY)
    base.when(later, at=NEXT).happens()
    base.when(c.AdjournSession(items={"i1": "withdrawn"}), at=NEXT).happens()
    assert base.state.life.phase == "adjourned"


def test_an_item_comes_back_once_ahead_of_its_section_with_its_first() -> None:
    base = scheduled(*ITEMS)
    bring = c.BringBack(session="session-0", item="i7")
    known = {**facts(), "returning": RETURNING}
    base.when(bring, by=SYSTEM).refuses(UnknownOrigin, session="session-0", item="i7")
    base.when(bring, by=SYSTEM, facts=known).then(e.ItemReturned(item="back-session--i7", **RETURNING))
    base.when(bring, by=SYSTEM, facts=known).refuses(ItemExists)
    assert base.state.agenda.order == ("back-session--i7", "i1", "i2")
    shown = base.stage.view(Audience.MEMBER)["agenda"]["items"]["back-session--i7"]
    assert (shown["title"], shown["is_late"]) == ("Plano de cultura", False)
    assert (shown["origin"]["number"], shown["origin"]["position"], shown["origin"]["why"]) == (11, 2, "review")
    after(base, c.CancelSession(reason="Feriado")).when(bring, by=SYSTEM, facts=known).refuses(WrongState)


def test_members_hear_of_the_other_day_too() -> None:
    base = after(opened(*ITEMS), CONTINUE)
    base.when(c.CheckIn(), by=titular(1), at=NEXT).happens()
    assert base.state.attendance.present == ("s1",)
