"""Who may give which command: every command has its capacities and its decider, and nobody else is heard."""

import re
from pathlib import Path

import pytest

from rooms.log.errors import NotAllowed, Refusal
from rooms.log.kind import Asked, Data
from rooms.session import SESSION, errors
from rooms.session.commands import COMMANDS, CloseBallot, TakeChair
from rooms.session.decide import DECIDERS
from rooms.session.events import EVENTS
from rooms.session.may import MAY, Acting, Capacity, capacities
from rooms.session.state import FOLDED
from rooms.session.words import ChairReason
from tests.given import CLERK, SYSTEM, Someone, someone
from tests.rooms.session.cast import GUEST, HOUR, PAULA, STRANGER, opened, titular
from tests.rooms.session.golden import STORIES, told

HERE = Path(__file__).parent
PUBLIC = someone(None)
PRESIDENT = someone("pedro", "president")
ASKED: dict[str, Data] = {command.type: command for story in STORIES.values() for command, _, _ in story}
ASKED |= {"session.take_chair": TakeChair(reason=ChairReason.ABSENCE)}


NAMES = [name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Refusal)]


def refused(by: Someone) -> set[str]:
    """The commands that this asker may not give in an open session, whatever is in them."""
    base, unheard = opened(), set()
    for type_, command in ASKED.items():
        try:
            SESSION.decide(base.state, command, Asked(by.person, by.roles, HOUR))
        except NotAllowed:
            unheard.add(type_)
        except Refusal:
            pass
    return unheard


def test_every_command_and_every_event_is_exercised() -> None:
    happened = {line.recorded.event.type for story in STORIES.values() for line in told(story).lines}
    assert (ASKED.keys(), happened) == (COMMANDS.keys(), set(EVENTS))


def test_every_command_has_its_capacities_and_its_decider() -> None:
    assert COMMANDS.keys() == DECIDERS.keys() == MAY.keys() == SESSION.may.keys()
    assert all(MAY.values())
    assert set(FOLDED) == set(EVENTS.values())


@pytest.mark.parametrize("by", [PUBLIC, STRANGER, someone("adele", "admin")], ids=["public", "stranger", "admin"])
def test_who_is_nothing_here_may_do_nothing(by: Someone) -> None:
    assert refused(by) == COMMANDS.keys()


@pytest.mark.parametrize(
    ("by", "capacity"),
    [
        (SYSTEM, Capacity.SYSTEM),
        (CLERK, Capacity.CLERK),
        (PAULA, Capacity.CHAIR),
        (PRESIDENT, Capacity.PRESIDENT),
        (titular(1), Capacity.MEMBER),
        (GUEST, Capacity.OFFICER),
    ],
    ids=lambda value: value.value if isinstance(value, Capacity) else "",
)
def test_each_capacity_may_what_the_table_says_and_no_more(by: Someone, capacity: Capacity) -> None:
    held = {capacity, Capacity.PRESIDENT} if by is PAULA else {capacity}
    assert refused(by) == {type_ for type_, allowed in MAY.items() if not allowed & held}


def test_a_command_that_stands_in_no_table_is_refused() -> None:
    class Unheard(CloseBallot):
        type = "ballot.burn"

    with pytest.raises(NotAllowed):
        SESSION.decide(opened().state, Unheard(ballot="b1"), Asked("clara", frozenset({"clerk"}), HOUR))


def test_the_envelope_names_a_seat_or_a_role_and_never_a_person() -> None:
    assert (Acting(Capacity.MEMBER, "s1").actor, Acting(Capacity.MEMBER, "s1").for_) == ("seat:s1", None)
    acting = Acting(Capacity.CLERK, "s1", is_for_other=True)
    assert (acting.actor, acting.for_) == ("clerk", "seat:s1")


def test_the_system_is_nothing_else() -> None:
    asked = Asked("clara", frozenset({"system", "clerk"}), HOUR)
    assert capacities(asked, chair="clara", people=None, designated=()) == {Capacity.SYSTEM}


def test_every_refusal_is_raised_by_a_test() -> None:
    tests = "".join(path.read_text() for path in HERE.glob("*.py"))
    assert set(NAMES) - set(re.findall(r"refuses\(\s*(\w+)", tests)) == set()


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [getattr(errors, name).code for name in NAMES if name != "BallotRefused"]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)
