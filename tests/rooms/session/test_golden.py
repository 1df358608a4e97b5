"""The logs of each release are read for ever: chains hold, texts fit, they tell the same story."""

import orjson
import pytest

from rooms.log.chain import GENESIS, line_hash
from rooms.log.codec import read_event
from rooms.log.kind import Audience, Recorded
from rooms.log.seal import commitment
from rooms.session import SESSION, Session
from rooms.session.events import EVENTS
from rooms.session.state import FOLDED, FOLDS
from tests.rooms.session.golden import FOLDER, STORIES

WRITTEN = {name: (FOLDER / f"{name}.jsonl").read_text().splitlines() for name in STORIES}
TEXTS = {name: orjson.loads((FOLDER / f"{name}.openings.json").read_bytes()) for name in STORIES}
NAMES = pytest.mark.parametrize("name", STORIES)


def recorded(name: str) -> list[Recorded]:
    opened: dict[int, dict[str, object]] = {}
    for text in TEXTS[name]:
        opened.setdefault(text["seq"], {})[text["field"]] = text["value"]
    return [read_event(SESSION, line, opened.get(seq, {})) for seq, line in enumerate(WRITTEN[name], 1)]


def replayed(name: str) -> list[Session]:
    states = [SESSION.initial("session-1")]
    for event in recorded(name):
        states.append(SESSION.evolve(states[-1], event))
    return states


@NAMES
def test_its_chain_holds(name: str) -> None:
    lines = WRITTEN[name]
    assert [orjson.loads(line)["prev"] for line in lines] == [GENESIS, *map(line_hash, lines[:-1])]


@NAMES
def test_its_openings_fit_their_commitments_and_what_was_erased_has_none(name: str) -> None:
    sealed = {
        (line["seq"], field): value
        for line in map(orjson.loads, WRITTEN[name])
        for field, value in line.get("sealed", {}).items()
    }
    opened = {(text["seq"], text["field"]): commitment(text["salt"], text["value"]) for text in TEXTS[name]}
    assert opened.items() <= sealed.items()
    erased = {
        "session-0.1": {(13, "text"), (22, "name")},
        "session-0.1-documents": {(6, "file_name")},
    }
    assert sealed.keys() - opened.keys() == erased.get(name, set())


def test_they_hold_every_event_there_was() -> None:
    assert {orjson.loads(line)["type"] for lines in WRITTEN.values() for line in lines} >= set(EVENTS)


@NAMES
def test_no_event_changes_a_slice_that_is_not_asked(name: str) -> None:
    for before, event in zip(replayed(name), recorded(name), strict=False):
        for name_ in FOLDS.keys() - FOLDED[type(event.event)]:
            slice_ = getattr(before, name_)
            assert FOLDS[name_](slice_, event) is slice_


def test_it_tells_the_same_story() -> None:
    state = replayed("session-0.1")[-1]
    seen = SESSION.view(state, Audience.PUBLIC)
    assert (state.life.phase, state.life.number, state.life.rules_version) == ("adjourned", 12, 3)
    assert (state.chair.person, state.agenda.order) == ("vera", ("i3", "i2", "i1"))
    assert [(id_, item["state"], item["fate"]) for id_, item in seen["agenda"]["items"].items()] == [
        ("i3", "carried_over", "next_meeting"),
        ("i2", "withdrawn", None),
        ("i1", "finished", None),
    ]
    first, second = seen["ballots"]["items"].values()
    assert (first["state"], first["result"]["decision"], first["result"]["casting"]) == (
        "proclaimed",
        "approved",
        "yes",
    )
    assert first["counts"] == {
        "yes": 2, "no": 2, "abstain": 0, "recused": 0, "not_voting": 0, "absent": 0, "excused": 1,
    }  # fmt: skip
    assert (second["state"], second["result"], second["seats"]) == ("annulled", None, None)
    assert [(stay.person, stay.place) for stay in state.attendance.past][-1] == ("t3", "in_room")
    assert seen["session"]["opened"] == {"call": 2, "is_informative": False, "at": "2026-03-10T12:29:59.000Z"}


def test_a_session_that_seats_asked_for_tells_how_it_was_called() -> None:
    state = replayed("session-0.2-requested")[-1]
    call = SESSION.view(state, Audience.PUBLIC)["session"]["call"]
    assert (call["ordered_by"], call["requesters"]) == ("seats", ["s1", "s2"])
    assert [(one["number"], one["fields"], one["items"]) for one in call["rectifications"]] == [
        (1, ["scheduled_at", "second_call_at", "link"], ["i1"])
    ]
    assert state.answers.summoned == {"s1": ("a1",), "s3": ("a3",), "s4": ("a4",), "s5": ("a5",)}
    assert state.life.phase == "cancelled"


def test_its_documents_are_what_was_attached_and_withdrawn() -> None:
    seen = SESSION.view(replayed("session-0.1-documents")[-1], Audience.PUBLIC)["documents"]
    first, second = seen["items"]["d1"], seen["items"]["d2"]
    assert (first["size"], first["is_late"], first["withdrawn_at"]) == (48_211, False, "2026-03-10T11:59:30.000Z")
    assert (second["sha256"], second["is_late"], second["file_name"]) == ("ab" * 32, True, None)


def test_what_was_said_and_ruled_is_told_again() -> None:
    state = replayed("session-0.2-floor")[-1]
    assert state.floor.spoken == {("t2", "s2"): 29, ("t1", "s1"): 55}
    assert (state.points.items["r21"].stage, state.points.items["r21"].ruling) == ("settled", "upheld")


def test_a_session_that_was_called_off_tells_why() -> None:
    state = replayed("session-0.1-cancelled")[-1]
    assert (state.life.phase, SESSION.is_final(state)) == ("cancelled", True)


def test_an_evening_of_recusals_tells_who_did_not_vote_and_who_did_instead() -> None:
    seen = SESSION.view(replayed("session-0.2-recusals")[-1], Audience.PUBLIC)
    told = {item: [(one["seat"], one["kind"]) for one in on] for item, on in seen["recusals"]["items"].items()}
    assert told == {
        "i2": [("s3", "impediment")],
        "i1": [("s1", "impediment"), ("s5", "suspicion"), ("s2", "suspicion")],
    }
    assert seen["ballots"]["items"]["b2"]["counts"] == {
        "yes": 2, "no": 0, "abstain": 0, "recused": 2, "not_voting": 1, "absent": 0, "excused": 0,
    }  # fmt: skip


def test_what_was_put_right_afterwards_stands_beside_what_was_recorded() -> None:
    state = replayed("session-0.2-corrections")[-1]
    seen = SESSION.view(state, Audience.PUBLIC)
    assert [(one["id"], one["target"], one["outcome"]) for one in seen["corrections"]] == [
        ("c1", "vote", "agreed"),
        ("c3", "presence", "agreed"),
    ]
    first, paper = seen["ballots"]["items"]["b1"], seen["ballots"]["items"]["b2"]
    assert (first["result"]["decision"], first["corrected_by"]) == ("rejected", ["c1"])
    assert (paper["result"]["decision"], paper["paper"]["contradicts"]) == ("rejected", True)
    assert [stay.person for stay in state.attendance.past][-1] == "t5"


def test_what_became_of_justifications_is_told() -> None:
    state = replayed("session-0.2-justifications")[-1]
    seats = SESSION.view(state, Audience.PUBLIC)["attendance"]
    assert [seats[seat]["justification"] for seat in ("s3", "s4", "s5")] == [None, "accepted", "refused"]
    assert state.justifications.is_closed
