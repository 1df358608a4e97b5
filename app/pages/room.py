"""The live part of a session's page: what the browser takes over with, and what the reader may do without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from babel.dates import format_time

from app.desk import Standing
from app.i18n import Language
from app.pages.room_texts import room_texts
from rooms import Refusal

View = Mapping[str, Any]
GATHERED: Final = ("called", "open", "suspended")


@dataclass(frozen=True, slots=True)
class Room:
    """What the browser's room begins with: the reader's snapshot, and texts by key."""

    snapshot: View
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Presence:
    """The reader and one of their seats: `here` since when and where, or None; `why` nothing can be done about it."""

    seat: str
    number: int
    capacity: str
    here: View | None
    why: View | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to vote for: its code, its name and what it decides, as the ballot says."""

    code: str
    label: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class Vote:
    """The reader's vote for a seat in the ballot of the moment: what may be chosen, and the receipt so far.

    `type` is the command that gives it, cast or correct; without choices, `why` not. `silence`: the kind of ballot, if
    saying nothing means something there and the reader has said nothing; `counted`: what that silence was counted as,
    once votes are no longer taken; `is_called`: it is this seat's turn.
    """

    ballot: str
    seat: str
    number: int
    type: str
    choices: tuple[Choice, ...]
    receipt: str | None
    why: View | None
    silence: str | None
    counted: str | None
    is_called: bool


@dataclass(frozen=True, slots=True)
class Unstated:
    """A vote of the reader's whose reasons may still be recorded."""

    ballot: str
    seat: str
    question: str | None


@dataclass(frozen=True, slots=True)
class Speech:
    """The reader's own request for the floor, and its place among those waiting; or `why` none can be made.

    `seat` is the one a request is made for.
    """

    seat: str
    request: str | None
    place: int
    why: View | None


@dataclass(frozen=True, slots=True)
class Hand:
    """Everything the reader may do here, whether or not it can be done now."""

    presence: tuple[Presence, ...]
    votes: tuple[Vote, ...]
    speech: Speech | None
    unstated: tuple[Unstated, ...]


def room_of(snapshot: View, mine: View, code: str) -> Room:
    """What a reader's browser begins with, in a language. `snapshot` is that of the reader's audience."""
    return Room({**snapshot, "mine": mine}, room_texts(code))


def hand_of(standing: Standing, view: View, language: Language) -> Hand | None:
    """What the reader may do at a session that has gathered; None for who holds no seat."""
    seats = {held["seat"]: held["capacity"] for held in standing.mine["seats"]}
    if not seats or view["session"]["state"] not in GATHERED:
        return None
    return Hand(
        presence=tuple(_presence(standing, view, seat, capacity) for seat, capacity in seats.items()),
        votes=tuple(_votes(standing, view, language)),
        speech=_speech(standing, view, next(iter(seats))),
        unstated=tuple(_unstated(view, standing.mine["person"])),
    )


def why_not(standing: Standing, type_: str, **data: str) -> View | None:
    """Why the rules would refuse a command of the reader now; None if they would not."""
    head = standing.loaded.head
    try:
        head.kind.decide(head.state, head.kind.commands[type_](**data), standing.asked)
    except Refusal as refusal:
        return {"code": refusal.code, "params": dict(refusal.params)}
    return None


def named(view: View, params: View) -> dict[str, Any]:
    """Params of a reason with seats and agenda items by number, seats in lists with who sits there."""
    seats = view["roster"]["seats"] if view["roster"] else {}
    numbered = {**(view["agenda"]["items"] if view["agenda"] else {}), **seats}

    def name(value: Any, *, is_listed: bool = False) -> Any:
        match value:
            case list():
                return [name(one, is_listed=True) for one in value]
            case str() if value in seats and is_listed:
                holder = view["attendance"][value]["voter"] or seats[value]["titular"]
                return f"{seats[value]['number']} ({holder['name']})" if holder else seats[value]["number"]
            case str() if value in numbered:
                return numbered[value]["number"]
            case _:
                return value

    return {key: name(value) for key, value in params.items()}


def _said(view: View, why: View | None) -> View | None:
    return why and {"code": why["code"], "params": named(view, why["params"])}


def _presence(standing: Standing, view: View, seat: str, capacity: str) -> Presence:
    here = view["attendance"][seat]["people"].get(standing.asked.person)
    why = None if here else why_not(standing, "attendance.check_in", seat=seat)
    return Presence(seat, view["roster"]["seats"][seat]["number"], capacity, here, _said(view, why))


def _speech(standing: Standing, view: View, seat: str) -> Speech:
    queue, kinds = view["floor"]["queue"], view["floor"]["kinds"]
    own = [id_ for id_ in standing.mine["requests"] if id_ in queue]
    if own:
        return Speech(seat, own[0], queue.index(own[0]) + 1, None)
    return Speech(seat, None, 0, _said(view, why_not(standing, "floor.request", seat=seat, kind=next(iter(kinds)))))


def _votes(standing: Standing, view: View, language: Language) -> Iterator[Vote]:
    """The reader's votes in the ballot of the moment: one a seat they vote for, or one that says why there is none."""
    id_ = view["ballots"]["current"]
    if id_ is None:
        return
    ballot, mine = view["ballots"]["items"][id_], standing.mine
    seats = [held["seat"] for held in mine["seats"]]
    own = [seat for seat in seats if ballot["seats"].get(seat, {}).get("person") == mine["person"]]
    for seat in own or seats[:1]:
        yield _vote(standing, view, language, id_=id_, seat=seat)


def _vote(standing: Standing, view: View, language: Language, *, id_: str, seat: str) -> Vote:
    ballot, choices = view["ballots"]["items"][id_], choices_of(view["ballots"]["items"][id_], language)
    is_open = ballot["state"] == "open"
    type_ = "ballot.cast" if is_open else "ballot.correct"
    why = why_not(standing, type_, ballot=id_, seat=seat, choice=choices[0].code)
    silence = None if why or not is_open or _has_voted(ballot, seat) else ballot["silence"]
    return Vote(
        ballot=id_,
        seat=seat,
        number=view["roster"]["seats"][seat]["number"],
        type=type_,
        choices=() if why else tuple(one for one in choices if one.code != silence),
        receipt=_receipt(standing.mine["receipts"].get(id_), choices, language),
        why=_said(view, why),
        silence=ballot["kind"] if silence else None,
        counted=None if is_open else _counted(ballot, seat, choices),
        is_called=not why and ballot["kind"] == "called_roll" and ballot["called"] == seat,
    )


def _counted(ballot: View, seat: str, choices: tuple[Choice, ...]) -> str | None:
    """What a silent seat's silence was counted as, by its name."""
    vote = (ballot["seats"] or {}).get(seat, {"has_voted": True})
    return None if vote["has_voted"] else next((one.label for one in choices if one.code == vote["choice"]), None)


def _has_voted(ballot: View, seat: str) -> bool:
    return bool(ballot["seats"].get(seat, {}).get("has_voted"))


def _unstated(view: View, person: str | None) -> Iterator[Unstated]:
    for id_ in view["ballots"]["order"]:
        ballot = view["ballots"]["items"][id_]
        for seat, vote in (ballot["seats"] or {}).items():
            if vote.get("may_state") and vote["person"] == person:
                yield Unstated(id_, seat, ballot["question"])


def choices_of(ballot: View, language: Language) -> tuple[Choice, ...]:
    """What may be chosen in a ballot, abstention last."""
    labels = ballot.get("labels") or {}
    meanings = {"yes": ballot.get("yes_means"), "no": ballot.get("no_means")}
    codes = ballot["choices"]
    return tuple(Choice(code, labels.get(code) or language.word("option", code), meanings.get(code)) for code in codes)


def _receipt(receipt: View | None, choices: tuple[Choice, ...], language: Language) -> str | None:
    if receipt is None:
        return None
    label = next((one.label for one in choices if one.code == receipt["choice"]), receipt["choice"])
    at = datetime.fromisoformat(receipt["at"]).astimezone(language.zone)
    told = format_time(at, "medium", locale=language.locale)
    return language.text("room.vote.receipt", choice=label, number=receipt["number"], at=told)
