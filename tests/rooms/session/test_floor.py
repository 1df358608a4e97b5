"""The floor: requests in order, one speaker, a clock that is the server's."""

from datetime import timedelta

from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import (
    AlreadyRequested,
    ClockPaused,
    ClockRuns,
    FloorTaken,
    NobodySpeaks,
    NoSeat,
    SeatUnknown,
    UnknownItem,
    UnknownPerson,
    UnknownRequest,
    UnknownSpeechKind,
    WrongState,
)
from rooms.session.words import Means
from tests.given import CLERK, Given
from tests.rooms.session.cast import (
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    after,
    alternate,
    called,
    opened,
    roster,
    seat,
    titular,
)

ASK = c.RequestFloor(subject="A praça")
CITIZEN = c.RequestFloor(name="Dona Maria", subject="O buraco da rua")


def asked(*members: int) -> Given[Session]:
    """An open session (its last event is 9) in which these members asked for the floor: r10, r11, and so on."""
    base = opened()
    for number in members:
        after(base, ASK, by=titular(number))
    return base


def test_members_alternates_and_citizens_ask() -> None:
    base = opened()
    base.when(ASK, by=titular(1)).then(e.FloorRequested(kind="speech", person="t1", seat="s1", subject="A praça"))
    base.when(ASK, by=titular(1)).refuses(AlreadyRequested, request="r10")
    base.when(ASK, by=alternate(1)).happens()
    base.when(CITIZEN, by=CLERK).then(
        e.FloorRequested(kind="speech", citizen=True, name="Dona Maria", subject="O buraco da rua")
    )
    base.when(CITIZEN, by=CLERK).happens()
    base.when(CITIZEN, by=titular(2)).refuses(NotAllowed)
    base.when(ASK, by=STRANGER).refuses(NotAllowed)


def test_the_clerk_asks_for_whoever_represents_the_seat() -> None:
    base = opened(present=(1, 2, 3), roster_=roster(5, seat(5, titular=None)))
    after(base, c.CheckOut(seat="s1"), c.CheckIn(seat="s1", person="a1"))
    base.when(c.RequestFloor(seat="s1", means=Means.HAND)).then(
        e.FloorRequested(kind="speech", person="a1", seat="s1", means=Means.HAND)
    )
    base.when(c.RequestFloor(seat="s4")).then(e.FloorRequested(kind="speech", person="t4", seat="s4"))
    base.when(c.RequestFloor(seat="s5")).refuses(UnknownPerson)
    base.when(c.RequestFloor(seat="s9")).refuses(SeatUnknown, seat="s9")


def test_kinds_are_those_of_the_rules_and_the_urgent_go_first() -> None:
    base = asked(1, 2)
    base.when(c.RequestFloor(kind="filibuster"), by=titular(3)).refuses(UnknownSpeechKind, kind="filibuster")
    base.when(c.RequestFloor(item="i9"), by=titular(3)).refuses(UnknownItem, item="i9")
    after(base, c.RequestFloor(kind="clarification"), by=titular(1))
    assert [waiting.id for waiting in base.state.floor.queue] == ["r12", "r10", "r11"]


def test_one_speaks_at_a_time_for_the_time_of_the_kind() -> None:
    base = asked(1, 2)
    base.when(c.GrantFloor(request="r11"), by=PAULA).then(e.FloorGranted(request="r11", seconds=180))
    base.when(c.GrantFloor()).refuses(FloorTaken, request="r11")
    after(base, c.EndFloor())
    base.when(c.GrantFloor()).then(e.FloorGranted(request="r10", seconds=180))
    after(base, c.EndFloor())
    base.when(c.GrantFloor()).refuses(UnknownRequest)
    after(called(), ASK, by=titular(1)).when(c.GrantFloor()).refuses(WrongState, state="called")


def test_the_clock_pauses_goes_on_and_gets_more_time() -> None:
    base = after(asked(1), c.GrantFloor())
    base.when(c.ResumeFloor()).refuses(ClockRuns)
    base.when(c.PauseFloor(), at=HOUR + 30 * SECOND).then(e.FloorPaused())
    base.when(c.PauseFloor()).refuses(ClockPaused)
    base.when(c.ExtendFloor(seconds=60)).then(e.FloorExtended(seconds=60))
    base.when(c.ResumeFloor(), at=HOUR + 90 * SECOND).then(e.FloorResumed())
    base.when(c.PauseFloor(), at=HOUR + 91 * SECOND).happens()
    speech = base.state.floor.speech
    assert speech is not None
    assert (speech.seconds, speech.used) == (240, timedelta(seconds=31))
    speaker = base.stage.view(Audience.PUBLIC)["floor"]["speaker"]
    assert (speaker["used_ms"], speaker["running_since"], speaker["name"]) == (31_000, None, "T1")


def test_a_speech_is_ended_by_the_chair_the_clerk_or_the_speaker() -> None:
    base = asked(1, 2)
    after(base, c.GrantFloor(request="r10"))
    after(base, c.EndFloor(), by=titular(1))
    after(base, c.GrantFloor())
    base.when(c.EndFloor(), by=titular(1)).refuses(NobodySpeaks)
    base.when(c.EndFloor(), by=PAULA).then(e.FloorEnded())
    for command in (c.EndFloor(), c.PauseFloor(), c.ResumeFloor(), c.ExtendFloor(seconds=9)):
        base.when(command).refuses(NobodySpeaks)


def test_a_request_is_withdrawn_by_who_made_it_by_the_chair_or_by_the_clerk() -> None:
    base = asked(1, 2, 3)
    first = c.WithdrawRequest(request="r10")
    base.when(first, by=titular(2)).refuses(NoSeat)
    base.when(first, by=alternate(1)).refuses(UnknownRequest, request="r10")
    base.when(first, by=STRANGER).refuses(NotAllowed)
    base.when(first, by=titular(1)).then(e.RequestWithdrawn(request="r10"))
    base.when(first, by=titular(1)).refuses(UnknownRequest, request="r10")
    base.when(c.WithdrawRequest(request="r11"), by=PAULA).happens()
    base.when(c.WithdrawRequest(request="r12", means=Means.VOICE)).then(
        e.RequestWithdrawn(request="r12", means=Means.VOICE)
    )


def test_a_citizens_request_is_withdrawn_by_the_table() -> None:
    base = after(opened(), CITIZEN)
    base.when(c.WithdrawRequest(request="r10"), by=titular(1)).refuses(NotAllowed)
    base.when(c.WithdrawRequest(request="r10"), by=PAULA).happens()


def test_nobody_waits_for_a_session_that_ended() -> None:
    assert after(asked(1), c.AdjournSession()).state.floor.queue == ()
    waiting = after(called(), ASK, by=titular(1))
    assert after(waiting, c.CancelSession(reason="Feriado")).state.floor.queue == ()
