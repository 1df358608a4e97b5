"""What the procedure says of items: late ones and their supports, reviews, requests, parts; and why something is not
possible, before it is tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Tree
from rooms.log.seal import Ref
from rooms.session.agenda import UNDECIDED, Item, ItemState
from rooms.session.ballots import Ballots, is_decided
from rooms.session.chat import Texts
from rooms.session.decide.asking import Asking
from rooms.session.decide.late import admission, supports_needed
from rooms.session.decide.requests import CHAIRS, check_review
from rooms.session.decide.standing import check_no_vote
from rooms.session.life import RUNNING
from rooms.session.parts import Parts
from rooms.session.people import People
from rooms.session.requests import Requests
from rooms.session.state import Session
from rooms.session.view.moments import moment


def item_states(session: Session) -> Mapping[str, Mapping[str, Tree]]:
    """By item, what the procedure says of it; nothing here is anybody's words.

    `late`: supports of an item that waits to be admitted, and why it cannot be voted on yet. `review`: by seat, why it
    may not ask for one, None where it may; only while that makes sense. `is_voting`: a ballot on it is unfinished;
    `is_decided`: the last one proclaimed what becomes of it.
    """
    return {id_: _item_state(session, id_, item) for id_, item in session.agenda.items.items()}


def _item_state(session: Session, id_: str, item: Item) -> dict[str, Tree]:
    origin = item.origin
    return {
        "is_urgent": item.is_urgent,
        "late": _late(session, id_, item) if item.state is ItemState.PROPOSED else None,
        "origin": origin.model_dump(mode="json", exclude={"segments"}) if origin else None,
        "until": moment(item.until),
        "review": _review(session, id_, item),
        "is_voting": id_ in _voting(session.ballots),
        "is_decided": is_decided(session.ballots, id_),
        "opinions": [one.seat for one in session.requests.opinions if one.item == id_],
    }


def _voting(ballots: Ballots) -> tuple[str, ...]:
    """The items of the ballot of the moment."""
    found = ballots.items.get(ballots.current or "")
    return tuple(found.items) if found else ()


def _asking(session: Session) -> Asking | None:
    """Someone who asks for nobody, to hear the rules; None before the call."""
    at = session.at
    if at is None or session.life.rules is None or session.attendance.people is None:
        return None
    return Asking(session, Asked(None, frozenset(), at), frozenset())


def _late(session: Session, id_: str, item: Item) -> Tree:
    ask = _asking(session)
    if ask is None:
        return None
    why = _why(lambda: admission(ask, id_))
    return {"supports": list(item.supports), "needed": supports_needed(ask, item), "why": why}


def _review(session: Session, id_: str, item: Item) -> Tree:
    ask = _asking(session)
    is_asked_for = item.state in (ItemState.ON_TABLE, ItemState.UNDER_REVIEW)
    if ask is None or not is_asked_for or session.life.phase not in RUNNING:
        return None
    over = _why(lambda: check_no_vote(ask, id_)) if item.state in UNDECIDED else None
    return {seat: over or _why(partial(check_review, ask, id_, seat)) for seat in ask.people.seats}


def _why(check: Callable[[], Any]) -> Tree:
    try:
        check()
    except Refusal as refusal:
        return {"code": refusal.code, "params": dict(refusal.params)}
    return None


def requests_view(requests: Requests, people: People | None, texts: Texts, reserved: frozenset[str]) -> Tree:
    """Requests by id and opinions. `by_chair`: whoever chairs may decide it alone."""
    names = people.names if people else {}

    def words(item: str, ref: Ref) -> Tree:
        return None if item in reserved else texts.shown(ref)

    items = {
        one.id: {
            "item": one.item,
            "kind": one.kind,
            "seat": one.seat,
            "name": names.get(one.person, ""),
            "before": one.before,
            "is_extension": one.is_extension,
            "reason": words(one.item, one.reason),
            "state": one.state.value,
            "by_chair": one.kind in CHAIRS,
        }
        for one in requests.items.values()
    }
    opinions = [
        {"item": one.item, "seat": one.seat, "name": names.get(one.person, ""), "text": words(one.item, one.text)}
        for one in requests.opinions
    ]
    return {"order": list(items), "items": items, "opinions": opinions}


def parts_view(parts: Parts, people: People | None, texts: Texts, reserved: frozenset[str]) -> Tree:
    """Amendments and separate votes by id, with what became of each."""
    names = people.names if people else {}
    items = {
        id_: {
            "item": one.item,
            "kind": one.kind,
            "seat": one.seat,
            "name": names.get(one.person, ""),
            "text": None if one.item in reserved else texts.shown(one.text),
            "state": one.state.value,
        }
        for id_, one in parts.items.items()
    }
    return {"order": list(items), "items": items}
