"""Answers to the call: who comes, who is summoned instead, who was given notice; and the quorum that promises."""

from typing import Any

import pytest

from rooms.council.rules_profile import Alternate, Rsvp, RulesProfile
from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked, Audience
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.errors import (
    AlreadyAnswered,
    AlreadyOpened,
    AnswersOpen,
    MeansNeeded,
    NoSeat,
    PlaceNotAllowed,
    SeatUnknown,
    UnknownPerson,
    WrongState,
)
from rooms.session.words import Going, Means, Mode, NoticeMeans
from tests.given import CLERK, NOON, SYSTEM, Given, Someone, given
from tests.rooms.session.cast import (
    DAY,
    HOUR,
    PAULA,
    SCHEDULE,
    SECOND,
    STRANGER,
    alternate,
    called,
    facts,
    holder,
    opened,
    roster,
    rules,
    scheduled,
    seat,
    titular,
)

CLOSES = HOUR - DAY
TWO = seat(1, alternates=(holder("a1"), holder("b1")))
NO = c.AnswerCall(answer=Going.NOT_GOING)
ROOM = c.AnswerCall(answer=Going.IN_ROOM)


def answered(base: Given[Session], *answers: tuple[Someone, Going]) -> Given[Session]:
    for by, answer in answers:
        base.when(c.AnswerCall(answer=answer), by=by, at=NOON).happens()
    return base


def forecast(base: Given[Session]) -> Any:
    return base.stage.view(Audience.CLERK)["rsvp"]["forecast"]


def test_each_member_answers_and_may_think_again() -> None:
    base = called()
    base.when(ROOM, by=titular(1)).then(e.CallAnswered(seat="s1", person="t1", answer=Going.IN_ROOM))
    base.when(ROOM, by=titular(1)).refuses(AlreadyAnswered, person="t1")
    base.when(c.AnswerCall(answer=Going.AWARE), by=alternate(1)).happens()
    base.when(c.AnswerCall(answer=Going.REMOTE), by=titular(1)).happens()
    assert base.stage.view(Audience.CLERK)["rsvp"]["people"]["t1"]["answer"] == "remote"
    assert SESSION.mine(base.state, Asked("t1", frozenset(), NOON))["call"] == {"answer": "remote", "summoned": []}


def test_the_clerk_answers_for_a_member_and_says_how_it_was_made_known() -> None:
    base = called()
    by_phone = c.AnswerCall(seat="s1", answer=Going.REMOTE, means=Means.PHONE)
    base.when(by_phone).then(e.CallAnswered(seat="s1", person="t1", answer=Going.REMOTE, means=Means.PHONE))
    base.when(c.AnswerCall(seat="s1", answer=Going.REMOTE)).refuses(MeansNeeded)
    base.when(by_phone.model_copy(update={"person": "a1"})).happens()
    base.when(by_phone.model_copy(update={"person": "t2"})).refuses(UnknownPerson, person="t2")
    base.when(by_phone.model_copy(update={"seat": "s9"})).refuses(SeatUnknown, seat="s9")
    base.when(c.AnswerCall(person="t2", answer=Going.REMOTE), by=titular(1)).refuses(UnknownPerson)
    base.when(c.AnswerCall(seat="s2", answer=Going.REMOTE), by=titular(1)).refuses(NoSeat)
    base.when(ROOM, by=STRANGER).refuses(NotAllowed)


def test_answers_are_given_between_call_and_opening_from_where_the_session_meets() -> None:
    scheduled().when(c.AnswerCall(seat="s1", answer=Going.AWARE, means=Means.VOICE)).refuses(WrongState)
    opened().when(ROOM, by=titular(1)).refuses(WrongState, state="open")
    remote = given(SESSION, SCHEDULE.model_copy(update={"mode": Mode.REMOTE}), c.CallSession(), facts=facts())
    remote.when(ROOM, by=titular(1)).refuses(PlaceNotAllowed, place="in_room", mode="remote")


def test_who_does_not_come_summons_the_alternates_in_their_order() -> None:
    base = called(roster_=roster(5, TWO))
    base.when(NO, by=titular(1)).then(
        e.CallAnswered(seat="s1", person="t1", answer=Going.NOT_GOING), e.AlternatesSummoned(summoned={"s1": "a1"})
    )
    assert SESSION.mine(base.state, Asked("a1", frozenset(), NOON))["call"]["summoned"] == ["s1"]
    base.when(NO, by=alternate(1)).then(
        e.CallAnswered(seat="s1", person="a1", answer=Going.NOT_GOING), e.AlternatesSummoned(summoned={"s1": "b1"})
    )
    base.when(ROOM, by=titular(1)).happens()
    assert base.stage.view(Audience.CLERK)["rsvp"]["seats"]["s1"]["summoned"] == []
    assert SESSION.mine(base.state, Asked("b1", frozenset(), NOON))["call"]["summoned"] == []


def test_an_alternate_who_does_not_come_is_passed_over_and_so_is_who_is_not_sworn_in() -> None:
    unsworn = seat(2, alternates=(holder("a2", sworn_at=None), holder("b2", sworn_at=HOUR)))
    base = answered(called(roster_=roster(5, TWO, unsworn)), (alternate(1), Going.NOT_GOING))
    base.when(NO, by=titular(1)).happens()
    base.when(NO, by=titular(2)).happens()
    assert base.state.answers.summoned == {"s1": ("b1",), "s2": ("b2",)}


FEW = roster(
    5,
    TWO.model_copy(update={"organisation": "Associação"}),
    seat(2, organisation="Associação", alternates=()),
    seat(3, organisation="Sindicato", alternates=()),
    seat(4, organisation="Sindicato", alternates=(holder("t5"),)),
    seat(5, titular=None, alternates=()),
)
"""Five seats of one segment, two alternates, and one who holds no seat but is alternate of the fourth."""


@pytest.mark.parametrize(
    ("scope", "summoned"),
    [
        ("own_seat", {"s1": ("a1",), "s4": ("t5",)}),
        ("organisation", {"s1": ("a1",), "s2": ("b1",), "s4": ("t5",)}),
        ("segment", {"s1": ("a1",), "s2": ("b1",), "s4": ("t5",)}),
    ],
)
def test_whom_the_rules_let_stand_in_is_summoned_own_alternates_first(scope: Any, summoned: Any) -> None:
    base = called(roster_=FEW, rules=rules(alternate=Alternate(scope=scope)))
    base.when(c.CloseAnswers(), by=SYSTEM, at=CLOSES).happens()
    assert base.state.answers.summoned == summoned
    assert ("s5" in base.state.answers.summoned) is False


def test_who_is_summoned_for_anothers_seat_and_does_not_come_leaves_it_to_the_next() -> None:
    base = called(roster_=FEW, rules=rules(alternate=Alternate(scope="segment")))
    base.when(NO, by=titular(3)).then(
        e.CallAnswered(seat="s3", person="t3", answer=Going.NOT_GOING), e.AlternatesSummoned(summoned={"s3": "t5"})
    )
    mine = SESSION.mine(base.state, Asked("t5", frozenset(), NOON))["call"]
    assert mine == {"answer": None, "summoned": ["s3"]}
    base.when(NO, by=titular(4)).then(
        e.CallAnswered(seat="s4", person="t4", answer=Going.NOT_GOING), e.AlternatesSummoned(summoned={"s4": "a1"})
    )
    base.when(NO, by=titular(5)).then(
        e.CallAnswered(seat="s4", person="t5", answer=Going.NOT_GOING), e.AlternatesSummoned(summoned={"s3": "b1"})
    )
    base.when(NO, by=titular(1)).then(e.CallAnswered(seat="s1", person="t1", answer=Going.NOT_GOING))
    assert base.stage.view(Audience.CLERK)["rsvp"]["seats"]["s3"]["summoned"] == ["b1"]


def test_silence_at_the_deadline_summons_too() -> None:
    people = roster(5, TWO, seat(4, titular=None), seat(5, alternates=()))
    base = answered(called(roster_=people), (titular(2), Going.AWARE), (titular(3), Going.NOT_GOING))
    base.when(NO, by=titular(1), at=NOON).happens()
    assert SESSION.next_due(base.state) == CLOSES
    assert SESSION.due(base.state, CLOSES - SECOND) == ()
    (due,) = SESSION.due(base.state, CLOSES)
    assert due.rule == "answers_closed"
    base.when(c.CloseAnswers(), by=SYSTEM, at=CLOSES - SECOND).refuses(AnswersOpen)
    base.when(c.CloseAnswers(), by=SYSTEM, at=CLOSES).then(
        e.AnswersClosed(silent=("s4", "s5")), e.AlternatesSummoned(summoned={"s1": "b1", "s4": "a4"})
    )
    base.when(c.CloseAnswers(), by=SYSTEM, at=CLOSES).refuses(AnswersOpen)
    assert base.state.answers.summoned["s3"] == ("a3",)


def test_nothing_is_closed_twice_nor_when_the_call_left_no_time() -> None:
    everybody = [(titular(number), Going.REMOTE) for number in range(1, 6)]
    base = answered(called(), *everybody)
    base.when(c.CloseAnswers(), by=SYSTEM, at=CLOSES).then(e.AnswersClosed(silent=()))
    late = scheduled().when(c.CallSession(short_notice_reason="Urgência"), at=CLOSES).happens()
    late.when(c.CloseAnswers(), by=SYSTEM, at=HOUR - SECOND).refuses(AnswersOpen)


@pytest.mark.parametrize("hours", [0, 48])
def test_the_deadline_is_that_of_the_rules(hours: int) -> None:
    profile: RulesProfile = rules(rsvp=Rsvp(deadline=hours))
    base = called(rules=profile)
    at = HOUR - hours * 3600 * SECOND
    assert SESSION.next_due(base.state) == at
    base.when(c.CloseAnswers(), by=SYSTEM, at=at).happens()


def test_a_new_day_asks_everybody_again() -> None:
    base = answered(called(), (titular(1), Going.NOT_GOING))
    base.when(c.CloseAnswers(), by=SYSTEM, at=CLOSES).happens()
    base.when(c.GiveNotice(persons=("t1",), how="printed"), at=CLOSES).happens()
    moved = c.RectifySession(expected=9, scheduled_at=HOUR + 9 * DAY)
    base.when(moved, at=CLOSES).happens()
    assert (base.state.answers.replies, base.state.answers.summoned) == ({}, {})
    assert base.state.answers.proofs["t1"]
    assert SESSION.next_due(base.state) == CLOSES + 9 * DAY
    room = c.RectifySession(expected=99, place="Câmara", restarts_notice=False, reason="Perto")
    base.when(ROOM, by=titular(1), at=CLOSES).happens()
    base.when(room, at=CLOSES).happens()
    assert base.state.answers.answer("t1") is Going.IN_ROOM


def test_proof_of_notice_is_kept_person_by_person() -> None:
    base = called()
    base.when(c.GiveNotice(persons=("t1", "a1", "t1"), how="link")).then(
        e.NoticeGiven(persons=("t1", "a1"), how=NoticeMeans.LINK)
    )
    base.when(c.GiveNotice(persons=("t1", "zoe"), how="link")).refuses(UnknownPerson, person="zoe")
    base.when(c.GiveNotice(persons=("t1",), how="link"), by=PAULA).refuses(NotAllowed)
    base.when(c.OpenCall(), by=titular(1)).then(e.NoticeGiven(persons=("t1",), how=NoticeMeans.OPENED))
    base.when(c.OpenCall(), by=titular(1)).refuses(AlreadyOpened, person="t1")
    base.when(c.OpenCall(), by=CLERK).refuses(NotAllowed)
    proofs = base.stage.view(Audience.CLERK)["rsvp"]["people"]["t1"]["proofs"]
    assert [proof["how"] for proof in proofs] == ["link", "opened"]


def test_the_forecast_counts_who_comes_and_who_comes_instead() -> None:
    people = roster(5, TWO, seat(5, alternates=()))
    base = called(roster_=people)
    assert forecast(base) == {
        "coming": 0, "in_room": 0, "remote": 0, "unknown": 5, "nobody": 0, "needed": 3, "is_reached": False,
    }  # fmt: skip
    answered(base, (titular(1), Going.NOT_GOING), (titular(2), Going.IN_ROOM), (titular(5), Going.NOT_GOING))
    answered(base, (alternate(1), Going.REMOTE), (alternate(3), Going.REMOTE), (titular(4), Going.AWARE))
    assert forecast(base) == {
        "coming": 2, "in_room": 1, "remote": 1, "unknown": 2, "nobody": 1, "needed": 3, "is_reached": False,
    }  # fmt: skip
    answered(base, (titular(3), Going.NOT_GOING))
    seats = base.stage.view(Audience.CLERK)["rsvp"]["seats"]
    assert seats["s3"] == {"state": "coming", "person": "a3", "place": "remote", "summoned": ["a3"]}
    assert forecast(base)["is_reached"] is True


def test_answers_are_for_clerk_and_chair_only() -> None:
    base = answered(called(), (titular(1), Going.NOT_GOING))
    for audience in (Audience.PUBLIC, Audience.MEMBER):
        assert base.stage.view(audience)["rsvp"] is None
        assert SESSION.message(base.state, base.stage.lines[-1].recorded, audience) is None
    assert SESSION.message(base.state, base.stage.lines[-1].recorded, Audience.CLERK) is not None
