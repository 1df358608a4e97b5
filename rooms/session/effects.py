"""What followed from a result, so that it can be taken back while nothing else has come of it. No rules of procedure.

Nothing is known here of questions or of slices: what differs before and after is put back, if it stands as it did then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

_GONE: Final = object()


@dataclass(frozen=True, slots=True)
class Effects:
    """Slices by name, `before` and `after` the events that followed a result; so many of them are still `awaited`."""

    awaited: int
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


def followed(effects: Effects, before: Mapping[str, Any], after: Mapping[str, Any]) -> Effects:
    """With one more event, which changed these slices."""
    return Effects(effects.awaited - 1, {**before, **effects.before}, {**effects.after, **after})


def undone(effects: Effects, now: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The slices as they would be without these effects; None where something followed on them."""
    slices = {name: _back(now[name], effects.before[name], after) for name, after in effects.after.items()}
    return None if any(one is None for one in slices.values()) else slices


def _back(now: Any, before: Any, after: Any) -> Any:
    """A slice with every field that changed as it was, entry by entry; None if one has changed again."""
    changes: dict[str, Any] = {}
    for name in (one.name for one in fields(now)):
        was, became, is_ = getattr(before, name), getattr(after, name), getattr(now, name)
        if was == became:
            continue
        if isinstance(was, Mapping):
            changes[name] = _entries(is_, was, became)
        else:
            changes[name] = was if is_ == became else _GONE
    return None if any(value is _GONE for value in changes.values()) else replace(now, **changes)


def _entries(now: Mapping[Any, Any], was: Mapping[Any, Any], became: Mapping[Any, Any]) -> Any:
    keys = dict.fromkeys((*was, *became))
    changed = {key for key in keys if was.get(key, _GONE) != became.get(key, _GONE)}
    if any(now.get(key, _GONE) != became.get(key, _GONE) for key in changed):
        return _GONE
    kept = {
        key: was[key] if key in changed else value for key, value in now.items() if key in was or key not in changed
    }
    return {**kept, **{key: was[key] for key in was if key in changed and key not in now}}
