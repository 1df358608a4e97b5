"""A council's rules for everybody: what each key means there, what is odd about it, every version, the YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from starlette.responses import Response

from app.api.refusals import NotFound
from app.house import House
from app.i18n import Language
from app.pages.frame import HEADERS, Press, Visit
from app.pages.rules_said import Change, RuleGroup, changes, grouped, odd_rules
from app.rulebook import MEDIA_TYPE, Rulebook, file_headers, rulebook, write_rules
from rooms import Composition, RulesProfile, RulesVersion, meanings, rule_warnings

SHORT: Final = {
    "opening_quorum": "opens",
    "second_call.quorum": "opens_second",
    "deliberation_quorum.first_call": "decides",
    "deliberation_quorum.second_call": "decides_second",
}
"""The four numbers a president asks for first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters: `number` of `of` seats, as `text` says in full; without one, the text stands alone."""

    code: str
    number: int | None
    of: int | None
    text: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version, by whom and when, and what it changed in the one before it."""

    version: int
    at: datetime
    by: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """`version` is the one shown, `latest` the one in force; `saved`: it was just brought into force by the reader."""

    acronym: str
    name: str
    seats: int
    filled: int
    version: RulesVersion
    latest: int
    figures: tuple[Figure, ...]
    groups: tuple[RuleGroup, ...]
    warnings: tuple[str, ...]
    versions: tuple[VersionRow, ...]
    may_set: bool
    saved: bool


async def wanted(house: House, visit: Visit) -> tuple[Rulebook, RulesVersion]:
    """The rules of the council that the address names, and the version it asks for. Raises NotFound."""
    book = await rulebook(house, visit.request.path_params["acronym"], visit.person)
    if book is None:
        raise NotFound
    shown = book.version(visit.request.query_params.get("version"))
    if shown is None:
        raise NotFound
    return book, shown


async def rules_page(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/rules`, `?version=` an older one. Raises NotFound."""
    book, shown = await wanted(house, visit)
    language, composition = visit.language, book.composition
    page = RulesPage(
        acronym=book.state.about.acronym,
        name=book.state.about.name,
        seats=composition.statutory,
        filled=composition.filled,
        version=shown,
        latest=book.versions[-1].version,
        figures=figures(shown.profile, composition, language),
        groups=grouped(shown.profile, composition, language),
        warnings=odd_rules(rule_warnings(shown.profile, composition), language),
        versions=_history(book, language),
        may_set=book.may_set,
        saved=book.may_set and visit.request.query_params.get("saved") == str(shown.version),
    )
    title = f"{language.text('rulebook.page.title')} · {page.acronym}"
    return press.page(visit, "rules.html", title, page)


async def rules_file(house: House, _press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/rules.yaml`, `?version=` an older one. Raises NotFound."""
    book, shown = await wanted(house, visit)
    return Response(write_rules(shown.profile), headers={**HEADERS, **file_headers(book, shown)}, media_type=MEDIA_TYPE)


def figures(profile: RulesProfile, composition: Composition, language: Language) -> tuple[Figure, ...]:
    """With how many the council opens and votes; without a second call, the first two."""
    rules = {one.key: one.params["rule"] for one in meanings(profile, composition) if one.key in SHORT}
    has_second = profile.second_call.enabled
    return tuple(
        _figure(code, rules[key], language) for key, code in SHORT.items() if has_second or not code.endswith("second")
    )


def _figure(code: str, phrase: Any, language: Language) -> Figure:
    params: Mapping[str, Any] = phrase.params
    return Figure(code, params["number"], params["of"], language.text(f"rulebook.phrase.{phrase.code}", **params))


def _history(book: Rulebook, language: Language) -> tuple[VersionRow, ...]:
    """The versions, the latest first."""
    rows = [
        VersionRow(
            version=one.version,
            at=one.at,
            by=one.actor,
            changes=changes(before.profile, one.profile, book.composition, language) if before else (),
        )
        for before, one in zip((None, *book.versions), book.versions, strict=False)
    ]
    return tuple(reversed(rows))
