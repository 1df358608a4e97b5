"""What a council is told of an election: who is to be sworn in, once, and that a ballot was annulled."""

from dataclasses import replace
from typing import Any

from minutes import FollowUp, react
from rooms import SESSION, Audience
from rooms.council import COUNCIL
from rooms.council.offices.commands import SwearOfficer
from rooms.log.codec import parse_command
from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.words import Means
from tests.given import CLERK, SYSTEM, Given
from tests.rooms.council.samples import council
from tests.rooms.session.cast import HOUR, PAULA, SECOND, after, opened, vote


def elected(*choices: str) -> Given[Any]:
    """A session in which t1 alone stands for the presidency, and so many votes were given."""
    base = after(
        opened(c.AddItem(item="i1", title="Eleição", matter="election")),
        c.StartItem(item="i1"),
        c.CallElection(election="e1", office="president", item="i1", term_months=24),
        c.Nominate(election="e1", seat="s1", means=Means.VOICE),
        c.OpenBallot(ballot="b1", question="Quem preside?", election="e1"),
        *(vote(number, choice) for number, choice in enumerate(choices, 1)),
        c.CloseBallot(ballot="b1"),
    )
    base = Given(base.stage, PAULA, HOUR + 60 * SECOND, base.facts)
    base.when(c.ProclaimResult(ballot="b1")).happens()
    return base


def follow(base: Given[Any]) -> list[FollowUp]:
    """What the last event asks of a council."""
    asked = react(base.stage.lines[-1].recorded, base.state, SESSION.name)
    return [one for one in asked if one.type.startswith("council.office")]


def parsed(asked: FollowUp) -> Data:
    return parse_command(COUNCIL, asked.type, dict(asked.data))


def test_the_council_is_told_who_was_elected_and_swears_in() -> None:
    base, there = elected("s1", "s1", "s1", "blank", "s1"), council()
    (asked,) = follow(base)
    assert (asked.stream, asked.type, asked.rule) == ("council-1", "council.office_elect", "elect")
    assert asked.data.items() >= {"office": "president", "person": "t1", "name": "T1", "months": 24}.items()
    there.when(parsed(asked), by=SYSTEM, at=HOUR + 61 * SECOND).happens()
    term = str(asked.data["term"])
    there.when(SwearOfficer(term=term), by=CLERK, at=HOUR + 99 * SECOND).happens()
    assert there.stage.view(Audience.PUBLIC)["roles"] == {"president": {"t1": "T1"}}


def test_a_ballot_annulled_since_has_elected_nobody() -> None:
    base, there = elected("s1", "s1", "s1", "s1", "s1"), council()
    (asked,) = follow(base)
    there.when(parsed(asked), by=SYSTEM, at=HOUR + 61 * SECOND).happens()
    base.when(c.AnnulBallot(ballot="b1", reason="Erro")).happens()
    (undone,) = follow(base)
    there.when(parsed(undone), by=SYSTEM).happens()
    assert there.stage.view(Audience.PUBLIC)["offices"] == {}


def corrected(base: Given[Any], **votes: str) -> list[FollowUp]:
    """The result put right by chair and clerk, and what that asks of a council."""
    wrong = c.ProposeCorrection(correction="c1", target="result", ballot="b1", votes=votes, reason="A gravação")
    base.when(wrong, by=CLERK).happens()
    base.when(c.AgreeToCorrection(correction="c1"), by=PAULA).happens()
    return follow(base)


def test_a_corrected_result_that_chooses_otherwise_is_told_and_one_that_chooses_the_same_is_not() -> None:
    base, there = elected("s1", "s1", "blank", "blank", "blank"), council()
    (asked,) = follow(base)
    there.when(parsed(asked), by=SYSTEM, at=HOUR + 61 * SECOND).happens()
    nobody = corrected(base, s1="blank", s2="blank")
    assert [one.type for one in nobody] == ["council.office_void"]
    there.when(parsed(nobody[0]), by=SYSTEM).happens()
    assert there.stage.view(Audience.PUBLIC)["offices"] == {}
    assert base.state.elections.items["e1"].elected is None
    assert corrected(elected("s1", "s1", "s1", "s1", "blank"), s1="blank") == []
    anew = corrected(elected("blank", "blank", "null", "null", "blank"), s1="s1", s2="s1")
    assert [(one.type, one.data["person"]) for one in anew] == [("council.office_elect", "t1")]


def test_a_vote_that_elected_nobody_asks_for_nothing() -> None:
    assert follow(elected("blank", "blank", "null", "null", "blank")) == []


def test_a_rehearsal_elects_nobody() -> None:
    base = elected("s1", "s1", "s1", "s1", "s1")
    recorded, state = base.stage.lines[-1].recorded, base.state
    calendar = replace(state.life.calendar, is_rehearsal=True)
    rehearsed = replace(state, life=replace(state.life, calendar=calendar))
    asked = react(recorded, rehearsed, SESSION.name)
    assert not [one for one in asked if one.type.startswith("council.office")]
