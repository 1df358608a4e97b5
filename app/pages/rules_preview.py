"""What a proposal would change in a council's rules, for how many seats, before it is saved. Both sides, if late."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import orjson
from starlette.responses import Response

from app.pages.frame import Press, Visit
from app.pages.rules_said import Change, changes, odd_rules
from app.rulebook import Rulebook
from rooms import RulesProfile, rule_warnings


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile, and the seq of the rules it would replace.

    `begun` is the seq it began from, if the rules were set by somebody else since; `ready` the profile it is;
    `problem` why it was refused.
    """

    profile: RulesProfile
    expected: int
    begun: int | None = None
    ready: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class RulesPreviewPage:
    """`profile` is what is saved, as JSON, under the command's `id`; `theirs` what others changed meanwhile.

    `next` is the number of the version it would be, `called` how many sessions keep the rules they have.
    """

    acronym: str
    name: str
    seats: int
    id: str
    expected: int
    next: int
    called: int
    profile: str
    changes: tuple[Change, ...]
    theirs: tuple[Change, ...]
    is_stale: bool
    warnings: tuple[str, ...]
    ready: str | None
    problem: str | None


def preview_page(press: Press, visit: Visit, book: Rulebook, proposal: Proposal, *, code: int = 200) -> Response:
    """The page, with a status of its own if the proposal was refused."""
    language, composition, in_force = visit.language, book.composition, book.in_force
    begun = next((one for one in reversed(book.versions) if one.seq == proposal.begun), None)
    is_stale = begun is not None and begun.seq != in_force.seq
    page = RulesPreviewPage(
        acronym=book.state.about.acronym,
        name=book.state.about.name,
        seats=composition.statutory,
        id=str(uuid4()),
        expected=proposal.expected,
        next=in_force.version + 1,
        called=len(book.state.sessions),
        profile=orjson.dumps(proposal.profile.model_dump(mode="json", exclude_none=True)).decode(),
        changes=changes(in_force.profile, proposal.profile, composition, language),
        theirs=changes(begun.profile, in_force.profile, composition, language) if begun and is_stale else (),
        is_stale=is_stale,
        warnings=odd_rules(rule_warnings(proposal.profile, composition), language),
        ready=proposal.ready,
        problem=proposal.problem,
    )
    response = press.page(visit, "rules_preview.html", language.text("rulebook.preview.title"), page)
    response.status_code = code
    return response
