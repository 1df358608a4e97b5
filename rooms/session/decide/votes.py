"""Deciding on single votes: who votes for a seat, and what is said of one that does not. Presence and alternates here;
the rules of the vote itself in voting."""

from __future__ import annotations

from rooms.log.errors import Refusal
from rooms.log.kind import Decided
from rooms.session.ballots import held
from rooms.session.commands import (
    CastVote,
    CorrectVote,
    DeclareOutcome,
    StateVote,
)
from rooms.session.decide import electors
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.ballots import check_deliberation
from rooms.session.decide.seats import barred
from rooms.session.errors import (
    MeansNeeded,
    NothingToState,
    OnlyOwnRecusal,
    OtherVotes,
    PersonRecused,
    SeatNotPresent,
    TitularVotes,
    VotedByOther,
    VotedElsewhere,
    VotedOnOwnDevice,
)
from rooms.session.events import (
    OutcomeDeclared,
    VoteCast,
    VoteCorrected,
    VoteStated,
)
from rooms.session.held import Held
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity
from voting import (
    SeatId,
    check_cast,
    check_correct,
    check_declare,
    parse_outcome,
)


def cast(ask: Asking, command: CastVote) -> Decided:
    """Vote.

    Raises WrongState, NoQuorum, SeatNotPresent, PersonRecused, TitularVotes, OtherVotes, VotedByOther, VotedElsewhere,
    MeansNeeded, and voting's own.
    """
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(Phase.OPEN)
    check_cast(found.ballot, SeatId(by.seat), command.choice)
    check_deliberation(ask, found.opened.kind, found.items, found.opened.settles)
    person = _voting_person(ask, found, by)
    _check_means(by)
    _check_not_overwritten(ask, found, by)
    event = VoteCast(ballot=command.ballot, seat=by.seat, person=person, choice=command.choice, means=by.means)
    return answer(by, event)


def _voting_person(ask: Asking, found: Held, by: Acting) -> str:
    names = ask.people.names
    person = electors.voter(ask.session, found, by.seat)
    if not by.is_for_other and person != ask.asked.person:
        raise _not_the_voter(ask, found, by.seat, person)
    if person is None:
        raise SeatNotPresent(seat=by.seat)
    before = found.votes.get(by.seat)
    if before is not None and before.person != person:
        raise VotedByOther(seat=by.seat, name=names.get(before.person, ""))
    elsewhere = electors.voted_elsewhere(ask.session, found, by.seat, person)
    if elsewhere is not None:
        raise VotedElsewhere(seat=elsewhere, name=names.get(person, ""))
    return person


def _not_the_voter(ask: Asking, found: Held, seat: str, person: str | None) -> Refusal:
    """Why the asker does not vote for a seat whose voter is `person`, or nobody."""
    name = ask.people.names.get(person or "", "")
    if ask.asked.person in barred(ask.session, found.items, found.opened.settles):
        return PersonRecused(name=ask.people.names.get(ask.asked.person or "", ""))
    if person is None or not ask.session.attendance.represents(ask.asked.person or "", seat):
        return SeatNotPresent(seat=seat)
    if ask.people.is_titular(seat, person):
        return TitularVotes(seat=seat, name=name)
    return OtherVotes(seat=seat, name=name)


def _check_means(by: Acting) -> None:
    """A vote entered for a member says how the member made it known. Raises MeansNeeded."""
    if by.is_for_other and by.means is None:
        raise MeansNeeded


def _check_not_overwritten(ask: Asking, found: Held, by: Acting) -> None:
    """Whoever voted on the own device changes that vote there, and nobody else does. Raises VotedOnOwnDevice."""
    before = found.votes.get(by.seat)
    if by.is_for_other and before is not None and before.means is None:
        raise VotedOnOwnDevice(seat=by.seat, name=ask.people.names.get(before.person, ""))


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


def correct(ask: Asking, command: CorrectVote) -> Decided:
    """Put the own vote, or what was taken from the own silence, right before proclamation.

    Raises MeansNeeded, VotedByOther and voting's refusals.
    """
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    seat = by.seat
    check_correct(found.ballot, SeatId(seat), command.choice)
    person = found.votes[seat].person if seat in found.votes else found.electors[seat]
    _check_means(by)
    if not by.is_for_other and person != ask.asked.person:
        raise VotedByOther(seat=seat, name=ask.people.names.get(person, ""))
    event = VoteCorrected(ballot=command.ballot, seat=seat, person=person, choice=command.choice, means=by.means)
    return answer(by, event)


def state(ask: Asking, command: StateVote) -> Decided:
    """Have the reasons of a vote recorded while the session lasts. Raises NothingToState, MeansNeeded, VotedByOther."""
    by = ask.acting(command)
    found = held(ask.session.ballots, command.ballot)
    ask.require(*RUNNING)
    before = found.votes.get(by.seat)
    if before is None or found.is_open or by.seat in found.statements:
        raise NothingToState(seat=by.seat)
    _check_means(by)
    if not by.is_for_other and before.person != ask.asked.person:
        raise VotedByOther(seat=by.seat, name=ask.people.names.get(before.person, ""))
    event = VoteStated(ballot=command.ballot, seat=by.seat, person=before.person, text=command.text, means=by.means)
    return answer(by, event)
