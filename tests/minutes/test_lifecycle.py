"""Minutes from the end of a session to their publication: who may, what is kept, who sees what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given as given_, settings, strategies as st

from minutes import MINUTES, Frozen, MinutesRecord, begin_draft, evolve_draft, frozen
from minutes.errors import (
    MinutesBegun,
    MinutesNotFinished,
    MinutesPublished,
    NothingToPublish,
    NotInMinutes,
    ReservedAlready,
    TextUnknown,
)
from minutes.lifecycle import commands as c, events as e
from rooms import Asked, Audience, NotAllowed, Refusal, Stale
from rooms.log.kind import Data
from rooms.log.tree import changes
from tests.given import CLERK, NOON, PUBLIC, SYSTEM, Given, Stage, apply, given, someone
from tests.minutes.evenings import every_kind
from tests.minutes.stories import Evening, whole_evening

BEGIN = c.BeginMinutes(
    session="session-1", council="council-1", presiding="ana", items=("former", "report", "case"), reserved=("case",)
)
ANA, MEMBER = someone("ana", "member"), someone("dora", "member")
EVENING = whole_evening()


def facts(evening: Evening = EVENING) -> dict[str, Any]:
    """What the edge hands in when minutes are published."""
    draft = begin_draft("session-1")
    for recorded in evening.log:
        draft = evolve_draft(draft, recorded)
    openings = evening.stage.openings
    paragraphs = frozen(draft, lambda ref: openings[ref].value if ref in openings else None)
    return {"paragraphs": paragraphs, "session_seq": draft.session.seq}


FACTS = facts()


def record(*past: Data, public_draft: bool = False) -> Given[MinutesRecord]:
    base = given(MINUTES, stream="minutes-1")
    base.when(BEGIN.model_copy(update={"public_draft": public_draft}), by=SYSTEM).happens()
    for command in past:
        by = SYSTEM if "system" in MINUTES.may[command.type] else CLERK
        base.when(command, by=by, facts=FACTS).happens()
    return base


def written(item: str = "report", text: str = "Debateu-se o prazo.", expected: int = 99) -> c.WriteSynthesis:
    return c.WriteSynthesis(item=item, text=text, expected=expected)


FINISH = c.FinishMinutes(expected=99)
PUBLISH = c.PublishMinutes(expected=99, session_seq=999)


def published(*past: Data, public_draft: bool = False) -> Given[MinutesRecord]:
    return record(*past, FINISH, PUBLISH, public_draft=public_draft)


def test_minutes_begin_once_and_by_the_system() -> None:
    fresh = given(MINUTES, stream="minutes-1")
    fresh.when(BEGIN, by=CLERK).refuses(NotAllowed)
    fresh.when(BEGIN, by=SYSTEM).then(e.MinutesBegun(**BEGIN.model_dump()))
    fresh.when(BEGIN, by=SYSTEM).refuses(MinutesBegun, session="session-1")


@pytest.mark.parametrize(
    ("command", "allowed"),
    [(written(), {"clara"}), (FINISH, {"clara"}), (c.Redact(seq=2, field="text", reason="A pedido"), {"clara"})],
)
def test_the_clerk_alone_writes_finishes_and_erases(command: Data, allowed: set[str]) -> None:
    for by in (CLERK, ANA, MEMBER, PUBLIC, someone("zoe", "committee", "admin")):
        asking = record(written()).when(command, by=by)
        if by.person in allowed:
            asking.happens()
        else:
            asking.refuses(NotAllowed, type=command.type)


def test_clerk_and_whoever_presided_publish() -> None:
    for by in (CLERK, ANA):
        record(FINISH).when(PUBLISH, by=by, facts=FACTS).happens()
    for by in (MEMBER, PUBLIC):
        record(FINISH).when(PUBLISH, by=by, facts=FACTS).refuses(NotAllowed)


def test_a_synthesis_is_of_an_item_of_the_session_and_never_overwrites_unseen_text() -> None:
    base = record()
    base.when(written("nothing")).refuses(NotInMinutes, item="nothing")
    base.when(written(expected=1)).then(e.SynthesisWritten(item="report", text="Debateu-se o prazo."))
    base.when(written(text="Outra.", expected=1)).refuses(Stale, expected=1, changed=2)
    base.when(written("former", "Lida.", expected=1)).happens()
    base.when(written(text="Outra.", expected=2)).happens()


def test_finished_minutes_are_a_draft_again_when_somebody_writes() -> None:
    base = record(written())
    base.when(c.FinishMinutes(expected=1)).refuses(Stale)
    assert base.when(FINISH).happens().state.stage == "finished"
    assert base.when(written(text="Outra.")).happens().state.stage == "draft"
    base.when(PUBLISH, facts=FACTS).refuses(MinutesNotFinished, state="draft")


def test_publishing_keeps_what_was_read_and_nothing_is_written_afterwards() -> None:
    base = record(written(), FINISH)
    base.when(PUBLISH, facts={}).refuses(NothingToPublish)
    base.when(c.PublishMinutes(expected=1, session_seq=999), facts=FACTS).refuses(Stale)
    base.when(c.PublishMinutes(expected=99, session_seq=3), facts=FACTS).refuses(Stale, expected=3)
    done = base.when(PUBLISH, facts=FACTS, at=NOON + timedelta(days=1)).happens()
    assert len(done.state.kept) == len(FACTS["paragraphs"])
    for command in (written(text="Outra."), FINISH, PUBLISH):
        done.when(command, facts=FACTS).refuses(MinutesPublished)
    assert MINUTES.is_final(done.state)


def test_published_minutes_say_what_the_draft_said() -> None:
    done = published(written("report", "Debateu-se o prazo."))
    paragraphs = done.stage.view(Audience.MEMBER)["paragraphs"]
    for number, one in enumerate(FACTS["paragraphs"], 1):
        kept = paragraphs[str(number)]
        said = kept["restricted"] or {**kept, "texts": kept["texts"] or {}}
        assert (said["code"], said["texts"]) == _said(one)
    (slot,) = [one for one in paragraphs.values() if one["synthesis"]]
    assert (slot["item"], slot["synthesis"]) == ("report", "Debateu-se o prazo.")


def _said(one: Frozen) -> tuple[str | None, Any]:
    return (one.restricted["code"], one.restricted["texts"]) if one.restricted else (one.code, one.texts)


def test_the_draft_is_for_members_and_clerk_unless_the_rules_publish_it_with_its_mark() -> None:
    closed, open_ = record(written()), record(written(), public_draft=True)
    assert closed.stage.view(Audience.PUBLIC)["syntheses"] is None
    assert closed.stage.view(Audience.MEMBER)["syntheses"]["report"]["text"] == "Debateu-se o prazo."
    assert open_.stage.view(Audience.PUBLIC)["syntheses"]["report"]["text"] == "Debateu-se o prazo."
    assert [open_.stage.view(audience)["mark"] for audience in Audience] == ["unapproved"] * 3
    assert published().stage.view(Audience.PUBLIC)["mark"] is None


def test_of_a_reserved_item_the_public_reads_the_public_form_and_no_line_holds_the_rest() -> None:
    done = published(written("case", "A servidora Maria foi ouvida."))
    public = done.stage.view(Audience.PUBLIC)
    codes = [one["code"] for one in public["paragraphs"].values() if one["item"] == "case"]
    assert "ballot.result" in codes
    assert "speakers" not in codes
    assert "Maria" not in str(public)
    assert "Maria" in str(done.stage.view(Audience.MEMBER))
    assert not [line for line in done.stage.lines if "Maria" in line.line]


def test_an_item_reserved_after_publication_leaves_the_public_minutes() -> None:
    done = published(written())
    assert "prazo" in str(done.stage.view(Audience.PUBLIC))
    done.when(c.ReserveItem(item="report"), by=SYSTEM).happens()
    done.when(c.ReserveItem(item="report"), by=SYSTEM).refuses(ReservedAlready, item="report")
    public = done.stage.view(Audience.PUBLIC)
    assert not [one for one in public["paragraphs"].values() if one["item"] == "report"]
    assert "report" not in public["syntheses"]
    veiled = MINUTES.veil(done.state, Audience.PUBLIC)
    assert {ref for one in done.state.kept if one.item == "report" for ref in (one.texts,)} <= veiled
    assert MINUTES.veil(done.state, Audience.MEMBER) == frozenset()


def test_a_block_with_an_item_reserved_after_publication_leaves_the_public_minutes() -> None:
    base = given(MINUTES, stream="minutes-1")
    base.when(BEGIN.model_copy(update={"reserved": ()}), by=SYSTEM).happens()
    base.when(FINISH, by=CLERK).happens()
    base.when(PUBLISH, by=CLERK, facts=facts(every_kind())).happens()
    assert "Aprova em bloco?" in str(base.stage.view(Audience.PUBLIC))
    base.when(c.ReserveItem(item="former"), by=SYSTEM).happens()
    told = [one for one in base.state.kept if "former" in one.block]
    assert told
    assert "Aprova em bloco?" not in str(base.stage.view(Audience.PUBLIC))
    assert {one.texts for one in told} <= MINUTES.veil(base.state, Audience.PUBLIC)


def test_a_text_may_be_erased_and_is_gone_everywhere() -> None:
    done = published(written())
    seq = next(ref.seq for ref, opening in done.stage.openings.items() if "Joana Prado" in str(opening.value))
    done.when(c.Redact(seq=1, field="texts", reason="A pedido")).refuses(TextUnknown)
    done.when(c.Redact(seq=2, field="text", reason="A pedido")).happens()
    done.when(c.Redact(seq=seq, field="texts", reason="A pedido")).happens()
    done.when(c.Redact(seq=seq, field="texts", reason="A pedido")).refuses(TextUnknown, seq=seq)
    everything = str([done.stage.view(audience) for audience in Audience])
    assert "Debateu-se o prazo." not in everything
    assert "Joana Prado" not in everything


def test_an_older_wording_is_never_the_publics_to_read() -> None:
    done = published(written(text="Rascunho."), written(text="Definitiva."))
    messages = [MINUTES.message(done.state, line.recorded, Audience.PUBLIC) for line in done.stage.lines[1:3]]
    assert messages[0] is None
    assert done.stage.shown(messages[1]) == {"item": "report", "text": "Definitiva."}


def test_what_was_kept_is_told_by_its_own_event_once_it_is_published() -> None:
    stage = published(written()).stage
    kept = [(state, line.recorded) for state, line in zip(stage.states[1:], stage.lines, strict=True)]
    kept = [(state, recorded) for state, recorded in kept if recorded.event.type == "minutes.kept"]
    for audience in Audience:
        assert {MINUTES.message(state, recorded, audience) for state, recorded in kept} == {None}
        told = [stage.shown(MINUTES.message(stage.state, recorded, audience)) for _, recorded in kept]
        assert [one for one in told if one] == list(stage.view(audience)["paragraphs"].values())


def test_audiences_are_clerk_chair_members_and_everybody() -> None:
    state = record().state
    by = [CLERK, ANA, MEMBER, PUBLIC, someone("zoe", "committee")]
    seen = [MINUTES.audience(state, Asked(one.person, one.roles, NOON)) for one in by]
    assert seen == ["clerk", "clerk", "member", "public", "public"]
    assert MINUTES.mine(state, Asked("ana", frozenset({"member"}), NOON)) == {
        "person": "ana",
        "roles": ["member"],
        "capacities": ["chair"],
    }


def test_minutes_ask_for_nothing_by_time_and_keep_no_row() -> None:
    state = record().state
    assert (MINUTES.due(state, NOON), MINUTES.next_due(state), MINUTES.index(state)) == ((), None, None)
    assert MINUTES.upcast(1, "minutes.begun", {"a": 1}) == {"a": 1}
    assert MINUTES.receipt(state, record().stage.lines[0].recorded, Asked(None, frozenset(), NOON)) == {}


SECRET = "segredo-"
ITEMS = st.sampled_from(["former", "report", "case"])
COMMANDS = st.one_of(
    st.builds(written, ITEMS, st.integers(0, 99).map(lambda n: f"{SECRET}{n}")),
    st.just(FINISH),
    st.just(PUBLISH),
    st.builds(c.ReserveItem, item=ITEMS),
    st.builds(c.Redact, seq=st.integers(1, 30), field=st.sampled_from(["text", "texts"]), reason=st.just("A pedido")),
)
FEW = {**FACTS, "paragraphs": FACTS["paragraphs"][18:50:3]}


def lived(asked: list[Data], *, public_draft: bool) -> Stage[MinutesRecord]:
    base = record(public_draft=public_draft)
    for command in asked:
        by = SYSTEM if "system" in MINUTES.may[command.type] else CLERK
        try:
            base.stage.append(base.stage.decide(command, by, NOON, FEW), NOON)
        except Refusal:
            continue
    return base.stage


@settings(max_examples=50, deadline=None)
@given_(st.lists(COMMANDS, max_size=12), st.booleans(), st.data())
def test_replay_is_live_and_a_snapshot_with_its_messages_is_the_view_of_now(
    asked: list[Data], public_draft: bool, data: st.DataObject
) -> None:
    stage = lived(asked, public_draft=public_draft)
    stage.check_replay()
    since = data.draw(st.integers(1, len(stage.lines)))
    for audience in Audience:
        trees = [MINUTES.view(state, audience) for state in stage.states]
        view = stage.shown(trees[since])
        for before, after in zip(trees[since:], trees[since + 1 :], strict=False):
            view = apply(view, stage.shown(changes(before, after)))
        assert view == stage.view(audience)


@settings(max_examples=50, deadline=None)
@given_(st.lists(COMMANDS, max_size=12))
def test_no_text_is_in_a_line_and_the_public_reads_none_before_publication_nor_of_a_reserved_item(
    asked: list[Data],
) -> None:
    stage = lived(asked, public_draft=False)
    assert not [line for line in stage.lines if SECRET in line.line]
    for state, line in zip(stage.states[1:], stage.lines, strict=True):
        public = MINUTES.view(state, Audience.PUBLIC)
        told = [public, MINUTES.message(state, line.recorded, Audience.PUBLIC)]
        assert state.stage == "published" or SECRET not in str(stage.shown(told))
        assert not set(public["syntheses"] or {}) & state.reserved
