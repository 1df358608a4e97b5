"""The rules profile: every key of the field, its default, and the document made from it."""

from typing import Any

import orjson
import pytest
from pydantic import ValidationError

from rooms.council import DEFAULT_RULES, ENFORCED, RulesProfile, rules_text
from rooms.council.rules_profile import OBEYED_VALUES
from rooms.council.rules_text import rules_keys
from rooms.council.rules_values import Quorum
from rooms.log.chain import canonical
from tests.architecture.tree import ROOT

KEYS = {key.name: key for key in rules_keys()}


def test_docs_rules_md_is_what_the_profile_makes() -> None:
    assert (ROOT / "docs" / "rules.md").read_text() == rules_text()


def test_every_key_says_what_it_means() -> None:
    assert len(KEYS) == 63
    assert [name for name, key in KEYS.items() if not key.field.description] == []


def test_what_is_enforced_is_a_key() -> None:
    assert KEYS.keys() >= ENFORCED >= OBEYED_VALUES.keys()
    assert all(KEYS[name].default == value for name, value in OBEYED_VALUES.items())


@pytest.mark.parametrize(
    ("key", "default"),
    [
        ("notice.ordinary", {"amount": 7, "unit": "days"}),
        ("notice.extraordinary", {"amount": 48, "unit": "hours"}),
        ("rsvp.deadline", 24),
        ("opening_quorum", {"of": "absolute", "base": "statutory"}),
        ("second_call.quorum", {"of": "1/3", "base": "statutory"}),
        ("no_quorum_policy", "informative"),
        ("majority.simple", "valid_votes"),
        ("abstention.counts_in_base", False),
        ("recusal.removes_from_base", True),
        ("tie.fallback", "rejected"),
        ("alternate.late_titular", "next_ballot"),
        ("ballot.check_seconds", 30),
        ("ballot.secret_allowed_for", []),
        ("vista.extensions", 1),
        ("chat", "off"),
        ("absence.limits", {"consecutive": 3, "alternate": 5, "months": 12, "warn": 2}),
        ("absence.justify_deadline", 72),
        ("presence.grace", 120),
        ("session.max_minutes", 180),
        ("minutes.publish_deadline", 10),
        ("signature.level", "simple"),
        ("numbering.acts", "year"),
        ("mode", "hybrid"),
    ],
)
def test_a_default_is_the_customary_one(key: str, default: Any) -> None:
    assert KEYS[key].default == default


def test_a_profile_stands_in_a_line_and_comes_back_the_same() -> None:
    line = canonical(DEFAULT_RULES.model_dump(mode="json", exclude_none=True))
    assert RulesProfile.model_validate_json(line) == DEFAULT_RULES
    assert RulesProfile.model_validate(orjson.loads(line), strict=False) == DEFAULT_RULES


@pytest.mark.parametrize("of", ["absolute", "2/3", "1/3", ">1/2", 6])
def test_a_quorum_is_a_share_or_a_number(of: str | int) -> None:
    assert Quorum(of=of).of == of


@pytest.mark.parametrize(
    "profile",
    [
        {"opening_quorum": {"of": "4/3"}},
        {"opening_quorum": {"of": "half"}},
        {"opening_quorum": {"of": 0}},
        {"opening_quorum": {"of": 0.5}},
        {"opening_quorum": {"of": "unanimity"}},
        {"opening_quorum": {"of": "2/3", "base": "elected"}},
        {"presence": {"grace": -1}},
        {"presence": {"grace": "120"}},
        {"ballot": {"show_votes": "never"}},
        {"ballot": {"secret_allowed_for": [{"matter": "election"}]}},
        {"chair": {"succession": [{"office": "treasurer"}]}},
        {"karaoke": True},
    ],
)
def test_what_is_no_rule_is_refused(profile: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        RulesProfile.model_validate_json(orjson.dumps(profile))


def test_a_matter_may_ask_for_unanimity() -> None:
    rule = {"majorities": {"otherwise": {"of": "unanimity", "base": "present"}}}
    assert RulesProfile.model_validate_json(orjson.dumps(rule)).majorities.otherwise.of == "unanimity"
