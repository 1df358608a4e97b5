"""What rules mean for one council: seats counted by hand, what is odd, what changed, which versions there were."""

from typing import Any

import orjson
import pytest

from rooms.council import (
    DEFAULT_RULES,
    Composition,
    RulesProfile,
    changed_keys,
    commands as c,
    composition_of,
    meanings,
    rule_warnings,
    rules_keys,
    rules_versions,
)
from tests.given import NOON
from tests.rooms.council.samples import DAY, alternate, council, titular

SIXTEEN = Composition(statutory=16, filled=14, alternates=8, represented=16)


def rules(**groups: Any) -> RulesProfile:
    return RulesProfile.model_validate_json(orjson.dumps(groups))


def params(profile: RulesProfile, key: str, composition: Composition = SIXTEEN) -> dict[str, Any]:
    return dict({one.key: one for one in meanings(profile, composition)}[key].params)


def odd(profile: RulesProfile, composition: Composition = SIXTEEN) -> dict[str, dict[str, Any]]:
    return {one.code: dict(one.params) for one in rule_warnings(profile, composition)}


def test_every_key_has_a_meaning_in_order() -> None:
    assert [one.key for one in meanings(DEFAULT_RULES, SIXTEEN)] == [key.name for key in rules_keys()]


@pytest.mark.parametrize(
    ("seats", "absolute", "two_thirds"),
    [(7, 4, 5), (8, 5, 6), (10, 6, 7), (12, 7, 8), (14, 8, 10), (15, 8, 10), (16, 9, 11), (23, 12, 16), (42, 22, 28)],
)
def test_a_share_is_counted_for_this_council(seats: int, absolute: int, two_thirds: int) -> None:
    of = Composition(statutory=seats, filled=seats, alternates=1, represented=0)
    profile = rules(opening_quorum={"of": "absolute"}, second_call={"quorum": {"of": "2/3"}})
    assert params(profile, "opening_quorum", of)["rule"].params["number"] == absolute
    assert params(profile, "second_call.quorum", of)["rule"].params["number"] == two_thirds


def test_a_share_of_the_filled_seats_is_of_those_and_of_the_present_ones_nobody_knows_yet() -> None:
    profile = rules(opening_quorum={"of": "1/2", "base": "filled"}, second_call={"quorum": {"base": "present"}})
    first, second = (params(profile, key)["rule"].params for key in ("opening_quorum", "second_call.quorum"))
    assert (first["number"], first["of"], first["kind"]) == (7, 14, "at_least")
    assert (second["number"], second["of"], second["kind"]) == (None, None, "absolute")


def test_a_council_without_known_seats_has_shares_and_no_numbers() -> None:
    nobody = Composition(0, 0, 0, 0)
    assert params(DEFAULT_RULES, "opening_quorum", nobody)["rule"].params["number"] is None
    assert rule_warnings(rules(opening_quorum={"of": "1/3"}), nobody) == ()


def test_a_number_stays_a_number_and_the_article_goes_along() -> None:
    said = params(rules(opening_quorum={"of": 6, "article": "art. 9"}), "opening_quorum")["rule"].params
    assert (said["kind"], said["number"], said["article"]) == ("count", 6, "art. 9")


def test_a_list_has_a_row_each() -> None:
    rows = {one.key: one.rows for one in meanings(DEFAULT_RULES, SIXTEEN)}
    assert rows["chair.succession"][0] == {"office": "vice_president", "name": None}
    assert rows["majorities.matters"][0]["second_call"].params["number"] == 11
    assert rows["speech.kinds"][-1]["parent"] == "speech"
    profile = rules(chair={"succession": [{"person": "p1", "name": "Ana"}]})
    named = {one.key: one.rows for one in meanings(profile, SIXTEEN)}
    assert named["chair.succession"] == ({"office": "person", "name": "Ana"},)


def test_a_second_call_that_opens_with_six_and_decides_with_nine_warns() -> None:
    assert odd(DEFAULT_RULES) == {"second_call_cannot_decide": {"opens": 6, "decides": 9}}
    assert odd(rules(second_call={"enabled": False})) == {}


CALM: dict[str, Any] = {"second_call": {"enabled": False}}


@pytest.mark.parametrize(
    ("groups", "code", "expected"),
    [
        ({"opening_quorum": {"of": "1/3"}}, "first_call_cannot_decide", {"opens": 6, "decides": 9}),
        ({"second_call": {"quorum": {"of": "3/4"}}}, "second_call_harder", {"first": 9, "second": 12}),
        ({"opening_quorum": {"of": 15}}, "quorum_above_filled", {"needed": 15, "filled": 14}),
        ({"opening_quorum": {"of": 17}}, "quorum_above_seats", {"needed": 17, "seats": 16}),
        (
            {"majorities": {"matters": [], "otherwise": {"of": "1/1"}}},
            "majority_above_filled",
            {"needed": 16, "filled": 14, "matter": "otherwise"},
        ),
        (
            {"late_item": {"majority": {"of": 20, "base": "present"}}},
            "majority_above_seats",
            {"needed": 20, "seats": 16, "matter": "late_item"},
        ),
        ({"majorities": {"otherwise": {"of": "1/2"}}}, "half_is_no_majority", {"matter": "otherwise"}),
        ({"president": {"vote": "never"}}, "casting_vote_never_votes", {}),
        ({"president": {"vote": "tie_only"}, "tie": {"rule": "rejected"}}, "tie_vote_without_tie_rule", {}),
        ({"chair": {"succession": []}}, "nobody_succeeds", {}),
        ({"minutes": {"signers": []}}, "nobody_signs", {}),
        ({"speech": {"kinds": []}}, "nobody_speaks", {}),
        ({"speech": {"kinds": [{"kind": "a", "seconds": 9}] * 2}}, "speech_kind_twice", {"code": "a"}),
        (
            {"speech": {"kinds": [{"kind": "a", "seconds": 9, "parent": "b"}]}},
            "speech_parent_unknown",
            {"kind": "a", "parent": "b"},
        ),
        ({"absence": {"limits": {"consecutive": 2}}}, "warned_too_late", {"warn": 2, "consecutive": 2}),
    ],
)
def test_what_is_lawful_and_probably_not_meant_warns(groups: Any, code: str, expected: Any) -> None:
    assert code not in odd(rules(**CALM))
    assert odd(rules(**(CALM | groups)))[code] == expected


def test_a_matter_listed_twice_warns() -> None:
    row = {"matter": "fund", "first_call": {"of": "2/3"}, "second_call": {"of": "2/3"}}
    assert odd(rules(**CALM, majorities={"matters": [row, row]}))["matter_twice"] == {"code": "fund"}


def test_alternates_nobody_named_warn_and_so_do_organisations_nobody_named() -> None:
    assert "no_alternates" in odd(DEFAULT_RULES, Composition(16, 14, 0, 0))
    organisation = rules(**CALM, alternate={"scope": "organisation"})
    assert "no_organisations" in odd(organisation, Composition(16, 14, 8, 0))
    assert odd(organisation) == {}


def test_the_composition_counts_filled_seats_and_running_alternates_and_nobody_who_is_only_planned() -> None:
    base = council(titular("t1", "s1", "ana"), titular("t2", "s2", "bia"), alternate("t3", "s1", "davi"))
    assert composition_of(base.state) == Composition(statutory=8, filled=2, alternates=1, represented=1)
    ended = council(titular("t1", "s1", "ana"), alternate("t3", "s1", "davi"), c.EndTerm(term="t3"))
    assert composition_of(ended.state) == Composition(statutory=8, filled=1, alternates=0, represented=1)
    planned = council(titular("t1", "s1", "ana", starts_at=NOON + DAY), alternate("t3", "s1", "davi"))
    assert composition_of(planned.state) == Composition(statutory=8, filled=0, alternates=1, represented=1)


def test_what_changed_is_named_by_key() -> None:
    new = rules(chat="public", second_call={"delay": 45}, opening_quorum={"article": "art. 9"})
    assert changed_keys(DEFAULT_RULES, new) == ("opening_quorum", "second_call.delay", "chat")
    assert changed_keys(new, new) == ()


def test_every_version_is_in_the_log_with_who_set_it() -> None:
    base = council(c.SetRules(profile=rules(chat="public"), expected=1))
    found = rules_versions(line.recorded for line in base.stage.lines)
    assert [(one.version, one.profile.chat) for one in found] == [(1, "off"), (2, "public")]
    assert {one.actor for one in found} == {"admin"}
    assert found[1].seq == base.state.rules.changed
