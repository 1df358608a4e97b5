"""Changes turn one tree into the next, and texts are joined last."""

from copy import deepcopy
from typing import Any

from hypothesis import given, strategies as st

from rooms.log.seal import Ref
from rooms.log.tree import changes, join, view_hash
from tests.contract.test_tail import applied

LEAVES = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["a", "b"])
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
)


@given(TREES, TREES)
def test_changes_turn_one_tree_into_the_other_and_may_come_twice(old: Any, new: Any) -> None:
    told = [{"set": changes(old, new)}]
    assert applied(old, told) == new
    if isinstance(old, dict) and isinstance(new, dict):
        once_more = [{"set": [change for change in changes(old, new) if len(change) > 1]}]
        assert applied(applied(old, told), once_more) == new


@given(TREES)
def test_nothing_changed_is_nothing_told(tree: Any) -> None:
    assert changes(tree, deepcopy(tree)) == []


def test_only_what_changed_is_told() -> None:
    old = {"a": {"b": 1, "c": 2}, "d": [1]}
    assert changes(old, {"a": {"b": 1, "c": 3}, "e": None}) == [[["a", "c"], 3], [["e"], None], [["d"]]]


def test_refs_become_texts_and_nothing_else_does() -> None:
    tree = {"text": Ref(1, "note"), "list": [Ref(2, "note"), "x"], "n": 1}
    assert join(tree, {Ref(1, "note"): "hello"}.get) == {"text": "hello", "list": [None, "x"], "n": 1}
    assert len(view_hash({"a": 1})) == 8
    assert view_hash({"a": 1, "b": 2}) == view_hash({"b": 2, "a": 1})
