"""Creating a council, editing it, its states, its rules, erasing a text."""

import pytest

from rooms.council import (
    COUNCIL,
    DEFAULT_RULES,
    RulesProfile,
    commands as c,
    events as e,
    rules_in_force,
    rules_version,
)
from rooms.council.errors import (
    AcronymInvalid,
    AlreadyCreated,
    BadInstant,
    CouncilExtinct,
    SegmentExists,
    StateUnchanged,
    UnknownText,
)
from rooms.council.rules_profile import Presence
from rooms.council.words import BodyKind, Standing
from rooms.log.errors import Stale, UnknownStream
from rooms.log.kind import Audience
from tests.given import ADMIN, CLERK, NOON, given
from tests.rooms.council.samples import CREATE, DAY, SEATS, council, titular


def test_a_council_begins_with_its_segments_and_the_whole_of_the_default_rules() -> None:
    begun = given(COUNCIL, by=ADMIN).when(CREATE)
    begun.then(
        e.CouncilCreated(
            acronym="CMTCS",
            name=CREATE.name,
            law=CREATE.law,
            body_kind=BodyKind.COUNCIL,
            statutory_seats=8,
            rules=DEFAULT_RULES,
        ),
        e.SegmentAdded(segment="government", name="Poder público"),
        e.SegmentAdded(segment="civil_society", name="Sociedade civil"),
    )


def test_a_council_is_created_once() -> None:
    council().when(CREATE).refuses(AlreadyCreated, council="council-1")


def test_nothing_else_can_begin_a_council() -> None:
    given(COUNCIL, by=ADMIN).when(SEATS[0]).refuses(UnknownStream, stream="stream-1")


@pytest.mark.parametrize("acronym", ["C", "cmtcs", "CM TCS", "-CM", "CM-", "C--M", "Ç1", "1CM", "C" * 21, "CM\nS"])
def test_an_acronym_that_would_not_stand_in_an_address_is_refused(acronym: str) -> None:
    command = CREATE.model_copy(update={"acronym": acronym})
    given(COUNCIL, by=ADMIN).when(command).refuses(AcronymInvalid, acronym=acronym)


@pytest.mark.parametrize("acronym", ["CMS", "CACS-FUNDEB", "CM2"])
def test_acronyms_of_real_councils_are_accepted(acronym: str) -> None:
    given(COUNCIL, by=ADMIN).when(CREATE.model_copy(update={"acronym": acronym})).happens()


def test_two_segments_of_one_id_are_refused_at_creation() -> None:
    twice = CREATE.model_copy(update={"segments": (CREATE.segments[0],) * 2})
    given(COUNCIL, by=ADMIN).when(twice).refuses(SegmentExists, segment="government")


def test_an_edit_says_anew_what_the_council_is_and_what_it_leaves_out_is_gone() -> None:
    edited = council().when(c.EditCouncil(name="Conselho", expected=1)).happens()
    assert (edited.state.about.name, edited.state.about.law, edited.state.statutory) == ("Conselho", None, 3)


def test_an_edit_of_what_changed_since_it_was_seen_is_stale() -> None:
    stale = c.EditCouncil(name="Conselho", expected=1)
    council(stale).when(stale).refuses(Stale, expected=1, changed=8)


def test_rules_are_replaced_whole_each_time_a_new_version() -> None:
    rules = RulesProfile(presence=Presence(grace=60))
    changed = council().when(c.SetRules(profile=rules, expected=7)).then(e.RulesSet(profile=rules, version=2))
    assert rules_in_force(changed.state) == rules
    assert rules_version(changed.state) == 2
    changed.when(c.SetRules(profile=DEFAULT_RULES, expected=7)).refuses(Stale, changed=8)


def test_a_state_is_set_once_and_never_from_a_future_day() -> None:
    base = council()
    base.when(c.SetStanding(state=Standing.ACTIVE)).refuses(StateUnchanged, state="active")
    base.when(c.SetStanding(state=Standing.INACTIVE, since=NOON + DAY)).refuses(BadInstant, field="since")
    base.when(c.SetStanding(state=Standing.INACTIVE, expected=0)).refuses(Stale, changed=1)
    base.when(c.SetStanding(state=Standing.INACTIVE, since=NOON - DAY)).then(
        e.StandingSet(state=Standing.INACTIVE, since=NOON - DAY, mandate=1)
    )


def test_active_after_being_recomposed_is_the_next_mandate() -> None:
    again = council(c.SetStanding(state=Standing.BEING_RECOMPOSED)).when(c.SetStanding(state=Standing.ACTIVE))
    again.then(e.StandingSet(state=Standing.ACTIVE, since=NOON, mandate=2))


def test_an_extinct_council_takes_nothing_more_until_it_is_active_again() -> None:
    extinct = council(c.SetStanding(state=Standing.EXTINCT))
    extinct.when(titular("t1", "s1", "ana")).refuses(CouncilExtinct, council="council-1")
    extinct.when(c.EditCouncil(name="Conselho extinto", expected=8)).happens()
    extinct.when(c.SetStanding(state=Standing.ACTIVE)).happens()
    extinct.when(titular("t1", "s1", "ana")).happens()


def test_a_letter_is_erased_for_good_and_its_line_stays() -> None:
    base = council(titular("t1", "s1", "ana", letter="Carta com o telefone de Ana"), at=NOON)
    assert base.stage.view(Audience.CLERK)["terms"]["t1"]["letter"] == "Carta com o telefone de Ana"
    line = base.stage.lines[7].line
    erase = c.Redact(seq=8, field="letter", reason="a pedido")
    base.when(erase, by=CLERK).then(e.Redacted(seq=8, field="letter", reason="a pedido"))
    assert base.stage.view(Audience.CLERK)["terms"]["t1"]["letter"] is None
    assert base.stage.lines[7].line == line
    assert not base.stage.openings
    base.when(erase, by=CLERK).refuses(UnknownText, seq=8, field="letter")
    base.when(c.Redact(seq=1, field="name", reason="a pedido")).refuses(UnknownText, seq=1)
