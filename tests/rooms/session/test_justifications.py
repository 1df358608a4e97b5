"""Justifications of absence: asked by the member, decided by whom the rules name, and what everybody sees of it."""

from datetime import timedelta
from typing import Any

import pytest

from rooms.council.rules_profile import Absence
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.commands.attendance import Stay
from rooms.session.errors import (
    DecidedByOther,
    ExcuseDecided,
    ExcusesOpen,
    NoJustification,
    ReasonNeeded,
    UnknownQuestion,
    WrongState,
)
from rooms.session.words import ChairReason, Place
from tests.given import CLERK, SYSTEM, Given, given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SCHEDULE,
    SECOND,
    after,
    called,
    check_in,
    facts,
    opened,
    rules,
    titular,
    vote,
)

REASON = "Consulta médica, canário"
DEADLINE = HOUR + timedelta(hours=72)
ACCEPT, REFUSE = c.DecideExcuse(seat="s4", accepted=True), c.DecideExcuse(seat="s4", accepted=False)
MEETING = {"decided_in": "13ª Reunião Ordinária"}


def by(body: str) -> dict[str, Any]:
    """Rules in which this body decides."""
    return {"rules": rules(absence=Absence.model_validate({"decided_by": body}))}


def asked(body: str = "plenary", *, is_over: bool = False) -> Given[Session]:
    """Seat 4 is absent from an open session and has asked, and seat 5 is absent without a word."""
    base = opened(present=(1, 2, 3), **by(body))
    after(base, c.Excuse(reason=REASON), by=titular(4))
    return after(base, c.AdjournSession()) if is_over else base


def shown(base: Given[Session], audience: Audience = Audience.PUBLIC) -> tuple[str, str | None]:
    """How seat 4 stands."""
    seat = base.stage.view(audience)["attendance"]["s4"]
    return seat["state"], seat["justification"]


def test_an_excuse_stands_from_the_request_on_and_a_refusal_withdraws_it() -> None:
    base = asked()
    assert shown(base) == ("excused", "asked")
    base.when(REFUSE, by=PAULA).then(e.ExcuseDecided(seat="s4", accepted=False, decided_by="plenary"))
    assert shown(base) == ("absent", "refused")
    base.when(REFUSE, by=PAULA).refuses(ExcuseDecided, seat="s4", outcome="refused")
    base.when(c.Excuse(reason="De novo"), by=titular(4)).refuses(ExcuseDecided, outcome="refused")
    base.when(ACCEPT, by=PAULA).happens()
    assert shown(base) == ("excused", "accepted")
    base.when(ACCEPT, by=PAULA).refuses(ExcuseDecided, outcome="accepted")
    base.when(c.DecideExcuse(seat="s5", accepted=True), by=PAULA).refuses(NoJustification, seat="s5")


@pytest.mark.parametrize(
    ("body", "is_over", "may", "may_not"),
    [
        ("president", False, [PAULA, CLERK], [titular(1)]),
        ("president", True, [PAULA, CLERK], [titular(1)]),
        ("board", False, [CLERK], [PAULA]),
        ("board", True, [CLERK], [PAULA]),
        ("plenary", False, [PAULA, CLERK], [titular(1)]),
        ("plenary", True, [PAULA, CLERK], [titular(4)]),
    ],
)
def test_it_is_decided_by_whom_the_rules_name(body: str, is_over: bool, may: list[Any], may_not: list[Any]) -> None:
    decide = c.DecideExcuse(seat="s4", accepted=True, **MEETING)
    for who in may:
        asked(body, is_over=is_over).when(decide, by=who).happens()
    for who in may_not:
        error = DecidedByOther if who is PAULA else NotAllowed
        asked(body, is_over=is_over).when(decide, by=who).refuses(error)


def test_a_president_who_does_not_chair_is_not_the_plenary() -> None:
    base = asked()
    after(base, c.TakeChair(reason=ChairReason.ABSENCE, person="vera"))
    base.when(ACCEPT, by=PAULA).refuses(DecidedByOther, decided_by="plenary")


def test_the_plenary_speaks_while_it_sits_and_later_says_in_which_meeting() -> None:
    base = after(called(**by("plenary")), c.Excuse(seat="s4", reason=REASON))
    base.when(ACCEPT).refuses(WrongState)
    after(after(called(**by("president")), c.Excuse(seat="s4")), ACCEPT)
    later = asked(is_over=True)
    later.when(ACCEPT).refuses(ReasonNeeded, field="decided_in")
    decided = e.ExcuseDecided(seat="s4", accepted=True, decided_by="plenary", **MEETING)
    later.when(c.DecideExcuse(seat="s4", accepted=True, **MEETING), at=DEADLINE + timedelta(days=30)).then(decided)


def test_a_ballot_may_decide() -> None:
    settles = c.Settles(kind="justification", subject="s4")
    question = BALLOT.model_copy(update={"settles": settles, "item": None})
    asked("president").when(question).refuses(DecidedByOther)
    opened(present=(1, 2, 3)).when(question).refuses(NoJustification)
    asked().when(question.model_copy(update={"settles": c.Settles(kind="x", subject="s4")})).refuses(UnknownQuestion)
    for choice, state in (("yes", ("excused", "accepted")), ("no", ("absent", "refused"))):
        base = after(asked(), question, *(vote(number, choice) for number in (1, 2, 3)), c.CloseBallot(ballot="b1"))
        base.when(c.ProclaimResult(ballot="b1"), at=HOUR + 31 * SECOND).happens()
        assert shown(base) == state


def test_a_ballot_whose_subject_came_after_all_decides_nothing() -> None:
    question = BALLOT.model_copy(update={"settles": c.Settles(kind="justification", subject="s4")})
    base = after(asked(), question, check_in(4), *map(vote, (1, 2, 3)), c.CloseBallot(ballot="b1"))
    base.when(c.ProclaimResult(ballot="b1"), at=HOUR + 31 * SECOND).happens()
    assert base.stage.lines[-1].recorded.event.type == "ballot.proclaimed"
    assert shown(base) == ("present", None)


def test_who_was_there_after_all_has_nothing_to_justify() -> None:
    base = asked(is_over=True)
    stays = (Stay(place=Place.IN_ROOM, since=HOUR, until=HOUR),)
    after(base, c.CorrectAttendance(person="t4", stays=stays, reason="Assinou a lista"))
    (proposed,) = base.state.corrections.items
    after(base, c.AgreeToCorrection(correction=proposed), by=PAULA)
    assert shown(base) == ("left", None)
    base.when(c.DecideExcuse(seat="s4", accepted=True, **MEETING)).refuses(NoJustification)


def test_after_the_deadline_time_says_which_absences_stay_unjustified() -> None:
    base = asked(is_over=True)
    assert SESSION.due(base.state, DEADLINE) == ()
    base.when(c.CloseExcuses(), by=SYSTEM, at=DEADLINE).refuses(ExcusesOpen)
    closes_at = SESSION.next_due(base.state)
    assert closes_at == DEADLINE + timedelta(milliseconds=1)
    (due,) = SESSION.due(base.state, closes_at)
    base.when(due.command, by=SYSTEM, at=closes_at).then(e.ExcusesClosed(unjustified=("s5",)))
    assert SESSION.next_due(base.state) is None
    base.when(c.CloseExcuses(), by=SYSTEM, at=closes_at).refuses(ExcusesOpen)


def test_nothing_is_due_after_a_rehearsal() -> None:
    known = facts()
    known = {**known, "council": {**known["council"], "rehearsal": True}}
    base = given(SESSION, SCHEDULE, c.CallSession(), stream="session-1", facts=known)
    for command in (check_in(1), check_in(2), check_in(3), c.OpenSession(), c.AdjournSession()):
        base.when(command, at=HOUR).happens()
    assert SESSION.next_due(base.state) is None
    base.when(c.CloseExcuses(), by=SYSTEM, at=DEADLINE + timedelta(days=1)).refuses(ExcusesOpen)


def test_the_reason_is_for_clerk_and_chair_and_everybody_sees_how_it_stands() -> None:
    base = asked()
    base.when(REFUSE.model_copy(update={"reason": "Atestado vencido, canário"}), by=PAULA).happens()
    for audience in (Audience.PUBLIC, Audience.MEMBER):
        told = [base.stage.view(audience)]
        for state, line in zip(base.stage.states[1:], base.stage.lines, strict=True):
            told.append(base.stage.shown(SESSION.message(state, line.recorded, audience)))
        assert "canário" not in repr(told)
        assert told[0]["justifications"] is None
    seat = base.stage.view(Audience.CLERK)["justifications"]["s4"]
    assert (seat["state"], seat["reason"], seat["decided_by"]) == ("refused", REASON, "plenary")
    steps = [(step["data"]["accepted"], step["is_possible"], step["why"]) for step in seat["steps"]]
    why = {"code": "excuse_decided", "params": {"seat": "s4", "outcome": "refused"}}
    assert steps == [(True, True, None), (False, False, why)]


def test_before_the_opening_the_clerk_is_told_that_the_plenary_decides_later() -> None:
    base = after(called(), c.Excuse(seat="s4", reason=REASON))
    steps = base.stage.view(Audience.CLERK)["justifications"]["s4"]["steps"]
    assert [step["why"]["code"] for step in steps] == ["wrong_state", "wrong_state"]
