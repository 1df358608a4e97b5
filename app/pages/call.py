"""The call of a session (convocação) as a page to print: when, where, with which quorums, about what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from app.api.refusals import NotFound
from app.house import House
from app.pages.document import DocumentRow, documents_of
from app.pages.frame import Press, Visit
from app.pages.rules import Rule, rules_in_words
from rooms import Session

View = Mapping[str, Any]
QUORUMS: Final = frozenset({"opening_quorum", "second_call", "no_second_call", "deliberation_quorum"})


@dataclass(frozen=True, slots=True)
class CallItem:
    """An item as announced. `title` is None if the reader may not see it: then `reserved` is the legal basis."""

    number: int
    title: str | None
    description: str | None
    reserved: str | None
    documents: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class CallSection:
    """A section of the agenda, by its code."""

    code: str
    items: tuple[CallItem, ...]


@dataclass(frozen=True, slots=True)
class CallPage:
    """`session`: part of the view of SESSION; `quorums`: the rules the call froze; `link`: an address of the web;
    `documents`: the session's own.
    """

    session: View
    sections: tuple[CallSection, ...]
    quorums: tuple[Rule, ...]
    link: str | None
    documents: tuple[DocumentRow, ...]


async def call_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/call`. Raises NotFound before the call is sent."""
    standing = await house.desk.standing(visit.request.path_params["id"], visit.person)
    state = standing.loaded.head.state
    if not isinstance(state, Session) or state.life.called_at is None or state.life.rules is None:
        raise NotFound
    view = (await house.tail.snapshot(state.id, standing.audience))["view"]
    rules = rules_in_words(state.life.rules.model_dump(mode="json"))
    link = view["session"]["link"] or ""
    page = CallPage(
        session=view["session"],
        sections=_sections(view),
        quorums=tuple(rule for rule in rules if rule.code in QUORUMS),
        link=link if link.startswith(("https://", "http://")) else None,
        documents=_announced(view, None),
    )
    return press.page(visit, "call.html", visit.language.text("desk.call.title"), page)


def _sections(view: View) -> tuple[CallSection, ...]:
    """The items of the call: not the late ones."""
    found: dict[str, list[CallItem]] = {}
    for id_ in view["agenda"]["order"]:
        item = view["agenda"]["items"][id_]
        if not item["is_late"]:
            row = CallItem(item["number"], item["title"], item["description"], item["reserved"], _announced(view, id_))
            found.setdefault(item["section"], []).append(row)
    return tuple(CallSection(code, tuple(items)) for code, items in found.items())


def _announced(view: View, item: str | None) -> tuple[DocumentRow, ...]:
    """The documents that went out with the call: not the late ones."""
    return tuple(one for one in documents_of(view, item) if not one.is_late)
