"""Dates, numbers, lists and sentences as people write them; the language somebody prefers; answers with messages."""

import pytest

from app.errors import answer, message
from app.i18n import Languages, preferred
from tests.voting.test_worked_ballots import OPENED, decided
from voting import sentence_of

SPOKEN = Languages("America/Bahia")
EVENING = "2026-03-02T22:05:00.000Z"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("pt-BR", "Quórum 7 (mais da metade das 12 cadeiras). Presentes 9."),
        ("en", "Quorum 7 (more than half of the 12 seats). 9 present."),
        ("es", "Cuórum 7 (más de la mitad de los 12 escaños). Presentes 9."),
    ],
)
def test_the_quorum_is_one_sentence(code: str, sentence: str) -> None:
    params = {"needed": 7, "of": 12, "present": 9, "base": "statutory", "article": ""}
    assert SPOKEN[code].text("sentence.quorum.absolute.vote.reached", **params) == sentence


@pytest.mark.parametrize(
    ("decision", "numbers", "sentence"),
    [
        ("approved", (6, 2, 1), "Sim 6, não 2, abstenção 1. Aprovado: 6 dos 8 votos válidos (art. 14)."),
        ("approved", (1, 0, 0), "Sim 1, não 0, abstenção 0. Aprovado: 1 de 1 voto válido (art. 14)."),
        ("rejected", (2, 6, 0), "Sim 2, não 6, abstenção 0. Rejeitado: 2 sim em 8 votos válidos (art. 14)."),
        ("rejected", (0, 0, 3), "Sim 0, não 0, abstenção 3. Rejeitado: nenhum voto válido (art. 14)."),
        ("tied", (4, 4, 1), "Sim 4, não 4, abstenção 1. Empate: 4 a 4 (art. 14)."),
    ],
)
def test_a_result_is_one_sentence(decision: str, numbers: tuple[int, int, int], sentence: str) -> None:
    yes, no, abstain = numbers
    params = {"yes": yes, "no": no, "abstain": abstain, "valid": yes + no, "article": "art. 14", "casting": None}
    assert SPOKEN["pt-BR"].text(f"sentence.result.simple.valid_votes.{decision}", **params) == sentence


def test_a_casting_vote_is_said() -> None:
    params = {"yes": 4, "no": 4, "abstain": 0, "valid": 8, "article": "", "casting": "yes"}
    said = SPOKEN["pt-BR"].text("sentence.result.simple.valid_votes.approved", **params)
    assert said == "Sim 4, não 4, abstenção 0. Aprovado pelo voto de qualidade: 4 dos 8 votos válidos."


def test_times_are_those_of_the_council() -> None:
    assert SPOKEN["pt-BR"].moment(EVENING) == "02/03/2026, 19h05"
    assert SPOKEN["en"].moment(EVENING) == "02/03/2026, 19:05"
    assert SPOKEN["pt-BR"].date(EVENING) == "2 de março de 2026"
    assert SPOKEN["pt-BR"].month("2024-12") == "dezembro de 2024"
    assert SPOKEN["pt-BR"].date("2026-04-01T15:00:00.000Z") == "1º de abril de 2026"
    assert SPOKEN["pt-BR"].date("2026-04-11T15:00:00.000Z") == "11 de abril de 2026"
    assert SPOKEN["es"].day(EVENING) == "lunes, 2 de marzo de 2026"
    assert SPOKEN["pt-BR"].time("2026-03-03T02:59:00.000Z") == "23h59"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (45, "45 s"), (180, "3 min"), (200, "3 min 20 s"), (5400, "1 h 30 min")]
)
def test_spans_are_short(seconds: int, said: str) -> None:
    assert SPOKEN["pt-BR"].duration(seconds) == said


def test_a_code_without_a_word_is_said_as_it_is() -> None:
    assert SPOKEN["pt-BR"].word("speech", "homenagem") == "homenagem"
    assert SPOKEN["pt-BR"].word("speech", None) == ""


def test_an_unknown_language_is_the_default() -> None:
    assert SPOKEN["tlh"].code == SPOKEN[None].code == "pt-BR"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "pt-BR"),
        ("", "pt-BR"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr, es;q=0.5, en;q=0.7", "en"),
        ("pt", "pt-BR"),
        ("fr", "pt-BR"),
        ("en;q=0", "pt-BR"),
        ("en;q=much, es", "es"),
        ("*", "pt-BR"),
        ("es" + "," * 100_000, "es"),
    ],
)
def test_the_preferred_language_is_one_we_speak(header: str | None, code: str) -> None:
    assert preferred(header) == code


def test_a_refusal_gets_its_message_and_success_stays_as_it_was() -> None:
    refused = {"ok": False, "code": "not_reconciled", "params": {"missing": ["s1", "s2"], "electorate": 9}}
    assert answer(refused, SPOKEN["pt-BR"])["message"].startswith("Faltam 2 votos de 9")
    assert answer(refused, SPOKEN["en"])["message"].startswith("2 votes are missing out of 9")
    assert answer({"ok": True, "seq": 4}, SPOKEN["en"]) == {"ok": True, "seq": 4}


def test_the_fields_that_are_wrong_are_named() -> None:
    errors = [{"field": "title", "problem": "missing"}, {"field": "colour", "problem": "extra_forbidden"}]
    assert message("invalid_data", {"errors": errors}, SPOKEN["en"]).endswith("invalid: title and colour.")


@pytest.mark.parametrize("code", ["never_heard_of", "no_quorum"])
def test_there_is_always_a_message(code: str) -> None:
    assert message(code, {}, SPOKEN["pt-BR"]) == "O pedido foi recusado."


@pytest.mark.parametrize("code", ["pt-BR", "en", "es"])
def test_every_ballot_worked_by_hand_can_be_said(code: str) -> None:
    """One sentence for each result, its numbers in it, and nothing left unsaid."""
    for row in OPENED:
        result = decided(row)
        sentence = sentence_of(result.as_data())
        said = SPOKEN[code].text(f"sentence.{sentence['code']}", **sentence["params"])
        assert said.endswith(".")
        assert not {"{", "}", "None"} & set(said.split())
