"""What minutes say of an election: its call, who stood, each round, what broke the tie, who was elected."""

from app.i18n import Languages
from rooms import Audience
from tests.minutes.electing import elected
from tests.minutes.evenings import of
from tests.minutes.test_wording import sentences

PORTUGUESE = next(language for language in Languages("America/Bahia") if language.code == "pt-BR")


def test_candidacies_are_told_and_those_from_before_the_opening_with_it() -> None:
    evening = elected()
    (call,) = of(evening, "election.called")
    assert (call.params["office"], call.params["voting"], call.params["months"]) == ("president", ["Poder público"], 24)
    told = [
        (one.params["name"], one.params["by"], one.params["is_standing"]) for one in of(evening, "election.nominated")
    ]
    assert told == [
        ("Beto Sá", None, True),
        ("Ana Lima", "Beto Sá", False),
        ("Caio Reis", "Beto Sá", False),
        ("Ana Lima", None, True),
    ]
    answers = [(one.params["name"], one.params["state"]) for one in of(evening, "election.answered")]
    assert answers == [("Ana Lima", "declined"), ("Caio Reis", "accepted"), ("Ana Lima", "withdrawn")]


def test_rounds_what_broke_the_tie_and_who_was_elected_are_told_in_words() -> None:
    said = [(code, one) for code, one in sentences(elected(), PORTUGUESE, is_erased=False)]
    ties = [one for code, one in said if code == "ballot.tie_by"][:2]
    assert ties == [
        "Havendo empate, os empatados concorrem em nova rodada.",
        "Havendo empate, o sorteio público decidiu em favor de Caio Reis. Registro: Dois papéis numa urna, tirado o "
        "segundo",
    ]
    assert ("election.elected", "Foi eleito(a) Caio Reis para a presidência do conselho, com mandato de 24 meses a "
            "partir da posse.") in said  # fmt: skip
    assert ("ballot.option", "Opção: Em branco") in said
    assert len(of(elected(), "ballot.opened", Audience.PUBLIC)) == 2
