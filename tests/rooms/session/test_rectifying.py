"""Rectifications: after the call what was announced changes under a number, with new notice or a reason why not."""

from datetime import timedelta

from rooms.council.rules_profile import Notice, SecondCall
from rooms.log.errors import NotAllowed, Stale
from rooms.log.kind import Audience
from rooms.session import commands as c, events as e
from rooms.session.commands import RectifiedItem
from rooms.session.errors import (
    BadHours,
    ItemClosed,
    ModeNotAllowed,
    NoSecondCall,
    NothingRectified,
    NoticeRequired,
    ReasonNeeded,
    ShortNotice,
    UnknownItem,
    WrongState,
)
from rooms.session.events import Former
from rooms.session.words import Mode
from tests.given import NOON, SYSTEM
from tests.rooms.session.cast import (
    DAY,
    HOUR,
    LATER,
    SECOND,
    after,
    called,
    check_in,
    opened,
    rules,
    scheduled,
    titular,
)

ITEM = c.AddItem(item="i1", title="Parecer")
MOVED = c.RectifySession(expected=9, scheduled_at=HOUR + 7 * DAY, reason="Luto oficial")


def test_a_moved_session_takes_its_second_call_along_and_starts_its_notice_anew() -> None:
    base = called().when(MOVED, at=NOON).happens()
    calendar, (one,) = base.state.life.calendar, base.state.call.rectifications
    assert calendar is not None
    assert (calendar.scheduled_at, calendar.second_call_at) == (HOUR + 7 * DAY, LATER + 7 * DAY)
    assert (one.number, one.fields, one.restarts_notice) == (1, ("scheduled_at", "second_call_at"), True)
    assert (one.former.scheduled_at, one.former.second_call_at) == (HOUR, LATER)
    assert one.notice is not None
    assert (one.notice.given, one.notice.needed) == (15, 7)


def test_a_notice_that_starts_anew_is_held_to_the_rules() -> None:
    tomorrow = c.RectifySession(expected=9, scheduled_at=HOUR + DAY)
    called().when(tomorrow, at=HOUR - DAY).refuses(ShortNotice, given=2, needed=7, unit="days")
    strict = called(rules=rules(notice=Notice(enforcement="block")))
    strict.when(tomorrow.model_copy(update={"reason": "Obra"}), at=HOUR - DAY).refuses(NoticeRequired, given=2)
    base = called().when(tomorrow.model_copy(update={"reason": "Obra"}), at=HOUR - DAY).happens()
    shown = base.stage.view(Audience.PUBLIC)["session"]["call"]["rectifications"][0]
    assert (shown["reason"], shown["notice"]["is_short"]) == ("Obra", True)


def test_or_it_is_said_why_the_notice_goes_on() -> None:
    room = c.RectifySession(expected=9, place="Câmara", restarts_notice=False)
    base = called()
    base.when(room, at=NOON).refuses(ReasonNeeded, field="reason")
    base.when(room.model_copy(update={"reason": "Mesma rua"}), at=NOON).then(
        e.SessionRectified(
            number=1,
            place="Câmara",
            former=Former(place="Paço"),
            restarts_notice=False,
            reason="Mesma rua",
        )
    )
    after(base, c.RectifySession(expected=9, link="https://meet.example/9", restarts_notice=False, reason="Caiu"))
    assert [one.number for one in base.state.call.rectifications] == [1, 2]
    assert base.stage.view(Audience.MEMBER)["session"]["link"] == "https://meet.example/9"
    told = base.stage.view(Audience.PUBLIC)["session"]
    assert (told["link"], told["call"]["rectifications"][1]["fields"]) == (None, ["link"])


def test_texts_of_items_change_by_events_of_their_own() -> None:
    texts = RectifiedItem(item="i1", title="Parecer 8", description="Sobre a praça")
    change = c.RectifySession(expected=3, items=(texts,), restarts_notice=False, reason="Erro de digitação")
    base = called(ITEM)
    base.when(change, at=NOON).then(
        e.SessionRectified(number=1, items=("i1",), former=Former(), restarts_notice=False, reason="Erro de digitação"),
        e.ItemEdited(item="i1", texts=("title", "description"), title="Parecer 8", description="Sobre a praça"),
    )
    base.when(change, at=NOON).refuses(Stale, expected=3)
    unknown = change.model_copy(update={"items": (RectifiedItem(item="i9", title="x"),), "expected": 99})
    base.when(unknown).refuses(UnknownItem, item="i9")
    after(base, c.WithdrawItem(item="i1"))
    base.when(change.model_copy(update={"expected": 99})).refuses(ItemClosed, item="i1")


def test_a_rectification_changes_something_that_can_be() -> None:
    base = called(ITEM)
    base.when(c.RectifySession(expected=9, place="Paço", reason="x")).refuses(NothingRectified)
    base.when(c.RectifySession(expected=9, items=(RectifiedItem(item="i1"),))).refuses(NothingRectified)
    base.when(c.RectifySession(expected=0, place="Câmara", reason="x")).refuses(Stale, expected=0, changed=1)
    past = c.RectifySession(expected=9, scheduled_at=HOUR - SECOND, reason="x")
    base.when(past, at=HOUR).refuses(BadHours, field="scheduled_at")
    backwards = c.RectifySession(expected=9, second_call_at=HOUR, reason="x")
    base.when(backwards).refuses(BadHours, field="second_call_at")
    single = called(rules=rules(second_call=SecondCall(enabled=False), mode="in_person"))
    single.when(c.RectifySession(expected=9, second_call_at=LATER, reason="x")).refuses(NoSecondCall)


def test_the_mode_stays_one_of_those_the_rules_let() -> None:
    base = called(rules=rules(mode="remote"))
    change = c.RectifySession(expected=9, mode=Mode.IN_PERSON, reason="x")
    base.when(change, at=NOON).refuses(ModeNotAllowed, mode="in_person", rules="remote")
    called().when(change, at=NOON).happens()


def test_only_a_called_session_is_rectified_by_who_calls_it() -> None:
    scheduled().when(MOVED).refuses(WrongState, state="scheduled")
    opened().when(MOVED).refuses(WrongState, state="open")
    called().when(MOVED, by=titular(1)).refuses(NotAllowed)


def test_a_first_call_that_failed_is_tried_again_on_the_new_day() -> None:
    base = after(called(), check_in(1))
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER).happens()
    base.when(MOVED, at=LATER).happens()
    assert not base.state.life.failed_first_call
    due = base.stage.kind.due(base.state, LATER + 7 * DAY + timedelta(seconds=1))
    assert "first_call_failed" in [one.rule for one in due]
