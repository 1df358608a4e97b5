"""What comes out of an election: who is elected, rounds, ties and what breaks them, who presides meanwhile."""

from typing import Any

from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import (
    CandidateChairs,
    CannotPreside,
    ElectionClosed,
    ReasonNeeded,
    SeniorityDecides,
    SeniorityEqual,
)
from rooms.session.words import ChairReason
from tests.given import CLERK, SYSTEM, Given
from tests.rooms.session.cast import (
    HOUR,
    PAULA,
    SECOND,
    after,
    broken,
    holder,
    roster,
    seat,
    silent,
    titular,
)
from tests.rooms.session.electing import (
    LONG_AGO,
    OWN,
    PUT,
    closed,
    on_table,
    stands,
    state,
    voted,
)


def test_the_one_with_most_votes_is_elected() -> None:
    base = closed("s1", "s1", "s1", "s2", "blank")
    base.when(c.ProclaimResult(ballot="b1")).happens()
    seen = state(base)
    assert (seen["state"], seen["elected"]) == ("elected", {"seat": "s1", "person": "t1", "name": "T1"})
    base.when(PUT.model_copy(update={"ballot": "b2"})).refuses(ElectionClosed, why="elected")
    again = c.AnnulBallot(ballot="b1", reason="Erro na lista")
    base.when(again).happens()
    assert (state(base)["state"], state(base)["elected"]) == ("nominating", None)
    base.when(PUT.model_copy(update={"ballot": "b2"})).happens()


def test_nobody_is_elected_by_blank_votes_and_nominations_go_on() -> None:
    base = closed("blank", "blank", "null", "null", "abstain")
    base.when(c.ProclaimResult(ballot="b1")).happens()
    assert state(base)["state"] == "nominating"
    base.when(OWN, by=titular(3)).happens()


def test_without_a_majority_the_best_stand_again() -> None:
    base = closed("s1", "s1", "s2", "s2", "s3", standing=(1, 2, 3))
    base.when(c.ProclaimResult(ballot="b1")).happens()
    assert state(base)["state"] == "runoff"
    base.when(OWN, by=titular(4)).refuses(ElectionClosed, why="runoff")
    base.when(PUT.model_copy(update={"ballot": "b2"})).happens()
    second = base.state.ballots.items["b2"].opened
    assert (second.options, second.runoff_of) == (("s1", "s2", "blank", "null"), "b1")
    assert second.criteria == ("seniority", "age", "draw")
    base.when(c.AnnulBallot(ballot="b2", reason="Queda de energia")).happens()
    assert state(base)["state"] == "runoff"
    after(base, PUT.model_copy(update={"ballot": "b3"}), by=PAULA)
    base.when(c.AnnulBallot(ballot="b1", reason="Erro")).happens()
    assert (state(base)["state"], state(base)["rounds"]) == ("voting", ["b3"])


def test_a_tie_is_broken_by_another_round_first_and_once() -> None:
    base = closed("s1", "s1", "s2", "s2", "blank")
    assert state(base)["tie"] == {"ballot": "b1", "seats": ["s1", "s2"], "criteria": ["new_round"]}
    broken(base.when(c.ProclaimResult(ballot="b1")), "tie_unbroken")
    broken(base.when(c.BreakTie(ballot="b1", option="s1")), "wrong_tie_break")
    broken(base.when(c.BreakTie(ballot="b1", option="s1", criterion="draw", ground="x")), "wrong_tie_break")
    base.when(c.BreakTie(ballot="b1", criterion="new_round"), by=CLERK).refuses(NotAllowed)
    base.when(c.BreakTie(ballot="b1", criterion="new_round")).then(
        e.TieBroken(ballot="b1", person="paula", criterion="new_round")
    )
    after(base, c.ProclaimResult(ballot="b1"), PUT.model_copy(update={"ballot": "b2"}))
    assert base.state.ballots.items["b2"].opened.criteria == ("seniority", "age", "draw")


def tied(**more: Any) -> Given[Session]:
    """Two rounds, both tied."""
    base = closed("s1", "s1", "s2", "s2", "blank", **more)
    for command in (
        c.BreakTie(ballot="b1", criterion="new_round"),
        c.ProclaimResult(ballot="b1"),
        PUT.model_copy(update={"ballot": "b2"}),
    ):
        base.when(command).happens()
    after(base, *voted("s1", "s1", "s2", "s2", "null", ballot="b2"), c.CloseBallot(ballot="b2"))
    return Given(base.stage, PAULA, HOUR + 200 * SECOND, base.facts)


def by(criterion: Any, option: str = "s2", ground: str | None = None) -> c.BreakTie:
    return c.BreakTie(ballot="b2", option=option, criterion=criterion, ground=ground)


def test_seniority_is_computed_and_decides_where_it_separates() -> None:
    base = tied(roster_=roster(5, seat(2, titular=holder("t2", sworn_at=LONG_AGO))))
    base.when(by("seniority", "s1")).refuses(SeniorityDecides, name="T2")
    base.when(by("draw", "s2", "Bola 7")).refuses(SeniorityDecides, name="T2")
    base.when(by("seniority")).then(e.TieBroken(ballot="b2", option="s2", person="paula", criterion="seniority"))
    base.when(c.ProclaimResult(ballot="b2")).happens()
    assert state(base)["elected"]["seat"] == "s2"


def test_where_seniority_separates_nobody_age_and_draw_say_how() -> None:
    base = tied()
    assert state(base)["tie"]["criteria"] == ["seniority", "age", "draw"]
    base.when(by("seniority")).refuses(SeniorityEqual)
    base.when(by("age")).refuses(ReasonNeeded, field="ground")
    broken(base.when(by("age", "blank", "x")), "option_not_tied")
    base.when(by("draw", "s1", "Urna com dois nomes, à vista de todos")).happens()
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b2"]["ground"] == (
        "Urna com dois nomes, à vista de todos"
    )
    base.when(c.ProclaimResult(ballot="b2")).happens()
    assert state(base)["elected"]["name"] == "T1"


def test_who_left_the_seat_has_no_seniority() -> None:
    base = tied()
    base.when(c.ComposeSession(roster=roster(5, seat(1, titular=None))), by=SYSTEM).happens()
    base.when(by("seniority")).refuses(SeniorityEqual)


def test_a_candidate_does_not_preside() -> None:
    seated = roster(president="t1")
    base = on_table(*stands(1), roster_=seated)
    base.when(PUT).refuses(CandidateChairs, name="T1", next="Vera")
    base.when(c.TakeChair(reason=ChairReason.CANDIDACY, person="t2"), by=titular(1)).happens()
    base.when(PUT).happens()
    base.when(c.TakeChair(reason=ChairReason.RETURN), by=titular(1)).refuses(CannotPreside, why="candidate")
    after(base, *voted("s1", "s1", "s1", "s1"), silent(5), c.CloseBallot(ballot="b1"))
    base.when(c.ProclaimResult(ballot="b1"), at=HOUR + 60 * SECOND).happens()
    base.when(c.TakeChair(reason=ChairReason.RETURN), by=titular(1)).happens()


def test_the_chair_is_offered_the_vote_and_the_tie_break_that_may_come_next() -> None:
    def steps(base: Given[Session]) -> list[Any]:
        return [
            (one["type"], one["data"], one["is_possible"])
            for one in base.stage.view(Audience.CLERK)["steps"]
            if one["type"].startswith("ballot.")
        ]

    open_, break_ = "ballot.open", "ballot.break_tie"
    base = on_table()
    assert steps(base) == [(open_, {"item": "i1", "election": "e1"}, False)]
    after(base, *stands(1))
    assert steps(base) == [(open_, {"item": "i1", "election": "e1"}, True)]
    base = closed("s1", "s1", "s2", "s2", "blank")
    assert steps(base)[0] == (break_, {"ballot": "b1", "criterion": "new_round"}, True)
    base = tied()
    assert [(data["criterion"], data["option"], may) for type_, data, may in steps(base) if type_ == break_] == [
        ("seniority", "s1", False),
        ("seniority", "s2", False),
        ("age", "s1", True),
        ("age", "s2", True),
        ("draw", "s1", True),
        ("draw", "s2", True),
    ]
    after(base, by("draw", "s1", "Sorteio"), c.ProclaimResult(ballot="b2"), by=PAULA)
    assert steps(base) == []
