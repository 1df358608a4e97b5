"""Languages: one catalogue each, dates, times, numbers and lists as people there write them. Knows no page and no rule.

Escaping is the template's: everything here is plain text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from app.wording import Speech, Wording, parse, say

DEFAULT: Final = "pt-BR"
LANGUAGES: Final = (DEFAULT, "en", "es")
_TIME: Final = "HH'h'mm"
_MOMENT: Final = f"dd/MM/y, {_TIME}"
"""As minutes in Portuguese write it. The browser does the same: static/src/text.ts."""
FOLDER: Final = Path(__file__).parent / "locales"


@dataclass(frozen=True)
class Language:
    """A language with its catalogue; times are shown in the council's `zone`."""

    code: str
    wordings: Mapping[str, Wording]
    zone: ZoneInfo

    @cached_property
    def locale(self) -> Locale:
        """Babel's knowledge of the language."""
        return Locale.parse("en-GB" if self.code == "en" else self.code, sep="-")

    @cached_property
    def _speech(self) -> Speech:
        return Speech(self._put, lambda number: str(self.locale.plural_form(number)))

    def has(self, key: str) -> bool:
        """Whether the catalogue has this key."""
        return key in self.wordings

    def text(self, key: str, **params: Any) -> str:
        """The message of a key, its places filled. Raises KeyError for a key or a param that is not there."""
        return say(self.wordings[key], params, self._speech)

    def word(self, topic: str, code: str | None) -> str:
        """The word for a code of a closed list (`state.open`); a code that has none, a council's own, as it is."""
        key = f"{topic}.{code}"
        return self.text(key) if key in self.wordings else str(code or "")

    def date(self, at: datetime | str) -> str:
        """A day, in full. The first of a month is an ordinal in Portuguese."""
        local = self._local(at)
        said = format_date(local, "long", locale=self.locale)
        return said.replace("1 de", "1º de", 1) if self.code == DEFAULT and local.day == 1 else said

    def day(self, at: datetime | str) -> str:
        """A day with its day of the week."""
        return format_date(self._local(at), "full", locale=self.locale)

    def month(self, month: str) -> str:
        """A month of a plan, given as 2024-12."""
        return str(format_skeleton("yMMMM", datetime.fromisoformat(f"{month}-01"), locale=self.locale))

    def time(self, at: datetime | str) -> str:
        """A time of day, to the minute; in Portuguese as minutes write it, 19h04."""
        return format_time(self._local(at), _TIME if self.code == DEFAULT else "short", locale=self.locale)

    def moment(self, at: datetime | str) -> str:
        """A day and a time, short."""
        return format_datetime(self._local(at), _MOMENT if self.code == DEFAULT else "short", locale=self.locale)

    def duration(self, seconds: int) -> str:
        """A span in the symbols all our languages share: hours and minutes, or minutes and seconds under an hour."""
        hours, rest = divmod(seconds, 3600)
        spans = (hours, "h"), (rest // 60, "min"), (0 if hours else rest % 60, "s")
        return " ".join(f"{number} {unit}" for number, unit in spans if number) or "0 s"

    def size(self, amount: int) -> str:
        """Bytes in the symbols all our languages share, kB up to a megabyte; never nothing."""
        if amount < 1024**2:
            return f"{max(1, round(amount / 1024))}\u00a0kB"
        return f"{format_decimal(amount / 1024**2, format='0.#', locale=self.locale)}\u00a0MB"

    def _local(self, at: datetime | str) -> datetime:
        return (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(self.zone)

    def _put(self, value: Any, shape: str | None) -> str:
        match value, shape:
            case None, _:
                return ""
            case _, "date":
                return self.date(value)
            case _, "time":
                return self.time(value)
            case _, "datetime":
                return self.moment(value)
            case _, "duration":
                return self.duration(value)
            case _, "size":
                return self.size(value)
            case list() | tuple(), _:
                return format_list([str(one) for one in value], locale=self.locale)
            case _:
                return str(value)


class Languages:
    """Every language of the house."""

    def __init__(self, zone: str, folder: Path = FOLDER) -> None:
        known = {code: load(folder / code) for code in LANGUAGES}
        self._by_code = {code: Language(code, words, ZoneInfo(zone)) for code, words in known.items()}

    def __getitem__(self, code: str | None) -> Language:
        """The language of a code, else the default one."""
        return self._by_code.get(code or DEFAULT, self._by_code[DEFAULT])

    def __iter__(self) -> Iterator[Language]:
        return iter(self._by_code.values())


def load(folder: Path) -> dict[str, Wording]:
    """A language's catalogue: every file of its folder, nested keys joined by dots. Raises ValueError."""
    entries: dict[str, Wording] = {}
    for file in sorted(folder.glob("*.json")):
        for key, message in flat(json.loads(file.read_text("utf-8"))):
            if key in entries:
                raise ValueError(f"{key} stands twice in {folder.name}")
            entries[key] = parse(message)
    return entries


def flat(tree: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """The messages of a nested catalogue under dotted keys."""
    for name, value in tree.items():
        if isinstance(value, str):
            yield before + name, value
        else:
            yield from flat(value, f"{before}{name}.")


def preferred(accept_language: str | None) -> str:
    """The language of an Accept-Language header that we speak best (RFC 9110, 12.5.4), else the default."""
    for wanted in _by_weight((accept_language or "")[:200].split(",")):
        for code in LANGUAGES:
            if wanted == "*" or wanted.partition("-")[0] == code.partition("-")[0].lower():
                return code
    return DEFAULT


def _by_weight(ranges: Iterable[str]) -> list[str]:
    weighted: list[tuple[float, str]] = []
    for one in ranges:
        tag, _, weight = one.strip().lower().partition(";q=")
        try:
            weighted.append((float(weight) if weight else 1.0, tag.strip()))
        except ValueError:
            continue
    return [tag for weight, tag in sorted(weighted, key=lambda pair: -pair[0]) if weight > 0]
