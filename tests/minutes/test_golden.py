"""The logs of each release are read for ever: their chains hold, and they tell the same minutes and the same story."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from minutes import COMMITMENT, MINUTES, draft, participation_of
from rooms import SESSION, Kind, Recorded
from rooms.log.chain import GENESIS, line_hash
from rooms.log.codec import read_event
from rooms.log.seal import commitment
from tests.minutes.golden import FOLDER, PARAGRAPHS, as_data
from tests.minutes.test_lifecycle import BEGIN

KINDS: dict[str, Kind[Any]] = {
    "minutes-session-0.1": SESSION,
    "minutes-record-0.1": MINUTES,
    "minutes-along-0.1": MINUTES,
    "minutes-commitment-0.1": COMMITMENT,
}


def lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.jsonl").read_text().splitlines()


def openings(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = orjson.loads((FOLDER / f"{name}.openings.json").read_bytes())
    return found


def replayed(name: str) -> list[Recorded]:
    values: dict[int, dict[str, Any]] = {}
    for text in openings(name):
        values.setdefault(text["seq"], {})[text["field"]] = text["value"]
    return [read_event(KINDS[name], line, values.get(seq, {})) for seq, line in enumerate(lines(name), 1)]


def state(name: str) -> Any:
    kind = KINDS[name]
    found = kind.initial(orjson.loads(lines(name)[0])["stream"])
    for recorded in replayed(name):
        found = kind.evolve(found, recorded)
    return found


@pytest.mark.parametrize("name", KINDS)
def test_chains_hold_and_openings_fit(name: str) -> None:
    written = lines(name)
    assert [orjson.loads(line)["prev"] for line in written] == [GENESIS, *map(line_hash, written[:-1])]
    sealed = {
        (line["seq"], field): value
        for line in map(orjson.loads, written)
        for field, value in line.get("sealed", {}).items()
    }
    opened = {(text["seq"], text["field"]): commitment(text["salt"], text["value"]) for text in openings(name)}
    assert opened.items() <= sealed.items()


@pytest.mark.parametrize(
    ("kind", "names"),
    [(MINUTES, ("minutes-record-0.1", "minutes-along-0.1")), (COMMITMENT, ("minutes-commitment-0.1",))],
    ids=["minutes", "commitment"],
)
def test_every_event_there_was_is_there(kind: Kind[Any], names: tuple[str, ...]) -> None:
    assert {orjson.loads(line)["type"] for name in names for line in lines(name)} == kind.events.keys()


def test_an_evening_has_the_same_minutes_and_the_same_participation() -> None:
    log = replayed("minutes-session-0.1")
    assert as_data(draft(log)) == orjson.loads(PARAGRAPHS.read_bytes())
    rows = {row.person: row for row in participation_of(log)}
    assert (rows["ana"].ballots, rows["dora"].seconds) == ({"yes": 2, "recused": 1, "other": 1}, 39 * 60)


def test_minutes_and_commitment_are_what_they_were() -> None:
    minutes = state("minutes-record-0.1")
    assert (minutes.stage, minutes.reserved, len(minutes.erased)) == ("published", {"case", "former"}, 1)
    assert len(minutes.kept) == len(orjson.loads(PARAGRAPHS.read_bytes()))
    along = state("minutes-along-0.1")
    assert (along.is_running, along.items, list(along.syntheses)) == (False, BEGIN.items, ["report"])
    known = state("minutes-commitment-0.1")
    assert known.about.commitment == "BRVCA0003"
    assert [entry.state for entry in known.entries.values()] == ["proposed", "withdrawn"]
