"""What is wrong with a profile that came from outside: each fault at its key, as a code with params. Not its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from pydantic import ValidationError

from rooms import Refusal, RulesProfile, rules_values

_CODES: Final = {
    "missing": "missing",
    "extra_forbidden": "unknown_key",
    "literal_error": "not_one_of",
    "enum": "not_one_of",
    "int_type": "not_a_number",
    "int_from_float": "not_a_number",
    "int_parsing": "not_a_number",
    "bool_type": "not_yes_or_no",
    "bool_parsing": "not_yes_or_no",
    "value_error": "no_requirement",
    "string_type": "not_a_text",
    "string_too_short": "empty",
    "string_pattern_mismatch": "no_code",
    "string_too_long": "too_long",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_big",
    "tuple_type": "not_a_list",
    "model_type": "not_a_group",
    "dict_type": "not_a_group",
}
"""Faults that pydantic names, by our words; any other is `invalid`."""
_SUCCESSORS: Final = frozenset({rules_values.OfficeSuccessor.__name__, rules_values.PersonSuccessor.__name__})
_LIMITS: Final = frozenset({"ge", "le", "max_length"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault: `path` leads to the value (`speech`, `kinds`, 3, `seconds`), `line` is that of the file it came from."""

    path: tuple[str | int, ...]
    code: str
    params: Mapping[str, Any]
    line: int | None = None

    @property
    def key(self) -> str:
        """The path as it is written: `speech.kinds.3.seconds`, rows counted from 0."""
        return ".".join(map(str, self.path))

    @property
    def said(self) -> str:
        """The path as people count: rows from 1."""
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in self.path)


class RulesInvalid(Refusal):
    """A file of rules has faults. Params: `errors`, each a field, a problem and a line (0: none)."""

    code = "rules_invalid"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [{"field": one.said, "problem": one.code, "line": one.line or 0} for one in problems]
        super().__init__(errors=errors)


def rules_of(tree: Any) -> RulesProfile:
    """A profile from plain data: keys left out take their default. Raises RulesInvalid."""
    try:
        return RulesProfile.model_validate_json(orjson.dumps(tree))
    except ValidationError as error:
        raise RulesInvalid(problems_of(error, tree)) from None
    except TypeError:  # an integer beyond 64 bits
        raise RulesInvalid((Problem((), "too_big", {"limit": 2**53}),)) from None


def problems_of(error: ValidationError, tree: Any) -> tuple[Problem, ...]:
    """Every fault once, at the place in `tree` it is about."""
    faults = error.errors(include_url=False, include_input=False)
    found: dict[tuple[tuple[str | int, ...], str], Problem] = {}
    for fault in (fault for fault in faults if _is_meant(fault, tree)):
        path, code = _path(fault, tree), _CODES.get(fault["type"], "invalid")
        found.setdefault((path, code), Problem(path, code, _params(fault)))
    return tuple(found.values())


def _path(fault: Mapping[str, Any], tree: Any) -> tuple[str | int, ...]:
    """Where the fault is: the parts of its place that the data has, without the models that were tried."""
    path: list[str | int] = []
    at = tree
    for part in fault["loc"]:
        if _has(at, part):
            at = at[part]
        elif fault["type"] != "missing" or part != fault["loc"][-1]:
            continue
        path.append(part)
    return tuple(path)


def _has(at: Any, part: str | int) -> bool:
    if isinstance(at, list):
        return isinstance(part, int) and part < len(at)
    return isinstance(at, dict) and part in at


def _is_meant(fault: Mapping[str, Any], tree: Any) -> bool:
    """Whether the fault is of what was tried to be said: a successor who is a person is no wrong office."""
    at = tree
    for part in fault["loc"]:
        if part in _SUCCESSORS and isinstance(at, dict):
            is_person = part == rules_values.PersonSuccessor.__name__
            return is_person is ("person" in at)
        at = at[part] if _has(at, part) else None
    return True


def _params(fault: Mapping[str, Any]) -> dict[str, Any]:
    limits = fault.get("ctx", {})
    params: dict[str, Any] = {"expected": "", "limit": 0}
    if "expected" in limits:
        params["expected"] = str(limits["expected"]).replace("'", "").replace(" or ", ", ")
    for name in _LIMITS & limits.keys():
        params["limit"] = limits[name]
    return params
