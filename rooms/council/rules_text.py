"""docs/rules.md, made from the rules profile: each key, its meaning, values and default, and whether it is obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import orjson
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from rooms.council.rules_profile import DEFAULT_RULES, ENFORCED, OBEYED_VALUES, Group, RulesProfile
from rooms.council.rules_values import Value

_HEAD: Final = """\
# Rules of procedure

Generated from `rooms/council/rules_profile.py`. Do not edit.

A council's rules of procedure (regimento) are data: one profile, replaced as a whole by `council.rules_set`, each
replacement a new version. A session freezes the version in force when it is called. Keys left out take their default.

Of the {total} keys, {enforced} are enforced now. The others are recorded, shown and frozen with each session; nothing
obeys them yet.
"""
_TABLE: Final = "| key | meaning | values | default | enforced |\n|---|---|---|---|---|\n"
_VALUES: Final = """\
## Composite values

An *of* is `"absolute"` (the first whole number above half), a share such as `"2/3"` (at least) or `">1/2"` (more than),
or a number of seats; a majority may also be `"simple"` or `"unanimity"`. Bases: `statutory` (the seats the law gives),
`filled` (those with a titular), `present`.
"""
_WORDS: Final = {bool: "yes or no", int: "whole number", str: "text", type(None): "none"}


@dataclass(frozen=True, slots=True)
class Key:
    """A leaf of the profile by its dotted name."""

    name: str
    field: FieldInfo
    default: Any

    @property
    def is_enforced(self) -> bool:
        """Whether something obeys it."""
        return self.name in ENFORCED


def rules_keys() -> tuple[Key, ...]:
    """Every key of a profile, in the order of the model."""
    return tuple(_keys(RulesProfile, DEFAULT_RULES.model_dump(mode="json", exclude_none=True), ""))


def _keys(group: type[BaseModel], defaults: dict[str, Any], prefix: str) -> Iterator[Key]:
    for name, field in group.model_fields.items():
        if (inner := _model(field.annotation)) and issubclass(inner, Group):
            yield from _keys(inner, defaults[name], f"{prefix}{name}.")
        else:
            yield Key(f"{prefix}{name}", field, defaults[name])


def rules_text() -> str:
    """The whole of docs/rules.md."""
    keys = rules_keys()
    head = _HEAD.format(total=len(keys), enforced=sum(key.is_enforced for key in keys))
    table = _TABLE + "".join(_row(key) for key in keys)
    return "\n".join((head, table, _VALUES, *(_section(value) for value in _values(keys))))


def _row(key: Key) -> str:
    values, default = _taken(key.field.annotation), f"`{orjson.dumps(key.default).decode()}`"
    return f"| `{key.name}` | {key.field.description} | {values} | {default} | {_enforced(key)} |\n"


def _enforced(key: Key) -> str:
    if key.name in OBEYED_VALUES:
        return f"`{OBEYED_VALUES[key.name]}` only"
    return "yes" if key.is_enforced else "not yet"


def _section(value: type[Value]) -> str:
    rows = "".join(
        f"| `{name}` | {field.description} | {_taken(field.annotation)} |\n"
        for name, field in value.model_fields.items()
    )
    return f"### {value.__name__}\n\n{value.__doc__}\n\n| key | meaning | values |\n|---|---|---|\n{rows}"


def _values(keys: tuple[Key, ...]) -> tuple[type[Value], ...]:
    """The composite values that the keys take, each once, with those inside them."""
    found: dict[type[Value], None] = {}
    waiting = [key.field.annotation for key in keys]
    while waiting:
        for value in _inside(waiting.pop(0)):
            if value not in found:
                found[value] = None
                waiting += [field.annotation for field in value.model_fields.values()]
    return tuple(found)


def _inside(annotation: Any) -> Iterator[type[Value]]:
    if (model := _model(annotation)) is not None:
        yield model
    for argument in get_args(annotation):
        if get_origin(annotation) is not Literal:
            yield from _inside(argument)


def _model(annotation: Any) -> type[Value] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, Value) else None


def _taken(annotation: Any) -> str:
    """What an annotation takes, in words."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if (model := _model(annotation)) is not None:
        return f"[{model.__name__}](#{model.__name__.lower()})"
    if origin is Annotated:
        return _taken(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if origin is tuple:
        return f"list of {_taken(arguments[0])}"
    if origin in (Union, UnionType):
        return " or ".join(_taken(argument) for argument in arguments)
    return _WORDS[annotation]
