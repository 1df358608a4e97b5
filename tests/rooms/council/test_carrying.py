"""What sessions leave to later ones waits with the council, and goes to the next ordinary session that is expected."""

from datetime import timedelta

from rooms.council import commands as c, events as e
from rooms.council.errors import ItemAlreadyCarried, SessionAlreadyRegistered, SessionNotRegistered
from rooms.council.words import CarriedItem
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from tests.given import ADMIN, NOON, SYSTEM
from tests.rooms.council.samples import council

DAY = timedelta(days=1)
ONE = CarriedItem(session="x", item="i1")
STUDIED = CarriedItem(session="x", item="i2", not_before=NOON + 20 * DAY)
CARRY = c.CarryItems(items=(ONE, STUDIED))


def expect(session: str, days: int) -> c.ExpectSession:
    return c.ExpectSession(session=session, scheduled_at=NOON + days * DAY)


def test_items_wait_until_a_session_is_expected_and_no_longer_than_their_review() -> None:
    base = council()
    base.when(CARRY, by=SYSTEM).then(e.ItemsCarried(items=(ONE, STUDIED)))
    assert [one["item"] for one in base.stage.view(Audience.CLERK)["carried"]] == ["i1", "i2"]
    base.when(expect("y", 10), by=SYSTEM).then(
        e.SessionExpected(session="y", scheduled_at=NOON + 10 * DAY), e.ItemsPlaced(session="y", items=(ONE,))
    )
    base.when(expect("z", 30), by=SYSTEM).then(
        e.SessionExpected(session="z", scheduled_at=NOON + 30 * DAY), e.ItemsPlaced(session="z", items=(STUDIED,))
    )
    assert base.state.carrying.waiting == ()


def test_the_earliest_session_to_come_takes_them_at_once_and_never_the_one_that_left_them() -> None:
    base = council()
    for session, days in (("x", 1), ("z", 30), ("y", 10)):
        base.when(expect(session, days), by=SYSTEM).happens()
    base.when(c.CarryItems(items=(ONE,)), by=SYSTEM).then(
        e.ItemsCarried(items=(ONE,)), e.ItemsPlaced(session="y", items=(ONE,))
    )


def test_a_session_called_off_gives_back_what_it_took_and_one_that_opened_keeps_it() -> None:
    base = council()
    for command in (expect("y", 10), c.CarryItems(items=(ONE,)), expect("z", 30)):
        base.when(command, by=SYSTEM).happens()
    base.when(c.ForgetSession(session="y", cancelled=True), by=SYSTEM).then(
        e.SessionForgotten(session="y", cancelled=True), e.ItemsPlaced(session="z", items=(ONE,))
    )
    base.when(c.ForgetSession(session="z"), by=SYSTEM).then(e.SessionForgotten(session="z"))
    assert (base.state.carrying.waiting, base.state.carrying.placed) == ((), {})


def test_a_session_never_held_takes_nothing_any_more() -> None:
    base = council()
    base.when(expect("y", 1), by=SYSTEM).happens()
    base.when(c.CarryItems(items=(ONE,)), by=SYSTEM, at=NOON + 3 * DAY).then(e.ItemsCarried(items=(ONE,)))


def test_nothing_waits_twice_and_nothing_is_expected_twice() -> None:
    base = council()
    base.when(CARRY, by=SYSTEM).happens()
    base.when(CARRY, by=SYSTEM).refuses(ItemAlreadyCarried, session="x", item="i1")
    base.when(expect("y", 10), by=SYSTEM).happens()
    base.when(c.CarryItems(items=(ONE,)), by=SYSTEM).refuses(ItemAlreadyCarried)
    base.when(expect("y", 10), by=SYSTEM).refuses(SessionAlreadyRegistered, session="y")
    base.when(expect("y", 25), by=SYSTEM).happens()
    base.when(c.ForgetSession(session="w"), by=SYSTEM).refuses(SessionNotRegistered, session="w")


def test_only_the_system_carries() -> None:
    for command in (CARRY, expect("y", 10), c.ForgetSession(session="y")):
        council().when(command, by=ADMIN).refuses(NotAllowed)
