"""The chair: one person, handed over along the succession, free when its holder is away."""

from rooms.council.roster import Officer
from rooms.council.rules_profile import Chair
from rooms.council.rules_values import OfficeSuccessor, PersonSuccessor
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import commands as c, events as e
from rooms.session.decide.succession import lawful, line_of, may_preside
from rooms.session.errors import (
    AlreadyChairs,
    CannotPreside,
    ChairRecused,
    ChairTakenAlready,
    NotChairing,
    NotInSuccession,
    NotNextInLine,
    ReasonUntrue,
    UnknownPerson,
    WrongState,
)
from rooms.session.words import ChairReason, Means, RecusalKind
from tests.given import CLERK, NOON, SYSTEM, someone
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    VERA,
    after,
    called,
    check_in,
    holder,
    opened,
    roster,
    rules,
    scheduled,
    seat,
    titular,
    vote,
)

ABSENT = c.TakeChair(reason=ChairReason.ABSENCE)
RETURN = c.TakeChair(reason=ChairReason.RETURN)
ITEM = c.AddItem(item="i1", title="Parecer")
ELECTION = c.AddItem(item="i1", title="Eleição da mesa", matter="election")
SEATED = roster().model_copy(
    update={
        "officers": (
            Officer(role="president", person="t1", name="T1"),
            Officer(role="vice_president", person="t2", name="T2"),
        )
    }
)
"""President and vice-president hold seats 1 and 2."""


def to(person: str, reason: ChairReason = ChairReason.ABSENCE) -> c.TakeChair:
    """The chair given to somebody."""
    return c.TakeChair(reason=reason, person=person)


def recused(number: int) -> c.Recuse:
    """A recusal on item i1, entered by the clerk."""
    return c.Recuse(item="i1", seat=f"s{number}", kind=RecusalKind.IMPEDIMENT, means=Means.VOICE)


def test_two_presidents_at_once_are_impossible() -> None:
    base = opened()
    base.when(ABSENT, by=VERA).refuses(ChairTakenAlready, person="paula", name="Paula")
    base.when(RETURN, by=VERA).refuses(ChairTakenAlready, person="paula")
    base.when(RETURN, by=PAULA).refuses(AlreadyChairs, person="paula")


def test_whoever_chairs_hands_over_with_a_reason() -> None:
    base = opened()
    base.when(to("vera"), by=PAULA).then(e.ChairTaken(person="vera", name="Vera", reason=ChairReason.ABSENCE))
    assert (base.state.chair.person, base.state.chair.reason) == ("vera", "absence")
    base.when(to("t1"), by=VERA).happens()


def test_the_clerk_enters_a_handover_and_nobody_else_names_another() -> None:
    base = opened()
    base.when(to("t2"), by=titular(1)).refuses(NotAllowed, type="session.take_chair")
    base.when(to("vera"), by=CLERK).happens()
    base.when(to("paula", ChairReason.RETURN), by=someone("t1", "member", "clerk")).happens()


def test_the_president_takes_the_chair_back_and_only_who_comes_before() -> None:
    base = after(opened(), to("vera"))
    base.when(ABSENT, by=PAULA).refuses(ChairTakenAlready, person="vera")
    base.when(RETURN, by=titular(1)).refuses(ChairTakenAlready)
    base.when(to("t1", ChairReason.RETURN)).refuses(ReasonUntrue, reason="return", name="Vera")
    base.when(RETURN, by=PAULA).then(e.ChairTaken(person="paula", name="Paula", reason=ChairReason.RETURN))


def test_the_chair_passes_to_the_first_in_line_who_is_there() -> None:
    base = opened(present=(2, 3, 4))
    base.when(to("zoe")).refuses(UnknownPerson, person="zoe")
    base.when(to("clara")).refuses(NotInSuccession, person="clara")
    base.when(to("t1")).refuses(CannotPreside, person="t1", name="T1", why="absent")
    base.when(to("t3")).refuses(NotNextInLine, person="t3", next="vera", name="Vera")
    base.when(to("t2")).happens()


def test_the_member_longest_in_office_comes_first_and_titulars_before_alternates() -> None:
    eldest = roster(
        5, seat(3, titular=holder("t3", sworn_at=NOON - SECOND)), seat(2, titular=holder("t2", sworn_at=None))
    )
    base = called(roster_=eldest)
    after(base, *(check_in(number) for number in (1, 3, 4)), c.CheckIn(seat="s5", person="a5"), c.OpenSession())
    people = base.state.attendance.people
    assert people is not None
    assert line_of(base.state) == ("paula", "vera", "t3", "t1", "t4", "t5", "a5")
    base.when(to("t1")).refuses(NotNextInLine, next="vera")
    base.when(to("t3")).happens()


def test_the_list_may_name_a_person_without_seat_who_holds_nobody_back() -> None:
    line = (PersonSuccessor(person="gil", name="Gil"), OfficeSuccessor(office="vice_president"))
    base = opened(rules=rules(chair=Chair(succession=line)))
    base.when(to("t1")).refuses(NotInSuccession, person="t1")
    after(base, c.LoseChair(person="paula"), by=SYSTEM)
    base.when(ABSENT, by=someone("gil")).then(e.ChairTaken(person="gil", name="Gil", reason=ChairReason.ABSENCE))
    base.when(to("vera")).happens()


def test_who_hands_over_for_absence_has_left_or_says_so_in_person() -> None:
    base = opened(roster_=SEATED)
    base.when(to("t2")).refuses(ReasonUntrue, reason="absence", name="T1")
    base.when(to("t2"), by=titular(1)).happens()
    base = after(opened(roster_=SEATED), c.CheckOut(seat="s1"))
    base.when(ABSENT, by=titular(3)).refuses(NotNextInLine, next="t2", name="T2")
    base.when(ABSENT, by=titular(2)).happens()
    after(base, check_in(1))
    base.when(RETURN, by=titular(1)).happens()


def test_recusal_is_that_of_who_presides_on_what_is_on_the_table() -> None:
    base = after(opened(ITEM, roster_=SEATED), c.StartItem(item="i1"))
    for_recusal = to("t2", ChairReason.RECUSAL)
    base.when(for_recusal, by=titular(1)).refuses(ReasonUntrue, reason="recusal")
    after(base, recused(1))
    on_item = BALLOT.model_copy(update={"item": "i1"})
    base.when(on_item).refuses(ChairRecused, name="T1", next="T2")
    assert not may_preside(base.state)
    after(base, recused(2))
    base.when(for_recusal, by=titular(1)).refuses(CannotPreside, person="t2", why="recused")
    base.when(to("t3", ChairReason.RECUSAL), by=titular(1)).happens()
    base.when(on_item).happens()
    base.when(RETURN, by=titular(1)).refuses(CannotPreside, why="recused")
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"), c.FinishItem(item="i1"))
    base.when(RETURN, by=titular(1)).happens()


def test_the_challenge_of_who_presides_is_led_by_the_next() -> None:
    base = after(opened(ITEM, roster_=SEATED), c.StartItem(item="i1"))
    accused = c.Challenge(item="i1", seat="s1", kind=RecusalKind.SUSPICION, reason="x", by_seat="s3", means=Means.HAND)
    after(base, accused)
    decides = BALLOT.model_copy(update={"settles": c.Settles(kind="challenge", subject="c12")})
    base.when(decides).refuses(ChairRecused, next="T2")
    after(base, c.CheckOut(seat="s1", person="t1"))
    base.when(ABSENT, by=titular(2)).happens()
    base.when(decides).happens()


def test_somebody_recused_leads_the_vote_when_nobody_else_can() -> None:
    alone = rules(chair=Chair(succession=()))
    base = after(opened(ITEM, roster_=SEATED, rules=alone), c.StartItem(item="i1"), recused(1))
    base.when(BALLOT.model_copy(update={"item": "i1"})).happens()


def test_candidacy_is_a_reason_while_an_election_is_on_the_table() -> None:
    base = opened(ELECTION, roster_=SEATED)
    candidacy = to("t2", ChairReason.CANDIDACY)
    base.when(candidacy, by=titular(1)).refuses(ReasonUntrue, reason="candidacy")
    after(base, c.StartItem(item="i1"))
    assert (may_preside(base.state), may_preside(base.state, {"t1"})) == (True, False)
    assert lawful(base.state, {"t1", "t2"}) == ("t3",)
    base.when(candidacy, by=titular(1)).happens()


def test_a_lost_connection_is_one_that_was_lost() -> None:
    base = opened(roster_=SEATED)
    lost = to("t2", ChairReason.LOST_CONNECTION)
    base.when(lost).refuses(ReasonUntrue, reason="lost_connection")
    after(base, c.LoseChair(person="t1"), by=SYSTEM)
    base.when(lost).happens()
    base = after(opened(present=(2, 3, 4), roster_=SEATED), c.CheckIn(), by=titular(1))
    after(base, c.Lapse(person="t1", since=HOUR), by=SYSTEM)
    base.when(c.TakeChair(reason=ChairReason.LOST_CONNECTION), by=titular(2)).happens()


def test_the_view_says_whose_turn_it_is_and_why_not_the_others() -> None:
    base = after(opened(ITEM, present=(1, 2, 4, 5), roster_=SEATED), c.StartItem(item="i1"), recused(1))
    seen = base.stage.view(Audience.PUBLIC)["succession"]
    assert (seen["next"], seen["reasons"]) == ("t2", ["absence", "recusal"])
    assert [(one["person"], one["may_take"], one["why"]) for one in seen["line"]] == [
        ("t1", False, {"code": "presides", "params": {}}),
        ("t2", True, None),
        ("t3", False, {"code": "absent", "params": {}}),
        ("t4", False, {"code": "not_next", "params": {"name": "T2"}}),
        ("t5", False, {"code": "not_next", "params": {"name": "T2"}}),
    ]
    after(base, c.WithdrawItem(item="i1"), c.AdjournSession())
    assert base.stage.view(Audience.PUBLIC)["succession"] is None


def test_who_is_away_for_the_grace_may_be_replaced() -> None:
    base = opened()
    base.when(c.LoseChair(person="paula"), by=SYSTEM).then(e.ChairLost(person="paula"))
    base.when(c.LoseChair(person="paula"), by=SYSTEM).refuses(NotChairing, person="paula")
    base.when(c.TakeChair(reason=ChairReason.LOST_CONNECTION), by=VERA).happens()
    base.when(c.RegainChair(person="paula"), by=SYSTEM).refuses(NotChairing, person="paula")
    assert not base.state.chair.is_away


def test_the_casting_vote_goes_with_the_chair_and_the_seats_vote_with_the_seat() -> None:
    base = opened(present=(1, 2, 3, 4), roster_=SEATED)
    after(base, to("t2"), by=titular(1))
    after(base, BALLOT, vote(1), vote(2), vote(3, "no"), vote(4, "no"), c.CloseBallot(ballot="b1"))
    later = HOUR + 30 * SECOND
    base.when(c.BreakTie(ballot="b1", option="yes"), by=titular(1), at=later).refuses(NotAllowed)
    base.when(c.BreakTie(ballot="b1", option="yes"), by=titular(2), at=later).happens()


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
    base.when(ABSENT, by=titular(1)).refuses(CannotPreside, person="t1")
    base.when(ABSENT, by=VERA).happens()
    assert base.state.chair.person == "vera"


def test_there_is_no_chair_before_the_call() -> None:
    scheduled().when(ABSENT, by=PAULA).refuses(WrongState, state="scheduled")
    called().when(c.LoseChair(person="paula"), by=SYSTEM).refuses(WrongState, state="called")
    called().when(c.RegainChair(person="paula"), by=SYSTEM).refuses(WrongState, state="called")
