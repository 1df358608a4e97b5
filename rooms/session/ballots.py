"""Ballots of a session: who votes for a frozen seat, what is hidden and until when. The rules are voting's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from rooms.log.kind import Recorded, instant_text
from rooms.log.seal import Ref
from rooms.session.commands.ballots import OpenBallot
from rooms.session.errors import (
    BallotExists,
    BallotUnfinished,
    LabelsMismatch,
    NotAvailable,
    TooEarly,
    UnknownBallot,
)
from rooms.session.events.ballots import (
    BallotAnnulled,
    BallotClosed,
    BallotOpened,
    OutcomeDeclared,
    ResultProclaimed,
    TieBroken,
    VoteCast,
    VoteCorrected,
)
from voting import (
    ABSTAIN,
    METHODS,
    Abstained,
    Ballot,
    Bases,
    Closed,
    NotVoting,
    Open,
    OptionId,
    Outcome,
    Proclaimed,
    SeatId,
    SimpleMajority,
    Terms,
    Voted,
    annul,
    begin,
    break_tie,
    close,
    parse_outcome,
    proclaim,
    record,
)

TEXTS = ("question", "yes_means", "no_means", "labels", "matter")
_QUESTION = ("yes", "no")


@dataclass(frozen=True, slots=True)
class CastBy:
    """Who voted for a seat, in which event, when, and by which means if it was entered by the clerk."""

    person: str
    seq: int
    at: datetime
    means: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A ballot of the session. `opened` holds everything frozen; `votes` by seat say who voted, `ballot` what."""

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

    @property
    def is_open(self) -> bool:
        """Whether votes are taken."""
        return isinstance(self.ballot.phase, Open)

    @property
    def shows_choices(self) -> bool:
        """Whether choices may be seen by everyone now."""
        return self.opened.show == "live" or isinstance(self.ballot.phase, Closed | Proclaimed)

    def choice_ref(self, seat: str) -> Ref | None:
        """Where the seat's choice is sealed, or None without a vote."""
        return None if self.choice(seat) is None else Ref(self.votes[seat].seq, "choice")

    def choice(self, seat: str) -> str | None:
        """The option a seat voted for, `abstain`, or None without a vote."""
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


@dataclass(frozen=True, slots=True)
class Ballots:
    """Ballots by id, in order of opening; `current` is the one that is neither proclaimed nor annulled.

    `by_item` are the ballots on each agenda item, in that order.
    """

    order: tuple[str, ...] = ()
    items: Mapping[str, Held] = field(default_factory=dict)
    by_item: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    current: str | None = None


def held(ballots: Ballots, id_: str) -> Held:
    """The ballot. Raises UnknownBallot."""
    found = ballots.items.get(id_)
    if found is None:
        raise UnknownBallot(ballot=id_)
    return found


def is_open(ballots: Ballots) -> bool:
    """Whether votes are being taken."""
    return ballots.current is not None and ballots.items[ballots.current].is_open


def check_new(ballots: Ballots, command: OpenBallot, kind: str) -> None:
    """May this ballot be opened, its kind, labels and the ballots before it considered?

    Raises BallotExists, BallotUnfinished, NotAvailable, LabelsMismatch.
    """
    if command.ballot in ballots.items:
        raise BallotExists(ballot=command.ballot)
    if ballots.current is not None:
        raise BallotUnfinished(ballots=[ballots.current])
    if kind not in METHODS:
        raise NotAvailable(kind=kind)
    named = set(command.labels or ())
    unnamed = [option for option in command.options if option not in named and option not in _QUESTION]
    if unnamed or not named <= set(command.options):
        raise LabelsMismatch(options=unnamed or sorted(named - set(command.options)))


def check_ripe(found: Held, now: datetime) -> None:
    """Raises TooEarly before the seconds for putting votes right are over."""
    ripe_at = found.proclaim_not_before
    if ripe_at is not None and now < ripe_at:
        raise TooEarly(not_before=instant_text(ripe_at))


def terms_of(opened: BallotOpened) -> Terms:
    """The frozen terms of the vote, from the event that opened it."""
    return Terms(
        method=opened.kind,
        options=tuple(OptionId(option) for option in opened.options),
        electorate=tuple(SeatId(elector.seat) for elector in opened.electorate),
        bases=Bases(statutory=opened.statutory, filled=opened.filled, present=len(opened.electorate)),
        majority=SimpleMajority(),
        is_abstention_allowed=opened.abstention,
        may_change_vote=opened.change_vote,
    )


def outcome_of(choice: str) -> Outcome:
    """What a stored choice says."""
    return Abstained() if choice == ABSTAIN else Voted(OptionId(choice))


def left(found: Held, present: Mapping[str, str]) -> tuple[SeatId, ...]:
    """Seats of the electorate without outcome that nobody represents any more: `left` means not voting."""
    return tuple(s for s in found.ballot.terms.electorate if s not in found.ballot.outcomes and s not in present)


def with_left(ballot: Ballot, seats: tuple[str, ...]) -> Ballot:
    """The ballot with those seats, none of which has an outcome, as not voting: its counts stay."""
    if not seats:
        return ballot
    return replace(ballot, outcomes={**ballot.outcomes, **{SeatId(seat): NotVoting() for seat in seats}})


def evolve(ballots: Ballots, recorded: Recorded) -> Ballots:
    """Fold one event into the ballots."""
    match recorded.event:
        case VoteCast() | VoteCorrected() as event:
            return _change(ballots, event.ballot, _voted(ballots.items[event.ballot], event, recorded))
        case BallotOpened() as event:
            return _begun(ballots, event, _opened(event, recorded))
        case OutcomeDeclared() as event:
            return _change(ballots, event.ballot, _declared(ballots.items[event.ballot], event, recorded))
        case BallotClosed(ballot=id_, left=seats):
            found = ballots.items[id_]
            closed = close(with_left(found.ballot, seats))
            return _change(ballots, id_, replace(found, ballot=closed, closed_at=recorded.at))
        case TieBroken(ballot=id_, option=option):
            found = ballots.items[id_]
            return _change(ballots, id_, replace(found, ballot=break_tie(found.ballot, OptionId(option))))
        case ResultProclaimed(ballot=id_):
            found = ballots.items[id_]
            done = replace(found, ballot=proclaim(found.ballot), proclaimed_at=recorded.at)
            return _finished(_change(ballots, id_, done), id_)
        case BallotAnnulled(ballot=id_):
            found = ballots.items[id_]
            void = replace(found, ballot=annul(found.ballot), refs=(*found.refs, Ref(recorded.seq, "reason")))
            freed = _finished(_change(ballots, id_, void), id_)
            return replace(freed, by_item=dict(ballots.by_item))  # another object: its item may be voted on anew
        case _:
            return ballots


def _begun(ballots: Ballots, event: BallotOpened, found: Held) -> Ballots:
    by_item = dict(ballots.by_item)
    if event.item is not None:
        by_item[event.item] = (*by_item.get(event.item, ()), event.ballot)
    return Ballots(
        order=(*ballots.order, event.ballot),
        items={**ballots.items, event.ballot: found},
        by_item=by_item,
        current=event.ballot,
    )


def _opened(event: BallotOpened, recorded: Recorded) -> Held:
    return Held(
        seq=recorded.seq,
        opened=event,
        ballot=begin(terms_of(event)),
        electors={elector.seat: elector.person for elector in event.electorate},
        opened_at=recorded.at,
        refs=tuple(Ref(recorded.seq, name) for name in TEXTS),
    )


def _voted(found: Held, event: VoteCast | VoteCorrected, recorded: Recorded) -> Held:
    """Written out, since `replace` takes three times as long and votes are most of a log."""
    ballot = record(found.ballot, SeatId(event.seat), outcome_of(event.choice))
    return Held(
        seq=found.seq,
        opened=found.opened,
        ballot=ballot,
        electors=found.electors,
        opened_at=found.opened_at,
        votes={**found.votes, event.seat: CastBy(event.person, recorded.seq, recorded.at, event.means)},
        declared_by_clerk=found.declared_by_clerk,
        closed_at=found.closed_at,
        proclaimed_at=found.proclaimed_at,
        refs=found.refs,
    )


def _declared(found: Held, event: OutcomeDeclared, recorded: Recorded) -> Held:
    ballot = record(found.ballot, SeatId(event.seat), parse_outcome(event.outcome))
    is_clerks = recorded.actor == "clerk"
    by_clerk = found.declared_by_clerk | {event.seat} if is_clerks else found.declared_by_clerk
    return replace(found, ballot=ballot, declared_by_clerk=by_clerk)


def _change(ballots: Ballots, id_: str, found: Held) -> Ballots:
    return Ballots(ballots.order, {**ballots.items, id_: found}, ballots.by_item, ballots.current)


def _finished(ballots: Ballots, id_: str) -> Ballots:
    return replace(ballots, current=None) if ballots.current == id_ else ballots


def result_data(ballot: Ballot) -> dict[str, Any]:
    """The result of a closed or proclaimed ballot as it stands in events."""
    match ballot.phase:
        case Closed(result) | Proclaimed(result):
            return result.as_data()
        case _:
            return {}
