"""Rules as files: the same back and forth, every fault with its line, nothing that grows, nests or runs."""

import pytest
from hypothesis import given, strategies as st

from app.rulebook import READY, RulesInvalid, read_rules, ready_profile, ready_text, rules_of, write_rules
from rooms import DEFAULT_RULES, Composition, RulesProfile, rule_warnings

EIGHT = Composition(statutory=8, filled=8, alternates=8, represented=8)


def faults(text: str | bytes) -> list[tuple[str, str, int | None]]:
    with pytest.raises(RulesInvalid) as caught:
        read_rules(text.encode() if isinstance(text, str) else text)
    return [(one.key, one.code, one.line) for one in caught.value.problems]


@pytest.mark.parametrize("profile", [DEFAULT_RULES, *map(ready_profile, READY)])
def test_a_file_says_the_same_back_and_forth(profile: RulesProfile) -> None:
    assert read_rules(write_rules(profile).encode()) == profile
    assert write_rules(read_rules(write_rules(profile).encode())) == write_rules(profile)


@given(st.text(min_size=1, max_size=60), st.sampled_from(["off", "members", "public"]), st.integers(0, 1_000_000))
def test_whatever_an_article_says_comes_back(article: str, chat: str, grace: int) -> None:
    try:
        profile = rules_of({"opening_quorum": {"article": article}, "chat": chat, "presence": {"grace": grace}})
    except RulesInvalid:
        return
    assert read_rules(write_rules(profile).encode()) == profile


def test_an_empty_file_is_the_customary_rules() -> None:
    assert read_rules(b"") == read_rules(b"# nothing\n") == DEFAULT_RULES


def test_words_that_older_yaml_takes_for_truth_stay_words() -> None:
    assert read_rules(b"chat: off\npublic_voice: off\n").public_voice == "off"
    assert read_rules(b"chat: 'off'\n").chat == "off"


def test_every_fault_is_named_at_its_key_and_line() -> None:
    text = (
        "opening_quorum: {of: 4/3}\n"
        "karaoke: 1\n"
        "speech:\n"
        "  kinds:\n"
        "    - {kind: a, seconds: x}\n"
        "    - kind: b\n"
        "chair:\n"
        "  succession:\n"
        "    - office: king\n"
        "    - {person: p1}\n"
        "abstention: {allowed: yes}\n"
        "presence: {grace: -1}\n"
    )
    assert faults(text) == [
        ("opening_quorum.of", "no_requirement", 1),
        ("karaoke", "unknown_key", 2),
        ("speech.kinds.0.seconds", "not_a_number", 5),
        ("speech.kinds.1.seconds", "missing", 6),
        ("chair.succession.0.office", "not_one_of", 9),
        ("chair.succession.1.name", "missing", 10),
        ("abstention.allowed", "not_yes_or_no", 11),
        ("presence.grace", "too_small", 12),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x 1\nb: *x\n", "alias", 2),
        ("[" * 10_000, "too_deep", 1),
        ("a: " + "{b: " * 5_000, "too_deep", 1),
        ("chat: off\nchat: public\n", "twice", 2),
        ("- 1\n", "not_a_group", 1),
        ("chat: !!python/object/apply:os.system ['true']\n", "tag", 1),
        ("chat: [off\n", "no_yaml", 2),
        ("chat: off\n---\nchat: off\n", "two_documents", 2),
        ("? [a]\n: 1\n", "not_a_group", 1),
        (b"\xff\xfe\x00", "not_utf8", None),
        ("chat: \x00\n", "no_yaml", None),
    ],
)
def test_what_is_no_plain_file_of_rules_is_refused(text: str | bytes, code: str, line: int | None) -> None:
    assert [(found, at) for _, found, at in faults(text)] == [(code, line)]


@pytest.mark.parametrize("name", READY)
def test_a_ready_profile_says_where_it_comes_from_and_means_what_it_says(name: str) -> None:
    assert "customary" in ready_text(name)
    odd = {one.code for one in rule_warnings(ready_profile(name), EIGHT)}
    assert odd <= {"second_call_cannot_decide"}, "a profile to start from has no trap but the one its comment tells"
    assert ("second_call_cannot_decide" in odd) == (name == "generic")


def test_the_health_profile_follows_the_resolution_of_the_national_council() -> None:
    health = ready_profile("health")
    assert (health.notice.ordinary.amount, health.majority.simple) == (10, "half_of_present")
    assert health.deliberation_quorum.first_call.of == "absolute"
    assert health.majorities.matters[0].first_call.of == "2/3"


def test_the_social_assistance_profile_follows_the_national_council() -> None:
    social = ready_profile("social_assistance")
    assert {one.matter for one in social.majorities.matters} == {"rules_change", "election", "fund", "budget"}
    assert all((one.first_call.of, one.second_call.of) == ("2/3", "absolute") for one in social.majorities.matters)
    assert (social.second_call.delay, social.notice.extraordinary.amount) == (60, 5)


def test_an_unknown_profile_is_none() -> None:
    with pytest.raises(KeyError):
        ready_profile("../../settings")
