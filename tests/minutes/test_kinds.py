"""What minutes, extract and participation make of each kind of ballot: names where they were said, else numbers."""

from app.i18n import Languages
from minutes import Paragraph, draft, extract, participation_of
from rooms import Audience
from rooms.council.rules_profile import DEFAULT_RULES, Tie
from rooms.session import commands as c
from tests.minutes.evenings import every_kind, of, text
from tests.minutes.stories import Evening, opened, proclaimed, vote

PT = Languages("America/Bahia")["pt-BR"]
ORDER = {
    name: number for number, name in enumerate(("roll", "contrast", "together", "first", "second", "straw", "block"), 1)
}


def rows(evening: Evening, ballot: str, code: str) -> list[Paragraph]:
    return [one for one in of(evening, code) if one.params["ballot"] == ORDER[ballot]]


def test_a_called_roll_is_told_with_who_was_called_again_and_did_not_answer() -> None:
    evening = every_kind()
    (called,) = rows(evening, "roll", "vote.called")
    assert called.params["names"] == ["Ana Lima", "Beto Sá", "Caio Reis", "Eva Matos"]
    assert [one.params["names"] for one in rows(evening, "roll", "vote.called_missing")] == [["Eva Matos"]]
    (silent,) = rows(evening, "roll", "vote.not_answering")
    said = PT.text("minutes.vote.not_answering", **text(evening, silent))
    assert said == "Não votou, depois de 2 chamadas (1): Eva Matos"


def test_by_contrast_only_who_said_something_is_named() -> None:
    evening = every_kind()
    (silent,) = rows(evening, "contrast", "vote.silent")
    assert PT.text("minutes.vote.silent", **text(evening, silent)) == "A favor, sem se manifestar: 3 cadeiras"
    options = {one.params["option"]: one.params["names"] for one in rows(evening, "contrast", "vote.option")}
    assert options == {"no": ["Beto Sá"]}
    assert not rows(evening, "contrast", "vote.alternates")


def test_a_statement_is_quoted_and_gone_when_erased_or_reserved() -> None:
    evening = every_kind()
    (stated,) = of(evening, "ballot.stated")
    said = PT.text("minutes.ballot.stated", **text(evening, stated))
    assert said == "Declaração de voto de Beto Sá, na votação nº 1: “Pela clareza do texto.”"
    evening.does(50, c.ReserveItem(item="report", basis="LGPD, art. 11"))
    assert not of(evening, "ballot.stated", Audience.PUBLIC)


def test_another_round_names_what_goes_on_and_which_ballot_it_follows() -> None:
    evening = every_kind()
    assert [text(evening, one)["label"] for one in rows(evening, "first", "ballot.runoff")] == [
        "Praça",
        "Horta",
        "Quadra",
    ]
    (after,) = of(evening, "ballot.runoff_of")
    assert PT.text("minutes.ballot.runoff_of", **text(evening, after)) == "É novo turno da votação nº 4."


def test_a_block_names_its_items_with_their_numbers() -> None:
    evening = every_kind()
    said = [PT.text("minutes.ballot.item", **text(evening, one)) for one in of(evening, "ballot.item")]
    assert said == ["Item 1: Ata da reunião anterior", "Item 3: Denúncia sobre a servidora Maria"]


def test_of_a_block_with_an_item_reserved_since_the_public_reads_the_result_and_its_other_items() -> None:
    evening = every_kind()
    (opened,) = rows(evening, "block", "ballot.opened")
    evening.does(50, c.ReserveItem(item="case", basis="LGPD, art. 11"))
    public = [one for one in draft(evening.log, Audience.PUBLIC).all if one.seqs[0] >= opened.seqs[0]]
    shown = [one.code for one in public if one.params.get("ballot") == ORDER["block"]]
    assert shown == ["ballot.result"]
    assert [text(evening, one)["title"] for one in public if one.code == "ballot.item"] == ["Ata da reunião anterior"]
    assert "Aprova em bloco?" not in str([text(evening, one) for one in public])
    assert rows(evening, "block", "ballot.opened")


def test_the_extract_has_the_kind_what_goes_on_and_who_stated_a_vote() -> None:
    found = extract(every_kind().log)
    assert found is not None
    decisions = {one.ballot: one for one in found.decisions}
    assert [decisions[name].kind for name in ("roll", "contrast")] == ["called_roll", "symbolic"]
    assert decisions["first"].runoff == ("p1", "p2", "p3")
    assert [name for name, _ in decisions["roll"].statements] == ["Beto Sá"]
    assert sum(one.is_silent for one in decisions["contrast"].votes) == 3


def test_a_straw_poll_claims_no_quorum_and_counts_nowhere() -> None:
    evening = every_kind()
    (opened,) = rows(evening, "straw", "ballot.opened")
    assert opened.params["sentence"] is None
    found = extract(evening.log)
    assert found is not None
    assert "straw" not in [one.ballot for one in found.decisions]


def test_silence_that_counts_is_taking_part_and_a_straw_poll_is_not() -> None:
    ballots = {row.seat: row.ballots for row in participation_of(every_kind().log) if row.status == "present"}
    assert ballots["s1"] == {"yes": 4, "other": 2}
    assert ballots["s2"] == {"yes": 3, "no": 1, "other": 2}
    assert ballots["s4"] == {"not_voting": 1, "yes": 3, "other": 2}


def test_minutes_of_every_kind_only_grow() -> None:
    log = every_kind().log
    whole = draft(log).paragraphs
    for length in range(len(log) // 2, len(log)):
        shorter = draft(log[:length]).paragraphs
        assert whole[: len(shorter)] == shorter


def test_an_item_that_a_tie_leaves_to_the_next_session_is_told_as_postponed() -> None:
    rules = DEFAULT_RULES.model_copy(update={"tie": Tie(rule="casting_vote", fallback="next_meeting")})
    evening = opened(rules=rules).does(5, c.StartItem(item="report"))
    vote(evening, "b1", "report", {"s1": "yes", "s2": "yes", "s3": "no", "s4": "no"}, 6)
    (told,) = of(proclaimed(evening, "b1", 9), "request.decided")
    said = PT.text("minutes.request.decided", **text(evening, told))
    assert said.startswith("Na forma do regimento, foi adiado o item 2")
