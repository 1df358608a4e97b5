"""Absences: what a session means for each titular, what the limits make of it, and what is asked of the council."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from minutes import Attended, FollowUp, Tally, attended, counted_since, losses_due, tallies
from minutes.absences import months_before
from rooms import Council, Session
from rooms.council.loss.commands import Basis, DecideLoss, OpenLoss, Outcome, ReviewLoss
from rooms.council.rules_profile import Absence, RulesProfile
from rooms.council.rules_values import AbsenceLimits
from rooms.session import SESSION, commands as c
from rooms.session.commands.attendance import Stay
from rooms.session.words import Place
from tests.given import NOON, SYSTEM, Given, given
from tests.rooms.council.samples import CREATE, DAY, council, titular
from tests.rooms.session.cast import HOUR, PAULA, SCHEDULE, after, check_in, facts, holder, opened, roster, rules, seat

MINUTE = timedelta(minutes=1)
MEETING = "13ª Reunião Ordinária"


def by(**absence: Any) -> RulesProfile:
    """Rules about absences."""
    return rules(absence=Absence(**absence))


def over(*past: Any, present: tuple[int, ...] = (1, 2, 3), minutes: int = 60, **more: Any) -> Given[Session]:
    """A session of five seats that was adjourned an hour after its opening, and what else was done before."""
    base = after(opened(present=present, **more), *past)
    base.when(c.AdjournSession(), at=HOUR + minutes * MINUTE).happens()
    return base


def marks(base: Given[Session]) -> dict[str, str]:
    """The mark of each titular."""
    return {one.person: one.mark for one in attended(base.state)}


def closed(base: Given[Session]) -> Given[Session]:
    """The session when absences can no longer be justified."""
    base.when(c.CloseExcuses(), by=SYSTEM, at=HOUR + timedelta(days=4)).happens()
    return base


def test_unknown_is_not_absent_until_the_deadline_has_passed() -> None:
    base = over(c.Excuse(seat="s4"))
    there = dict.fromkeys(("t1", "t2", "t3"), "present")
    assert marks(base) == there | {"t4": "asked", "t5": "open"}
    assert marks(closed(base)) == there | {"t4": "asked", "t5": "absent"}


def test_what_is_decided_counts_as_decided() -> None:
    base = over(c.Excuse(seat="s4"), c.Excuse(seat="s5"))
    for number, accepted in ((4, True), (5, False)):
        after(base, c.DecideExcuse(seat=f"s{number}", accepted=accepted, decided_in=MEETING))
    assert (marks(base)["t4"], marks(base)["t5"]) == ("excused", "absent")


@pytest.mark.parametrize(("spares", "mark"), [(True, "covered"), (False, "absent")])
def test_an_alternate_spares_the_titular_where_the_rules_say_so(spares: bool, mark: str) -> None:
    base = over(c.CheckIn(seat="s4", person="a4"), rules=by(alternate_covers=spares))
    assert marks(closed(base))["t4"] == mark


@pytest.mark.parametrize(("least", "mark"), [(0, "present"), (29, "present"), (30, "present"), (31, "absent")])
def test_part_of_a_session_is_presence_from_so_many_minutes_on(least: int, mark: str) -> None:
    base = opened(rules=by(partial_presence=least))
    base.when(c.CheckOut(seat="s4"), at=HOUR + 30 * MINUTE).happens()
    base.when(c.AdjournSession(), at=HOUR + 60 * MINUTE).happens()
    assert marks(closed(base))["t4"] == mark


@pytest.mark.parametrize(("counts", "expected"), [(False, {}), (True, {"t1": "present", "t2": "open"})])
def test_informative_sessions_count_where_the_rules_say_so(counts: bool, expected: dict[str, str]) -> None:
    base = given(SESSION, SCHEDULE, c.CallSession(), stream="x", facts=facts(roster(2), by(informative_counts=counts)))
    for command in (check_in(1), c.OpenSession(informative=True), c.AdjournSession()):
        base.when(command, at=HOUR).happens()
    assert marks(base) == expected


def test_rehearsals_and_what_was_not_held_are_aside() -> None:
    known = facts()
    rehearsal = {**known, "council": {**known["council"], "rehearsal": True}}
    base = given(SESSION, SCHEDULE, c.CallSession(), stream="x", facts=rehearsal)
    for command in (*map(check_in, (1, 2, 3)), c.OpenSession(), c.AdjournSession()):
        base.when(command, at=HOUR).happens()
    assert marks(base) == {}
    assert marks(opened()) == {}
    cancelled = given(SESSION, SCHEDULE, c.CallSession(), c.CancelSession(reason="x"), stream="x", facts=known)
    assert marks(cancelled) == {}


def test_who_was_not_sworn_in_yet_or_holds_no_seat_is_not_absent() -> None:
    seats = (seat(4, titular=holder("t4", sworn_at=HOUR + DAY)), seat(5, titular=None))
    assert marks(closed(over(roster_=roster(5, *seats)))) == dict.fromkeys(("t1", "t2", "t3"), "present")


def test_a_correction_makes_an_absence_a_presence() -> None:
    base = closed(over())
    stays = (Stay(place=Place.IN_ROOM, since=HOUR, until=HOUR + 60 * MINUTE),)
    after(base, c.CorrectAttendance(person="t5", stays=stays, reason="Assinou a lista"))
    assert marks(base)["t5"] == "absent"
    (proposed,) = base.state.corrections.items
    after(base, c.AgreeToCorrection(correction=proposed), by=PAULA)
    assert marks(base)["t5"] == "present"


# Tallies: P was there, C covered, E excused, ? asked, O open, A absent; one session a month, the last a day ago.


def seated(limits: AbsenceLimits | None = None, **more: Any) -> Given[Council]:
    """A council in which Ana has held seat 1 for years."""
    profile = RulesProfile(absence=Absence(limits=limits or AbsenceLimits()))
    create = CREATE.model_copy(update={"rules": profile})
    start = {"starts_at": NOON - 900 * DAY, "sworn_at": NOON - 900 * DAY} | more
    return council(titular("t1", "s1", "ana", **start), create=create)


SIGNS: dict[str, Any] = {"P": "present", "C": "covered", "E": "excused", "?": "asked", "O": "open", "A": "absent"}


def series(signs: str, *, apart: int = 30) -> tuple[Attended, ...]:
    """Sessions x1, x2 … in the order of time, the last a day before noon."""
    held = [NOON - DAY - apart * DAY * back for back in reversed(range(len(signs)))]
    return tuple(
        Attended(f"x{number}", number, at, "ana", "s1", SIGNS[sign])
        for number, (sign, at) in enumerate(zip(signs, held, strict=True), 1)
    )


def tally(signs: str, *, apart: int = 30, base: Given[Council] | None = None) -> Tally:
    """Ana's."""
    (found,) = tallies((base or seated()).state, series(signs, apart=apart), NOON)
    return found


@pytest.mark.parametrize(
    ("signs", "in_a_row", "absent", "level"),
    [
        ("", 0, 0, "none"),
        ("PPP", 0, 0, "none"),
        ("PPA", 1, 1, "none"),
        ("APA", 1, 2, "warned"),
        ("AA", 2, 2, "warned"),
        ("AACA", 2, 3, "warned"),
        ("AAA", 3, 3, "reached"),
        ("AAAP", 3, 3, "reached"),
        ("AEAPA", 2, 3, "warned"),
        ("AAEA", 3, 3, "reached"),
        ("AAOA", 3, 3, "reached"),
        ("AO?E", 1, 1, "none"),
        ("APAPAPA", 1, 4, "warned"),
        ("APAPAPAPA", 1, 5, "reached"),
    ],
)
def test_the_limits_look_at_runs_and_at_all_of_them(signs: str, in_a_row: int, absent: int, level: str) -> None:
    found = tally(signs)
    assert (found.in_a_row, found.absent, found.level) == (in_a_row, absent, level)


def test_the_evidence_is_the_run_or_all_that_count() -> None:
    assert (tally("PAAAP").basis, tally("PAAAP").evidence) == ("consecutive", ("x4", "x3", "x2"))
    assert (tally("APAPAPAPA").basis, len(tally("APAPAPAPA").evidence)) == ("alternate", 5)


def test_what_is_older_than_the_months_of_the_rules_no_longer_counts() -> None:
    assert tally("AAA", apart=200).absent == 2
    assert tally("APAPAPAPA", apart=60).level == "warned"


def test_the_rules_say_how_many_and_none_at_all_is_no_limit() -> None:
    strict = AbsenceLimits(consecutive=2, alternate=3, months=6, warn=1)
    assert tally("PA", base=seated(strict)).level == "warned"
    assert tally("AA", base=seated(strict)).basis == "consecutive"
    assert tally("APAPA", base=seated(strict)).basis == "alternate"
    none = AbsenceLimits(consecutive=0, alternate=0, warn=0)
    assert tally("AAAAAAAA", base=seated(none)).level == "none"


def test_only_the_running_term_of_a_titular_counts() -> None:
    late = seated(starts_at=NOON - 45 * DAY, sworn_at=NOON - 45 * DAY)
    assert tally("AAA", base=late).absent == 2
    others = tuple(replace(one, person="bia") for one in series("AAA"))
    (found,) = tallies(seated().state, others, NOON)
    assert found.absent == 0


@pytest.mark.parametrize(
    ("at", "months", "expected"),
    [
        (datetime(2026, 3, 31, tzinfo=UTC), 1, datetime(2026, 2, 28, tzinfo=UTC)),
        (datetime(2026, 3, 2, 12, tzinfo=UTC), 12, datetime(2025, 3, 2, 12, tzinfo=UTC)),
        (datetime(2024, 2, 29, tzinfo=UTC), 12, datetime(2023, 2, 28, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 1, datetime(2025, 12, 15, tzinfo=UTC)),
    ],
)
def test_months_are_months(at: datetime, months: int, expected: datetime) -> None:
    assert months_before(at, months) == expected


# Follow-ups


def asked_of(base: Given[Council], signs: str) -> tuple[FollowUp, ...]:
    """What the council is asked after these sessions."""
    return tuple(losses_due(base.state, series(signs), NOON))


def opens(base: Given[Council], signs: str) -> Given[Council]:
    """The council after what it was asked to open."""
    (follow,) = asked_of(base, signs)
    data = {**follow.data, "sessions": tuple(follow.data["sessions"]), "basis": Basis(follow.data["basis"])}
    base.when(OpenLoss(**data), by=SYSTEM).happens()
    return base


def test_a_limit_reached_asks_for_a_process_once() -> None:
    base = seated()
    assert asked_of(base, "AA") == ()
    data = {"term": "t1", "basis": "consecutive", "sessions": ["x3", "x2", "x1"]}
    assert asked_of(base, "AAA") == (FollowUp("council-1", "council.loss_open", data, "loss_open/t1"),)
    assert asked_of(opens(base, "AAA"), "AAA") == ()


def test_an_absence_undone_or_added_asks_to_look_anew() -> None:
    base = opens(seated(), "AAA")
    (undone,) = asked_of(base, "APA")
    assert undone.type == "council.loss_review"
    assert undone.data == {"process": "loss-9", "sessions": ["x3", "x1"], "stands": False}
    (more,) = asked_of(base, "AAAA")
    assert (set(more.data["sessions"]), more.data["stands"]) == ({"x1", "x2", "x3", "x4"}, True)


def test_what_an_archived_process_judged_is_not_held_against_anybody_again() -> None:
    base = opens(seated(), "AAA")
    base.when(DecideLoss(process="loss-9", outcome=Outcome.ARCHIVED, reason="A defesa convence")).happens()
    assert asked_of(base, "AAA") == ()
    assert asked_of(base, "AAAAA") == ()
    (again,) = asked_of(base, "AAAAAA")
    assert (again.type, set(again.data["sessions"])) == ("council.loss_open", {"x4", "x5", "x6"})


def test_what_is_left_after_a_process_archived_for_too_little_still_counts() -> None:
    base = opens(seated(), "AAA")
    base.when(ReviewLoss(process="loss-9", sessions=("x1", "x3"), stands=False), by=SYSTEM).happens()
    base.when(DecideLoss(process="loss-9", outcome=Outcome.ARCHIVED, reason="Justificada")).happens()
    (again,) = asked_of(base, "AEAA")
    assert set(again.data["sessions"]) == {"x1", "x3", "x4"}


def test_what_a_process_is_about_does_not_grow_old_while_it_lasts() -> None:
    base = opens(seated(), "AAA")
    later = NOON + 400 * DAY
    assert tuple(losses_due(base.state, series("AAA"), later)) == ()
    assert counted_since(base.state, later) == months_before(NOON, 12)
    base.when(DecideLoss(process="loss-9", outcome=Outcome.ARCHIVED, reason="A defesa convence")).happens()
    assert counted_since(base.state, later) == months_before(later, 12)


def test_seats_without_a_titular_and_who_is_yet_to_begin_are_counted_nowhere() -> None:
    base = council()
    base.when(titular("t1", "s1", "ana", starts_at=NOON + DAY)).happens()
    assert tallies(base.state, series("AAA"), NOON) == ()
