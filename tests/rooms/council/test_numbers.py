"""Numbers of sessions: gapless in their series, none for rehearsals."""

import pytest
from pydantic import ValidationError

from rooms.council import Council, RulesProfile, commands as c, events as e
from rooms.council.errors import SeriesStarted, SessionAlreadyRegistered, SessionNotRegistered
from rooms.council.rules_profile import Numbering
from rooms.council.words import Standing
from tests.given import NOON, SYSTEM, Given
from tests.rooms.council.samples import CREATE, council


def register(session: str, *, kind: str = "ordinary", year: int = 2026, rehearsal: bool = False) -> c.RegisterSession:
    return c.RegisterSession(session=session, kind=kind, year=year, rehearsal=rehearsal, called_at=NOON)


def numbers(base: Given[Council], *commands: c.RegisterSession) -> list[int | None]:
    for command in commands:
        base.when(command, by=SYSTEM).happens()
    return list(base.state.sessions.values())


def test_each_kind_and_year_has_its_own_series() -> None:
    called = (register("a"), register("b"), register("c", kind="extraordinary"), register("d", year=2027))
    assert numbers(council(), *called) == [1, 2, 1, 1]


def test_the_event_says_which_series_and_when_the_call_was() -> None:
    council().when(register("a"), by=SYSTEM).then(
        e.SessionRegistered(session="a", kind="ordinary", series="session:ordinary:2026", number=1, called_at=NOON)
    )


def test_a_rehearsal_is_registered_and_never_numbered() -> None:
    base = council()
    assert numbers(base, register("a", rehearsal=True), register("b")) == [None, 1]
    rehearsals = council(create=CREATE.model_copy(update={"rehearsal": True}))
    assert numbers(rehearsals, register("a")) == [None]


def test_a_cancelled_session_keeps_its_number() -> None:
    base = council()
    numbers(base, register("a"))
    base.when(c.ReleaseSession(session="a"), by=SYSTEM).then(e.SessionReleased(session="a"))
    assert numbers(base, register("b")) == [2]


def test_a_session_is_registered_and_released_once() -> None:
    base = council()
    base.when(c.ReleaseSession(session="a"), by=SYSTEM).refuses(SessionNotRegistered, session="a")
    base.when(register("a"), by=SYSTEM).happens()
    base.when(register("a"), by=SYSTEM).refuses(SessionAlreadyRegistered, session="a")


def test_what_was_on_paper_gives_a_series_its_first_number_until_it_has_started() -> None:
    base = council(c.StartNumber(series="session:ordinary:2026", number=37))
    base.when(c.StartNumber(series="session:ordinary:2026", number=38)).happens()
    assert numbers(base, register("a")) == [38]
    again = c.StartNumber(series="session:ordinary:2026", number=50)
    base.when(again).refuses(SeriesStarted, series="session:ordinary:2026", last=38)


def with_numbering(per: str) -> Given[Council]:
    rules = RulesProfile(numbering=Numbering.model_validate({"session": per}))
    return council(create=CREATE.model_copy(update={"rules": rules}))


def test_continuous_numbers_know_no_year() -> None:
    assert numbers(with_numbering("continuous"), register("a"), register("b", year=2027)) == [1, 2]


def test_numbers_by_term_begin_again_when_the_council_is_recomposed() -> None:
    base = with_numbering("term")
    assert numbers(base, register("a"), register("b", year=2027)) == [1, 2]
    for state in (Standing.BEING_RECOMPOSED, Standing.ACTIVE):
        base.when(c.SetStanding(state=state)).happens()
    assert numbers(base, register("c", year=2027)) == [1, 2, 1]


@pytest.mark.parametrize("series", ["ordinary", "session:Ordinary", "session:ordinary:26", "session:ordinary:term-"])
def test_a_series_that_could_never_give_a_number_is_not_a_series(series: str) -> None:
    with pytest.raises(ValidationError):
        c.StartNumber(series=series, number=1)
