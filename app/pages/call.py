"""The call of a session (convocação) as a page to print: when, where, with which quorums, about what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from app.api.refusals import NotFound
from app.house import House
from app.pages.desk import BUILDERS
from app.pages.document import DocumentRow, documents_of
from app.pages.frame import Press, Visit, web
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

    `requesters`: numbers of the seats that asked for an extraordinary session. `may_build`: the reader may rectify it
    and see who comes; `is_member`: has an answer to give.
    """

    session: View
    sections: tuple[CallSection, ...]
    quorums: tuple[Rule, ...]
    link: str | None
    requesters: tuple[int, ...]
    may_build: bool
    is_member: bool
    documents: tuple[DocumentRow, ...]


async def call_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/call`. Raises NotFound before the call is sent."""
    standing = await house.desk.standing(visit.request.path_params["id"], visit.person)
    state = standing.loaded.head.state
    if not isinstance(state, Session) or state.life.called_at is None or state.life.rules is None:
        raise NotFound
    view = (await house.tail.snapshot(state.id, standing.audience))["view"]
    rules = rules_in_words(state.life.rules.model_dump(mode="json"))
    page = CallPage(
        session=view["session"],
        sections=_sections(view),
        quorums=tuple(rule for rule in rules if rule.code in QUORUMS),
        link=web(view["session"]["link"]),
        requesters=tuple(_numbers(view, view["session"]["call"]["requesters"])),
        may_build=bool(standing.asked.roles & BUILDERS),
        is_member=bool(standing.mine["seats"]) and view["session"]["state"] == "called",
        documents=_announced(view, None),
    )
    return press.page(visit, "call.html", visit.language.text("desk.call.title"), page)


def _numbers(view: View, seats: Iterable[str]) -> Iterator[int]:
    """The numbers of seats, of those that are still in the roster."""
    return (view["roster"]["seats"][seat]["number"] for seat in seats if seat in view["roster"]["seats"])


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
