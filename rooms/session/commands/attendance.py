"""Commands on who is present."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Instant, Text
from rooms.session.commands.shared import Dated, ForSeat
from rooms.session.words import Place


class CheckIn(ForSeat, Dated):
    """Count a person present. `person` names an alternate when the clerk acts."""

    type = "attendance.check_in"
    person: Code | None = None
    place: Place = Place.REMOTE


class CheckOut(ForSeat, Dated):
    """A person leaves."""

    type = "attendance.check_out"
    person: Code | None = None


class Excuse(ForSeat):
    """Ask for a seat's absence to be justified; it counts as excused until refused, or until somebody comes after all.

    The reason is seen by clerk, chair and member only.
    """

    type = "attendance.excuse"
    reason: Text | None = None


class VerifyQuorum(Data):
    """Record who is present and whether there is quorum, at any moment."""

    type = "attendance.verify_quorum"


class Stay(Data):
    """One stretch of attendance; `until` is missing while it lasts."""

    type = "stay"
    place: Place
    since: Instant
    until: Instant | None = None


class CorrectAttendance(Data):
    """Replace one person's stretches of attendance, with the reason."""

    type = "attendance.correct"
    person: Code
    stays: tuple[Stay, ...]
    reason: Text


class Lapse(Data):
    """A remote member's own device has been gone for longer than the rules' grace (system)."""

    type = "attendance.lapse"
    person: Code
    since: Instant


class Restore(Data):
    """A lapsed member's device is back (system)."""

    type = "attendance.restore"
    person: Code
