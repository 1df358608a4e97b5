"""Logs of councils as each release wrote them: `python -m tests.rooms.council.golden` makes those not written yet.

Never made again afterwards: what changes must go on reading it.
"""

from datetime import date
from pathlib import Path

import orjson

from rooms.council import COUNCIL, Council, RulesProfile, commands as c
from rooms.council.rules_profile import Presence
from rooms.council.words import CarriedItem, DayOff, Role, Standing
from rooms.log.kind import Data
from tests.given import ADMIN, NOON, SYSTEM, Someone, Stage
from tests.rooms.council.golden_office import OFFICE
from tests.rooms.council.samples import ACT, CREATE, DAY, SEATS, UNION, alternate, titular

FOLDER = Path(__file__).parents[2] / "golden"
LINES = FOLDER / "council-0.1.jsonl"
OPENINGS = FOLDER / "council-0.1.openings.json"

STORY: tuple[tuple[Data, Someone, int], ...] = (
    (CREATE, ADMIN, 0),
    (UNION, ADMIN, 0),
    *((seat, ADMIN, 0) for seat in SEATS),
    (c.AddSegment(segment="users", name="Usuários"), ADMIN, 0),
    (c.EditSeat(seat="s3", segment="users", number=7, expected=7), ADMIN, 0),
    (titular("t1", "s1", "ana", letter="Ofício 7, com o telefone de Ana", sworn_at=NOON, ends_at=NOON + DAY), ADMIN, 0),
    (alternate("t2", "s1", "bia", order=1), ADMIN, 0),
    (titular("t3", "s2", "caio", letter="Ofício 8, que será apagado"), ADMIN, 0),
    (c.SwearIn(term="t3"), ADMIN, 1),
    (c.ExpireTerms(), SYSTEM, 1),
    (c.ExtendTerm(term="t1", act=ACT, ends_at=NOON + 9 * DAY), ADMIN, 2),
    (c.EndTerm(term="t3", reason="Motivo de saúde"), ADMIN, 3),
    (c.GrantRole(role=Role.PRESIDENT, person="ana", name="Ana"), ADMIN, 3),
    (c.GrantRole(role=Role.CLERK, person="clara", name="Clara"), ADMIN, 3),
    (c.RevokeRole(role=Role.CLERK, person="clara"), ADMIN, 3),
    (c.SetRules(profile=RulesProfile(presence=Presence(grace=90)), expected=9), ADMIN, 4),
    (c.StartNumber(series="session:ordinary:2026", number=12), ADMIN, 4),
    (c.RegisterSession(session="x", kind="ordinary", year=2026, called_at=NOON + 4 * DAY), SYSTEM, 4),
    (c.RegisterSession(session="y", kind="ordinary", year=2026, rehearsal=True), SYSTEM, 4),
    (c.ReleaseSession(session="y"), SYSTEM, 4),
    (c.EditCouncil(name="Conselho de Transparência", statutory_seats=8, expected=1), ADMIN, 5),
    (c.SetStanding(state=Standing.BEING_RECOMPOSED, act=ACT), ADMIN, 5),
    (c.SetStanding(state=Standing.ACTIVE), ADMIN, 6),
    (c.Redact(seq=12, field="letter", reason="A pedido"), ADMIN, 6),
)
CALENDAR: tuple[tuple[Data, Someone, int], ...] = (
    (CREATE, ADMIN, 0),
    (c.SetDaysOff(days=(DayOff(day=date(2026, 6, 24), name="São João", kind="holiday"),)), ADMIN, 0),
    (c.SetDaysOff(days=(DayOff(day=date(2026, 6, 23), name="Véspera", kind="optional_day"),)), ADMIN, 0),
    (c.RemoveDayOff(day=date(2026, 6, 23)), ADMIN, 1),
    (c.CarryItems(items=(CarriedItem(session="x", item="i1"),)), SYSTEM, 1),
    (c.ExpectSession(session="y", scheduled_at=NOON + 9 * DAY), SYSTEM, 2),
    (c.ForgetSession(session="y", cancelled=True), SYSTEM, 3),
)
STORIES = {"council-0.1": STORY, "council-0.2-calendar": CALENDAR, "council-0.2-office": OFFICE}


def told(story: tuple[tuple[Data, Someone, int], ...] = STORY) -> Stage[Council]:
    """A story, decided and written; together they have every command of a council and every event."""
    stage = Stage(COUNCIL, "council-1", [COUNCIL.initial("council-1")])
    for command, by, day in story:
        at = NOON + day * DAY
        stage.append(stage.decide(command, by, at, {}), at)
    return stage


def main() -> None:
    """Write the golden files that are missing."""
    missing = {name: story for name, story in STORIES.items() if not (FOLDER / f"{name}.jsonl").exists()}
    for name, story in missing.items():
        stage = told(story)
        (FOLDER / f"{name}.jsonl").write_text("".join(f"{written.line}\n" for written in stage.lines))
        openings = [
            {"seq": o.ref.seq, "field": o.ref.field, "salt": o.salt, "value": o.value} for o in stage.openings.values()
        ]
        indented = orjson.dumps(openings, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        (FOLDER / f"{name}.openings.json").write_bytes(indented)


if __name__ == "__main__":
    main()
