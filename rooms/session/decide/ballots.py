"""Deciding on ballots: presence, alternates and time here; the rules of the vote itself in voting."""

from __future__ import annotations

from rooms.log.errors import Refusal
from rooms.log.kind import Decided, Event
from rooms.session import agenda
from rooms.session.attendance import Attendance
from rooms.session.ballots import Held, check_new, check_ripe, held, left, result_data, terms_of, with_left
from rooms.session.commands import (
    AnnulBallot,
    BreakTie,
    CastVote,
    CloseBallot,
    CorrectVote,
    DeclareOutcome,
    OpenBallot,
    ProclaimResult,
)
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.attendance import deliberation_quorum
from rooms.session.decide.life import no_quorum
from rooms.session.decide.questions import question_of
from rooms.session.errors import (
    InformativeSession,
    MeansNeeded,
    NoCastingVote,
    OnlyOwnRecusal,
    OtherVotes,
    SeatNotPresent,
    TitularVotes,
    VotedByOther,
)
from rooms.session.events import (
    BallotAnnulled,
    BallotClosed,
    BallotOpened,
    OutcomeDeclared,
    ResultProclaimed,
    TieBroken,
    VoteCast,
    VoteCorrected,
)
from rooms.session.events.ballots import Elector
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity
from voting import (
    Approved,
    Ballot,
    OptionId,
    QuorumCheck,
    SeatId,
    Tied,
    check_annul,
    check_break_tie,
    check_cast,
    check_close,
    check_correct,
    check_declare,
    check_open,
    check_proclaim,
    close,
    parse_outcome,
    proclaim,
    result_of,
)


def open_ballot(ask: Asking, command: OpenBallot) -> Decided:
    """Put a question to the vote, its electorate frozen.

    Raises WrongState, InformativeSession, NotOnTable, NoQuorum, what a question of procedure refuses, and what
    `check_new` and voting's `check_open` raise.
    """
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    opening = ask.session.life.opening
    if opening is not None and opening.is_informative:
        raise InformativeSession
    kind = command.kind or ask.rules.ballot.default_kind
    check_new(ask.session.ballots, command, kind)
    if command.item is not None:
        agenda.on_table(ask.session.agenda, command.item)
    event = _opened(ask, command, kind, _check_quorum(ask))
    check_open(terms_of(event))
    return answer(by, event)


def _check_quorum(ask: Asking) -> QuorumCheck:
    check = _quorum(ask)
    if not check.is_reached:
        raise no_quorum(check)
    return check


def _quorum(ask: Asking) -> QuorumCheck:
    return deliberation_quorum(ask.session.attendance, ask.rules, ask.session.life.opening)


def _opened(ask: Asking, command: OpenBallot, kind: str, check: QuorumCheck) -> BallotOpened:
    attendance, rules = ask.session.attendance, ask.rules
    away = [s.id for s in ask.people.roster.seats if s.titular and s.id not in attendance.voters]
    return BallotOpened(
        **command.model_dump(exclude={"kind", "settles"}, exclude_none=True),
        settles=command.settles,
        kind=kind,
        electorate=tuple(Elector(seat=seat, person=attendance.voters[seat]) for seat in attendance.present),
        absent=tuple(seat for seat in away if seat not in attendance.excused),
        excused=tuple(seat for seat in away if seat in attendance.excused),
        statutory=attendance.bases.statutory,
        filled=attendance.bases.filled,
        quorum=check.as_data(),
        abstention=rules.abstention.allowed,
        majority=question_of(command.settles).majority(ask, command.settles.subject) if command.settles else None,
        change_vote=rules.ballot.change_vote == "until_close",
        show=rules.ballot.show_votes,
        check_seconds=rules.ballot.check_seconds,
    )


def voter(attendance: Attendance, found: Held, seat: str, *, late_titular: str) -> str | None:
    """The person who may vote for a seat of the electorate now; None while nobody who may is present.

    Who was frozen at opening votes, unless gone or the rules let a late titular take over at once.
    """
    frozen = found.electors.get(seat, "")
    if late_titular == "next_ballot" and attendance.represents(frozen, seat):
        return frozen
    return attendance.voters.get(seat)


def cast(ask: Asking, command: CastVote) -> Decided:
    """Vote. Raises WrongState, NoQuorum, SeatNotPresent, TitularVotes, VotedByOther, MeansNeeded, and voting's own."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(Phase.OPEN)
    check_cast(found.ballot, SeatId(by.seat), command.choice)
    _check_quorum(ask)
    person = _voting_person(ask, found, by)
    _check_means(by)
    event = VoteCast(ballot=command.ballot, seat=by.seat, person=person, choice=command.choice, means=by.means)
    return answer(by, event)


def _voting_person(ask: Asking, found: Held, by: Acting) -> str:
    attendance, names = ask.session.attendance, ask.people.names
    person = voter(attendance, found, by.seat, late_titular=ask.rules.alternate.late_titular)
    if person is None:
        raise SeatNotPresent(seat=by.seat)
    if not by.is_for_other and person != ask.asked.person:
        raise _not_the_voter(ask, by.seat, person)
    before = found.votes.get(by.seat)
    if before is not None and before.person != person:
        raise VotedByOther(seat=by.seat, name=names.get(before.person, ""))
    return person


def _not_the_voter(ask: Asking, seat: str, person: str) -> Refusal:
    """Why the asker does not vote for a seat whose voter is `person`."""
    name = ask.people.names.get(person, "")
    if not ask.session.attendance.represents(ask.asked.person or "", seat):
        return SeatNotPresent(seat=seat)
    if ask.people.is_titular(seat, person):
        return TitularVotes(seat=seat, name=name)
    return OtherVotes(seat=seat, name=name)


def _check_means(by: Acting) -> None:
    """A vote entered for a member says how the member made it known. Raises MeansNeeded."""
    if by.is_for_other and by.means is None:
        raise MeansNeeded


def declare(ask: Asking, command: DeclareOutcome) -> Decided:
    """Declare a seat as not voting, or the own recusal.

    Raises OnlyOwnRecusal, voting's refusals and, for the own seat, what keeps its asker from voting.
    """
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    if command.outcome != "recused" and not ask.held & {Capacity.CHAIR, Capacity.CLERK}:
        raise OnlyOwnRecusal
    check_declare(found.ballot, SeatId(by.seat), parse_outcome(command.outcome))
    if not by.is_for_other:
        _voting_person(ask, found, by)
    event = OutcomeDeclared(ballot=command.ballot, seat=by.seat, outcome=command.outcome, means=by.means)
    return answer(by, event)


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
    """The result, and what follows from it where it settles a question of procedure."""
    final, settles = proclaim(closed), found.opened.settles
    result = ResultProclaimed(ballot=found.opened.ballot, result=result_data(final))
    if settles is None:
        return (result,)
    is_approved = isinstance(result_of(final).decision, Approved)
    return (result, *question_of(settles).settle(ask, settles.subject, is_approved))


def _check_quorum_at_close(ask: Asking, found: Held) -> None:
    """Who voted and then left was there for the vote."""
    check = _quorum(ask)
    taking_part = len(ask.session.attendance.voters.keys() | found.votes.keys())
    if taking_part < check.needed:
        raise no_quorum(check)


def correct(ask: Asking, command: CorrectVote) -> Decided:
    """Put the own vote right before proclamation. Raises MeansNeeded, VotedByOther and voting's refusals."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    seat = by.seat
    check_correct(found.ballot, SeatId(seat), command.choice)
    before = found.votes[seat]
    _check_means(by)
    if not by.is_for_other and before.person != ask.asked.person:
        raise VotedByOther(seat=seat, name=ask.people.names.get(before.person, ""))
    event = VoteCorrected(ballot=command.ballot, seat=seat, person=before.person, choice=command.choice, means=by.means)
    return answer(by, event)


def proclaim_result(ask: Asking, command: ProclaimResult) -> Decided:
    """Make the result final. Raises TooEarly and voting's BallotNotClosed."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    check_proclaim(found.ballot)
    check_ripe(found, ask.now)
    return answer(by, *_proclaimed(ask, found, found.ballot))


def break_tie(ask: Asking, command: BreakTie) -> Decided:
    """The casting vote. Raises NoCastingVote, TooEarly and voting's refusals."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    if ask.rules.tie.rule != "casting_vote":
        raise NoCastingVote
    check_break_tie(found.ballot, OptionId(command.option))
    check_ripe(found, ask.now)
    return answer(by, TieBroken(ballot=command.ballot, option=command.option, person=ask.asked.person or ""))


def annul(ask: Asking, command: AnnulBallot) -> Decided:
    """Void a ballot, quorum or not. Raises voting's AlreadyAnnulled."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    check_annul(found.ballot)
    return answer(by, BallotAnnulled(ballot=command.ballot, reason=command.reason))
