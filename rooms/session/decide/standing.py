"""What several deciders ask of the room: who speaks for a seat now, and whether an item was put to the vote."""

from __future__ import annotations

from rooms.council.rules_values import MajorityRule
from rooms.session.decide.asking import Asking
from rooms.session.errors import BallotUnfinished, MeansNeeded, SeatNotPresent, SeatUnknown, VoteBegun
from rooms.session.may import Acting
from rooms.session.terms import majority_rule
from voting import Annulled


def standing_for(ask: Asking, by: Acting) -> str:
    """The person who acts for the seat in the room: the member present for it, or whoever votes for it.

    Raises SeatUnknown, SeatNotPresent, MeansNeeded where the clerk does not say how the member made it known.
    """
    if by.seat not in ask.people.seats:
        raise SeatUnknown(seat=by.seat)
    attendance = ask.session.attendance
    if by.is_for_other and by.means is None:
        raise MeansNeeded
    person = attendance.voters.get(by.seat) if by.is_for_other else ask.asked.person
    if person is None or not attendance.represents(person, by.seat):
        raise SeatNotPresent(seat=by.seat)
    return person


def check_no_vote(ask: Asking, item: str) -> None:
    """What comes before an item's ballot comes before its ballot was opened. Raises VoteBegun."""
    ballots = ask.session.ballots
    held = (ballots.items[id_] for id_ in ballots.by_item.get(item, ()))
    if any(one.opened.settles is None and not isinstance(one.ballot.phase, Annulled) for one in held):
        raise VoteBegun(item=item)


def check_no_ballot_on(ask: Asking, item: str) -> None:
    """Raises BallotUnfinished while a ballot on the item, or on a question about it, is under way."""
    current = ask.session.ballots.current
    if current is None:
        return
    held = ask.session.ballots.items[current]
    settles = held.opened.settles
    if item in held.items or (settles is not None and item == settles.subject):
        raise BallotUnfinished(ballots=[current])


def majority_for(ask: Asking, matter: str) -> MajorityRule:
    """What a matter needs at the call at which the session was opened."""
    opening = ask.session.life.opening
    return majority_rule(ask.rules, matter, call=opening.call if opening else 1)
