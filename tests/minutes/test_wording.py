"""Every paragraph has its sentence in every language, and can be said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.i18n import Language, Languages
from minutes import CODES, draft, spoken, spoken_kept
from minutes.lifecycle import Stage
from rooms import Audience, Ref
from tests.minutes.evenings import EVENINGS
from tests.minutes.stories import Evening
from tests.minutes.test_lifecycle import published, written

LANGUAGES = list(Languages("America/Bahia"))


def sentences(evening: Evening, language: Language, *, is_erased: bool) -> Iterator[tuple[str, str]]:
    """What a page would show, by code; with every text erased if need be."""

    def shown(ref: Ref) -> Any:
        return None if is_erased or ref not in evening.stage.openings else evening.stage.openings[ref].value

    for audience in Audience:
        for one in draft(evening.log, audience).all:
            said = spoken(one.params, one.texts, shown)
            if one.params.get("sentence"):
                sentence = said["sentence"]
                said["sentence"] = language.text(f"sentence.{sentence['code']}", **sentence["params"])
            yield one.code, language.text(f"minutes.{one.code}", **said).strip()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_code_of_a_paragraph_has_its_sentence(language: Language) -> None:
    assert not [code for code in sorted(CODES) if not language.has(f"minutes.{code}")]
    assert not [stage for stage in Stage if not language.has(f"minutes.state.{stage}")]
    assert language.has("minutes.mark.unapproved")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("is_erased", [False, True], ids=["whole", "erased"])
def test_every_paragraph_can_be_said_and_only_optional_ones_say_nothing(language: Language, is_erased: bool) -> None:
    said = [sentence for evening in EVENINGS for sentence in sentences(evening, language, is_erased=is_erased)]
    assert {code for code, sentence in said if not sentence} == {"item.presented", "item.synthesis"}
    assert not [sentence for _, sentence in said if "None" in sentence or "  " in sentence or "{" in sentence]


def published_words(language: Language, audience: Audience, *, is_erased: bool) -> list[tuple[str, str]]:
    """What a page of published minutes would show, by code, with every text erased if need be."""
    stage = published(written("report", "Debateu-se o prazo.")).stage
    gone = {"texts": None, "restricted": None, "synthesis": None} if is_erased else {}
    found = []
    for kept in stage.view(audience)["paragraphs"].values():
        if (words := spoken_kept({**kept, **gone})) is not None:
            code, said = words
            if said.get("sentence"):
                said["sentence"] = language.text(f"sentence.{said['sentence']['code']}", **said["sentence"]["params"])
            found.append((code, language.text(f"minutes.{code}", **said).strip()))
    return found


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("audience", Audience)
def test_published_minutes_are_said_as_the_draft_was_and_can_still_be_said_when_texts_are_erased(
    language: Language, audience: Audience
) -> None:
    said = published_words(language, audience, is_erased=False)
    drafted = list(sentences(EVENINGS[0], language, is_erased=False))
    assert [one for one in said if one not in drafted] == [("item.synthesis", "Debateu-se o prazo.")]
    assert len(published_words(language, audience, is_erased=True)) <= len(said)
