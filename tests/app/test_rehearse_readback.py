"""What a rehearsal finds in the log it reads back: lost, doubled and altered votes, a broken chain."""

import hashlib
from typing import Any

import orjson

from app.rehearsal.readback import Readback, commitment, read_back
from app.rehearsal.rollcalls import Choice, RollCall
from app.rehearsal.session import Cast, Counted

SALT = "00" * 16
ROLL_CALL = RollCall("7", "Parks", "approved", {"Ana": Choice.YES, "Bia": Choice.NO, "Caio": Choice.EXCUSED})
CASTS = [Cast("one", "b1", "s1", "yes"), Cast("two", "b1", "s2", "no")]
COUNTS = {"yes": 1, "no": 1, "abstain": 0, "absent": 0, "excused": 1, "absent_at_vote": 0}


def event(cast: Cast, choice: str | None = None) -> dict[str, Any]:
    data = {"ballot": cast.ballot, "seat": cast.seat}
    sealed = {"choice": commitment(SALT, choice or cast.choice)}
    return {"type": "ballot.cast", "command": cast.command, "data": data, "sealed": sealed}


def chained(*events: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    prev = "0" * 64
    for seq, body in enumerate(events, 1):
        lines.append(orjson.dumps({**body, "seq": seq, "prev": prev}).decode())
        prev = hashlib.sha256(lines[-1].encode()).hexdigest()
    return lines


def opened(*choices: str) -> list[dict[str, Any]]:
    return [{"seq": seq, "field": "choice", "salt": SALT, "value": choice} for seq, choice in enumerate(choices, 1)]


def read(log: list[str], openings: list[dict[str, Any]], counts: dict[str, int] | None = None) -> Readback:
    counted = Counted("session", "2020-01-01", "b1", ROLL_CALL, counts or COUNTS, "tied")
    return read_back(CASTS, [counted], log, openings)


def test_a_log_with_every_acked_vote_once_is_clean() -> None:
    assert read(chained(*map(event, CASTS)), opened("yes", "no")) == Readback(0, 0, ())


def test_an_acked_vote_that_is_not_in_the_log_is_lost() -> None:
    found = read(chained(event(CASTS[0])), opened("yes"))
    assert (found.lost, found.doubled) == (1, 0)
    assert found.faults == ("7: {'yes': 1} in the log, {'yes': 1, 'no': 1} in the file",)


def test_a_vote_that_stands_in_the_log_twice_is_doubled() -> None:
    assert read(chained(*map(event, (*CASTS, CASTS[1]))), opened("yes", "no", "no")) == Readback(0, 1, ())


def test_a_vote_that_became_another_is_a_fault() -> None:
    log = chained(event(CASTS[0]), event(CASTS[1], "yes"))
    assert read(log, opened("yes", "yes")).faults == ("7: {'yes': 2} in the log, {'yes': 1, 'no': 1} in the file",)


def test_an_opening_that_does_not_fit_its_seal_is_no_vote() -> None:
    log = chained(*map(event, CASTS))
    assert read(log, opened("yes", "yes")).faults == ("7: {'yes': 1} in the log, {'yes': 1, 'no': 1} in the file",)


def test_a_line_that_does_not_follow_from_the_one_before_is_a_fault() -> None:
    log = chained(*map(event, CASTS))
    altered = [log[0].replace('"s1"', '"s3"'), log[1]]
    assert read(altered, opened("yes", "no")).faults == (
        "line 2 of the log, event 2, does not follow from the one before",
    )


def test_a_proclaimed_tally_that_is_not_the_files_is_a_fault() -> None:
    (fault,) = read(chained(*map(event, CASTS)), opened("yes", "no"), {**COUNTS, "yes": 2, "no": 0}).faults
    assert fault.startswith("7: proclaimed {'yes': 2, 'no': 0")
