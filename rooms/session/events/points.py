"""Events of points of order. `request` is the one that raised the point; `item` was on the table then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Event, Text
from rooms.log.seal import Seal
from rooms.session.words import Means, Ruling


class PointRuled(Event):
    """Whoever chairs decided a point of order. A speech it interrupted goes on from this event."""

    type = "floor.ruled"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    request: Code
    ruling: Ruling
    person: Code | None = None
    item: Code | None = None
    reason: Text | None = None


class RulingAppealed(Event):
    """A member took a ruling to the plenary. A speech stands until the appeal is settled."""

    type = "floor.appealed"
    request: Code
    person: Code
    seat: Code
    item: Code | None = None
    means: Means | None = None


class AppealSettled(Event):
    """The plenary decided an appeal: the ruling that holds from now on. A speech that stood goes on."""

    type = "floor.appeal_settled"
    request: Code
    ruling: Ruling
    item: Code | None = None
