"""A slice of the torture of the rules, and that it would find a fault if there were one."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tests.torture.lives import Weights, learned
from tests.torture.rules import run
from voting import tally
from voting.majorities import threshold

SLICES = 5
SLICE = 100


@cache
def weights() -> Weights:
    return learned()


@pytest.mark.parametrize("part", range(SLICES))
def test_five_hundred_sessions_hold_what_always_holds(part: int) -> None:
    report = run(range(part * SLICE, (part + 1) * SLICE), weights())
    assert report.failed == {}
    assert report.sequences == SLICE
    assert report.accepted >= 0.4


def test_abstentions_slipped_into_the_base_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def slipped(majority: Any, basis: Any, counted: Any, *, valid: int) -> Any:
        return threshold(majority, replace(basis, abstentions=True), counted, valid=valid)

    monkeypatch.setattr(tally, "threshold", slipped)
    assert any(run(range(seed, seed + 1), weights()).failed for seed in range(SLICES * SLICE))
