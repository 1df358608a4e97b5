"""Minutes are written by what happened: each thing once, in its words' code, and never changed afterwards."""

from __future__ import annotations

from datetime import timedelta

from minutes import CODES, draft
from rooms import Audience
from rooms.session import commands as c
from rooms.session.commands.attendance import Stay
from rooms.session.words import Means, Place
from tests.given import NOON
from tests.minutes.evenings import (
    EVENINGS,
    all_present,
    cancelled,
    disputed,
    excused_during_a_ballot,
    of,
    requested,
    text,
    the,
    with_documents,
    without_quorum,
)
from tests.minutes.stories import (
    ANA,
    CAIO,
    COUNCIL_ID,
    DORA,
    EVA,
    EVENING,
    Evening,
    called,
    opened,
    scheduled,
    whole_evening,
)


def test_a_long_evening_and_short_ones_say_everything_that_minutes_can_say() -> None:
    assert {one.code for evening in EVENINGS for one in draft(evening.log).all} == CODES


def test_documents_are_told_with_their_item_and_those_of_the_session_with_the_agenda() -> None:
    evening = with_documents()
    told = [text(evening, one)["title"] for one in of(evening, "document.listed")]
    assert told == ["Calendário", "Planilha", "Denúncia assinada"]
    (late,), (gone,) = of(evening, "document.attached"), of(evening, "document.withdrawn")
    assert (late.item, late.params["format"], text(evening, late)["title"]) == ("report", "CSV", "Emenda")
    assert (gone.params["is_over"], text(evening, gone)["reason"]) == (True, "Faltava uma página.")


def test_documents_of_a_reserved_item_are_in_no_public_minutes() -> None:
    evening = with_documents().does(30, c.ReserveItem(item="case", basis="LGPD, art. 11"))
    told = [text(evening, one)["title"] for one in of(evening, "document.listed", Audience.PUBLIC)]
    assert told == ["Calendário", "Planilha"]


def test_nothing_is_written_before_the_opening() -> None:
    assert draft(called().log).all == ()
    assert draft(()).all == ()


def test_the_title_has_number_kind_council_and_the_local_year() -> None:
    title = the(opened(), "title").params
    assert (title["number"], title["kind"], title["acronym"], title["year"]) == (12, "ordinary", "CMTCS", 2026)
    eve = Evening()
    when = NOON.replace(year=2027, month=1, day=1, hour=1)
    eve.at(NOON, c.ScheduleSession(council=COUNCIL_ID, scheduled_at=when))
    eve.at(NOON, c.CallSession())
    eve.at(when, c.OpenSession(informative=True))
    assert the(eve, "title").params["year"] == 2026
    assert draft(eve.log).all[0].params["year"] == 2027


def test_a_session_called_and_cancelled_has_minutes_that_say_so_and_one_never_called_has_none() -> None:
    assert [one.code for one in draft(cancelled().log).all] == ["title", "called", "notice", "cancelled"]
    assert text(cancelled(), the(cancelled(), "cancelled"))["reason"] == "Falta de energia no Paço."
    uncalled = scheduled().does(-60, c.CancelSession(reason="Feriado."))
    assert draft(uncalled.log).all == ()


def test_how_a_session_was_called_is_told_after_its_call() -> None:
    evening = requested()
    assert [one.code for one in draft(evening.log).all] == [
        "title", "called", "ordered", "notice", "rectified", "rectified", "first_call_failed", "cancelled",
        "cancelled.quorum",
    ]  # fmt: skip
    assert the(evening, "ordered").params == {"by": "seats", "seats": [1, 3]}
    first, second = of(evening, "rectified")
    assert (first.params["place"], first.params["was_at"], first.params["items"]) == (
        "Sala 2", "2026-03-03T18:00:00.000Z", 1,
    )  # fmt: skip
    assert (second.params["has_link"], text(evening, second)["reason"]) == (True, "O endereço caiu.")
    assert the(evening, "cancelled.quorum").params == {"present": 0, "needed": 2}


def test_the_reason_of_short_notice_is_for_the_clerk() -> None:
    evening = requested()
    short = the(evening, "notice", Audience.CLERK)
    assert (short.params["is_short"], text(evening, short)["private_reason"]) == (True, "Prazo do convênio.")
    assert text(evening, the(evening, "notice"))["private_reason"] is None


def test_the_opening_has_its_hour_its_call_and_the_arithmetic_of_its_quorum() -> None:
    evening = opened()
    assert the(evening, "opened").params == {"call": 1, "at": "2026-04-01T22:04:00.000Z", "recorded_at": None}
    sentence = the(evening, "opening_quorum").params["sentence"]
    assert sentence["code"] == "quorum.absolute.open.reached"
    assert sentence["params"] == {"needed": 4, "of": 6, "present": 4, "base": "statutory", "article": "art. 14"}


def test_a_second_call_shows_its_own_quorum_and_who_was_there_when_the_first_failed() -> None:
    evening = whole_evening()
    failed = the(evening, "first_call_failed").params
    assert (failed["present"], failed["needed"], failed["names"]) == (2, 4, ["Ana Lima", "Eva Matos"])
    assert the(evening, "opening_quorum").params["sentence"]["code"] == "quorum.at_least.open.reached"


def test_whoever_is_there_is_named_by_segment_with_mode_and_capacity() -> None:
    evening = opened()
    segments = [(one.params["segment"], one.params["count"]) for one in of(evening, "present.segment")]
    assert segments == [("Poder público", 3), ("Sociedade civil", 1)]
    there = [(p["name"], p["capacity"], p["place"]) for p in (one.params for one in of(evening, "present.person"))]
    assert there == [
        ("Ana Lima", "titular", "in_room"),
        ("Beto Sá", "titular", "in_room"),
        ("Caio Reis", "titular", "remote"),
        ("Eva Matos", "acting", "remote"),
    ]


def test_an_alternate_beside_the_titular_is_an_alternate() -> None:
    evening = called().does(-5, c.CheckIn(), EVA).does(-4, c.CheckIn(), DORA)
    evening.does(0, c.OpenSession(informative=True))
    assert [one.params["capacity"] for one in of(evening, "present.person")] == ["titular", "alternate"]
    assert the(evening, "present.persons").params == {"count": 2, "seats": 1}


def test_comings_and_goings_are_told_at_the_time_they_happened_whenever_recorded() -> None:
    evening = opened().does(10, c.CheckIn(), DORA).does(20, c.CheckOut(), DORA).does(30, c.CheckIn(), DORA)
    came = [(one.params["at"][11:16], one.params["is_back"]) for one in of(evening, "attendance.arrived")]
    assert came == [("22:10", False), ("22:30", True)]
    earlier = EVENING + timedelta(minutes=31)
    evening.does(40, c.CheckOut(seat="s3", occurred_at=earlier, late_reason="Saiu sem avisar.", means=Means.VOICE))
    late = of(evening, "attendance.left")[-1].params
    assert (late["at"], late["recorded_at"]) == ("2026-04-01T22:31:00.000Z", "2026-04-01T22:40:00.000Z")


def test_whoever_loses_the_seat_in_the_session_leaves_it() -> None:
    evening = whole_evening()
    left = [one.params["name"] for one in of(evening, "attendance.left")]
    assert left == ["Caio Reis", "Eva Matos", "Beto Sá"]


def test_a_correction_after_the_end_is_added_and_changes_nothing_before() -> None:
    evening = all_present()
    before = draft(evening.log)
    stays = (Stay(place=Place.REMOTE, since=EVENING, until=EVENING + timedelta(minutes=7)),)
    evening.does(60, c.CorrectAttendance(person="caio", stays=stays, reason="Relógio errado."))
    assert draft(evening.log).all == before.all
    evening.does(61, c.AgreeToCorrection(correction=f"c{len(evening.log)}"), ANA)
    after = draft(evening.log)
    added = after.all[len(before.all) :]
    assert [one.code for one in added] == ["correction.agreed", "attendance.corrected", "attendance.stay"]
    assert text(evening, added[0])["reason"] is None
    assert after.all[: len(before.all)] == before.all


def test_what_became_of_justifications_is_told_and_why_never() -> None:
    evening = excused_during_a_ballot()
    said = {"name": "Fábio Paz", "by": "plenary"}
    decided, after = the(evening, "excuse.decided"), the(evening, "after.excuse_decided")
    assert decided.params.items() >= {**said, "is_accepted": True, "meeting": None}.items()
    assert after.params.items() >= {**said, "is_accepted": False, "meeting": "13ª Reunião Ordinária"}.items()
    assert not decided.texts
    assert not after.texts


def test_absences_are_told_at_the_end_and_their_reasons_never() -> None:
    evening = whole_evening()
    assert the(evening, "absences.excused").params["names"] == ["Fábio Paz"]
    assert the(evening, "absences.absent").params["names"] == ["Gil Rocha"]
    assert the(evening, "after.excused").params["name"] == "Gil Rocha"
    assert the(without_quorum(), "absences.covered").params["names"] == ["Dora Nunes"]
    told = draft(evening.log, Audience.CLERK).all
    assert not [one for one in told if {"Consulta médica", "Luto"} & set(map(str, text(evening, one).values()))]


def test_items_keep_the_number_of_the_opening_and_late_ones_are_numbered_on() -> None:
    evening = opened().does(5, c.AddItem(item="first", title="Urgente", before="former"))
    evening.does(6, c.MoveItem(item="case", before="former", expected=99)).does(7, c.StartItem(item="case"))
    assert the(evening, "item.proposed").params["number"] == 4
    assert the(evening, "item.started").params["number"] == 3
    assert the(evening, "item.moved").params["before"] == 1


def test_an_item_withdrawn_before_the_opening_is_not_on_the_agenda() -> None:
    evening = called().does(-9, c.WithdrawItem(item="former")).does(0, c.OpenSession(informative=True))
    assert [one.item for one in of(evening, "agenda.item")] == ["report", "case"]


def test_an_item_has_its_title_as_last_written_what_was_presented_and_a_place_for_the_synthesis() -> None:
    evening = whole_evening()
    started = next(one for one in of(evening, "item.started") if one.item == "report")
    assert text(evening, started)["title"] == "Relatório bimestral da sala virtual"
    presented = next(one for one in of(evening, "item.presented") if one.item == "report")
    said = text(evening, presented)
    assert (said["rapporteur"], said["reference"]) == ("Eva Matos", "Ofício SEMGI 31/2026")
    assert [one.item for one in of(evening, "item.synthesis")] == ["former", "report", "case"]


def test_speakers_are_one_paragraph_until_something_else_happens_citizens_by_name_apart() -> None:
    evening = opened().does(5, c.StartItem(item="report"))
    for minute, by in ((6, CAIO), (8, EVA), (10, CAIO)):
        evening.does(minute, c.RequestFloor(), by).does(minute, c.GrantFloor()).does(minute + 1, c.EndFloor())
    evening.does(12, c.RequestFloor(name="Joana Prado")).does(12, c.GrantFloor())
    read = draft(evening.log)
    assert read.pending is not None
    assert text(evening, read.pending) == {
        "kind": "speech",
        "names": ["Caio Reis", "Eva Matos"],
        "citizens": ["Joana Prado"],
    }
    evening.does(13, c.EndFloor()).does(13, c.RequestFloor(kind="clarification"), CAIO).does(13, c.GrantFloor())
    assert [one.params["kind"] for one in of(evening, "speakers")] == ["speech", "clarification"]
    evening.does(14, c.SuspendSession())
    assert draft(evening.log).pending is None


def test_a_ballot_has_its_question_its_sentence_and_the_roll() -> None:
    evening = whole_evening()
    opened_ = next(one for one in of(evening, "ballot.opened") if one.params["ballot"] == 3)
    said = text(evening, opened_)
    assert said["question"] == "O conselho aprova o relatório?"
    assert (said["yes_means"], said["sentence"]["code"]) == (
        "o relatório segue para publicação",
        "quorum.absolute.vote.reached",
    )
    result = next(one for one in of(evening, "ballot.result") if one.params["ballot"] == 3)
    assert result.params["sentence"]["code"] == "decided.simple.valid_votes.approved"
    rows = {
        (one.code, one.params.get("option") or one.params.get("means")): one.params["names"]
        for one in draft(evening.log).all
        if one.code.startswith("vote.") and one.params["ballot"] == 3
    }
    assert rows == {
        ("vote.option", "yes"): ["Beto Sá", "Dora Nunes"],
        ("vote.option", "no"): [],
        ("vote.recused", None): ["Ana Lima"],
        ("vote.called_missing", None): ["Caio Reis", "Dora Nunes"],
        ("vote.not_answering", None): ["Caio Reis"],
        ("vote.absent", None): ["Fábio Paz", "Gil Rocha"],
        ("vote.by_clerk", None): ["Ana Lima", "Caio Reis"],
        ("vote.by_clerk", "voice"): ["Beto Sá", "Dora Nunes"],
    }


def test_options_are_called_by_their_labels_also_in_the_sentence() -> None:
    evening = whole_evening()
    result = next(one for one in of(evening, "ballot.result") if one.params["ballot"] == 4)
    said = text(evening, result)
    assert (said["option"], said["label"]) == ("april", "em abril")
    assert said["sentence"]["params"]["option"] == "em abril"
    assert [text(evening, one)["label"] for one in of(evening, "ballot.option")] == ["em março", "em abril"]


def test_a_casting_vote_is_told_and_stands_in_the_sentence() -> None:
    evening = whole_evening()
    assert (the(evening, "ballot.tie_broken").params["name"], the(evening, "ballot.tie_broken").params["option"]) == (
        "Ana Lima",
        "yes",
    )
    result = next(one for one in of(evening, "ballot.result") if one.params["ballot"] == 2)
    assert result.params["sentence"]["params"]["casting"] == "yes"


def test_a_point_of_order_is_told_with_its_ruling_its_appeal_and_what_the_plenary_made_of_it() -> None:
    evening = disputed()
    told = [(one.code, one.params.get("ruling")) for one in draft(evening.log).all if one.code.startswith("point.")]
    assert told == [
        ("point.ruled", "dismissed"), ("point.appealed", None), ("point.settled", "upheld"), ("point.undecided", None),
    ]  # fmt: skip
    said = text(evening, the(evening, "point.ruled"))
    assert (said["name"], said["by"], said["article"]) == ("Caio Reis", "Ana Lima", "art. 21")
    assert (said["subject"], said["reason"]) == ("O prazo", "Não se aplica.")
    assert the(evening, "point.settled").params["is_reversed"] is True
    assert the(evening, "point.undecided").params == {"name": "Caio Reis", "is_appealed": False}


def test_apartes_and_a_refused_reply_are_told() -> None:
    evening = disputed()
    asides = [text(evening, one) for one in of(evening, "floor.aside")]
    assert asides == [
        {"name": "Eva Matos", "to": "Beto Sá", "citizen": None},
        {"name": "Beto Sá", "to": None, "citizen": "Joana Prado"},
    ]
    said = text(evening, the(evening, "floor.refused"))
    assert (said["kind"], said["name"], said["reason"]) == ("right_of_reply", "Caio Reis", "Não houve menção.")
