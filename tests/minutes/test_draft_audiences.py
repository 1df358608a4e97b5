"""Who reads what of minutes, and that what was written once is never changed."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings, strategies as st

from minutes import Paragraph, begin_draft, draft, evolve_draft, minutes_of, sees_draft
from rooms import Audience, Ref, RulesProfile
from rooms.council.rules_profile import MinutesRules
from rooms.log.tree import join
from rooms.session import commands as c
from tests.given import SYSTEM
from tests.minutes.chance import SECRET, STEPS, lived
from tests.minutes.evenings import text, the
from tests.minutes.stories import (
    opened,
    whole_evening,
)


def test_reasons_of_suspension_and_annulment_are_for_the_clerk() -> None:
    evening = whole_evening()
    for code, reason in (("suspended", "Queda de energia."), ("ballot.annulled", "A ata lida era outra.")):
        assert text(evening, the(evening, code, Audience.CLERK))["private_reason"] == reason
        for audience in (Audience.MEMBER, Audience.PUBLIC):
            assert text(evening, the(evening, code, audience))["private_reason"] is None


def test_of_a_reserved_item_the_public_reads_the_basis_and_the_result_alone() -> None:
    evening = whole_evening()
    public = draft(evening.log, Audience.PUBLIC).all
    of_item = [one for one in public if one.item == "case"]
    assert [one.code for one in of_item] == [
        "agenda.item",
        "item.moved",
        "item.reserved",
        "item.started",
        "ballot.result",
        "item.finished",
    ]
    assert {one.params["basis"] for one in of_item if "basis" in one.params} == {"LGPD, art. 11"}
    assert not [one for one in public if "Maria" in str(text(evening, one))]
    assert [one for one in draft(evening.log).all if "Maria" in str(text(evening, one))]


def test_every_paragraph_names_events_that_are_there_and_carries_json() -> None:
    evening = whole_evening()
    for one in draft(evening.log, Audience.CLERK).all:
        assert set(one.seqs) <= {recorded.seq for recorded in evening.log}
        assert join(dict(one.params), lambda ref: ref) == one.params


def test_the_public_reads_a_draft_only_where_the_rules_let_it() -> None:
    rules = RulesProfile(minutes=MinutesRules(public_draft=True))
    secret, open_ = opened().stage.state, opened(rules=rules).stage.state
    assert [sees_draft(secret, audience) for audience in Audience] == [False, True, True]
    assert sees_draft(open_, Audience.PUBLIC)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.booleans())
def test_the_minutes_of_a_beginning_begin_the_minutes(steps: list[Any], adjourns: bool) -> None:
    log = lived(steps, adjourns=adjourns).log
    folded = begin_draft("session-1")
    last: tuple[Paragraph, ...] = ()
    for recorded in log:
        folded = evolve_draft(folded, recorded)
        now = minutes_of(folded, Audience.MEMBER).paragraphs
        assert now[: len(last)] == last
        last = now
    assert minutes_of(folded, Audience.MEMBER) == draft(log)
    assert not adjourns or folded.pending is None


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_the_public_minutes_of_a_beginning_begin_the_public_minutes_but_for_what_was_reserved_since(
    steps: list[Any],
) -> None:
    evening = lived(steps, adjourns=True)
    reserved = {id_: item.reserved for id_, item in evening.stage.state.agenda.items.items() if item.reserved}
    whole = [one for one in draft(evening.log, Audience.PUBLIC).paragraphs if not one.basis(reserved)]
    for length in range(0, len(evening.log), 5):
        start = draft(evening.log[:length], Audience.PUBLIC).paragraphs
        begun = [one for one in start if not one.basis(reserved)]
        assert whole[: len(begun)] == begun


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_the_public_never_reads_what_a_reserved_item_holds_nor_a_private_reason(steps: list[Any]) -> None:
    evening = lived(steps, adjourns=True)
    state = evening.stage.state
    reserved = {id_: item.reserved for id_, item in state.agenda.items.items() if item.reserved}
    for one in draft(evening.log, Audience.PUBLIC).all:
        said = text(evening, one)
        assert not one.basis(reserved) or SECRET not in str(said)
        assert said.get("private_reason") is None
        assert not any(isinstance(value, Ref) for value in said.values())


def test_notes_and_numbers_leave_no_paragraph() -> None:
    evening = opened()
    before = draft(evening.log).all
    evening.does(5, c.NumberSession(number=13), SYSTEM).does(6, c.Note(text="Lembrar do ofício."))
    assert draft(evening.log).all == before
