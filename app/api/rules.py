"""A council's rules of procedure for programs: a version with what it means there, and the same as a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import AwareDatetime, Field
from starlette.responses import Response

from app.api.endpoint import Call, Endpoint, as_json
from app.api.models import Input, Output
from app.api.refusals import NotFound
from app.rulebook import MEDIA_TYPE, Rulebook, file_headers, rulebook, write_rules
from rooms import RulesVersion, meanings, rule_warnings


class RulesQuery(Input):
    """Which version."""

    version: int | None = Field(None, ge=1, description="The one in force if left out.")


class CompositionOut(Output):
    """What the meanings are computed for, now."""

    statutory: int = Field(description="Seats the law gives, or else those there are.")
    filled: int = Field(description="Seats with a titular.")
    alternates: int = Field(description="Alternates whose term runs.")
    represented: int = Field(description="Seats that an organisation holds.")


class MeaningOut(Output):
    """What a key says: params of a sentence, and those of each row of a list; a quorum or majority is one by itself."""

    key: str
    params: dict[str, Any]
    rows: list[dict[str, Any]]


class RuleWarningOut(Output):
    """Something lawful and probably not meant, at a key."""

    code: str
    key: str
    params: dict[str, Any]


class RulesVersionOut(Output):
    """A version: the seq and moment of its event, and the capacity in which it was set."""

    version: int
    seq: int
    at: AwareDatetime
    by: str


class RulesOut(RulesVersionOut):
    """A version of a council's rules, whole; `versions` are all there are, the first first."""

    profile: dict[str, Any]
    composition: CompositionOut
    meanings: list[MeaningOut]
    warnings: list[RuleWarningOut]
    versions: list[RulesVersionOut]


async def rules(call: Call) -> Response:
    """A version of the rules and what it means."""
    book, shown = await _wanted(call)
    composition = book.composition
    return as_json(
        {
            **_about(shown),
            "profile": shown.profile.model_dump(mode="json"),
            "composition": asdict(composition),
            "meanings": [asdict(one) for one in meanings(shown.profile, composition)],
            "warnings": [asdict(one) for one in rule_warnings(shown.profile, composition)],
            "versions": [_about(one) for one in book.versions],
        }
    )


async def rules_file(call: Call) -> Response:
    """A version of the rules as YAML."""
    book, shown = await _wanted(call)
    return Response(write_rules(shown.profile), headers=dict(file_headers(book, shown)), media_type=MEDIA_TYPE)


async def _wanted(call: Call) -> tuple[Rulebook, RulesVersion]:
    query: RulesQuery = call.query
    book = await rulebook(call.house, call.path["acronym"], call.person)
    if book is None:
        raise NotFound
    shown = book.version(None if query.version is None else str(query.version))
    if shown is None:
        raise NotFound
    return book, shown


def _about(one: RulesVersion) -> dict[str, Any]:
    return {"version": one.version, "seq": one.seq, "at": one.at, "by": one.actor}


_ONE = "/api/v1/councils/{acronym}/rules"
ENDPOINTS = (
    Endpoint("GET", _ONE, rules, "Rules of procedure, and what they mean.", query=RulesQuery, gives=RulesOut),
    Endpoint("GET", f"{_ONE}.yaml", rules_file, "The same as a file.", query=RulesQuery, gives=MEDIA_TYPE),
)
