"""The catalogues: complete, alike, and spoken by everything that can reach a screen."""

import importlib
import pkgutil
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

import app
import rooms
import voting
from app.errors import STATUS
from app.i18n import LANGUAGES, Language, Languages
from app.wording import places
from rooms import COUNCIL, SESSION, Refusal
from rooms.council.words import BodyKind, Capacity, Role, Standing
from rooms.session.agenda import ItemState
from rooms.session.life import Phase
from rooms.session.words import ChairReason, Mode, Place, Section, SessionKind
from voting.errors import VotingError

TEMPLATES = sorted((Path(app.__file__).parent / "templates").glob("*.html"))
SPOKEN = Languages("America/Bahia")
COGNATES = {"page.council.expired", "page.session.log", "page.session.queue", "phase.proclaimed"} | {
    "means.voice", "room.floor.left", "room.vote.send",
}  # fmt: skip
"""What Portuguese and Spanish happen to say in the same words."""


def every_module() -> None:
    for package in (app, rooms, voting):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name and not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def below(error: type[Any]) -> set[type[Any]]:
    return {error}.union(*(below(child) for child in error.__subclasses__()))


def codes() -> list[str]:
    every_module()
    errors = below(Refusal) | below(VotingError) - {VotingError}
    ours = {error for error in errors if error.__module__.partition(".")[0] in ("app", "rooms", "voting")}
    return sorted({error.code for error in ours})


def words() -> list[str]:
    closed: dict[str, type[StrEnum]] = {
        "body": BodyKind,
        "capacity": Capacity,
        "chair_reason": ChairReason,
        "item": ItemState,
        "mode": Mode,
        "place": Place,
        "role": Role,
        "section": Section,
        "session": SessionKind,
        "standing": Standing,
        "state": Phase,
    }
    return [f"{topic}.{word}" for topic, enum in closed.items() for word in enum if word != Phase.UNSCHEDULED]


QUALIFIED = tuple(f"qualified.{share}" for share in ("absolute", "at_least", "more_than", "count", "unanimity"))
SIMPLE = ("simple.valid_votes", "simple.half_of_present")
EXCESS = ("postponed", "reopened")
DECIDED = [
    *(f"decided.{formula}.{end}" for formula in (*SIMPLE, *QUALIFIED) for end in ("approved", "rejected", *EXCESS)),
    *(f"decided.{formula}.{end}" for formula in SIMPLE for end in ("tied", "new_ballot")),
    *(
        f"decided.contest.{formula}.{end}"
        for formula in (*SIMPLE, *QUALIFIED)
        for end in ("chosen", "rejected", "runoff", *EXCESS)
    ),
    *(f"decided.contest.{formula}.{end}" for formula in SIMPLE for end in ("tied", "new_ballot")),
    *(f"decided.plurality.valid_votes.{end}" for end in ("chosen", "tied", "rejected", "new_ballot", *EXCESS)),
    *(f"decided.acclamation.{end}" for end in ("approved", "rejected", "objected")),
    "decided.straw.indicative",
]
"""Every formula with every decision that it can bring."""


def sentences() -> list[str]:
    shares = ("absolute", "count", "at_least", "more_than")
    ends = ("open.reached", "open.missing", "vote.reached", "vote.missing")
    quorums = [f"quorum.{share}.{end}" for share in shares for end in ends]
    questions = [f"result.simple.valid_votes.{decision}" for decision in ("approved", "rejected", "tied")]
    contests = [f"result.plurality.valid_votes.{decision}" for decision in ("chosen", "tied")]
    return [*quorums, *questions, *contests, *DECIDED]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return SPOKEN[request.param]


def test_every_language_has_the_same_keys() -> None:
    first, *others = (set(language.wordings) for language in SPOKEN)
    for other in others:
        assert other ^ first == set()


def test_every_language_fills_the_same_places() -> None:
    first, *others = SPOKEN
    for key, wording in first.wordings.items():
        for other in others:
            assert places(other.wordings[key]) == places(wording), (key, other.code)


def test_nothing_was_left_in_another_language() -> None:
    ours, *others = SPOKEN
    alike = {
        key
        for other in others
        for key, wording in ours.wordings.items()
        if other.wordings[key] == wording and any(isinstance(part, str) and " " in part.strip() for part in wording)
    }
    assert alike <= COGNATES


@pytest.mark.parametrize("code", codes())
def test_every_refusal_has_a_status_and_a_message(code: str, language: Language) -> None:
    assert STATUS[code] >= 400
    assert language.has(f"refusal.{code}")


def test_no_message_is_kept_for_a_code_without_status(language: Language) -> None:
    known = {key.removeprefix("refusal.") for key in language.wordings if key.startswith("refusal.")}
    assert known == set(STATUS)


@pytest.mark.parametrize("key", [*words(), *(f"sentence.{code}" for code in sentences())])
def test_every_word_of_a_closed_list_is_translated(key: str, language: Language) -> None:
    assert language.has(key)


@pytest.mark.parametrize("command", [name for name, needs in SESSION.may.items() if needs != {"system"}])
def test_every_command_people_give_has_a_name(command: str, language: Language) -> None:
    assert language.has(f"command.{command}")


def test_every_command_is_known_by_its_kind() -> None:
    assert set(SESSION.may) == set(SESSION.commands)
    assert set(COUNCIL.may) == set(COUNCIL.commands)


def test_signs_of_mathematics_reach_no_screen(language: Language) -> None:
    for key, wording in language.wordings.items():
        assert not set("⌊⌋⌈⌉≥≤≠") & set(repr(wording)), key


class _Visible(HTMLParser):
    """Words that a reader would see or hear, standing in a template itself."""

    SPEAKING = frozenset({"alt", "aria-label", "placeholder", "title", "aria-description"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if any(character.isalpha() for character in data):
            self.found.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in self.SPEAKING and value and value.strip(" \ufffc")]


def literals(source: str) -> list[str]:
    """Text that stands in a template instead of the catalogue; expressions become a placeholder."""
    parsed = Environment(autoescape=True).parse(source)
    outputs = [node for output in parsed.find_all(nodes.Output) for node in output.nodes]
    pieces = [node.data if isinstance(node, nodes.TemplateData) else "\ufffc" for node in outputs]
    visible = _Visible()
    visible.feed("".join(pieces))
    return visible.found


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_speaks_for_itself(template: Path) -> None:
    assert literals(template.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>{{ t('a') }} · {{ x }}</p>", []),
        ("<p>Hello {{ x }}</p>", ["Hello \ufffc"]),
        ("<a aria-label='Menu'>{{ x }}</a>", ["Menu"]),
        ("<a aria-label='{{ t(\"a\") }}'></a>", []),
    ],
)
def test_the_search_for_literals_finds_them(source: str, found: list[str]) -> None:
    assert literals(source) == found
