"""What minutes say of records put right afterwards, and of ballots held on paper."""

from __future__ import annotations

from app.i18n import Languages
from minutes import draft
from rooms import Audience
from rooms.session import commands as c
from tests.minutes.corrected import corrected, undone
from tests.minutes.evenings import BAHIA, of, text, the

PT = Languages("America/Bahia")["pt-BR"]


def test_minutes_tell_what_was_recorded_and_what_holds_now_side_by_side() -> None:
    evening = corrected()
    first, second, presence = of(evening, "correction.agreed")
    assert [text(evening, one)["reason"] for one in (first, second, presence)] == [
        "A gravação",
        "Li errado a cédula",
        None,
    ]
    rows = [(row.params["name"], row.params["option"], text(evening, row)) for row in of(evening, "correction.vote")]
    assert [(name, option) for name, option, _ in rows[:2]] == [("Ana Lima", "yes"), ("Ana Lima", "no")]
    assert [said["label"] for _, _, said in rows[-2:]] == ["Às terças", "Às quintas"]
    assert [one.params["is_changed"] for one in of(evening, "correction.result")] == [True, True]


def test_a_ballot_held_on_paper_says_so_and_what_its_sheet_declares() -> None:
    evening = corrected()
    paper = the(evening, "ballot.recorded")
    assert (paper.params["at"], paper.params["recorded_at"]) == ("2026-04-01T22:20:00.000Z", "2026-04-01T22:30:00.000Z")
    assert text(evening, paper)["question"] == "Aprova a ata de março?"
    assert the(evening, "ballot.contradicts").params["declared"] == "approved"


def test_of_a_reserved_item_the_public_reads_the_corrected_result_alone() -> None:
    evening = corrected().does(70, c.ReserveItem(item="report", basis="LGPD, art. 11"))
    told = [one for one in draft(evening.log, Audience.PUBLIC, zone=BAHIA).all if one.item == "report"]
    assert "correction.result" in {one.code for one in told}
    assert {"correction.agreed", "correction.vote"}.isdisjoint(one.code for one in told)


def test_minutes_say_what_became_of_the_effects_of_a_result_annulled_or_corrected() -> None:
    evening = undone()
    reopened, kept = the(evening, "ballot.reopened"), the(evening, "ballot.effects_kept")
    assert PT.text("minutes.ballot.reopened", **text(evening, reopened)) == (
        "Anulada a votação nº 1, a questão que ela decidia voltou a aguardar decisão."
    )
    assert PT.text("minutes.ballot.effects_kept", **text(evening, kept)) == (
        "Retificado o resultado da votação nº 2, ficam mantidos os efeitos que o resultado anterior já havia produzido."
    )
