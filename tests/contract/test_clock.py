"""The clock of a process beside the machine's, which may jump."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from app.clock import JUMP_SECONDS, Clock

START = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()


class Machine:
    """A machine whose two clocks are set by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = START, 100.0
        self.clock = Clock(lambda: self.wall, lambda: self.steady)

    def run(self, seconds: float, wall: float | None = None) -> datetime:
        self.steady += seconds
        self.wall += seconds if wall is None else wall
        return self.clock()


def test_a_machine_that_keeps_time_is_followed() -> None:
    machine = Machine()
    assert machine.run(3600) == datetime(2026, 3, 2, 13, tzinfo=UTC)
    assert machine.clock.is_ready


def test_a_small_difference_is_slewed() -> None:
    machine = Machine()
    first = machine.run(1, wall=3)
    assert first < datetime.fromtimestamp(machine.wall, UTC)
    for _ in range(60):
        machine.run(1)
    assert abs(machine.clock().timestamp() - machine.wall) < 0.001


def test_a_jump_is_noted_turns_readiness_red_and_is_not_followed() -> None:
    for jump in (3600.0, -3600.0):
        machine = Machine()
        now = machine.run(1, wall=1 + jump)
        assert now == datetime.fromtimestamp(START + 1, UTC)
        machine.run(1)
        assert not machine.clock.is_ready
        assert [(one.seconds, one.at) for one in machine.clock.jumps] == [(jump, now)]
        machine.run(1, wall=1 - jump)
        assert machine.clock.is_ready


def test_a_difference_of_five_seconds_is_no_jump() -> None:
    machine = Machine()
    machine.run(1, wall=1 + JUMP_SECONDS)
    assert machine.clock.is_ready
    assert machine.clock.jumps == ()


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(-50, 50)), max_size=30))
def test_it_never_runs_backwards(steps: list[tuple[float, float]]) -> None:
    machine = Machine()
    last = machine.clock()
    for seconds, wall in steps:
        now = machine.run(seconds, wall)
        assert last <= now <= last + timedelta(seconds=seconds * 1.06 + 0.001)
        last = now
