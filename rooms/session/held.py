"""One ballot of a session as it stands: what was frozen, who voted, what is shown. Not what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from rooms.log.seal import Ref
from rooms.session.commands.ballots import OpenBallot
from rooms.session.events.ballots import BallotOpened
from rooms.session.events.corrections import BallotRecorded
from voting import ABSTAIN, Abstained, Ballot, Closed, Open, Proclaimed, SeatId, Voted


@dataclass(frozen=True, slots=True)
class CastBy:
    """Who voted for a seat, in which event, when, and by which means if it was entered by the clerk.

    `is_own_event`: that event is a vote; else a sheet of paper or a correction, which hold several.
    """

    person: str
    seq: int
    at: datetime
    means: str | None
    is_own_event: bool = True


@dataclass(frozen=True, slots=True)
class Recount:
    """A correction after proclamation: the words of the votes before and after it, and the former result and votes."""

    correction: str
    at: datetime
    before: Mapping[str, str]
    after: Mapping[str, str]
    result: Mapping[str, object]
    votes: Mapping[str, CastBy]


def items_of(opened: BallotOpened | OpenBallot) -> tuple[str, ...]:
    """The agenda items a ballot decides: one, those of a block, or none."""
    return opened.items or ((opened.item,) if opened.item else ())


@dataclass(frozen=True, slots=True)
class Held:
    """A ballot of the session. `opened` holds everything frozen; `votes` by seat say who voted, `ballot` what.

    `statements`: where seats that voted had their reasons recorded. `recounts`: corrections since the proclamation.
    `effects`: what became of what followed from the result, when that was annulled or corrected.
    """

    seq: int
    opened: BallotOpened
    ballot: Ballot
    electors: Mapping[str, str]
    opened_at: datetime
    votes: Mapping[str, CastBy] = field(default_factory=dict)
    declared_by_clerk: frozenset[str] = frozenset()
    closed_at: datetime | None = None
    proclaimed_at: datetime | None = None
    refs: tuple[Ref, ...] = ()
    statements: Mapping[str, Ref] = field(default_factory=dict)
    recounts: tuple[Recount, ...] = ()
    effects: Literal["undone", "kept"] | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The agenda items it decides: one, those of a block, or none."""
        return items_of(self.opened)

    @property
    def on_paper(self) -> BallotRecorded | None:
        """The sheet it was entered from, if it was held on paper."""
        return self.opened if isinstance(self.opened, BallotRecorded) else None

    @property
    def corrections(self) -> tuple[str, ...]:
        """Which corrections changed it, in order."""
        return tuple(recount.correction for recount in self.recounts)

    @property
    def choices(self) -> frozenset[Ref]:
        """Where the choices of all votes are sealed, those before a correction included."""
        votes = (self.votes, *(recount.votes for recount in self.recounts))
        fields = ("choice", "votes")
        return frozenset(Ref(vote.seq, field) for known in votes for vote in known.values() for field in fields)

    def was_cast_in(self, seat: str, seq: int) -> bool:
        """Whether that event holds the seat's vote, the present one or one that counted before a correction."""
        votes = (self.votes, *(recount.votes for recount in self.recounts))
        return any(seat in known and known[seat].seq == seq for known in votes)

    @property
    def is_open(self) -> bool:
        """Whether votes are taken."""
        return isinstance(self.ballot.phase, Open)

    @property
    def shows_choices(self) -> bool:
        """Whether choices may be seen by everyone now."""
        return self.opened.show == "live" or isinstance(self.ballot.phase, Closed | Proclaimed)

    def choice_ref(self, seat: str) -> Ref | None:
        """Where the seat's choice is sealed, or None without an event of its own: silence is no vote."""
        vote = self.votes.get(seat)
        has_own = vote is not None and vote.is_own_event and self.choice(seat) is not None
        return Ref(vote.seq, "choice") if vote is not None and has_own else None

    def choice(self, seat: str) -> str | None:
        """The option a seat voted for, or was counted for by its silence, `abstain`, or None."""
        match self.ballot.outcomes.get(SeatId(seat)):
            case Voted(option):
                return str(option)
            case Abstained():
                return ABSTAIN
            case _:
                return None

    @property
    def proclaim_not_before(self) -> datetime | None:
        """The end of the seconds in which a vote may be put right."""
        return self.closed_at and self.closed_at + timedelta(seconds=self.opened.check_seconds)
