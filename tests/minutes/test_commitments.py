"""Commitments: who begins one, what a decision adds, and that everybody sees the same."""

from __future__ import annotations

from hypothesis import given as given_, settings, strategies as st

from minutes import COMMITMENT
from minutes.commitments import (
    CommitmentCreated,
    CreateCommitment,
    ProgressProposed,
    ProgressWithdrawn,
    ProposeProgress,
    WithdrawProgress,
)
from minutes.errors import CommitmentExists, DatesReversed, EntryExists, UnknownEntry
from rooms import Asked, Audience, NotAllowed, Refusal
from rooms.log.kind import Data
from rooms.log.tree import changes
from tests.given import ADMIN, CLERK, NOON, PUBLIC, SYSTEM, apply, given, someone

CREATE = CreateCommitment(
    commitment="BRVCA0003",
    title_pt="Criar um espaço digital para os conselhos municipais",
    title_en="Create a digital space for municipal councils",
    starts="2024-12",
    ends="2025-12",
    lead="SEMGI",
    supporters=("CMTCS", "STPC", "SECOM"),
    values=("access_to_information", "technology_and_innovation"),
)
COMMITTEE = someone("zoe", "committee")


def proposal(ballot: str = "b1", session: str = "session-1") -> ProposeProgress:
    return ProposeProgress(
        session=session,
        council="council-1",
        acronym="CMTCS",
        number=12,
        item="report",
        ballot=ballot,
        decision="approved",
        decided_at=NOON,
    )


def test_administrator_and_committee_begin_a_commitment_once() -> None:
    for by in (ADMIN, COMMITTEE):
        fresh = given(COMMITMENT)
        fresh.when(CREATE, by=by).then(CommitmentCreated(**CREATE.model_dump()))
        fresh.when(CREATE, by=by).refuses(CommitmentExists, commitment="BRVCA0003")
    for by in (CLERK, PUBLIC, SYSTEM):
        given(COMMITMENT).when(CREATE, by=by).refuses(NotAllowed)


def test_a_commitment_does_not_end_before_it_starts() -> None:
    wrong = CREATE.model_copy(update={"ends": "2024-11"})
    given(COMMITMENT).when(wrong, by=ADMIN).refuses(DatesReversed, starts="2024-12", ends="2024-11")


def test_only_the_system_proposes_progress_each_ballot_once() -> None:
    base = given(COMMITMENT, CREATE, by=ADMIN)
    base.when(proposal(), by=ADMIN).refuses(NotAllowed)
    base.when(proposal(), by=SYSTEM).then(ProgressProposed(**proposal().model_dump()))
    base.when(proposal(), by=SYSTEM).refuses(EntryExists, ballot="b1")
    base.when(proposal(session="session-2"), by=SYSTEM).happens()
    assert list(base.stage.view(Audience.PUBLIC)["entries"]) == ["session-1:b1", "session-2:b1"]


def test_an_entry_whose_ballot_was_annulled_stays_and_says_so() -> None:
    base = given(COMMITMENT, CREATE, by=ADMIN)
    base.when(proposal(), by=SYSTEM).happens()
    gone = WithdrawProgress(session="session-1", ballot="b1")
    base.when(gone, by=SYSTEM).then(ProgressWithdrawn(session="session-1", ballot="b1"))
    base.when(gone, by=SYSTEM).refuses(UnknownEntry, ballot="b1")
    assert base.stage.view(Audience.PUBLIC)["entries"]["session-1:b1"]["state"] == "withdrawn"


def test_what_everybody_sees_is_the_whole_of_it() -> None:
    base = given(COMMITMENT, CREATE, by=ADMIN, stream="commitment-1")
    seen = base.stage.view(Audience.PUBLIC)
    assert seen == {"id": "commitment-1", **CREATE.model_dump(mode="json"), "entries": {}}
    recorded = base.stage.lines[0].recorded
    assert {str(COMMITMENT.message(base.state, recorded, audience)) for audience in Audience} == {
        str(CREATE.model_dump(mode="json", exclude_none=True))
    }
    asked = [Asked(by.person, by.roles, NOON) for by in (ADMIN, COMMITTEE, CLERK, PUBLIC)]
    assert [COMMITMENT.audience(base.state, one) for one in asked] == ["clerk", "clerk", "public", "public"]
    assert COMMITMENT.mine(base.state, asked[1]) == {"person": "zoe", "roles": ["committee"]}


def test_a_commitment_asks_for_nothing_and_is_never_final() -> None:
    base = given(COMMITMENT, CREATE, by=ADMIN)
    state, recorded = base.state, base.stage.lines[0].recorded
    assert (COMMITMENT.due(state, NOON), COMMITMENT.next_due(state), COMMITMENT.index(state)) == ((), None, None)
    assert (COMMITMENT.veil(state, Audience.PUBLIC), COMMITMENT.is_final(state)) == (frozenset(), False)
    assert COMMITMENT.receipt(state, recorded, Asked(None, frozenset(), NOON)) == {}
    assert COMMITMENT.upcast(1, "commitment.created", {"a": 1}) == {"a": 1}


IDS = st.sampled_from(["b1", "b2"])
COMMANDS = st.one_of(
    st.builds(proposal, IDS, st.sampled_from(["session-1", "session-2"])),
    st.builds(WithdrawProgress, session=st.just("session-1"), ballot=IDS),
)


@settings(max_examples=50, deadline=None)
@given_(st.lists(COMMANDS, max_size=8), st.data())
def test_replay_is_live_and_a_snapshot_with_its_messages_is_the_view_of_now(
    asked: list[Data], data: st.DataObject
) -> None:
    stage = given(COMMITMENT, CREATE, by=ADMIN).stage
    for command in asked:
        try:
            stage.append(stage.decide(command, SYSTEM, NOON, {}), NOON)
        except Refusal:
            continue
    stage.check_replay()
    since = data.draw(st.integers(1, len(stage.lines)))
    for audience in Audience:
        trees = [COMMITMENT.view(state, audience) for state in stage.states]
        view = trees[since]
        for before, after in zip(trees[since:], trees[since + 1 :], strict=False):
            view = apply(view, changes(before, after))
        assert view == stage.view(audience)
