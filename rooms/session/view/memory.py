"""What was last shown of a session to an audience, so that what did not change is the very same object again.

An optimisation only: whatever is remembered was computed from the same inputs, and forgetting it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from operator import is_
from typing import Any, TypeVar, TypeVarTuple

from rooms.log.kind import Audience, Tree

K = TypeVar("K")
V = TypeVar("V")
Ts = TypeVarTuple("Ts")


class Memory:
    """One result a name: the last. Inputs are compared by identity, since everything in a state is frozen."""

    __slots__ = ("_each", "_known")

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[tuple[object, ...], Tree]] = {}
        self._each: dict[Hashable, tuple[tuple[object, ...], Mapping[Any, object], dict[Any, Tree]]] = {}

    def again(self, name: Hashable, section: Callable[[*Ts], Tree], *inputs: *Ts) -> Tree:
        """`section(*inputs)`, remembered while every input is the same object."""
        known = self._known.get(name)
        if known is not None and _same(known[0], inputs):
            return known[1]
        tree = section(*inputs)
        self._known[name] = (inputs, tree)
        return tree

    def each(
        self,
        name: Hashable,
        section: Callable[[K, V], Tree],
        values: Mapping[K, V],
        *,
        context: tuple[object, ...] = (),
    ) -> dict[K, Tree]:
        """`section(key, value)` for every key, remembered while that value and all of the context are the same objects.

        Whatever else `section` reads may change only together with the value.
        """
        known = self._each.get(name)
        if known is not None and _same(known[0], context):
            _, before, trees = known
            fresh = {k: trees[k] if k in before and before[k] is v else section(k, v) for k, v in values.items()}
        else:
            fresh = {key: section(key, value) for key, value in values.items()}
        self._each[name] = (context, values, fresh)
        return fresh


def _same(known: tuple[object, ...], inputs: tuple[object, ...]) -> bool:
    return len(known) == len(inputs) and all(map(is_, known, inputs))


@lru_cache(maxsize=256)
def memory_of(stream: str, audience: Audience) -> Memory:
    """The memory of what one audience sees of one session."""
    del stream, audience
    return Memory()
