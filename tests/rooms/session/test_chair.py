"""The chair: one person, handed over along the succession, free when its holder is away."""

from rooms.council.rules_profile import Chair
from rooms.council.rules_values import OfficeSuccessor, PersonSuccessor
from rooms.log.errors import NotAllowed
from rooms.session import commands as c
from rooms.session import events as e
from rooms.session.errors import (
    AlreadyChairs,
    ChairTakenAlready,
    NotChairing,
    NotInSuccession,
    UnknownPerson,
    WrongState,
)
from rooms.session.words import ChairReason
from tests.given import CLERK, SYSTEM, someone
from tests.rooms.session.cast import (
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    VERA,
    after,
    called,
    opened,
    roster,
    rules,
    scheduled,
    titular,
)

ABSENT = c.TakeChair(reason=ChairReason.ABSENCE)
RETURN = c.TakeChair(reason=ChairReason.RETURN)


def to(person: str) -> c.TakeChair:
    """The chair given to somebody."""
    return c.TakeChair(reason=ChairReason.RECUSAL, person=person)


def test_two_presidents_at_once_are_impossible() -> None:
    base = opened()
    base.when(ABSENT, by=VERA).refuses(ChairTakenAlready, person="paula", name="Paula")
    base.when(RETURN, by=VERA).refuses(ChairTakenAlready, person="paula")
    base.when(RETURN, by=PAULA).refuses(AlreadyChairs, person="paula")


def test_whoever_chairs_hands_over_with_a_reason() -> None:
    base = opened()
    base.when(to("vera"), by=PAULA).then(e.ChairTaken(person="vera", name="Vera", reason=ChairReason.RECUSAL))
    assert (base.state.chair.person, base.state.chair.reason) == ("vera", "recusal")
    base.when(to("t1"), by=VERA).happens()


def test_the_clerk_enters_a_handover_and_nobody_else_names_another() -> None:
    base = opened()
    base.when(to("t2"), by=titular(1)).refuses(NotAllowed, type="session.take_chair")
    base.when(to("vera"), by=CLERK).happens()
    base.when(to("paula"), by=someone("t1", "member", "clerk")).happens()


def test_the_president_takes_the_chair_back_and_only_the_president() -> None:
    base = after(opened(), to("vera"))
    base.when(ABSENT, by=PAULA).refuses(ChairTakenAlready, person="vera")
    base.when(RETURN, by=titular(1)).refuses(ChairTakenAlready)
    base.when(RETURN, by=PAULA).then(e.ChairTaken(person="paula", name="Paula", reason=ChairReason.RETURN))


def test_without_a_president_nobody_returns_to_the_chair() -> None:
    base = after(opened(roster_=roster(president=None)), to("t1"))
    base.when(RETURN, by=VERA).refuses(ChairTakenAlready, person="t1")


def test_the_chair_passes_along_the_succession_list() -> None:
    base = opened(present=(1, 2, 3))
    base.when(to("t4")).refuses(NotInSuccession, person="t4")
    base.when(to("zoe")).refuses(UnknownPerson, person="zoe")
    base.when(to("t3")).happens()


def test_the_list_may_name_a_person_without_seat() -> None:
    line = (PersonSuccessor(person="gil", name="Gil"), OfficeSuccessor(office="vice_president"))
    base = opened(rules=rules(chair=Chair(succession=line)))
    base.when(to("t1")).refuses(NotInSuccession, person="t1")
    after(base, c.LoseChair(person="paula"), by=SYSTEM)
    base.when(ABSENT, by=someone("gil")).then(e.ChairTaken(person="gil", name="Gil", reason=ChairReason.ABSENCE))


def test_who_is_away_for_the_grace_may_be_replaced() -> None:
    base = opened()
    base.when(c.LoseChair(person="paula"), by=SYSTEM).then(e.ChairLost(person="paula"))
    base.when(c.LoseChair(person="paula"), by=SYSTEM).refuses(NotChairing, person="paula")
    base.when(c.TakeChair(reason=ChairReason.LOST_CONNECTION), by=VERA).happens()
    base.when(c.RegainChair(person="paula"), by=SYSTEM).refuses(NotChairing, person="paula")
    assert not base.state.chair.is_away


def test_who_is_back_in_time_stays() -> None:
    base = opened()
    base.when(c.RegainChair(person="paula"), by=SYSTEM).refuses(NotChairing)
    after(base, c.LoseChair(person="paula"), c.RegainChair(person="paula"), by=SYSTEM)
    base.when(ABSENT, by=VERA).refuses(ChairTakenAlready, person="paula")


def test_the_speakers_clock_stops_with_the_chair_and_with_the_session() -> None:
    base = opened()
    after(base, c.RequestFloor(), by=titular(1))
    after(base, c.GrantFloor())
    later = HOUR + 7 * SECOND
    base.when(c.LoseChair(person="paula"), by=SYSTEM, at=later).happens()
    assert base.state.floor.speech is not None
    assert (base.state.floor.speech.used, base.state.floor.speech.running_since) == (7 * SECOND, None)
    base.when(c.ResumeFloor(), at=later).happens()
    base.when(c.SuspendSession(), at=later + SECOND).happens()
    assert base.state.floor.speech.used == 8 * SECOND
    base.when(c.ResumeFloor(), at=later).refuses(WrongState, state="suspended")


def test_an_empty_chair_is_taken_by_the_next_in_line() -> None:
    base = called(roster_=roster(president=None))
    base.when(ABSENT, by=STRANGER).refuses(NotAllowed)
    base.when(ABSENT, by=titular(1)).refuses(NotInSuccession, person="t1")
    base.when(ABSENT, by=VERA).happens()
    assert base.state.chair.person == "vera"


def test_there_is_no_chair_before_the_call() -> None:
    scheduled().when(ABSENT, by=PAULA).refuses(WrongState, state="scheduled")
    called().when(c.LoseChair(person="paula"), by=SYSTEM).refuses(WrongState, state="called")
    called().when(c.RegainChair(person="paula"), by=SYSTEM).refuses(WrongState, state="called")
