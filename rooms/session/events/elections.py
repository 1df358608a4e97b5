"""Events of elections. Everything about them is public."""

from __future__ import annotations

from rooms.log.kind import Code, Count, Event, Line
from rooms.session.words import Means, Office
from voting import Criterion


class ElectionCalled(Event):
    """An office is to be filled. No segment named in `eligible` or `voting`: all of them."""

    type = "election.called"
    election: Code
    office: Office
    item: Code
    eligible: tuple[Code, ...] = ()
    voting: tuple[Code, ...] = ()
    term_months: Count | None = None
    criteria: tuple[Criterion, ...]


class Nominated(Event):
    """The titular of `seat` was put forward by a member of `by_seat`, and `accepted` at once if it was in person."""

    type = "election.nominated"
    election: Code
    item: Code
    seat: Code
    person: Code
    name: Line
    by_seat: Code
    accepted: bool = False
    means: Means | None = None


class NominationAccepted(Event):
    """Whoever was nominated stands."""

    type = "election.accepted"
    election: Code
    item: Code
    seat: Code
    person: Code
    means: Means | None = None


class NominationDeclined(Event):
    """Whoever was nominated does not stand."""

    type = "election.declined"
    election: Code
    item: Code
    seat: Code
    person: Code
    means: Means | None = None


class CandidacyWithdrawn(Event):
    """A candidate stands no longer."""

    type = "election.withdrawn"
    election: Code
    item: Code
    seat: Code
    person: Code
    means: Means | None = None
