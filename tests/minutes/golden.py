"""Logs as release 0.1 wrote them, and the minutes it read in them: `python -m tests.minutes.golden` made them.

Never made again afterwards: what changes must go on reading them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import orjson

from minutes import COMMITMENT, Minutes, draft
from minutes.commitments import WithdrawProgress
from minutes.lifecycle import commands as c
from rooms import Ref
from rooms.log.kind import Data
from tests.given import ADMIN, SYSTEM, Stage, given
from tests.minutes.stories import whole_evening
from tests.minutes.test_commitments import CREATE, proposal
from tests.minutes.test_lifecycle import BEGIN, FINISH, PUBLISH, record, written
from tests.minutes.test_lifecycle_along import COVER, running

FOLDER: Final = Path(__file__).parents[1] / "golden"
PARAGRAPHS: Final = FOLDER / "minutes-draft-0.1.json"


def minutes_kept() -> Stage[Any]:
    """Minutes from the end of a session to their redaction."""
    erased = c.Redact(seq=2, field="text", reason="A pedido")
    steps: tuple[Data, ...] = (written(text="Rascunho."), written(), erased, FINISH, PUBLISH)
    return record(*steps, c.ReserveItem(item="former")).stage


def minutes_along() -> Stage[Any]:
    """Minutes that began with the session: a late item, a synthesis, the end."""
    return running(written(), COVER, BEGIN).stage


def commitment_kept() -> Stage[Any]:
    """A commitment with every command and event."""
    base = given(COMMITMENT, CREATE, stream="commitment-1", by=ADMIN)
    for command in (proposal(), proposal("b2"), WithdrawProgress(session="session-1", ballot="b2")):
        base.when(command, by=SYSTEM).happens()
    return base.stage


STAGES: Final = {
    "minutes-session-0.1": lambda: whole_evening().stage,
    "minutes-record-0.1": minutes_kept,
    "minutes-along-0.1": minutes_along,
    "minutes-commitment-0.1": commitment_kept,
}


def as_data(minutes: Minutes) -> list[Any]:
    """Paragraphs as JSON; places as [seq, field]."""
    rows = [
        [p.code, p.params, p.seqs, p.item, {name: _place(place) for name, place in p.texts.items()}]
        for p in minutes.all
    ]
    data: list[Any] = orjson.loads(orjson.dumps(rows))
    return data


def _place(place: Any) -> Any:
    match place:
        case Ref():
            return [place.seq, place.field]
        case tuple():
            return [_place(one) for one in place]
        case _:
            return place


def main() -> None:
    """Write the golden files that are not there yet."""
    for name, make in STAGES.items():
        if (FOLDER / f"{name}.jsonl").exists():
            continue
        stage = make()
        (FOLDER / f"{name}.jsonl").write_text("".join(f"{line.line}\n" for line in stage.lines))
        openings = [
            {"seq": o.ref.seq, "field": o.ref.field, "salt": o.salt, "value": o.value} for o in stage.openings.values()
        ]
        (FOLDER / f"{name}.openings.json").write_bytes(orjson.dumps(openings, option=orjson.OPT_APPEND_NEWLINE))
    paragraphs = as_data(draft(whole_evening().log))
    if not PARAGRAPHS.exists():
        PARAGRAPHS.write_bytes(b"[\n" + b",\n".join(map(orjson.dumps, paragraphs)) + b"\n]\n")


if __name__ == "__main__":
    main()
