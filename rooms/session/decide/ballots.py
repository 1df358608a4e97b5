"""Deciding on ballots as a whole: put to the vote, called, closed, proclaimed. Single votes: votes.py."""

from __future__ import annotations

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Decided, Event
from rooms.session import agenda
from rooms.session.agenda import UNDECIDED
from rooms.session.ballots import (
    check_labels,
    check_new,
    check_ripe,
    held,
    left,
    result_data,
    runoff_options,
    with_left,
)
from rooms.session.commands import (
    AnnulBallot,
    BreakTie,
    CallSeats,
    CloseBallot,
    OpenBallot,
    ProclaimResult,
    Settles,
)
from rooms.session.decide import elections, electors
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.before_vote import check_before_vote, check_persons
from rooms.session.decide.consequences import after_annulment, following
from rooms.session.decide.electing import bases_of, electing
from rooms.session.decide.life import no_quorum
from rooms.session.decide.questions import question_of
from rooms.session.decide.seats import Items, counted_for, quorum_for
from rooms.session.errors import (
    BlockNeedsItems,
    InformativeSession,
    NoCastingVote,
)
from rooms.session.events import (
    BallotAnnulled,
    BallotClosed,
    BallotOpened,
    ResultProclaimed,
    SeatsCalled,
    TieBroken,
)
from rooms.session.events.ballots import Deciding
from rooms.session.held import Held, items_of
from rooms.session.life import RUNNING, Phase
from rooms.session.terms import deciding, majority_rule, terms_of
from voting import (
    Ballot,
    OptionId,
    QuorumCheck,
    SeatId,
    Tied,
    Unbroken,
    check_annul,
    check_break_tie,
    check_call,
    check_close,
    check_open,
    check_proclaim,
    close,
    options_of,
    proclaim,
    result_of,
)


def open_ballot(ask: Asking, command: OpenBallot) -> Decided:
    """Put a question to the vote, its electorate frozen.

    Raises WrongState, InformativeSession, NotOnTable, BlockNeedsItems, NoRunoff, NoQuorum, what a question of procedure
    or an election refuses, and what `check_new` and voting's `options_of` and `check_open` raise.
    """
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    opening = ask.session.life.opening
    if opening is not None and opening.is_informative:
        raise InformativeSession
    kind = command.kind or ("election" if command.election else ask.rules.ballot.default_kind)
    check_new(ask.session.ballots, command.ballot, kind)
    command = elections.on_ballot(ask, command, kind)
    _check_subject(ask, command, kind)
    check_before_vote(ask, command)
    check_persons(ask, command)
    event = _opened(ask, command, kind, check_deliberation(ask, kind, items_of(command), command.settles))
    check_open(terms_of(event))
    return answer(by, event, *electors.recusals(ask.session, command, event.electorate))


def _check_subject(ask: Asking, command: OpenBallot, kind: str) -> None:
    """An item is on the table; a block has several that wait their turn, none reserved, and is on none of them."""
    if command.item is not None:
        agenda.on_table(ask.session.agenda, command.item)
    items = ask.session.agenda.items
    unfit = [i for i in command.items if i not in items or items[i].state not in UNDECIDED or items[i].reserved]
    is_block = kind == "block"
    has_items = len(set(command.items)) > 1 and command.item is None
    if unfit or is_block != bool(command.items) or (is_block and not has_items):
        raise BlockNeedsItems(items=unfit)


def check_deliberation(ask: Asking, kind: str, items: Items, settles: Settles | None) -> QuorumCheck:
    """Raises NoQuorum, except for a straw poll, which decides nothing."""
    check = quorum_for(ask.session, ask.rules, items, settles)
    if not check.is_reached and kind != "straw":
        raise no_quorum(check)
    return check


def _opened(ask: Asking, command: OpenBallot, kind: str, check: QuorumCheck) -> BallotOpened:
    attendance, rules = ask.session.attendance, ask.rules
    silenced = _silenced(ask)
    present = electors.electorate(ask.session, command)
    seats = {elector.seat for elector in present}
    able = electing(ask.session, command.election)
    bases = bases_of(ask.session, able, present=len(present))
    away = [s.id for s in ask.people.roster.seats if s.titular and s.id in able and s.id not in seats]
    return BallotOpened(
        **command.model_dump(exclude={"kind", "settles", "options", "matter"}, exclude_none=True),
        settles=command.settles,
        matter=_matter(ask, command),
        options=_options(ask, command, kind),
        kind=kind,
        electorate=tuple(elector for elector in present if elector.seat != silenced),
        present=bases.present,
        absent=tuple(seat for seat in away if seat not in attendance.excused),
        excused=tuple(seat for seat in away if seat in attendance.excused),
        statutory=bases.statutory,
        filled=bases.filled,
        quorum=check.as_data(),
        abstention=rules.abstention.allowed,
        deciding=_deciding(ask, command),
        criteria=ask.session.elections.items[command.election].criteria if command.election else (),
        calls=0 if ask.session.is_rehearsal else rules.ballot.calls,
        change_vote=rules.ballot.change_vote == "until_close",
        show=rules.ballot.show_votes,
        check_seconds=rules.ballot.check_seconds,
    )


def _options(ask: Asking, command: OpenBallot, kind: str) -> tuple[str, ...]:
    again = command.runoff_of
    is_again = again is not None and command.election is None
    options = runoff_options(ask.session.ballots, again or "") if is_again else options_of(kind, command.options)
    check_labels(options, command.labels)
    return options


def _matter(ask: Asking, command: OpenBallot) -> str:
    """The matter named, else the item's."""
    item = ask.session.agenda.items.get(command.item or "")
    return item.matter if item and command.matter == "ordinary" else command.matter


def _deciding(ask: Asking, command: OpenBallot) -> Deciding:
    """What decides. The tie of an election is never settled at once: its criteria break it."""
    by = deciding(ask.rules, _majority(ask, command))
    return by.model_copy(update={"tie": "casting_vote"}) if command.election else by


def _majority(ask: Asking, command: OpenBallot) -> MajorityRule:
    settles, opening = command.settles, ask.session.life.opening
    if settles is not None:
        return question_of(settles).majority(ask, settles.subject)
    return majority_rule(ask.rules, _matter(ask, command), call=opening.call if opening else 1)


def _silenced(ask: Asking) -> str | None:
    """The seat of whoever chairs, where the rules let the president vote on ties only, or never."""
    voters = ask.session.attendance.voters
    if ask.rules.president.vote == "always":
        return None
    return next((seat for seat, person in voters.items() if person == ask.session.chair.person), None)


def call(ask: Asking, command: CallSeats) -> Decided:
    """Call who has not voted. Raises WrongState and what voting's `check_call` raises."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(Phase.OPEN)
    seat = None if command.seat is None else SeatId(command.seat)
    return answer(by, SeatsCalled(ballot=command.ballot, seats=check_call(found.ballot, seat)))


def close_ballot(ask: Asking, command: CloseBallot) -> Decided:
    """Close, reconciled. Raises NoQuorum unless seats present or having voted reach it, and voting's NotReconciled."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(Phase.OPEN)
    gone = left(found, ask.session.attendance.voters)
    reconciled = with_left(found.ballot, gone)
    check_close(reconciled)
    _check_quorum_at_close(ask, found)
    closed = close(reconciled)
    events = [BallotClosed(ballot=command.ballot, left=gone, result=result_data(closed))]
    is_final = ask.rules.ballot.proclaim == "at_close" and found.opened.check_seconds == 0
    if is_final and not isinstance(result_of(closed).decision, Tied):
        return answer(by, *events, *_proclaimed(ask, found, closed))
    return answer(by, *events)


def _proclaimed(ask: Asking, found: Held, closed: Ballot) -> tuple[Event, ...]:
    """The result, and what follows from it."""
    final = proclaim(closed, _unbroken(ask, found))
    events = following(ask, found, result_of(final).decision)
    result = ResultProclaimed(ballot=found.opened.ballot, result=result_data(final), follows=len(events))
    return result, *events


def _unbroken(ask: Asking, found: Held) -> Unbroken:
    """Why whoever chairs gave no casting vote, should there be a tie."""
    by = found.opened.deciding
    return "vacant" if ask.session.chair.person is None or (by and not by.casting_vote) else "declined"


def _check_quorum_at_close(ask: Asking, found: Held) -> None:
    """Who voted and then left was there for the vote. A straw poll needs no quorum."""
    on = found.items, found.opened.settles
    check = quorum_for(ask.session, ask.rules, *on)
    taking_part = len(counted_for(ask.session, ask.rules, *on) | found.votes.keys())
    if taking_part < check.needed and found.opened.kind != "straw":
        raise no_quorum(check)


def proclaim_result(ask: Asking, command: ProclaimResult) -> Decided:
    """Make the result final. Raises TooEarly and voting's BallotNotClosed, TieUnbroken."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    check_proclaim(found.ballot)
    check_ripe(found, ask.now)
    return answer(by, *_proclaimed(ask, found, found.ballot))


def break_tie(ask: Asking, command: BreakTie) -> Decided:
    """The casting vote, or in an election a criterion. Raises NoCastingVote, TooEarly and voting's refusals."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    if command.criterion is not None:
        event = elections.tie_broken(ask, found, command)
        check_ripe(found, ask.now)
        return answer(by, event)
    if found.opened.deciding is not None and not found.opened.deciding.casting_vote and not found.opened.criteria:
        raise NoCastingVote
    check_break_tie(found.ballot, OptionId(command.option or ""))
    check_ripe(found, ask.now)
    return answer(by, TieBroken(ballot=command.ballot, option=command.option, person=ask.asked.person or ""))


def annul(ask: Asking, command: AnnulBallot) -> Decided:
    """Void a ballot, quorum or not, and take back what followed from it, or say that it stands.

    Raises WrongState and voting's AlreadyAnnulled.
    """
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    check_annul(found.ballot)
    return answer(by, BallotAnnulled(ballot=command.ballot, reason=command.reason), *after_annulment(ask, found))
