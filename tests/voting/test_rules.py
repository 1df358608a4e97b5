"""Quorum arithmetic, against the vectors of real councils."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from voting import (
    ABSOLUTE,
    Base,
    Bases,
    Count,
    InvalidRequirement,
    Quorum,
    Requirement,
    Share,
    check_quorum,
    needed,
    parse_requirement,
    requirement_text,
)

TWO_THIRDS = Share(Fraction(2, 3), more_than=False)

VECTORS = [
    (7, 4, 5),
    (8, 5, 6),
    (10, 6, 7),
    (12, 7, 8),
    (14, 8, 10),
    (15, 8, 10),
    (16, 9, 11),
    (23, 12, 16),
    (24, 13, 16),
    (42, 22, 28),
]


@pytest.mark.parametrize(("size", "absolute", "two_thirds"), VECTORS)
def test_absolute_majority_and_two_thirds_agree_with_the_councils(size: int, absolute: int, two_thirds: int) -> None:
    assert needed(ABSOLUTE, size) == absolute
    assert needed(TWO_THIRDS, size) == two_thirds


def test_more_than_two_thirds_is_one_above_an_exact_two_thirds() -> None:
    assert needed(Share(Fraction(2, 3), more_than=True), 15) == 11


def test_unanimity_is_a_share_that_needs_every_seat() -> None:
    assert needed(parse_requirement("1/1"), 12) == 12


def test_a_number_is_needed_whatever_the_base() -> None:
    assert needed(Count(6), 3) == needed(Count(6), 40) == 6


def test_nobody_is_never_enough() -> None:
    assert needed(TWO_THIRDS, 0) == 1


@given(size=st.integers(1, 10_000), top=st.integers(1, 50), bottom=st.integers(1, 50))
def test_what_is_needed_is_the_smallest_number_that_suffices(size: int, top: int, bottom: int) -> None:
    fraction = Fraction(min(top, bottom), max(top, bottom))
    at_least, more_than = (needed(Share(fraction, more_than=more), size) for more in (False, True))
    assert at_least >= fraction * size > at_least - 1
    assert more_than > fraction * size >= more_than - 1


@pytest.mark.parametrize(
    ("written", "requirement"),
    [
        ("absolute", ABSOLUTE),
        (">1/2", ABSOLUTE),
        ("1/2", Share(Fraction(1, 2), more_than=False)),
        ("2/3", TWO_THIRDS),
        ("4/6", TWO_THIRDS),
        (">2/3", Share(Fraction(2, 3), more_than=True)),
        (6, Count(6)),
        ("6", Count(6)),
        (1, Count(1)),
        (9999, Count(9999)),
    ],
)
def test_a_requirement_is_read_as_the_rules_write_it(written: str | int, requirement: Requirement) -> None:
    assert parse_requirement(written) == requirement


@pytest.mark.parametrize(
    "written",
    [
        "",
        "most",
        "3/2",
        ">1/1",
        "0/3",
        "1/0",
        "-1/2",
        "1/2 ",
        "0.5",
        "½",
        "٢/٣",
        "99999/99999",
        "007",
        0,
        -1,
        10_000,
        True,
    ],
)
def test_what_no_base_could_satisfy_or_no_one_could_read_is_refused(written: str | int) -> None:
    with pytest.raises(InvalidRequirement) as refusal:
        parse_requirement(written)
    assert refusal.value.params == {"requirement": written}


@given(
    st.builds(Count, st.integers(1, 9999)) | st.builds(Share, st.fractions(0, 1, max_denominator=999), st.booleans())
)
def test_a_requirement_survives_being_written(requirement: Requirement) -> None:
    reachable = isinstance(requirement, Count) or 0 < requirement.fraction < 1
    if reachable or requirement == Share(Fraction(1), more_than=False):
        assert parse_requirement(requirement_text(requirement)) == requirement
    else:
        with pytest.raises(InvalidRequirement):
            parse_requirement(requirement_text(requirement))


BASES = Bases(statutory=12, filled=11, present=7)


def test_a_quorum_shows_all_that_its_sentence_needs() -> None:
    check = check_quorum(Quorum(ABSOLUTE, Base.STATUTORY, "art. 9"), BASES)
    assert check.is_reached
    assert check.as_data() == {
        "needed": 7,
        "base": "statutory",
        "base_size": 12,
        "present": 7,
        "is_reached": True,
        "requirement": "absolute",
        "article": "art. 9",
        "arithmetic": {
            "formula": "quorum.absolute",
            "base": "statutory",
            "numbers": {"needed": 7, "of": 12, "present": 7},
            "article": "art. 9",
        },
    }


@pytest.mark.parametrize(
    ("written", "base", "formula", "numbers", "is_reached"),
    [
        (8, Base.STATUTORY, "quorum.count", {"needed": 8, "of": 12, "present": 7}, False),
        (
            "2/3",
            Base.FILLED,
            "quorum.at_least",
            {"needed": 8, "of": 11, "present": 7, "numerator": 2, "denominator": 3},
            False,
        ),
        (
            ">1/3",
            Base.PRESENT,
            "quorum.more_than",
            {"needed": 3, "of": 7, "present": 7, "numerator": 1, "denominator": 3},
            True,
        ),
    ],
)
def test_each_kind_of_quorum_names_its_sentence(
    written: str | int, base: Base, *, formula: str, numbers: dict[str, int], is_reached: bool
) -> None:
    check = check_quorum(Quorum(parse_requirement(written), base), BASES)
    assert (check.arithmetic.formula, check.arithmetic.numbers) == (formula, numbers)
    assert (check.is_reached, check.requirement) == (is_reached, str(written))
    assert check.as_data()["article"] == ""


def test_one_seat_fewer_than_needed_is_no_quorum() -> None:
    assert not check_quorum(Quorum(ABSOLUTE, Base.STATUTORY), Bases(statutory=12, filled=12, present=6)).is_reached
