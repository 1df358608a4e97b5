"""Recusals on a session's page: who does not vote on the item on the table, and what the reader may do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.i18n import Language
from app.pages.ballot import seat_name
from app.pages.frame import Visit
from app.pages.procedure import Input

View = Mapping[str, Any]
KINDS: Final = ("impediment", "suspicion")
MEANS: Final = ("voice", "hand", "paper", "phone")
NOBODY: Final[View] = {"person": None, "seats": (), "recusals": (), "roles": ()}
ASKING: Final = frozenset({"attendance.recuse", "attendance.challenge"})
"""Commands for which a kind and a reason are asked."""


@dataclass(frozen=True, slots=True)
class RecusalRow:
    """Who does not vote: the seat's number, the kind, who votes `instead`, and the reason for who may read it."""

    name: str
    number: int
    kind: str
    instead: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ChallengeRow:
    """A challenge that waits: `number` of its item, of the seat that made it. `is_mine` to accept, `is_own` to drop."""

    id: str
    name: str
    number: int | None
    kind: str
    seat: int | None
    reason: str | None
    is_mine: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class RecusalsNow:
    """Those of the item on the table. `seat` is the reader's, where one can declare, withdraw or allege, or None.

    `is_table`: the reader chairs, and alleges without a seat, or is the clerk, and enters what a member alleges.
    """

    item: str | None
    recused: tuple[RecusalRow, ...]
    challenges: tuple[ChallengeRow, ...]
    seat: str | None
    is_recused: bool
    is_table: bool


def recusal_kinds(type_: str) -> tuple[str, ...]:
    """The kinds that a command is asked for, none for others."""
    return KINDS if type_ in ASKING else ()


def recusals_of(view: View, mine: View | None) -> RecusalsNow | None:
    """What stands on the page; None when there is nothing to say and nothing to do."""
    recusals, agenda = view["recusals"], view["agenda"]
    item = agenda["current"] if agenda else None
    if recusals is None or view["session"]["state"] not in ("called", "open", "suspended"):
        return None
    return _now(view, item, mine or NOBODY)


def _now(view: View, item: str | None, mine: View) -> RecusalsNow | None:
    recusals, seats = view["recusals"], [held["seat"] for held in mine["seats"]]
    recused = recusals["items"].get(item, [])
    now = RecusalsNow(
        item=item,
        recused=tuple(_recusal(view, one) for one in recused),
        challenges=tuple(_challenge(view, one, mine, seats) for one in recusals["challenges"]),
        seat=seats[0] if seats and item else None,
        is_recused=any(one["person"] == mine["person"] for one in recused),
        is_table=item is not None and bool(mine["person"]) and (_chairs(view, mine) or "clerk" in mine["roles"]),
    )
    return now if now.recused or now.challenges or now.seat or now.is_table else None


def _chairs(view: View, mine: View) -> bool:
    return view["chair"] is not None and view["chair"]["person"] == mine["person"]


def _number(view: View, seat: str | None) -> int | None:
    found = view["roster"]["seats"].get(seat)
    return int(found["number"]) if found else None


def _recusal(view: View, one: View) -> RecusalRow:
    instead = one["instead"]["name"] if one["instead"] else None
    return RecusalRow(one["name"], _number(view, one["seat"]) or 0, one["kind"], instead, one["reason"])


def _challenge(view: View, one: View, mine: View, seats: list[str]) -> ChallengeRow:
    told = {own["challenge"]: own["reason"] for own in mine["recusals"]}
    item = view["agenda"]["items"].get(one["item"]) if view["agenda"] else None
    return ChallengeRow(
        id=one["id"],
        name=one["name"],
        number=item["number"] if item else None,
        kind=one["kind"],
        seat=_number(view, one["by_seat"]),
        reason=one["reason"] or told.get(one["id"]),
        is_mine=one["person"] == mine["person"],
        is_own=one["by_seat"] in seats,
    )


def challenge_inputs(type_: str, view: View, mine: View, language: Language) -> tuple[Input, ...]:
    """What the clerk, who has no seat and does not chair, says of a challenge: whose it is, and how it came."""
    is_by_hand = "clerk" in mine["roles"] and not mine["seats"] and not _chairs(view, mine)
    if type_ != "attendance.challenge" or not is_by_hand or not view["roster"]:
        return ()
    seats = sorted(view["roster"]["seats"].items(), key=lambda pair: pair[1]["number"])
    rows = tuple((id_, f"{seat['number']}. {name}") for id_, seat in seats if (name := seat_name(seat)))
    means = tuple((one, language.word("means", one)) for one in MEANS)
    return (
        Input("by_seat", language.text("room.recusals.by_whom"), rows),
        Input("means", language.text("room.clerk.means"), means),
    )


def seats_to_challenge(view: View, visit: Visit, type_: str) -> tuple[tuple[str, str], ...]:
    """Seats by id with number and name, in order, less those of the reader; none for other commands."""
    person = visit.person.id if visit.person else None
    seats = view["roster"]["seats"] if view["roster"] and type_ == "attendance.challenge" else {}
    rows = []
    for id_, seat in sorted(seats.items(), key=lambda pair: pair[1]["number"]):
        holders = [one for one in (seat["titular"], *seat["alternates"]) if one]
        voter = view["attendance"][id_]["voter"] or next(iter(holders), None)
        if voter and person not in [one["person"] for one in holders]:
            rows.append((id_, f"{seat['number']}. {voter['name']}"))
    return tuple(rows)
