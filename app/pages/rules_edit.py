"""Setting a council's rules without script: a form of every key, what it would change, and only then a new version.

What is saved is what was shown: the preview carries the whole profile, not the form. Decides nothing: the council does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import orjson
from starlette.responses import Response

from app.api.refusals import Forbidden, ForeignOrigin, MalformedBody, NotFound, TooLarge, Unauthenticated
from app.api.upload import read_upload
from app.errors import message, status
from app.house import House
from app.origin import is_ours
from app.pages.desk import see
from app.pages.forms import read_form
from app.pages.frame import Press, Visit
from app.pages.rules_fields import edit_rows, read, tree_of
from app.pages.rules_form import Draft, form_page
from app.pages.rules_preview import Proposal, preview_page
from app.rulebook import FILE_BYTES, READY, Rulebook, RulesInvalid, read_rules, ready_profile, rulebook, rules_of
from rooms import RulesProfile

FORM_BYTES: Final = 131_072
FIELDS: Final = 2_000


async def rules_edit(house: House, press: Press, visit: Visit) -> Response:
    """`/councils/{acronym}/rules/edit`, `?from=` a ready profile. Raises NotFound, Unauthenticated, Forbidden."""
    book = await rulebook(house, visit.request.path_params["acronym"], visit.person)
    if book is None:
        raise NotFound
    check_setter(book, visit)
    if visit.request.method != "POST":
        return _begin(press, visit, book)
    if visit.request.headers.get("content-type", "").startswith("multipart/"):
        return await _from_file(house, press, visit, book)
    form = await read_form(house, visit.request, limit=FORM_BYTES, fields=FIELDS)
    do, expected = form.get("do", ""), _number(form.get("expected"))
    if do == "save":
        return await _save(house, press, visit, form)
    if do == "back":
        return form_page(press, visit, book, Draft(tree_of(_carried(form)), expected))
    draft = Draft(read(form), expected)
    if do == "preview":
        return _preview(press, visit, book, draft)
    if edit_rows(draft.tree, do) is None:
        raise MalformedBody
    return form_page(press, visit, book, draft)


def check_setter(book: Rulebook, visit: Visit) -> None:
    """Only who may set rules changes them. Raises Unauthenticated, Forbidden."""
    if visit.person is None:
        raise Unauthenticated
    if not book.may_set:
        raise Forbidden


def _begin(press: Press, visit: Visit, book: Rulebook) -> Response:
    """The form as the rules stand, or what a ready profile would change in them."""
    name = visit.request.query_params.get("from")
    if name is None:
        return form_page(press, visit, book, Draft(tree_of(book.in_force.profile), book.in_force.seq))
    if name not in READY:
        raise NotFound
    proposal = Proposal(ready_profile(name), book.in_force.seq, ready=name)
    return preview_page(press, visit, book, proposal)


async def _from_file(house: House, press: Press, visit: Visit, book: Rulebook) -> Response:
    """What a file would change, or what is wrong with it."""
    if not is_ours(visit.request.headers, allowed=house.settings.allowed_origins):
        raise ForeignOrigin
    beyond = partial(TooLarge, limit=FILE_BYTES)
    async with read_upload(visit.request, FILE_BYTES, beyond) as upload:
        body = upload.file.read(FILE_BYTES + 1)
    if len(body) > FILE_BYTES:
        raise beyond()
    try:
        profile = await asyncio.to_thread(read_rules, body)
    except RulesInvalid as invalid:
        draft = Draft(tree_of(book.in_force.profile), book.in_force.seq, file_problems=invalid.problems)
        return form_page(press, visit, book, draft)
    return preview_page(press, visit, book, Proposal(profile, book.in_force.seq))


def _preview(press: Press, visit: Visit, book: Rulebook, draft: Draft) -> Response:
    try:
        profile = rules_of(draft.tree)
    except RulesInvalid as invalid:
        return form_page(press, visit, book, Draft(draft.tree, draft.expected, problems=invalid.problems))
    return preview_page(press, visit, book, Proposal(profile, draft.expected))


async def _save(house: House, press: Press, visit: Visit, form: Mapping[str, str]) -> Response:
    """A new version; if the rules changed meanwhile, what both changes are, to decide again."""
    profile, expected = _carried(form), _number(form.get("expected"))
    acronym = visit.request.path_params["acronym"]
    book = await rulebook(house, acronym, visit.person)
    if book is None:
        raise NotFound
    data: Mapping[str, Any] = {"profile": profile.model_dump(mode="json", exclude_none=True), "expected": expected}
    envelope = {"id": form.get("id", ""), "type": "council.rules_set", "data": data}
    body = await house.desk.submit(book.state.id, envelope, visit.person)
    after = await rulebook(house, acronym, visit.person)
    if body["ok"] and after is not None:
        saved = next(one for one in after.versions if one.seq == body["seq"])
        return see(visit, f"/councils/{acronym}/rules?saved={saved.version}")
    problem = None if body["code"] == "stale" else message(body["code"], body["params"], visit.language)
    proposal = Proposal(profile, (after or book).in_force.seq, begun=expected, problem=problem)
    return preview_page(press, visit, after or book, proposal, code=status(body["code"]))


def _carried(form: Mapping[str, str]) -> RulesProfile:
    """The profile that a preview carries. Raises MalformedBody if it was tampered with."""
    try:
        return rules_of(orjson.loads(form.get("profile", "")))
    except (orjson.JSONDecodeError, RulesInvalid):
        raise MalformedBody from None


def _number(text: str | None) -> int:
    """The seq that was seen. Raises MalformedBody."""
    if text is None or not text.isdecimal() or len(text) > 9:
        raise MalformedBody
    return int(text)
