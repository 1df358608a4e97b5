"""The floor without script: who speaks and who waits, and what the reader may ask, allow, rule or appeal now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.desk import Standing
from app.i18n import Language
from app.pages.room import why_not

View = Mapping[str, Any]
POINT: Final = "point_of_order"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request for the floor as it is shown: `name` None for a citizen whose name is not shown."""

    id: str
    kind: str
    name: str | None
    subject: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class FloorNow:
    """Who speaks (`left` seconds of `total` remain at the moment of the page) and who waits, in order.

    `aside` is an aparte, `interrupted` a speech that goes on after a ruling. `how`: the way the speaker speaks.
    """

    speaker: Waiting | None
    total: int
    left: int
    how: str | None
    is_paused: bool
    aside: Waiting | None
    interrupted: Waiting | None
    queue: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of speech by its code and its name."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Speaking:
    """What the reader may do now: refuse or allow the apartes of `leaves`, rule on `rulings`, appeal a ruling.

    `kinds` may be asked for, for a seat or as rapporteur; `has_aside`: an aparte may be.
    """

    kinds: tuple[Kind, ...]
    has_aside: bool
    leaves: tuple[Waiting, ...]
    rulings: tuple[Waiting, ...]
    appeal: str | None

    @property
    def is_any(self) -> bool:
        """Whether there is anything beyond asking for the floor."""
        return self.has_aside or bool(self.leaves or self.rulings) or self.appeal is not None


def floor_now(view: View, at: datetime) -> FloorNow | None:
    """The floor of a session that is held, at the moment of the page."""
    floor = view["floor"]
    if not floor or view["session"]["state"] not in ("open", "suspended"):
        return None
    speaker = floor["speaker"]
    return FloorNow(
        speaker=_speech(speaker, floor),
        total=speaker["seconds"] if speaker else 0,
        left=_left(speaker, at) if speaker else 0,
        how=speaker["how"] if speaker else None,
        is_paused=floor["is_paused"],
        aside=_speech(floor["aside"], floor),
        interrupted=_speech(floor["interrupted"], floor),
        queue=tuple(_waiting(floor, id_) for id_ in floor["queue"]),
    )


def speaking_of(standing: Standing, view: View, language: Language) -> Speaking | None:
    """What the reader may do on the floor, each asked of the rules; None while no session is held."""
    floor = view["floor"]
    if not floor or standing.asked.person is None or view["session"]["state"] != "open":
        return None
    seat = next((held["seat"] for held in standing.mine["seats"]), None)
    rulings = tuple(_waiting(floor, id_) for id_ in _may_rule(standing, floor))
    appealable = floor["points"]["appealable"]
    return Speaking(
        kinds=tuple(kinds_of(standing, view, seat, language)),
        has_aside=seat is not None and why_not(standing, "floor.interject", seat=seat) is None,
        leaves=tuple(_waiting(floor, id_) for id_ in floor["asides"] if _may_allow(standing, id_)),
        rulings=rulings,
        appeal=appealable if seat and appealable and _may_appeal(standing, appealable, seat) else None,
    )


def kinds_of(standing: Standing, view: View, seat: str | None, language: Language) -> Iterator[Kind]:
    """The kinds of speech that the reader may ask for now, for a seat if there is one."""
    ballots = view["ballots"] or {"current": None}
    about = {"ballot": ballots["current"]} if ballots["current"] else {}
    own = {"seat": seat} if seat else {}
    for code, kind in view["floor"]["kinds"].items():
        more = {**own, "article": "art.", **about} if code == POINT else own
        if kind["parent"] is None and why_not(standing, "floor.request", kind=code, **more) is None:
            yield Kind(code, kind["name"] or language.word("speech", code))


def _may_allow(standing: Standing, request: str) -> bool:
    return why_not(standing, "floor.allow", request=request) is None


def _may_rule(standing: Standing, floor: View) -> Iterator[str]:
    for id_, point in floor["points"]["items"].items():
        ruling = {"request": id_, "ruling": "upheld", "reason": "."}
        if point["state"] in ("raised", "heard") and why_not(standing, "floor.rule", **ruling) is None:
            yield id_


def _may_appeal(standing: Standing, request: str, seat: str) -> bool:
    return why_not(standing, "floor.appeal", request=request, seat=seat) is None


def _waiting(floor: View, id_: str) -> Waiting:
    """A request that waits, or a point of order by the request that raised it."""
    known = floor["requests"].get(id_) or {**floor["points"]["items"][id_], "kind": POINT}
    return _named(id_, known, floor)


def _speech(speech: View | None, floor: View) -> Waiting | None:
    return _named(speech["request"], speech, floor) if speech else None


def _named(id_: str, known: View, floor: View) -> Waiting:
    kind = floor["kinds"].get(known["kind"], {"name": None})
    return Waiting(id_, kind["name"] or known["kind"], known["name"], known["subject"], known["article"])


def _left(speaker: View, at: datetime) -> int:
    used = float(speaker["used_ms"]) / 1000
    if speaker["running_since"]:
        used += (at - datetime.fromisoformat(speaker["running_since"])).total_seconds()
    return max(0, round(int(speaker["seconds"]) - used))
