"""Ballots of a session: who votes for a frozen seat, what is hidden and until when. The rules are voting's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from rooms.log.kind import Recorded, instant_text
from rooms.log.seal import Ref
from rooms.session.errors import (
    BallotExists,
    BallotUnfinished,
    LabelsMismatch,
    NoRunoff,
    NotAvailable,
    TooEarly,
    UnknownBallot,
)
from rooms.session.events.ballots import (
    BallotAnnulled,
    BallotClosed,
    BallotOpened,
    EffectsKept,
    OutcomeDeclared,
    QuestionReopened,
    ResultProclaimed,
    SeatsCalled,
    TieBroken,
    VoteCast,
    VoteCorrected,
    VoteStated,
)
from rooms.session.events.corrections import BallotRecorded, CorrectionAgreed
from rooms.session.held import CastBy, Held
from rooms.session.recounting import entered, recounted, unbroken_in
from rooms.session.terms import terms_of
from voting import (
    ABSTAIN,
    METHODS,
    Abstained,
    Annulled,
    Approved,
    Ballot,
    Chosen,
    Closed,
    NotVoting,
    OptionId,
    Outcome,
    Proclaimed,
    Rejected,
    Runoff,
    SeatId,
    Voted,
    annul,
    begin,
    break_tie,
    break_tie_by,
    call,
    close,
    parse_outcome,
    proclaim,
    record,
    result_of,
)

TEXTS = ("question", "yes_means", "no_means", "labels", "matter")
_CUSTOMARY = ("yes", "no", "object", "blank", "null")


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


def is_decided(ballots: Ballots, item: str) -> bool:
    """Whether the last ballot on an item itself, not on a question of procedure, has proclaimed what becomes of it."""
    held = (ballots.items[id_] for id_ in reversed(ballots.by_item.get(item, ())))
    on_it = (one for one in held if one.opened.settles is None and one.opened.kind != "straw")
    phase = next((one.ballot.phase for one in on_it if not isinstance(one.ballot.phase, Annulled)), None)
    return isinstance(phase, Proclaimed) and isinstance(phase.result.decision, Approved | Rejected | Chosen)


def is_open(ballots: Ballots) -> bool:
    """Whether votes are being taken."""
    return ballots.current is not None and ballots.items[ballots.current].is_open


def check_new(ballots: Ballots, id_: str, kind: str) -> None:
    """May a ballot of this kind be opened, the ballots before it considered?

    Raises BallotExists, BallotUnfinished, NotAvailable.
    """
    if id_ in ballots.items:
        raise BallotExists(ballot=id_)
    if ballots.current is not None:
        raise BallotUnfinished(ballots=[ballots.current])
    if kind not in METHODS:
        raise NotAvailable(kind=kind)


def check_labels(options: tuple[str, ...], labels: Mapping[str, str] | None) -> None:
    """Every option but the customary ones has a label, and nothing else has. Raises LabelsMismatch."""
    named = set(labels or ())
    unnamed = [option for option in options if option not in named and option not in _CUSTOMARY]
    if unnamed or not named <= set(options):
        raise LabelsMismatch(options=unnamed or sorted(named - set(options)))


def runoff_options(ballots: Ballots, id_: str) -> tuple[OptionId, ...]:
    """The options that stand again after a proclaimed ballot. Raises UnknownBallot, NoRunoff."""
    found = held(ballots, id_)
    decision = result_of(found.ballot).decision
    if found.proclaimed_at is None or not isinstance(decision, Runoff):
        raise NoRunoff(ballot=id_)
    return decision.options


def check_ripe(found: Held, now: datetime) -> None:
    """Raises TooEarly before the seconds for putting votes right are over."""
    ripe_at = found.proclaim_not_before
    if ripe_at is not None and now < ripe_at:
        raise TooEarly(not_before=instant_text(ripe_at))


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
        case BallotRecorded() as event:
            begun = _begun(ballots, event, entered(_opened(event, recorded), event, recorded))
            return _finished(begun, event.ballot)
        case CorrectionAgreed(ballot=str() as id_) as event:
            return _change(ballots, id_, recounted(ballots.items[id_], event, recorded))
        case BallotOpened() as event:
            return _begun(ballots, event, _opened(event, recorded))
        case OutcomeDeclared() as event:
            return _change(ballots, event.ballot, _declared(ballots.items[event.ballot], event, recorded))
        case BallotClosed(ballot=id_, left=seats):
            found = ballots.items[id_]
            closed = close(with_left(found.ballot, seats))
            return _change(ballots, id_, replace(found, ballot=closed, closed_at=recorded.at))
        case TieBroken() as event:
            return _change(ballots, event.ballot, _untied(ballots.items[event.ballot], event, recorded))
        case ResultProclaimed(ballot=id_, result=result):
            found = ballots.items[id_]
            final = proclaim(found.ballot, unbroken_in(result))
            return _finished(_change(ballots, id_, replace(found, ballot=final, proclaimed_at=recorded.at)), id_)
        case SeatsCalled(ballot=id_, seats=seats):
            found = ballots.items[id_]
            return _change(ballots, id_, replace(found, ballot=call(found.ballot, map(SeatId, seats))))
        case VoteStated(ballot=id_, seat=seat):
            found, place = ballots.items[id_], Ref(recorded.seq, "text")
            stated = replace(found, statements={**found.statements, seat: place}, refs=(*found.refs, place))
            return _change(ballots, id_, stated)
        case BallotAnnulled(ballot=id_):
            found = ballots.items[id_]
            void = replace(found, ballot=annul(found.ballot), refs=(*found.refs, Ref(recorded.seq, "reason")))
            freed = _finished(_change(ballots, id_, void), id_)
            return replace(freed, by_item=dict(ballots.by_item))  # another object: its item may be voted on anew
        case QuestionReopened(ballot=id_):
            return _change(ballots, id_, replace(ballots.items[id_], effects="undone"))
        case EffectsKept(ballot=id_):
            return _change(ballots, id_, replace(ballots.items[id_], effects="kept"))
        case _:
            return ballots


def _begun(ballots: Ballots, event: BallotOpened, found: Held) -> Ballots:
    by_item = dict(ballots.by_item)
    for item in found.items:
        by_item[item] = (*by_item.get(item, ()), event.ballot)
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
        statements=found.statements,
    )


def _declared(found: Held, event: OutcomeDeclared, recorded: Recorded) -> Held:
    ballot = record(found.ballot, SeatId(event.seat), parse_outcome(event.outcome))
    is_clerks = recorded.actor == "clerk" and recorded.for_ is not None
    by_clerk = found.declared_by_clerk | {event.seat} if is_clerks else found.declared_by_clerk
    return replace(found, ballot=ballot, declared_by_clerk=by_clerk)


def _untied(found: Held, event: TieBroken, recorded: Recorded) -> Held:
    option = OptionId(event.option) if event.option else None
    if event.criterion is not None:
        decided = break_tie_by(found.ballot, event.criterion, option)
        return replace(found, ballot=decided, refs=(*found.refs, Ref(recorded.seq, "ground")))
    return replace(found, ballot=break_tie(found.ballot, option)) if option else found


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
