"""The log of each release is read for ever: its chain holds, its texts fit, it tells the same story."""

from datetime import timedelta

import orjson

from rooms.council import COUNCIL, Council, roster_on
from rooms.log.chain import GENESIS, line_hash
from rooms.log.codec import read_event
from rooms.log.seal import commitment
from tests.given import NOON
from tests.rooms.council.golden import FOLDER, LINES, OPENINGS, STORIES, told

WRITTEN = LINES.read_text().splitlines()
TEXTS = orjson.loads(OPENINGS.read_bytes())
OFFICE = (FOLDER / "council-0.2-office.jsonl").read_text().splitlines()
CALENDAR = (FOLDER / "council-0.2-calendar.jsonl").read_text().splitlines()
OFFICE_TEXTS = orjson.loads((FOLDER / "council-0.2-office.openings.json").read_bytes())


def replayed() -> Council:
    state = COUNCIL.initial("council-1")
    for line in WRITTEN:
        state = COUNCIL.evolve(state, read_event(COUNCIL, line, {}))
    return state


def test_its_chain_holds() -> None:
    assert [orjson.loads(line)["prev"] for line in WRITTEN] == [GENESIS, *map(line_hash, WRITTEN[:-1])]


def test_its_openings_fit_their_commitments_and_what_was_erased_has_none() -> None:
    sealed = {
        (line["seq"], field): value
        for line in map(orjson.loads, WRITTEN)
        for field, value in line.get("sealed", {}).items()
    }
    opened = {(text["seq"], text["field"]): commitment(text["salt"], text["value"]) for text in TEXTS}
    assert opened.items() <= sealed.items()
    assert sealed.keys() - opened.keys() == {(12, "letter")}


def test_it_holds_every_event_there_was() -> None:
    assert {orjson.loads(line)["type"] for line in WRITTEN} == {
        "council.created",
        "council.edited",
        "council.number_started",
        "council.organisation_added",
        "council.redacted",
        "council.role_granted",
        "council.role_revoked",
        "council.rules_set",
        "council.seat_added",
        "council.seat_edited",
        "council.segment_added",
        "council.session_registered",
        "council.session_released",
        "council.state_set",
        "council.term_ended",
        "council.term_extended",
        "council.term_started",
        "council.term_sworn",
        "council.terms_expired",
    }


def test_it_tells_the_same_story() -> None:
    state = replayed()
    assert (state.about.acronym, state.about.name, state.about.law) == ("CMTCS", "Conselho de Transparência", None)
    assert (state.life.state, state.life.mandate) == ("active", 2)
    assert (state.rules.version, state.rules.profile.presence.grace) == (2, 90)
    assert state.sessions == {"x": 12}
    assert state.roles == {"president": {"ana": "Ana"}}


def test_it_seats_the_same_people() -> None:
    before, after = (roster_on(replayed(), NOON + timedelta(days=days)) for days in (2, 4))
    seated = [
        [(seat.number, seat.titular and seat.titular.person) for seat in roster.seats] for roster in (before, after)
    ]
    assert seated == [[(1, "ana"), (2, "caio"), (7, None)], [(1, "ana"), (2, None), (7, None)]]
    assert [holder.person for holder in after.seats[0].alternates] == ["bia"]
    assert after.statutory == 8


def office() -> Council:
    state, known = COUNCIL.initial("council-1"), {(text["seq"], text["field"]): text["value"] for text in OFFICE_TEXTS}
    for seq, line in enumerate(OFFICE, 1):
        texts = {field: value for (of, field), value in known.items() if of == seq}
        state = COUNCIL.evolve(state, read_event(COUNCIL, line, texts))
    return state


def test_all_logs_together_hold_every_event_there_is() -> None:
    assert {orjson.loads(line)["type"] for line in (*WRITTEN, *CALENDAR, *OFFICE)} == set(COUNCIL.events)
    assert {orjson.loads(line)["prev"] for line in OFFICE} == {GENESIS, *map(line_hash, OFFICE[:-1])}
    assert len(told(STORIES["council-0.2-office"]).lines) == len(OFFICE)


def test_who_lost_a_seat_who_followed_and_who_presided_are_told() -> None:
    state = office()
    (process,) = state.losses.values()
    assert (process.term, process.is_declared, len(process.sessions)) == ("t3", True, 4)
    days = [roster_on(state, NOON + timedelta(days=days)) for days in (1, 2, 12)]
    seated = [[seat.titular and seat.titular.person for seat in day.seats[:2]] for day in days]
    assert seated == [["ana", "caio"], ["bia", "caio"], ["bia", None]]
    assert [[officer.person for officer in day.officers] for day in days] == [["ana"], [], []]
    assert "caio" not in "".join(OFFICE[14:])
