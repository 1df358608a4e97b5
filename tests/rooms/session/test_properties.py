"""Whatever is asked of a session, by anybody and in any order: what always holds."""

from hypothesis import given, settings, strategies as st

from rooms.log.kind import Audience
from rooms.session import Session
from tests.given import Stage
from tests.rooms.session.asked import SESSIONS
from tests.rooms.session.invariants import (
    check_audiences,
    check_choices,
    check_counted,
    check_ends,
    check_floor,
    check_recusals,
    check_sealed,
    check_single,
    check_snapshot_and_messages,
    check_tallies,
    check_voters,
)

FEW = settings(max_examples=40, deadline=None)
"""Each example is a long session."""


@FEW
@given(SESSIONS)
def test_replay_is_live_and_refusals_leave_no_trace(stage: Stage[Session]) -> None:
    stage.check_replay()


@FEW
@given(SESSIONS, st.data())
def test_a_snapshot_and_the_messages_since_make_the_snapshot_of_now(stage: Stage[Session], data: st.DataObject) -> None:
    since = data.draw(st.integers(1, len(stage.lines)))
    for audience in Audience:
        check_snapshot_and_messages(stage, since, audience)


@FEW
@given(SESSIONS)
def test_no_audience_is_ever_shown_what_is_not_for_it(stage: Stage[Session]) -> None:
    check_audiences(stage)


@FEW
@given(SESSIONS)
def test_no_sealed_text_is_in_a_line_or_in_the_state(stage: Stage[Session]) -> None:
    check_sealed(stage)


@FEW
@given(SESSIONS)
def test_a_hidden_choice_is_shown_to_nobody(stage: Stage[Session]) -> None:
    check_choices(stage)


@FEW
@given(SESSIONS)
def test_there_is_one_of_what_there_can_only_be_one_of(stage: Stage[Session]) -> None:
    check_single(stage)


@FEW
@given(SESSIONS)
def test_nobody_speaks_over_anybody(stage: Stage[Session]) -> None:
    check_floor(stage)


@FEW
@given(SESSIONS)
def test_every_tally_is_a_recount(stage: Stage[Session]) -> None:
    check_tallies(stage)


@FEW
@given(SESSIONS)
def test_only_who_is_there_and_seated_is_counted(stage: Stage[Session]) -> None:
    check_counted(stage)


@FEW
@given(SESSIONS)
def test_nobody_votes_on_an_item_on_which_the_person_is_recused(stage: Stage[Session]) -> None:
    check_recusals(stage)


@FEW
@given(SESSIONS)
def test_nobody_votes_twice_in_a_ballot(stage: Stage[Session]) -> None:
    check_voters(stage)


@FEW
@given(SESSIONS)
def test_whatever_happened_it_can_still_be_ended(stage: Stage[Session]) -> None:
    check_ends(stage)
