"""Messages with places in them, the useful part of ICU MessageFormat. Knows no language and no catalogue.

`{name}`, `{at, date}` (time, datetime, duration, size), `{n, plural, =0 {…} one {…} other {# …}}` (of a list: how
many), `{code, select, a {…} other {…}}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, assert_never

FORMATS: Final = frozenset({"date", "time", "datetime", "duration", "size"})
_OPENING = re.compile(r"\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?([,}])")
_BRANCH = re.compile(r"\s*(=?[\w/]+)\s*\{")
_PLAIN = re.compile(r"[^{}#]+|#")


class WordingError(ValueError):
    """A message that cannot be read; the text is in its argument."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value put as it is, or as a date, a time, a duration or a size."""

    name: str
    format: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several wordings, by plural category (or `=number`) or by the value itself."""

    name: str
    by: Literal["plural", "select"]
    branches: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Hash:
    """The number a plural is about."""


Part: TypeAlias = "str | Slot | Choice | Hash"
Wording: TypeAlias = "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Speech:
    """How one language says values: a value in a format, and the plural category of a number."""

    put: Callable[[Any, str | None], str]
    category: Callable[[int], str]


def parse(message: str) -> Wording:
    """The message, ready to be said. Raises WordingError."""
    parts, end = _parts(message, 0)
    if end != len(message):
        raise WordingError(message)
    return parts


def say(wording: Wording, params: Mapping[str, Any], speech: Speech) -> str:
    """The message with its places filled. Raises KeyError for a param that is missing."""
    return "".join(_said(part, params, speech, None) for part in wording)


def places(wording: Wording) -> frozenset[tuple[str, str]]:
    """The places of a message and what each is, to compare translations: all languages must fill the same."""
    return frozenset(_places(wording))


def _places(wording: Wording) -> Iterator[tuple[str, str]]:
    for part in wording:
        match part:
            case Slot(name, format):
                yield name, format or "text"
            case Choice(name, by, branches):
                yield name, by
                for branch in branches.values():
                    yield from _places(branch)
            case str() | Hash():
                pass
            case _:
                assert_never(part)


def _said(part: Part, params: Mapping[str, Any], speech: Speech, number: Any) -> str:
    match part:
        case str():
            return part
        case Hash():
            return speech.put(number, None)
        case Slot(name, format):
            return speech.put(params[name], format)
        case Choice(name, by, branches):
            value = _counted(params[name]) if by == "plural" else params[name]
            branch = _branch(branches, value, speech.category(value) if by == "plural" else "")
            inner = value if by == "plural" else number
            return "".join(_said(one, params, speech, inner) for one in branch)
        case _:
            assert_never(part)


def _counted(value: Any) -> int:
    return len(value) if isinstance(value, list | tuple) else int(value)


def _branch(branches: Mapping[str, Wording], value: Any, category: str) -> Wording:
    for key in (f"={value}", category) if category else (_word(value),):
        if key in branches:
            return branches[key]
    return branches["other"]


def _word(value: Any) -> str:
    """What `select` calls a value: nothing at all is `none`, and truth is `yes` or `no`."""
    match value:
        case None | "":
            return "none"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _parts(message: str, at: int) -> tuple[Wording, int]:
    parts: list[Part] = []
    while at < len(message) and message[at] != "}":
        if message[at] == "{":
            part, at = _place(message, at)
        else:
            found = _PLAIN.match(message, at)
            if found is None:
                raise WordingError(message)
            part, at = (Hash() if found[0] == "#" else found[0]), found.end()
        parts.append(part)
    return tuple(parts), at


def _place(message: str, at: int) -> tuple[Part, int]:
    opening = _OPENING.match(message, at)
    if opening is None:
        raise WordingError(message)
    name, kind, last = opening.groups()
    if last == "}":
        if kind is not None and kind not in FORMATS:
            raise WordingError(message)
        return Slot(name, kind), opening.end()
    branches, at = _branches(message, opening.end())
    match kind:
        case "plural" | "select":
            return Choice(name, kind, branches), at
        case _:
            raise WordingError(message)


def _branches(message: str, at: int) -> tuple[Mapping[str, Wording], int]:
    branches: dict[str, Wording] = {}
    while (opening := _BRANCH.match(message, at)) is not None:
        branches[opening[1]], at = _parts(message, opening.end())
        if not message.startswith("}", at):
            raise WordingError(message)
        at += 1
    rest = message[at:]
    if "other" not in branches or not rest.lstrip().startswith("}"):
        raise WordingError(message)
    return branches, at + len(rest) - len(rest.lstrip()) + 1
