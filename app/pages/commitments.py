"""Commitments of open government plans, and what councils decided on them: evidence, each entry as it was proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from starlette.responses import Response

from app.api.refusals import NotFound
from app.facts import own_stream
from app.house import House
from app.i18n import DEFAULT
from app.pages.frame import Press, Visit
from minutes import Mention
from minutes.tables import Wanted, mention_rows, streams_of
from rooms import Audience, Refusal

View = Mapping[str, Any]
MOST: Final = 500


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """A commitment in a list, its title in the page's language where there is one in it (`lang` says which).

    `is_translation`: the title is not as published.
    """

    id: str
    title: str
    lang: str
    lead: str
    starts: str
    ends: str
    entries: int
    is_translation: bool


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """All of them, by id."""

    commitments: tuple[CommitmentCard, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a decision proposed, with the decision as its evidence; `title` None if it may not be seen or was erased."""

    state: str
    session: str
    council: str
    kind: str
    number: int | None
    ballot: str
    title: str | None
    decision: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A session in which an item concerned the commitment; `state` is the item's."""

    session: str
    council: str
    kind: str
    number: int | None
    held_at: datetime
    title: str | None
    state: str


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """`about` is the view of COMMITMENT; `original` the title as published in the other language."""

    card: CommitmentCard
    about: View
    original: str
    original_lang: str
    entries: tuple[EntryRow, ...]
    mentions: tuple[MentionRow, ...]


async def commitments_page(house: House, press: Press, visit: Visit) -> Response:
    """`/commitments`."""
    found = [_card(view, visit.language.code) for view in await all_commitments(house)]
    title = visit.language.text("page.commitments.title")
    return press.page(visit, "commitments.html", title, CommitmentsPage(tuple(found)))


async def commitment_page(house: House, press: Press, visit: Visit) -> Response:
    """`/commitments/{id}`, by the id it is published under. Raises NotFound."""
    id_ = visit.request.path_params["id"]
    view = await commitment(house, id_)
    async with house.database.read() as conn:
        mentioned = await mention_rows(conn, Wanted(commitment=id_))
    card = _card(view, visit.language.code)
    is_ours = card.lang == DEFAULT
    page = CommitmentPage(
        card=card,
        about=view,
        original=view["title_en"] if is_ours else view["title_pt"],
        original_lang="en" if is_ours else DEFAULT,
        entries=tuple([await _entry(house, one) for one in reversed(view["entries"].values())]),
        mentions=tuple([await _mention(house, one) for one in mentioned]),
    )
    return press.page(visit, "commitment.html", id_, page)


async def commitment(house: House, id_: str) -> View:
    """The view of a commitment by its published id. Raises NotFound."""
    try:
        shown = await house.tail.snapshot(own_stream("commitment", id_), Audience.PUBLIC)
    except Refusal:
        raise NotFound from None
    view: View = shown["view"]
    return view


async def all_commitments(house: House) -> list[View]:
    """The views of all commitments, by published id."""
    async with house.database.read() as conn:
        streams = await streams_of(conn, "commitment", limit=MOST)
    views = [(await house.tail.snapshot(stream, Audience.PUBLIC))["view"] for stream in streams]
    return sorted(views, key=lambda view: str(view["commitment"]))


def _card(view: View, language: str) -> CommitmentCard:
    lang, title = titled(view, language)
    entries = sum(one["state"] != "withdrawn" for one in view["entries"].values())
    dates = view["starts"], view["ends"]
    return CommitmentCard(view["commitment"], title, lang, view["lead"], *dates, entries, is_translation=lang == "es")


def titled(view: View, language: str) -> tuple[str, str]:
    """The language and the words of a commitment's title for readers of a language: English where it has none."""
    if language == "es" and view["title_es"]:
        return "es", view["title_es"]
    return (DEFAULT, view["title_pt"]) if language == DEFAULT else ("en", view["title_en"])


async def _entry(house: House, one: View) -> EntryRow:
    session, title = await _item(house, one["session"], one["item"])
    return EntryRow(
        state=one["state"],
        session=one["session"],
        council=one["acronym"],
        kind=session["kind"],
        number=session["number"],
        ballot=one["ballot"],
        title=title,
        decision=one["decision"],
        decided_at=one["decided_at"],
    )


async def _mention(house: House, one: Mention) -> MentionRow:
    session, title = await _item(house, one.session, one.item)
    council = session["council"]["acronym"]
    return MentionRow(one.session, council, session["kind"], session["number"], one.held_at, title, one.state)


async def _item(house: House, stream: str, item: str) -> tuple[View, str | None]:
    """A session, and the title of an item, as the public may read them."""
    view = (await house.tail.snapshot(stream, Audience.PUBLIC))["view"]
    shown = (view["agenda"] or {"items": {}})["items"].get(item)
    return view["session"], shown["title"] if shown else None
