"""A profile as a YAML file and back: `write_rules(read_rules(text))` says the same. Reads nothing but plain values.

As the core schema of YAML 1.2: `off` and `no` are words, `1/3` is a text. No tags, no anchors, no second document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from app.rulebook.problems import Problem, RulesInvalid, rules_of
from rooms import RulesProfile

FILE_BYTES: Final = 65_536
"""The most a file of rules may hold."""
MEDIA_TYPE: Final = "application/yaml"
"""Of such a file (RFC 9512)."""
_BREAKS: Final = frozenset("\n\r\x85\u2028\u2029\ufeff")
_DEPTH: Final = 12
_DIGITS: Final = 15
_WIDTH: Final = 120
_Path = tuple[str | int, ...]
_PLAIN: Final = {f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str")}
_TRUTH: Final = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Loader(yaml.SafeLoader):
    """Leaves every plain scalar a text; this module says what it is."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as PyYAML declares it


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Never without an indent."""
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """A text; one with a break that YAML would fold away stands in quotes, where it is escaped."""
    style = '"' if _BREAKS & set(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write_rules(profile: RulesProfile) -> str:
    """The whole profile as YAML, every key in order; what is not there, such as an article, is left out."""
    tree = profile.model_dump(mode="json", exclude_none=True)
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def read_rules(body: bytes) -> RulesProfile:
    """The profile in a file; keys left out take their default. Raises RulesInvalid with every fault and its line."""
    lines: dict[_Path, int] = {}
    try:
        text = body.decode("utf-8-sig")
        _check_shape(text)
        node = yaml.compose(text, Loader=_Loader)
        tree = {} if node is None else _plain(node, (), lines)
    except UnicodeDecodeError:
        raise RulesInvalid((Problem((), "not_utf8", {}),)) from None
    except yaml.MarkedYAMLError as error:
        raise RulesInvalid((_at(error.problem_mark or error.context_mark, "no_yaml"),)) from None
    except yaml.YAMLError:
        raise RulesInvalid((Problem((), "no_yaml", {}),)) from None
    try:
        return rules_of(tree)
    except RulesInvalid as invalid:
        found = [Problem(one.path, one.code, one.params, _line(lines, one.path)) for one in invalid.problems]
        raise RulesInvalid(sorted(found, key=lambda one: one.line or 0)) from None


def _check_shape(text: str) -> None:
    """Refuse what could grow or nest without end before anything is built. Raises RulesInvalid, YAMLError."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        match event:
            case yaml.AliasEvent():
                raise RulesInvalid((_at(event.start_mark, "alias"),))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                depth += 1
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                depth -= 1
            case yaml.DocumentStartEvent():
                documents += 1
        if depth > _DEPTH or documents > 1:
            raise RulesInvalid((_at(event.start_mark, "too_deep" if depth > _DEPTH else "two_documents"),))


def _at(mark: Any, code: str) -> Problem:
    return Problem((), code, {}, mark.line + 1 if mark else None)


def _line(lines: dict[_Path, int], path: _Path) -> int | None:
    """The line of the value, or of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _plain(node: yaml.Node, path: _Path, lines: dict[_Path, int]) -> Any:
    """The node as lists, mappings and plain values; `lines` gets the line of each. Raises RulesInvalid."""
    lines[path] = node.start_mark.line + 1
    if node.tag not in _PLAIN:
        raise RulesInvalid((Problem(path, "tag", {}, lines[path]),))
    match node:
        case yaml.MappingNode():
            return dict(_pairs(node, path, lines))
        case yaml.SequenceNode():
            return [_plain(one, (*path, place), lines) for place, one in enumerate(node.value)]
        case yaml.ScalarNode():
            return _scalar(node)
        case _:
            raise TypeError(node)


def _pairs(node: yaml.MappingNode, path: _Path, lines: dict[_Path, int]) -> Iterator[tuple[str, Any]]:
    seen = set[str]()
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise RulesInvalid((Problem(path, "not_a_group", {}, line),))
        if name in seen:
            raise RulesInvalid((Problem((*path, name), "twice", {}, line),))
        seen.add(name)
        yield name, _plain(value, (*path, name), lines)
        lines[*path, name] = line


def _scalar(node: yaml.ScalarNode) -> Any:
    if node.style is not None:
        return node.value
    if node.value in _TRUTH:
        return _TRUTH[node.value]
    if re.fullmatch(rf"[-+]?[0-9]{{1,{_DIGITS}}}", node.value):
        return int(node.value)
    return node.value
