"""Roles, and who may do what."""

from typing import get_args

import pytest

from rooms.council import COUNCIL, commands as c, events as e, may, roles_of, roster_on
from rooms.council.errors import BadInstant, RoleHeld, RoleNotHeld, RoleTaken
from rooms.council.words import Role
from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked, Audience
from tests.given import ADMIN, CLERK, NOON, PUBLIC, SYSTEM, Someone, someone
from tests.rooms.council.samples import DAY, alternate, council, titular

CHIEF = c.GrantRole(role=Role.PRESIDENT, person="ana", name="Ana")
CLARA = c.GrantRole(role=Role.CLERK, person="clara", name="Clara")


def test_a_role_is_granted_and_revoked_by_name() -> None:
    base = council()
    base.when(CHIEF).then(e.RoleGranted(role=Role.PRESIDENT, person="ana", name="Ana"))
    base.when(CHIEF).refuses(RoleHeld, role="president", person="ana")
    revoke = c.RevokeRole(role=Role.PRESIDENT, person="ana")
    base.when(revoke).then(e.RoleRevoked(role=Role.PRESIDENT, person="ana"))
    base.when(revoke).refuses(RoleNotHeld, role="president", person="ana")
    assert base.state.roles == {}


def test_there_is_one_president_and_as_many_clerks_as_needed() -> None:
    base = council(CHIEF, CLARA)
    rival = c.GrantRole(role=Role.PRESIDENT, person="bia", name="Bia")
    base.when(rival).refuses(RoleTaken, role="president", person="ana")
    base.when(c.GrantRole(role=Role.CLERK, person="bia", name="Bia")).happens()


def test_a_role_has_a_history_so_that_a_roster_of_a_day_has_the_officers_of_that_day() -> None:
    base = council(CHIEF)
    day = [NOON + n * DAY for n in range(6)]
    base.when(c.RevokeRole(role=Role.PRESIDENT, person="ana", at=day[2]), at=day[1]).refuses(BadInstant, field="at")
    base.when(c.RevokeRole(role=Role.PRESIDENT, person="ana", at=day[1]), at=day[2]).happens()
    bia = c.GrantRole(role=Role.PRESIDENT, person="bia", name="Bia", since=day[2])
    base.when(bia, at=day[1]).refuses(BadInstant, field="since")
    base.when(bia.model_copy(update={"since": NOON}), at=day[3]).refuses(RoleTaken, person="ana")
    base.when(CHIEF.model_copy(update={"since": NOON}), at=day[3]).refuses(RoleHeld)
    base.when(bia, at=day[3]).happens()
    officers = [[officer.person for officer in roster_on(base.state, at).officers] for at in day[:4]]
    assert officers == [["ana"], [], ["bia"], ["bia"]]
    assert roles_of(base.state, "ana", NOON) == {"president"}
    assert roles_of(base.state, "ana", day[1]) == set()
    assert [(one["person"], one["until"]) for one in base.stage.view(Audience.PUBLIC)["tenures"]] == [
        ("ana", "2026-03-03T12:00:00.000Z"),
        ("bia", None),
    ]


def test_a_councillor_is_whoever_holds_a_seat_and_nobody_else() -> None:
    base = council(titular("t1", "s1", "ana"), alternate("t2", "s1", "bia"), CHIEF)
    assert roles_of(base.state, "ana", NOON) == {"president", "councillor"}
    assert roles_of(base.state, "bia", NOON) == {"councillor"}
    assert roles_of(base.state, "ana", NOON - DAY) == set()
    assert roles_of(base.state, "zoe", NOON) == set()


def test_every_command_has_a_row_in_the_table_of_who_may() -> None:
    assert set(COUNCIL.may) == set(COUNCIL.commands) == {model.type for model in get_args(c.CouncilCommand)}
    assert all(COUNCIL.may.values())


@pytest.mark.parametrize("type_", sorted(COUNCIL.commands))
@pytest.mark.parametrize(
    "by", [PUBLIC, ADMIN, CLERK, SYSTEM, someone("ana", "president", "councillor"), someone("zoe", "committee")]
)
def test_who_is_not_in_the_table_is_refused_before_anything_else(type_: str, by: Someone) -> None:
    asked = Asked(by.person, by.roles, NOON)
    model = COUNCIL.commands[type_]
    if asked.roles & COUNCIL.may[type_]:
        assert may.actor(model.model_construct(), asked) in COUNCIL.may[type_]
        return
    with pytest.raises(NotAllowed) as refused:
        COUNCIL.decide(COUNCIL.initial("x"), model.model_construct(), asked)
    assert refused.value.params == {"type": type_}


def test_the_line_names_the_capacity_that_acted() -> None:
    base = council()
    base.when(CHIEF, by=someone("clara", "clerk", "admin")).happens()
    base.when(CLARA, by=ADMIN).happens()
    base.when(c.RegisterSession(session="x", kind="ordinary", year=2026), by=SYSTEM).happens()
    assert [line.recorded.actor for line in base.stage.lines[-3:]] == ["clerk", "admin", "system"]
