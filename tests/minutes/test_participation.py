"""Who took part, counted: by person and seat, by segment, and the same as anybody would count from the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given, settings

from minutes import by_person, by_seat, by_segment, extract, mentions_of, participation_of, summed
from rooms.session import commands as c
from rooms.session.words import Means
from tests.minutes.chance import STEPS, lived
from tests.minutes.recount import ballots, stays
from tests.minutes.stories import CAIO, EVA, EVENING, called, opened, persons, proclaimed, vote, whole_evening

MINUTE = timedelta(minutes=1)


def test_an_evening_is_rows_for_every_titular_and_every_alternate_who_came() -> None:
    rows = persons(participation_of(whole_evening().log))
    assert {person: (row.capacity, row.status) for person, row in rows.items()} == {
        "ana": ("titular", "present"),
        "beto": ("titular", "present"),
        "caio": ("titular", "present"),
        "dora": ("titular", "present"),
        "fabio": ("titular", "excused"),
        "gil": ("titular", "excused"),
        "eva": ("alternate", "present"),
    }


def test_late_is_after_the_opening_and_early_before_the_end() -> None:
    rows = persons(participation_of(whole_evening().log))
    assert [p for p, row in rows.items() if row.is_late] == ["dora"]
    assert [p for p, row in rows.items() if row.left_early] == ["beto", "caio", "eva"]
    assert rows["ana"].seconds == 66 * 60
    assert rows["dora"].seconds == 39 * 60


def test_ballots_count_for_who_voted_and_annulled_ones_for_nobody() -> None:
    rows = persons(participation_of(whole_evening().log))
    assert rows["eva"].ballots == {"no": 1}
    assert rows["dora"].ballots == {"yes": 1, "abstained": 1, "no": 1}
    assert rows["ana"].ballots == {"yes": 2, "recused": 1, "other": 1}
    assert rows["caio"].ballots == {"yes": 2, "not_voting": 1, "other": 1}
    assert rows["gil"].ballots == {"absent": 4}


def test_time_on_the_floor_is_what_the_clock_ran() -> None:
    evening = opened().does(5, c.RequestFloor(), CAIO).does(5, c.GrantFloor()).does(6, c.PauseFloor())
    evening.does(9, c.ResumeFloor()).does(10, c.EndFloor()).does(10, c.RequestFloor(), EVA).does(10, c.GrantFloor())
    evening.does(13, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")))
    assert {p: row.spoken for p, row in persons(participation_of(evening.log)).items() if row.spoken} == {
        "caio": 120,
        "eva": 180,
    }


def test_a_titular_is_absent_and_covered_when_the_alternate_came() -> None:
    evening = opened().does(9, c.AdjournSession(items=dict.fromkeys(("former", "report", "case"), "next_meeting")))
    rows = persons(participation_of(evening.log))
    assert (rows["dora"].status, rows["dora"].is_covered) == ("absent", True)
    assert (rows["gil"].status, rows["gil"].is_covered) == ("absent", False)
    evening.does(60, c.Excuse(seat="s6", means=Means.PHONE))
    assert persons(participation_of(evening.log))["gil"].status == "excused"


def test_only_a_session_that_was_adjourned_counts() -> None:
    assert participation_of(()) == ()
    assert participation_of(opened().log) == ()
    assert participation_of(called().does(-9, c.CancelSession(reason="Feriado.")).log) == ()


def test_rows_add_up_by_person_seat_and_segment() -> None:
    rows = (*participation_of(whole_evening().log), *participation_of(whole_evening().log))
    people = summed(rows, by_person)
    assert (people["dora"].present, people["dora"].late, people["gil"].excused) == (2, 2, 2)
    assert people["dora"].ballots == {"titular": {"yes": 2, "abstained": 2, "no": 2}}
    assert people["eva"].ballots == {"alternate": {"no": 2}}
    assert summed(rows, by_seat)["council-1", "s4", "eva"] == people["eva"]
    segments = summed(rows, by_segment)
    assert segments["council-1", "government"].present == 6
    assert segments["council-1", "civil_society"].excused == 4


@settings(max_examples=80, deadline=None)
@given(STEPS)
def test_participation_is_what_anybody_counts_from_the_events(steps: list[Any]) -> None:
    evening = lived(steps, adjourns=True)
    rows = {(row.person, row.seat): row for row in participation_of(evening.log)}
    began, ended = EVENING + 4 * MINUTE, EVENING + 90 * MINUTE
    there = stays(evening.log)
    assert {key for key, row in rows.items() if row.status == "present"} == set(there)
    for key, stretches in there.items():
        lasted = sum((max(min(u, ended) - max(s, began), timedelta()) for s, u in stretches), timedelta())
        assert rows[key].seconds == lasted.total_seconds()
        assert rows[key].is_late == (min(since for since, _ in stretches) > began)
        assert rows[key].left_early == (max(until for _, until in stretches) < ended)
    assert {key: dict(row.ballots) for key, row in rows.items() if row.ballots} == ballots(evening.log)


def test_the_extract_has_each_decision_with_its_result_and_roll_and_counts_reserved_ones() -> None:
    found = extract(whole_evening().log)
    assert found is not None
    assert (found.number, found.kind, found.year, found.reserved) == (12, "ordinary", 2026, 1)
    assert [(d.number, d.items, d.decision) for d in found.decisions] == [
        (2, ("former",), "approved"),
        (3, ("report",), "approved"),
        (4, ("report",), "chosen"),
    ]
    assert [(r.name, r.outcome, r.choice) for r in found.decisions[1].votes] == [
        ("Ana Lima", "recused", None),
        ("Beto Sá", "voted", "yes"),
        ("Caio Reis", "not_voting", None),
        ("Dora Nunes", "voted", "yes"),
        ("Fábio Paz", "absent", None),
        ("Gil Rocha", "absent", None),
    ]


def test_a_decision_annulled_since_is_in_no_extract_and_a_session_not_opened_has_none() -> None:
    evening = opened()
    proclaimed(vote(evening, "b1", None, {"s1": "yes", "s2": "yes", "s3": "no", "s4": "yes"}, 6), "b1", 9)
    assert [d.titles for d in _decisions(evening)] == [()]
    evening.does(10, c.AnnulBallot(ballot="b1", reason="Erro."))
    assert _decisions(evening) == ()
    assert extract(called().log) is None


def _decisions(evening: Any) -> Any:
    found = extract(evening.log)
    return found.decisions if found else None


def test_an_item_mentions_the_commitments_it_concerns_with_what_was_decided() -> None:
    evening = whole_evening()
    (mention,) = mentions_of(evening.stage.state)
    assert (mention.commitment, mention.item, mention.state) == ("BRVCA0003", "report", "finished")
    assert mention.decisions == {"b3": "approved", "b4": "chosen"}
    assert mentions_of(called().stage.state) == ()
    evening.does(200, c.ReserveItem(item="report", basis="LGPD"))
    assert mentions_of(evening.stage.state) == ()
