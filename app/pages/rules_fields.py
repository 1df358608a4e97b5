"""The rules profile as fields of a form and back, by the kind of each value: a new key has its fields by itself.

Trees are profiles as JSON, perhaps not valid yet: what was typed stays what it was. Not the words beside the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from app.api.refusals import MalformedBody
from rooms import RulesProfile, rules_keys, rules_values

Tree: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["choice", "share", "code", "number", "line", "person"]
OTHER: Final = "other"
ROWS: Final = 60
"""The most rows a list may have in a form."""
SHARES: Final = ("absolute", "1/2", "1/3", "1/4", "2/3", "3/5", "3/4", "1/1")
CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "matter": ("rules_change", "election", "loss_of_mandate", "accounts", "fund", "budget"),
    "kind": (
        "speech", "rapporteur", "clarification", "statement_for", "statement_against", "right_of_reply",
        "on_procedure", "point_of_order", "interjection",
    ),
    "document": ("minutes", "resolution", "recommendation", "motion", "opinion", "ordinance", "call"),
    "signer": ("chair", "secretary", "rapporteur"),
}  # fmt: skip
"""The codes a list is mostly made of; a council may write others."""
_NAMED: Final = {
    "matter": "matter",
    "kind": "kind",
    "parent": "kind",
    "document": "document",
    "late_item.barred": "matter",
    "minutes.signers": "signer",
}
"""Which codes a field takes, by its name or its key."""
_MAJORITIES: Final = ("majorities.", "late_item.majority.")
_ANNOTATIONS: Final = {key.name: key.field.annotation for key in rules_keys()}
LISTS: Final = frozenset(key for key, annotation in _ANNOTATIONS.items() if get_origin(annotation) is tuple)
"""The keys that are lists of rows."""


@dataclass(frozen=True, slots=True)
class Field:
    """A control: its `name` in the form, the `label` of the catalogue, what it holds, what it offers.

    `within` is the label of the part it belongs to (first call, second call). `other` is what was typed beside a
    choice; None where nothing can be.
    """

    name: str
    label: str
    within: str | None
    kind: Kind
    value: str
    options: tuple[str, ...] = ()
    other: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list, by its place."""

    place: int
    fields: tuple[Field, ...]


def tree_of(profile: RulesProfile) -> Tree:
    """A profile as a tree."""
    return profile.model_dump(mode="json")


def fields(key: str, tree: Tree) -> tuple[Field, ...]:
    """The fields of a key that is no list."""
    return tuple(_fields(key, _ANNOTATIONS[key], _at(tree, key), None))


def rows(key: str, tree: Tree) -> tuple[Row, ...]:
    """The rows of a key that is a list."""
    inner = get_args(_ANNOTATIONS[key])[0]
    return tuple(
        Row(place, tuple(_fields(f"{key}.{place}", inner, one, None))) for place, one in enumerate(_at(tree, key))
    )


def read(form: Mapping[str, str]) -> Tree:
    """The tree that a form says. Raises MalformedBody if a list came without its length."""
    tree: Tree = {}
    for key, annotation in _ANNOTATIONS.items():
        value = _list(key, annotation, form) if key in LISTS else _read(key, annotation, form)
        if value is not None:
            _put(tree, key, value)
    return tree


def edit_rows(tree: Tree, what: str) -> str | None:
    """Do what a button of a list says (`add KEY`, `drop KEY PLACE`, `up KEY PLACE`); the key, or None if it is none."""
    verb, _, rest = what.partition(" ")
    key, _, place = rest.partition(" ")
    if key not in LISTS:
        return None
    listed: list[Any] = _at(tree, key)
    number = int(place) if place.isdecimal() else -1
    if verb == "add" and len(listed) < ROWS:
        listed.append(_blank(get_args(_ANNOTATIONS[key])[0]))
    elif verb == "drop" and 0 <= number < len(listed):
        del listed[number]
    elif verb == "up" and 0 < number < len(listed):
        listed[number - 1 : number + 1] = listed[number], listed[number - 1]
    return key


def _fields(name: str, annotation: Any, value: Any, within: str | None) -> Iterator[Field]:
    """The fields of one value; those of a value made of values, one after the other."""
    inner = _bare(annotation)
    if _is_person(inner):
        yield Field(name, "office", within, "person", _successor(value))
    elif _is_value(inner):
        label = name.rpartition(".")[2]
        part = label if label in {"first_call", "second_call"} and ".matters." in name else within
        for field, about in inner.model_fields.items():
            yield from _fields(f"{name}.{field}", about.annotation, (value or {}).get(field), part)
    else:
        yield _field(name, annotation, value, within)


def _field(name: str, annotation: Any, value: Any, within: str | None) -> Field:
    last = name.rpartition(".")[2]
    label = "value" if last.isdecimal() or name in _ANNOTATIONS else last
    kind, offered = _kind(name, _bare(annotation))
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    field = Field(name, label, within, kind, text, offered, is_optional=type(None) in get_args(annotation))
    return _or_other(field) if kind in {"share", "code"} else field


def _kind(name: str, inner: Any) -> tuple[Kind, tuple[str, ...]]:
    """What control a plain value has, and what it offers."""
    if inner is bool:
        return "choice", ("true", "false")
    if get_origin(inner) is Literal:
        return "choice", tuple(map(str, get_args(inner)))
    if inner is int:
        return "number", ()
    if int in get_args(inner):
        return "share", ("simple", *SHARES, "unanimity") if name.startswith(_MAJORITIES) else SHARES
    codes = _codes(name)
    return ("code", codes) if codes else ("line", ())


def _or_other(field: Field) -> Field:
    """The field with its value chosen, or typed beside."""
    offered = (*field.options, OTHER)
    if not field.value:
        first = "" if field.is_optional else field.options[0]
        return replace(field, value=first, options=offered, other="")
    if field.value in field.options:
        return replace(field, options=offered, other="")
    return replace(field, value=OTHER, options=offered, other=field.value)


def _codes(name: str) -> tuple[str, ...]:
    parts = name.split(".")
    topic = _NAMED.get(parts[-1]) or _NAMED.get(".".join(parts[:-1]))
    return CODES[topic] if topic else ()


def _bare(annotation: Any) -> Any:
    """An annotation without its constraints and without `or none`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        some = [one for one in get_args(annotation) if one is not type(None)]
        return _bare(some[0]) if len(some) == 1 else annotation
    return annotation


def _is_value(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, rules_values.Value)


def _is_person(annotation: Any) -> bool:
    return rules_values.PersonSuccessor in get_args(annotation)


def _successor(value: Any) -> str:
    """Who succeeds, as a choice offers it: an office, or `person ID NAME`."""
    if "person" in value:
        return f"person {value['person']} {value['name']}"
    return str(value["office"])


def _list(key: str, annotation: Any, form: Mapping[str, str]) -> list[Any]:
    size = form.get(f"{key}.rows", "")
    if not size.isdecimal() or int(size) > ROWS:
        raise MalformedBody
    found = (_read(f"{key}.{place}", get_args(annotation)[0], form) for place in range(int(size)))
    return ["" if one is None else one for one in found]


def _read(name: str, annotation: Any, form: Mapping[str, str]) -> Any:
    """One value as typed; None if nothing was."""
    inner = _bare(annotation)
    if _is_person(inner):
        kind, _, rest = form.get(name, "").partition(" ")
        person, _, called = rest.partition(" ")
        return {"person": person, "name": called} if kind == "person" else {"office": kind}
    if _is_value(inner):
        parts = ((one, _read(f"{name}.{one}", about.annotation, form)) for one, about in inner.model_fields.items())
        return {one: value for one, value in parts if value is not None}
    return _typed(name, annotation, form)


def _typed(name: str, annotation: Any, form: Mapping[str, str]) -> Any:
    inner, text = _bare(annotation), form.get(name, "").strip()
    if text == OTHER:
        text = form.get(f"{name}.{OTHER}", "").strip()
    if inner is bool:
        return {"true": True, "false": False}.get(text, text)
    if not text:
        return None if type(None) in get_args(annotation) else ""
    is_number = inner is int or int in get_args(inner)
    return int(text) if is_number and text.isdecimal() and len(text) < 10 else text


def _blank(annotation: Any) -> Any:
    """A new row."""
    if _is_person(annotation):
        return {"office": "vice_president"}
    if not _is_value(annotation):
        return ""
    return {
        field: _blank(about.annotation) if about.is_required() else about.default
        for field, about in annotation.model_fields.items()
    }


def _at(tree: Tree, key: str) -> Any:
    at: Any = tree
    for part in key.split("."):
        at = at.get(part) if isinstance(at, dict) else None
    return at


def _put(tree: Tree, key: str, value: Any) -> None:
    *groups, last = key.split(".")
    for group in groups:
        tree = tree.setdefault(group, {})
    tree[last] = value
