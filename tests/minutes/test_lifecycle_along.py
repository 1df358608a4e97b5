"""Minutes while their session runs: begun by its opening, written on, told of its end."""

from __future__ import annotations

from minutes import MINUTES, MinutesRecord
from minutes.errors import ItemCovered, MinutesBegun, MinutesNotFinished, NotInMinutes, SessionGoesOn
from minutes.lifecycle import commands as c, events as e
from rooms import NotAllowed
from rooms.log.kind import Data
from tests.given import CLERK, SYSTEM, Given, given
from tests.minutes.test_lifecycle import ANA, BEGIN, FACTS, FINISH, PUBLISH, written

RUNNING = BEGIN.model_copy(update={"items": ("former", "report"), "reserved": (), "running": True})
COVER = c.CoverItem(item="case")


def running(*past: Data) -> Given[MinutesRecord]:
    """Minutes that began with their session, and what came since."""
    base = given(MINUTES, stream="minutes-1")
    for command in (RUNNING, *past):
        by = SYSTEM if "system" in MINUTES.may[command.type] else CLERK
        base.when(command, by=by, facts=FACTS).happens()
    return base


def test_while_the_session_runs_the_clerk_writes_and_nothing_is_finished() -> None:
    base = running()
    base.when(written()).then(e.SynthesisWritten(item="report", text="Debateu-se o prazo."))
    base.when(FINISH).refuses(SessionGoesOn, session="session-1")
    base.when(PUBLISH, facts=FACTS).refuses(MinutesNotFinished, state="draft")
    base.when(RUNNING, by=SYSTEM).refuses(MinutesBegun, session="session-1")
    assert base.state.is_running


def test_an_item_that_comes_late_can_be_written_on_once_the_minutes_cover_it() -> None:
    base = running()
    base.when(written("case")).refuses(NotInMinutes, item="case")
    base.when(COVER, by=CLERK).refuses(NotAllowed)
    base.when(COVER, by=SYSTEM).then(e.ItemCovered(item="case"))
    base.when(COVER, by=SYSTEM).refuses(ItemCovered, item="case")
    base.when(written("case")).happens()


def test_the_end_of_the_session_keeps_what_was_written_and_says_who_presided() -> None:
    base = running(written())
    base.when(BEGIN, by=SYSTEM).then(
        e.SessionEnded(presiding="ana", items=("former", "report", "case"), reserved=("case",))
    )
    base.when(BEGIN, by=SYSTEM).refuses(MinutesBegun)
    assert not base.state.is_running
    assert base.state.synthesis("report")
    base.when(FINISH).happens()
    base.when(PUBLISH, by=ANA, facts=FACTS).happens()
