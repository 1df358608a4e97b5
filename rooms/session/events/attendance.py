"""Events of attendance. Persons attend, seats are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rooms.log.kind import Code, Count, Event, Instant, Text
from rooms.log.seal import Seal
from rooms.session.commands.attendance import Stay
from rooms.session.words import Means, Place


class CheckedIn(Event):
    """A person is present from now on. `own_device`: entered by the person's own connection, which may lapse."""

    type = "attendance.checked_in"
    seals: ClassVar[Mapping[str, Seal]] = {"late_reason": Seal.ERASABLE}
    seat: Code
    person: Code
    place: Place
    own_device: bool
    means: Means | None = None
    late_reason: Text | None = None


class CheckedOut(Event):
    """A person left."""

    type = "attendance.checked_out"
    seals: ClassVar[Mapping[str, Seal]] = {"late_reason": Seal.ERASABLE}
    seat: Code
    person: Code
    means: Means | None = None
    late_reason: Text | None = None


class Excused(Event):
    """A seat's absence is to be justified, and counts as excused unless that is refused; the reason is private."""

    type = "attendance.excused"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    seat: Code
    means: Means | None = None
    reason: Text | None = None


class QuorumVerified(Event):
    """The seats present were counted on request."""

    type = "attendance.quorum_verified"
    present: tuple[Code, ...]
    needed: Count
    reached: bool


class AttendanceCorrected(Event):
    """A person's stretches of attendance, put right; they replace those known before."""

    type = "attendance.corrected"
    seals: ClassVar[Mapping[str, Seal]] = {"reason": Seal.ERASABLE}
    seat: Code
    person: Code
    stays: tuple[Stay, ...]
    reason: Text | None = None


class Lapsed(Event):
    """A remote member's device was gone for longer than the grace: out of quorum and new ballots, but not gone."""

    type = "attendance.lapsed"
    seat: Code
    person: Code
    since: Instant


class Restored(Event):
    """A lapsed member's device is back."""

    type = "attendance.restored"
    seat: Code
    person: Code
