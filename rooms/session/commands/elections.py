"""Commands on elections of officers: called, nominated, accepted, declined, withdrawn. The vote itself is a ballot."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rooms.log.kind import Code, Data
from rooms.session.commands.shared import ForSeat
from rooms.session.words import Office
from voting import Criterion

_MOST_SEGMENTS = 100
CUSTOMARY: tuple[Criterion, ...] = ("new_round", "seniority", "age", "draw")
"""What breaks a tie unless said otherwise, in order."""


class CallElection(Data):
    """Call the election of an office on an item. `eligible`, `voting`: segments; none named is all of them.

    `term_months`: how long the office is held from swearing-in; none is until somebody else is sworn in.
    """

    type = "election.call"
    election: Code
    office: Office
    item: Code
    eligible: tuple[Code, ...] = Field((), max_length=_MOST_SEGMENTS)
    voting: tuple[Code, ...] = Field((), max_length=_MOST_SEGMENTS)
    term_months: Annotated[int, Field(ge=1, le=120)] | None = None
    criteria: tuple[Criterion, ...] = Field(CUSTOMARY, min_length=1, max_length=4)


class Nominate(ForSeat):
    """Put forward the titular of the seat `nominee`, or oneself when it is left out."""

    type = "election.nominate"
    election: Code
    nominee: Code | None = None


class AcceptNomination(ForSeat):
    """Stand for the office, as whoever was nominated."""

    type = "election.accept"
    election: Code


class DeclineNomination(ForSeat):
    """Not stand for the office, as whoever was nominated."""

    type = "election.decline"
    election: Code


class WithdrawCandidacy(ForSeat):
    """Stand no longer, before the vote."""

    type = "election.withdraw"
    election: Code
