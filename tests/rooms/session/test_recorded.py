"""A ballot held on paper is entered afterwards: its votes are the sheet's, its result is computed."""

from dataclasses import replace
from typing import Any

import pytest

from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import SESSION, Session, commands as c
from rooms.session.errors import (
    BadOccurredAt,
    BallotExists,
    BallotUnfinished,
    InformativeSession,
    LabelsMismatch,
    NoQuorum,
    NotAvailable,
    NotHeldThen,
    ReasonNeeded,
    SeatNotPresent,
    ShortNotice,
    UnknownDocument,
    UnknownItem,
    WrongState,
)
from rooms.session.words import Place
from tests.given import CLERK, Given, given
from tests.rooms.session.cast import (
    BALLOT,
    DAY,
    HOUR,
    PAULA,
    SCHEDULE,
    SECOND,
    after,
    broken,
    called,
    check_in,
    facts,
    opened,
)
from tests.rooms.session.golden_corrections import SHEET

PAPER = SHEET.model_copy(update={"item": None, "document": None})


def evening(**more: Any) -> Given[Session]:
    """A session with four seats present, ten minutes in."""
    return replace(opened(**({"present": (1, 2, 3, 4)} | more)), at=HOUR + 600 * SECOND)


def shown(base: Given[Session], ballot: str = "b2") -> Any:
    return base.stage.view(Audience.PUBLIC)["ballots"]["items"][ballot]


def test_its_result_is_computed_from_the_votes_and_what_the_sheet_declares_is_only_compared() -> None:
    base = evening()
    base.when(PAPER).happens()
    ballot = shown(base)
    assert (ballot["state"], ballot["result"]["decision"]) == ("proclaimed", "rejected")
    assert ballot["paper"] == {"declared": "approved", "contradicts": True, "document": None}
    assert (ballot["counts"]["yes"], ballot["counts"]["no"], ballot["counts"]["abstain"]) == (1, 2, 1)
    assert (ballot["seats"]["s1"]["choice"], ballot["seats"]["s1"]["by_clerk"]) == ("yes", True)
    assert ballot["proclaimed_at"] == "2026-03-10T12:05:00.000Z"
    after(base, PAPER.model_copy(update={"ballot": "b3", "declared": "rejected"}))
    assert shown(base, "b3")["paper"]["contradicts"] is False
    assert base.state.ballots.current is None


def test_only_the_clerk_enters_a_sheet() -> None:
    evening().when(PAPER, by=PAULA).refuses(NotAllowed)


def test_it_was_held_while_the_session_was() -> None:
    called().when(PAPER).refuses(WrongState, state="called")
    base = evening()
    base.when(PAPER.model_copy(update={"occurred_at": HOUR + DAY})).refuses(BadOccurredAt)
    base.when(PAPER.model_copy(update={"occurred_at": HOUR - SECOND})).refuses(NotHeldThen)
    after(base, c.AdjournSession())
    later = replace(base, at=HOUR + DAY)
    later.when(PAPER.model_copy(update={"occurred_at": HOUR + 700 * SECOND})).refuses(NotHeldThen)
    later.when(PAPER).happens()


def test_every_seat_present_then_is_on_the_sheet_and_no_other() -> None:
    base = evening()
    votes = {**PAPER.votes, "s5": "yes"}
    base.when(PAPER.model_copy(update={"votes": votes})).refuses(SeatNotPresent, seat="s5")
    broken(base.when(PAPER.model_copy(update={"votes": {"s1": "yes"}})), "not_reconciled")
    gone = c.CheckOut(seat="s4", occurred_at=HOUR + 100 * SECOND, late_reason="Lista")
    after(base, gone)
    base.when(PAPER).refuses(SeatNotPresent, seat="s4")
    base.when(PAPER.model_copy(update={"occurred_at": HOUR + 99 * SECOND})).happens()


def test_it_needs_the_quorum_that_was_there_then() -> None:
    base = evening(present=(1, 2, 3))
    leaves = c.CheckOut(seat="s3", occurred_at=HOUR + 10 * SECOND, late_reason="Lista")
    after(base, leaves)
    few = PAPER.model_copy(update={"votes": {"s1": "yes", "s2": "yes"}})
    base.when(few).refuses(NoQuorum, present=2, needed=3)


def test_it_is_about_what_the_session_has() -> None:
    base = evening()
    base.when(PAPER.model_copy(update={"item": "i9"})).refuses(UnknownItem)
    base.when(PAPER.model_copy(update={"document": "d9"})).refuses(UnknownDocument)
    base.when(PAPER.model_copy(update={"kind": "secret"})).refuses(NotAvailable)
    base.when(PAPER.model_copy(update={"options": ("p1", "p2")})).refuses(LabelsMismatch)
    broken(base.when(PAPER.model_copy(update={"votes": {**PAPER.votes, "s1": "maybe"}})), "unknown_option")
    after(base, PAPER)
    base.when(PAPER).refuses(BallotExists)
    after(base, BALLOT)
    base.when(PAPER.model_copy(update={"ballot": "b3"})).refuses(BallotUnfinished)


def test_an_informative_meeting_voted_on_nothing_on_paper_either() -> None:
    base = after(called(), check_in(1), c.OpenSession(informative=True))
    replace(base, at=HOUR + 600 * SECOND).when(PAPER).refuses(InformativeSession)


@pytest.mark.parametrize(
    ("words", "decision"), [(("yes", "yes", "no", "not_voting"), "approved"), (("no",) * 4, "rejected")]
)
def test_whoever_is_written_down_as_not_voting_did_not(words: tuple[str, ...], decision: str) -> None:
    base = evening()
    base.when(PAPER.model_copy(update={"votes": dict(zip(PAPER.votes, words, strict=True))})).happens()
    assert shown(base)["result"]["decision"] == decision


LATE: dict[str, Any] = {"late_reason": "Reunião em papel"}


def test_a_whole_session_held_on_paper_is_entered_afterwards() -> None:
    base = given(SESSION, SCHEDULE, stream="session-1", facts=facts(), at=HOUR + 5 * DAY)
    sent_at = HOUR - 8 * DAY
    base.when(c.CallSession()).refuses(ShortNotice)
    base.when(c.CallSession(occurred_at=sent_at)).refuses(ReasonNeeded, field="late_reason")
    base.when(c.CallSession(occurred_at=HOUR + 6 * DAY, **LATE)).refuses(BadOccurredAt)
    base.when(c.CallSession(occurred_at=sent_at, **LATE)).happens()
    assert (base.state.call.notice is not None, base.state.life.called_at) == (True, sent_at)
    assert SESSION.due(base.state, HOUR + 5 * DAY) == ()
    for number in (1, 2, 3, 4):
        base.when(check_in(number, occurred_at=HOUR, place=Place.IN_ROOM, **LATE)).happens()
    base.when(c.OpenSession(occurred_at=HOUR, **LATE)).happens()
    base.when(PAPER).happens()
    base.when(c.AdjournSession(occurred_at=HOUR + 900 * SECOND, **LATE), by=CLERK).happens()
    assert base.state.life.ended_at == HOUR + 900 * SECOND
    assert [stay.since for stay in base.state.attendance.past] == [HOUR] * 4


def test_a_sheet_that_was_annulled_contradicts_nothing() -> None:
    base = after(evening(), PAPER, c.AnnulBallot(ballot="b2", reason="Folha trocada"))
    assert (shown(base)["state"], shown(base)["paper"]["contradicts"]) == ("annulled", False)
