"""View trees: what changed between two of them, the texts joined into one, and its checksum. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Final

from rooms.log.chain import canonical
from rooms.log.kind import Tree
from rooms.log.seal import Ref

Change = list[Any]
"""`[path, value]`, or `[path]` for a key that is gone; a path is a list of object keys from the root."""
_MISSING: Final = object()


def changes(old: Tree, new: Tree) -> list[Change]:
    """The changed paths that turn `old` into `new`. Objects are compared key by key, everything else whole.

    Values are absolute, so that applying them twice, or from any state in between, gives `new` all the same.
    """
    found: list[Change] = []
    if old is not new:
        _find(old, new, [], found)
    return found


def _find(old: Tree, new: Tree, path: list[str], found: list[Change]) -> None:
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if old != new or type(old) is not type(new):
            found.append([path, new])
        return
    for key, value in new.items():
        before = old.get(key, _MISSING)
        if before is _MISSING:
            found.append([[*path, key], value])
        elif before is not value:
            _find(before, value, [*path, key], found)
    found.extend([[*path, key]] for key in old if key not in new)


def join(tree: Tree, text: Callable[[Ref], Any]) -> Any:
    """The tree with each `Ref` replaced by `text(ref)`: its value, or None if erased or not for this audience."""
    if isinstance(tree, Ref):
        return text(tree)
    if isinstance(tree, dict):
        return {key: join(value, text) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [join(value, text) for value in tree]
    return tree


def view_hash(view: Any) -> str:
    """CRC-32, eight hex digits, of a joined view's canonical JSON: tells a client that it drifted, proves nothing."""
    return f"{zlib.crc32(canonical(view)):08x}"
