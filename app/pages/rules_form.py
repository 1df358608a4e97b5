"""The form of a council's rules: every key with its fields, what it says as typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from starlette.responses import Response

from app.i18n import Language
from app.pages.frame import Press, Visit
from app.pages.rules_fields import LISTS, OTHER, Field, Row, Tree, fields, rows
from app.pages.rules_said import CHOSEN, GROUPS, LISTED, TOPICS, SaidRule, keys_of, said_rules
from app.rulebook import READY, Problem, Rulebook, RulesInvalid, rules_of
from rooms import Council

_OFFICES: Final = ("vice_president", "oldest_member")
_TOPICS: Final = TOPICS | {"base": "rulebook.base", "unit": "rulebook.unit", "level": "rulebook.level"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A profile as typed, the seq it began from, and what is wrong with it, or with a file that was sent."""

    tree: Tree
    expected: int
    problems: tuple[Problem, ...] = ()
    file_problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """What a choice offers, in words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Control:
    """A field with its words: `options` if it is a choice, `problem` if what was typed will not do.

    `other` labels what may be typed beside a choice.
    """

    field: Field
    label: str
    other: str
    options: tuple[Option, ...]
    problem: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """Controls of a row that belong together; without a `label` where there is only one part."""

    label: str | None
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A row of a list with its controls, and which row of what it is."""

    place: int
    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the id of the field or the rule it is at."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class FormRule:
    """A key: its name, what it is about, its controls or its rows, and what it says as typed (None while it cannot)."""

    key: str
    name: str
    help: str
    controls: tuple[Control, ...]
    rows: tuple[ControlRow, ...] | None
    problem: str | None
    said: SaidRule | None


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Rules that belong together, by the code of their heading."""

    code: str
    rules: tuple[FormRule, ...]


@dataclass(frozen=True, slots=True)
class RulesFormPage:
    """`called`: sessions that keep the rules they have; `faults` and `file_faults`: everything wrong."""

    acronym: str
    name: str
    expected: int
    called: int
    groups: tuple[FormGroup, ...]
    faults: tuple[Fault, ...]
    file_faults: tuple[Fault, ...]
    ready: tuple[str, ...]


def form_page(press: Press, visit: Visit, book: Rulebook, draft: Draft) -> Response:
    """The form; 422 if something is wrong."""
    language = visit.language
    words = _Words(language, book.state, {one.key: one for one in draft.problems}, _said(draft, book, language))
    page = RulesFormPage(
        acronym=book.state.about.acronym,
        name=book.state.about.name,
        expected=draft.expected,
        called=len(book.state.sessions),
        groups=tuple(FormGroup(code, tuple(words.rule(key, draft.tree) for key in keys_of(code))) for code in GROUPS),
        faults=tuple(fault(one, language) for one in draft.problems),
        file_faults=tuple(fault(one, language) for one in draft.file_problems),
        ready=READY,
    )
    response = press.page(visit, "rules_form.html", language.text("rulebook.form.title"), page)
    response.status_code = 422 if draft.problems or draft.file_problems else 200
    return response


def fault(one: Problem, language: Language) -> Fault:
    """What is wrong, where."""
    problem = problem_text(one, language)
    text = language.text("rulebook.form.fault_at", rule=_place(one, language), line=one.line or 0, problem=problem)
    return Fault(text, f"{one.key}-rule" if one.key in LISTS else one.key)


def problem_text(one: Problem, language: Language) -> str:
    """What is wrong."""
    return language.text(f"rulebook.problem.{one.code}", **one.params)


def _place(one: Problem, language: Language) -> str:
    """The rule's name with the key as a file has it; the key alone if there is no such rule."""
    parts = [part for part in one.path if isinstance(part, str)]
    for length in range(len(parts), 0, -1):
        key = f"rulebook.key.{'.'.join(parts[:length])}.name"
        if language.has(key):
            return f"{language.text(key)} ({one.said})"
    return one.said or "YAML"


def _said(draft: Draft, book: Rulebook, language: Language) -> Mapping[str, SaidRule]:
    """What the rules say as typed; nothing while something is wrong."""
    try:
        return said_rules(rules_of(draft.tree), book.composition, language)
    except RulesInvalid:
        return {}


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a form: the language, whose council, the problems by key, what each rule says."""

    language: Language
    state: Council
    problems: Mapping[str, Problem]
    said: Mapping[str, SaidRule]

    def rule(self, key: str, tree: Tree) -> FormRule:
        """A key with its fields."""
        listed = key in LISTS
        return FormRule(
            key=key,
            name=self.language.text(f"rulebook.key.{key}.name"),
            help=self.language.text(f"rulebook.key.{key}.help"),
            controls=() if listed else tuple(self.control(key, one) for one in fields(key, tree)),
            rows=tuple(self.row(key, one) for one in rows(key, tree)) if listed else None,
            problem=self.problem(key) if listed else None,
            said=self.said.get(key),
        )

    def row(self, key: str, row: Row) -> ControlRow:
        """A row with its fields."""
        parts = groupby(row.fields, lambda one: one.within)
        name = self.language.text(f"rulebook.key.{key}.name")
        label = self.language.text("rulebook.form.row_of", rule=name, number=row.place + 1)
        return ControlRow(row.place, label, tuple(self.part(key, within, tuple(inner)) for within, inner in parts))

    def part(self, key: str, within: str | None, inner: tuple[Field, ...]) -> Part:
        """Fields of a row that belong together."""
        label = None if within is None else self.language.text(f"rulebook.field.{within}")
        return Part(label, tuple(self.control(key, one) for one in inner))

    def control(self, key: str, field: Field) -> Control:
        """A field with its words."""
        label = self.language.text(f"rulebook.field.{field.label}")
        other = self.language.text(f"rulebook.field.{'other' if field.kind == 'share' else 'other_code'}")
        return Control(field, label, f"{label}: {other}", tuple(self.options(key, field)), self.problem(field.name))

    def problem(self, name: str) -> str | None:
        """What is wrong with a field, if anything."""
        one = self.problems.get(name)
        if one is None:
            return None
        return problem_text(one, self.language)

    def options(self, key: str, field: Field) -> list[Option]:
        """What a field offers, and what it holds if that is not among it."""
        if field.kind == "person":
            return self.people(field.value)
        found = [Option(one, self.option(key, field, one)) for one in field.options]
        if field.kind == "code" and field.is_optional:
            found.insert(0, Option("", self.language.text("rulebook.field.none")))
        return found

    def option(self, key: str, field: Field, code: str) -> str:
        """One value of a choice in words."""
        if code == OTHER:
            return self.language.text("rulebook.share.other")
        if key in CHOSEN:
            return self.language.text(f"rulebook.key.{key}.option.{ {'true': 'yes', 'false': 'no'}.get(code, code) }")
        if field.kind == "share":
            return self.language.word("rulebook.share", code)
        if code in {"true", "false"}:
            return self.language.text(f"rulebook.truth.{'yes' if code == 'true' else 'no'}")
        topic = _TOPICS.get(field.label) or LISTED[key]
        return self.language.word(topic, code)

    def people(self, chosen: str) -> list[Option]:
        """The offices, then everybody with a seat or a role, and whoever is chosen already."""
        offices = [Option(code, self.language.text(f"rulebook.successor.{code}")) for code in _OFFICES]
        named = {person: name for holders in self.state.roles.values() for person, name in holders.items()}
        named |= {term.person: term.name for term in self.state.terms.values() if term.ended_at is None}
        people = {f"person {person} {name}": name for person, name in sorted(named.items(), key=lambda one: one[1])}
        kind, _, rest = chosen.partition(" ")
        if kind == "person" and chosen not in people:
            people[chosen] = rest.partition(" ")[2]
        return [*offices, *(Option(value, name) for value, name in people.items())]
