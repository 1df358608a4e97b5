"""The procedure on items without script: what is asked for, as rows; and what a member may ask, as links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from app.i18n import Language

View = Mapping[str, Any]
MOTIONS: Final = frozenset(
    [
        "agenda.request_review",
        "agenda.give_opinion",
        "agenda.amend",
        "agenda.request",
        "agenda.propose",
        "agenda.support",
        "agenda.retract",
        "agenda.withdraw_part",
    ]
)
"""What a member asks on items, by a form of its own."""
KINDS: Final = ("postponement", "withdrawal", "inversion", "urgency")
PARTS: Final = ("amendment", "separate_vote")
MADE: Final = {"agenda.amend": "part", "agenda.propose": "item", "ballot.open": "ballot"}
"""The id that a form makes for what it brings."""


@dataclass(frozen=True, slots=True)
class Late:
    """A late item that waits: its title, supports and how many it needs; `link`: where the reader supports it."""

    title: str | None
    given: int
    needed: int
    link: str | None


@dataclass(frozen=True, slots=True)
class Motion:
    """What a member asked for on an item and nobody decided yet; `link`: where its author takes it back."""

    name: str
    kind: str
    number: int
    title: str | None
    reason: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class PartRow:
    """An amendment or a separate vote of the item on the table; `link`: where its author takes it back."""

    name: str
    kind: str
    text: str | None
    state: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A command that the reader may give, with the address of its form; or `why` it would be refused."""

    type: str
    link: str
    why: View | None


@dataclass(frozen=True, slots=True)
class Table:
    """`time` is ending, over or none, at `ends_at`; `continues_at`: when a sitting goes on."""

    time: str | None
    ends_at: str | None
    continues_at: str | None
    late: tuple[Late, ...]
    motions: tuple[Motion, ...]
    parts: tuple[PartRow, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a form: `choices` by value, or a text, which may be long."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    is_long: bool = False
    is_required: bool = False


def table_of(view: View, *, at: datetime, mine: View | None) -> Table | None:
    """What there is to know and to do while a session runs; None otherwise."""
    agenda, session = view["agenda"], view["session"]
    if agenda is None or session["state"] not in ("open", "suspended"):
        return None
    own = frozenset(held["seat"] for held in mine["seats"]) if mine else frozenset()
    seat = _present(view, mine)
    return Table(
        time=_time(session, at),
        ends_at=session["ends_at"],
        continues_at=session["continues_at"],
        late=tuple(_late(view, seat)),
        motions=tuple(_motions(view, own)),
        parts=tuple(_parts(view, own)),
        offers=tuple(_offers(view, seat)) if seat else (),
    )


def _present(view: View, mine: View | None) -> str | None:
    """The own seat for which the reader is there."""
    seats = (held["seat"] for held in mine["seats"]) if mine else ()
    people = view["attendance"] or {}
    return next((seat for seat in seats if mine and mine["person"] in people.get(seat, {"people": {}})["people"]), None)


def _time(session: View, at: datetime) -> str | None:
    if session["ends_at"] is None or at < datetime.fromisoformat(session["prompt_at"]):
        return None
    return "over" if at >= datetime.fromisoformat(session["ends_at"]) else "ending"


def _link(view: View, type_: str, **fields: str) -> str:
    return f"/sessions/{view['session']['id']}/hand?{urlencode({'type': type_, **fields})}"


def _late(view: View, seat: str | None) -> Iterator[Late]:
    for id_, item in view["agenda"]["items"].items():
        if item["late"]:
            needed, supports = item["late"]["needed"], item["late"]["supports"]
            may_support = seat is not None and needed > 0 and seat not in supports
            link = _link(view, "agenda.support", item=id_, seat=seat) if seat and may_support else None
            yield Late(item["title"], len(supports), needed, link)


def _motions(view: View, own: frozenset[str]) -> Iterator[Motion]:
    requests = view["agenda"]["requests"]["items"]
    for id_, one in requests.items():
        if one["state"] == "pending":
            item = view["agenda"]["items"][one["item"]]
            link = _link(view, "agenda.retract", request=id_) if one["seat"] in own else None
            yield Motion(one["name"], one["kind"], item["number"], item["title"], one["reason"], link)


def _parts(view: View, own: frozenset[str]) -> Iterator[PartRow]:
    for id_, one in view["agenda"]["parts"]["items"].items():
        if one["item"] == view["agenda"]["current"]:
            is_own = one["seat"] in own and one["state"] == "pending"
            link = _link(view, "agenda.withdraw_part", part=id_) if is_own else None
            yield PartRow(one["name"], one["kind"], one["text"], one["state"], link)


def _offers(view: View, seat: str) -> Iterator[Offer]:
    current = view["agenda"]["current"]
    for id_, reviewed in view["agenda"]["items"].items():
        if reviewed["review"] is not None:
            why = reviewed["review"].get(seat)
            yield Offer("agenda.request_review", _link(view, "agenda.request_review", item=id_, seat=seat), why)
    if current is not None:
        item = view["agenda"]["items"][current]
        if item["origin"] and seat in item["origin"]["seats"]:
            yield Offer("agenda.give_opinion", _link(view, "agenda.give_opinion", item=current, seat=seat), None)
        yield Offer("agenda.amend", _link(view, "agenda.amend", item=current, seat=seat), None)
    yield Offer("agenda.request", _link(view, "agenda.request", seat=seat), None)
    yield Offer("agenda.propose", _link(view, "agenda.propose", seat=seat), None)


def inputs_of(type_: str, view: View, language: Language) -> tuple[Input, ...]:
    """What the form of such a command asks for."""
    t = language.text
    reason = Input("reason", t("room.reason"), is_long=True)
    text = Input("text", t("room.table.text"), is_long=True, is_required=True)
    match type_:
        case "agenda.request_review":
            return (reason,)
        case "agenda.give_opinion":
            return (text,)
        case "agenda.amend":
            return Input("kind", t("room.table.part"), _words("part", PARTS, language)), text
        case "agenda.propose":
            return (Input("title", t("room.clerk.late_title"), is_required=True),)
        case "agenda.request":
            items = tuple(_items(view, language))
            before = Input("before", t("room.table.before"), (("", t("room.table.no_item")), *items))
            kind = Input("kind", t("room.table.kind"), _words("request", KINDS, language))
            return kind, Input("item", t("room.table.item"), items), before, reason
        case _:
            return ()


def _words(topic: str, codes: tuple[str, ...], language: Language) -> tuple[tuple[str, str], ...]:
    return tuple((code, language.word(topic, code)) for code in codes)


def _items(view: View, language: Language) -> Iterator[tuple[str, str]]:
    for id_ in view["agenda"]["order"] if view["agenda"] else ():
        item = view["agenda"]["items"][id_]
        if item["state"] in ("open", "on_table"):
            yield id_, f"{item['number']}. {item['title'] or language.text('page.session.erased')}"
