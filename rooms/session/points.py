"""Points of order (questões de ordem): raised, heard, ruled, appealed, settled. Not who speaks: that is the floor's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import AlreadyRuled, NotAppealable, NotAppealed, RulingPending, UnknownRequest
from rooms.session.events.agenda import ItemFinished, ItemStarted, ItemWithdrawn
from rooms.session.events.ballots import BallotOpened
from rooms.session.events.floor import FloorGranted, FloorRequested, RequestRefused, RequestWithdrawn
from rooms.session.events.points import AppealSettled, PointRuled, RulingAppealed
from rooms.session.words import Ruling


class Stage(StrEnum):
    """Where a point of order is."""

    RAISED = "raised"
    HEARD = "heard"
    RULED = "ruled"
    APPEALED = "appealed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of order, by the request that raised it. `by` ruled, `appellant` took the ruling to the plenary.

    `ballot`: the one it is about, which it may then interrupt. `ruling` is the one that holds.
    """

    id: str
    seq: int
    person: str | None
    seat: str | None
    item: str | None
    ballot: str | None
    stage: Stage = Stage.RAISED
    ruling: Ruling | None = None
    by: str | None = None
    reason: Ref | None = None
    appellant: str | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Points of order by request. `appealable`: the ruling nothing has followed yet."""

    items: Mapping[str, Point] = field(default_factory=dict)
    appealable: str | None = None

    @property
    def unruled(self) -> str | None:
        """The one that was heard and waits for its ruling."""
        return self._at(Stage.HEARD)

    @property
    def appealed(self) -> str | None:
        """The one whose appeal waits for its ballot."""
        return self._at(Stage.APPEALED)

    def _at(self, stage: Stage) -> str | None:
        return next((id_ for id_, point in self.items.items() if point.stage is stage), None)


def to_rule(points: Points, id_: str) -> Point:
    """The point, to be ruled now. Raises UnknownRequest, AlreadyRuled, and RulingPending while another was heard."""
    point = points.items.get(id_)
    if point is None:
        raise UnknownRequest(request=id_)
    if point.stage not in (Stage.RAISED, Stage.HEARD):
        raise AlreadyRuled(request=id_)
    if points.unruled not in (None, id_):
        raise RulingPending(request=points.unruled)
    return point


def to_appeal(points: Points, id_: str, *, person: str) -> Point:
    """The point whose ruling this person may appeal now. Raises NotAppealable."""
    point = points.items.get(id_)
    if point is None or points.appealable != id_ or point.by == person:
        raise NotAppealable(request=id_)
    return point


def to_settle(points: Points, id_: str) -> Point:
    """The point whose appeal may be put to the vote. Raises NotAppealed."""
    point = points.items.get(id_)
    if point is None or point.stage is not Stage.APPEALED:
        raise NotAppealed(request=id_)
    return point


def evolve(points: Points, recorded: Recorded) -> Points:
    """Fold one event into the points of order."""
    match recorded.event:
        case FloorRequested(kind="point_of_order", has_article=True) as event:
            id_ = f"r{recorded.seq}"
            point = Point(id_, recorded.seq, event.person, event.seat, event.item, event.ballot)
            return replace(points, items={**points.items, id_: point})
        case RequestWithdrawn(request=id_) | RequestRefused(request=id_) if id_ in points.items:
            return replace(points, items={known: one for known, one in points.items.items() if known != id_})
        case FloorGranted(request=id_):
            gone_on = _followed(points)
            return _change(gone_on, replace(points.items[id_], stage=Stage.HEARD)) if id_ in points.items else gone_on
        case BallotOpened() | ItemStarted() | ItemFinished() | ItemWithdrawn():
            return _followed(points)
        case PointRuled(request=id_, ruling=ruling, person=by):
            ruled = replace(points.items[id_], stage=Stage.RULED, ruling=ruling, by=by)
            return replace(_change(points, replace(ruled, reason=Ref(recorded.seq, "reason"))), appealable=id_)
        case RulingAppealed(request=id_, person=person):
            return _followed(_change(points, replace(points.items[id_], stage=Stage.APPEALED, appellant=person)))
        case AppealSettled(request=id_, ruling=ruling):
            return _change(points, replace(points.items[id_], stage=Stage.SETTLED, ruling=ruling))
        case _:
            return points


def _followed(points: Points) -> Points:
    """Other business has come: the last ruling can no longer be appealed."""
    return points if points.appealable is None else replace(points, appealable=None)


def _change(points: Points, changed: Point) -> Points:
    return replace(points, items={**points.items, changed.id: changed})
