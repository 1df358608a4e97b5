"""The rules of procedure in plain words: the few that who follows a meeting wants to know. The API has them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Profile = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence: `rule.<code>` of the catalogue with its params."""

    code: str
    params: Mapping[str, Any]


def rules_in_words(profile: Profile) -> tuple[Rule, ...]:
    """The main rules of a profile as JSON, in the order of a meeting."""
    return (*_opening(profile), *_notice(profile), *_voting(profile), *_taking_part(profile))


def _opening(profile: Profile) -> Iterator[Rule]:
    yield _quorum("opening_quorum", profile["opening_quorum"])
    second = profile["second_call"]
    yield (
        _quorum("second_call", second["quorum"], delay=second["delay"])
        if second["enabled"]
        else Rule("no_second_call", {})
    )
    yield _quorum("deliberation_quorum", profile["deliberation_quorum"]["first_call"])
    yield Rule("no_quorum_policy", {"policy": profile["no_quorum_policy"]})


def _notice(profile: Profile) -> Iterator[Rule]:
    for kind in ("ordinary", "extraordinary"):
        period = profile["notice"][kind]
        yield Rule(f"notice_{kind}", {"amount": period["amount"], "unit": period["unit"]})


def _voting(profile: Profile) -> Iterator[Rule]:
    ballot = profile["ballot"]
    yield Rule("majority", {"of": profile["majority"]["simple"]})
    yield Rule("tie", {"rule": profile["tie"]["rule"]})
    yield Rule("abstention", {"allowed": profile["abstention"]["allowed"]})
    yield Rule("alternate", {"scope": profile["alternate"]["scope"]})
    yield Rule("show_votes", {"when": ballot["show_votes"]})
    if ballot["check_seconds"]:
        yield Rule("check", {"seconds": ballot["check_seconds"]})


def _taking_part(profile: Profile) -> Iterator[Rule]:
    yield Rule("public_voice", {"voice": profile["public_voice"]})
    yield Rule("chat", {"chat": profile["chat"]})
    yield Rule("presence", {"seconds": profile["presence"]["grace"]})


def _quorum(code: str, quorum: Profile, **params: Any) -> Rule:
    of = str(quorum["of"])
    if of == "absolute":
        kind = "absolute"
    elif of.startswith(">"):
        kind = "more_than"
    else:
        kind = "at_least" if "/" in of else "count"
    share = {"kind": kind, "share": of.lstrip(">"), "base": quorum["base"], "article": quorum.get("article")}
    return Rule(code, {**params, **share})
