"""Messages with places in them."""

import pytest
from hypothesis import given, strategies as st

from app.wording import Speech, WordingError, parse, places, say

PLAIN = Speech(
    put=lambda value, shape: f"<{shape}:{value}>" if shape else str(value),
    category=lambda number: "one" if number == 1 else "other",
)


def said(message: str, **params: object) -> str:
    return say(parse(message), params, PLAIN)


@pytest.mark.parametrize(
    ("message", "params", "expected"),
    [
        ("Nothing to fill.", {}, "Nothing to fill."),
        ("Hello {name}, welcome.", {"name": "Ana"}, "Hello Ana, welcome."),
        ("From {at, time} on", {"at": "t"}, "From <time:t> on"),
        ("{n, plural, one {# vote} other {# votes}}", {"n": 1}, "1 vote"),
        ("{n, plural, one {# vote} other {# votes}}", {"n": 2}, "2 votes"),
        ("{n, plural, =0 {nobody} one {# vote} other {# votes}}.", {"n": 0}, "nobody."),
        ("{seats, plural, one {# seat} other {# seats}}", {"seats": ["a", "b"]}, "2 seats"),
        ("It is {state, select, open {open} other {closed}}.", {"state": "open"}, "It is open."),
        ("It is {state, select, open {open} other {closed}}.", {"state": "x"}, "It is closed."),
        ("Done{article, select, none {} other { ({article})}}.", {"article": ""}, "Done."),
        ("Done{article, select, none {} other { ({article})}}.", {"article": None}, "Done."),
        ("Done{article, select, none {} other { ({article})}}.", {"article": "art. 1"}, "Done (art. 1)."),
        ("{is_ok, select, yes {good} other {bad}}", {"is_ok": True}, "good"),
        ("{of, plural, one {{base, select, a {x #} other {y #}}} other {{of}}}", {"of": 1, "base": "a"}, "x 1"),
    ],
)
def test_a_place_is_filled_with_its_value(message: str, params: dict[str, object], expected: str) -> None:
    assert said(message, **params) == expected


@pytest.mark.parametrize(
    "message",
    [
        *"{}",
        "{a",
        "a}",
        "{a b}",
        "{a, colour}",
        "{a, plural, one {x}}",
        "{a, select, other {x}",
        "{a, time, other {x}}",
    ],
)
def test_a_message_that_cannot_be_read_is_refused(message: str) -> None:
    with pytest.raises(WordingError):
        parse(message)


def test_a_missing_value_is_an_error_and_never_a_blank() -> None:
    with pytest.raises(KeyError):
        said("Hello {name}")


def test_the_places_of_two_messages_can_be_compared() -> None:
    assert places(parse("{a} {b, time} {n, plural, one {{c}} other {#}}")) == {
        ("a", "text"),
        ("b", "time"),
        ("n", "plural"),
        ("c", "text"),
    }


@given(st.text(st.characters(exclude_characters="{}#")))
def test_text_without_places_is_said_as_it_is(text: str) -> None:
    assert said(text) == text


@given(st.text())
def test_what_fills_a_place_is_never_read_as_a_message(value: str) -> None:
    assert said("[{value}]", value=value) == f"[{value}]"
