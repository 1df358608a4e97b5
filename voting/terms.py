"""What a ballot is held under, frozen when it opens: options, electorate, bases, majority.

Not the votes: see ballot.py.
"""

from dataclasses import dataclass

from voting.choice import OptionId, SeatId
from voting.rules import Bases, Majority


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of one ballot; each option and each seat of the electorate stands once.

    `method` is a key of METHODS; `bases` are the sizes at opening, in seats.
    """

    method: str
    options: tuple[OptionId, ...]
    electorate: tuple[SeatId, ...]
    bases: Bases
    majority: Majority
    is_abstention_allowed: bool = True
    may_change_vote: bool = True
