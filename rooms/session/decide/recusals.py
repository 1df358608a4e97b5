"""Deciding on recusals: declared by the person, or alleged by others and decided before the item."""

from __future__ import annotations

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Decided, Event
from rooms.session import agenda, recusals
from rooms.session.commands import AcceptChallenge, Challenge, DropChallenge, Recuse, WithdrawRecusal
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.attendance import holder_named
from rooms.session.decide.seats import recused_if, voters_for
from rooms.session.errors import (
    MeansNeeded,
    NoSeat,
    OnlyTheChallenged,
    RecusalStands,
    RecusalTooLate,
    SeatUnknown,
    SelfChallenge,
    UnknownPerson,
    WhichSeat,
)
from rooms.session.events import Challenged, OutcomeDeclared, RecusalWithdrawn, Recused
from rooms.session.held import Held
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity
from rooms.session.recusals import Accusation
from rooms.session.words import Means
from voting import SeatId, phase_code

_BEFORE_END = (Phase.CALLED, *RUNNING)


def recuse(ask: Asking, command: Recuse) -> Decided:
    """Declare a recusal, before or during the item; a seat that nobody takes over is recused in its open ballot too.

    Raises WrongState, UnknownItem, ItemClosed, SeatUnknown, UnknownPerson, AlreadyRecused, RecusalTooLate.
    """
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    agenda.undecided(ask.session.agenda, command.item)
    person = _person(ask, by, command.item, command.person)
    name = ask.people.names.get(person, "")
    recusals.check_recuse(ask.session.recusals, command.item, person, name)
    _check_not_voted(ask, command.item, person)
    event = Recused(
        item=command.item, seat=by.seat, person=person, kind=command.kind, means=by.means, reason=command.reason
    )
    return answer(by, event, *_settled(ask, command.item, person), *left_out(ask, command.item, person))


def _person(ask: Asking, by: Acting, item: str, named: str | None) -> str:
    """The member; for the clerk the holder named, else whoever votes for the seat on this item, else its titular."""
    if not by.is_for_other:
        if named not in (None, ask.asked.person):
            raise UnknownPerson(person=named)
        return ask.asked.person or ""
    return _of_seat(ask, by.seat, item, named)


def _of_seat(ask: Asking, seat: str, item: str, named: str | None) -> str:
    if seat not in ask.people.seats:
        raise SeatUnknown(seat=seat)
    voter = voters_for(ask.session, (item,)).get(seat)
    return voter if voter and named in (None, voter) else holder_named(ask, seat, named)


def _ballot_on(ask: Asking, item: str) -> Held | None:
    """The ballot under way, if it is on this item, alone or in a block."""
    current = ask.session.ballots.current
    found = ask.session.ballots.items[current] if current else None
    return found if found is not None and item in found.items else None


def _check_not_voted(ask: Asking, item: str, person: str) -> None:
    found = _ballot_on(ask, item)
    if found is not None and any(vote.person == person for vote in found.votes.values()):
        raise RecusalTooLate(item=item, ballot=found.opened.ballot)


def _settled(ask: Asking, item: str, person: str) -> list[Event]:
    """Who recuses oneself has accepted what others alleged."""
    waiting = ask.session.recusals.waiting.values()
    found = [one for one in waiting if (one.item, one.person) == (item, person)]
    return [recusals.decided(one, upheld=True, how="accepted") for one in found]


def left_out(ask: Asking, item: str, person: str) -> list[Event]:
    """In the open ballot on the item, the outcome of the seat for which nobody else votes once `person` does not."""
    found = _ballot_on(ask, item)
    if found is None or not found.is_open:
        return []
    seats = recused_if(ask.session, found.items, person) & found.electors.keys()
    silent = sorted(seat for seat in seats if SeatId(seat) not in found.ballot.outcomes)
    return [OutcomeDeclared(ballot=found.opened.ballot, seat=seat, outcome="recused") for seat in silent]


def withdraw(ask: Asking, command: WithdrawRecusal) -> Decided:
    """Take a recusal back while the item has not been put to the vote.

    Raises WrongState, UnknownItem, ItemClosed, NotRecused, RecusalStands.
    """
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    agenda.undecided(ask.session.agenda, command.item)
    person = _person(ask, by, command.item, command.person or _recused_of(ask, by, command.item))
    found = recusals.check_withdraw(ask.session.recusals, command.item, person)
    if _is_voted(ask, command.item):
        raise RecusalStands(item=command.item)
    return answer(by, RecusalWithdrawn(item=command.item, seat=found.seat, person=person, means=by.means))


def _recused_of(ask: Asking, by: Acting, item: str) -> str | None:
    """For the clerk who names nobody: the person recused in that seat."""
    if not by.is_for_other:
        return None
    recused = ask.session.recusals.on(item).values()
    return next((one.person for one in recused if one.seat == by.seat), None)


def _is_voted(ask: Asking, item: str) -> bool:
    """Whether a ballot on the item was opened that was not annulled, questions of procedure apart."""
    ballots = ask.session.ballots
    opened = (ballots.items[id_] for id_ in ballots.by_item.get(item, ()))
    return any(one.opened.settles is None and phase_code(one.ballot.phase) != "annulled" for one in opened)


def challenge(ask: Asking, command: Challenge) -> Decided:
    """Allege that a person must not vote on an item, before it is put to the vote.

    Raises WrongState, UnknownItem, ItemClosed, SeatUnknown, UnknownPerson, NoSeat, WhichSeat, MeansNeeded,
    SelfChallenge, AlreadyRecused, AlreadyChallenged, RecusalStands.
    """
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    agenda.undecided(ask.session.agenda, command.item)
    by_seat, means = _challenger(ask, by, command)
    person = _of_seat(ask, command.seat, command.item, command.person)
    if person == ask.asked.person or command.seat == by_seat:
        raise SelfChallenge
    recusals.check_recuse(ask.session.recusals, command.item, person, ask.people.names.get(person, ""))
    recusals.check_challenge(ask.session.recusals, command.item, person)
    if _is_voted(ask, command.item):
        raise RecusalStands(item=command.item)
    fields = command.model_dump(exclude={"person", "by_seat", "means"}, exclude_none=True)
    id_ = f"c{ask.session.seq + 1}"
    event = Challenged(**fields, challenge=id_, person=person, by_seat=by_seat, means=means)
    return answer(Acting(by.capacity, by_seat or ""), event)


def _challenger(ask: Asking, by: Acting, command: Challenge) -> tuple[str | None, Means | None]:
    """The seat whose member alleges it, and the means if the clerk enters it. The chair needs no seat."""
    own = ask.people.seats_of.get(ask.asked.person or "", ())
    if by.capacity is Capacity.CLERK and command.by_seat not in own:
        if command.by_seat is None:
            raise WhichSeat(seats=[])
        if command.means is None:
            raise MeansNeeded
        if command.by_seat not in ask.people.seats:
            raise SeatUnknown(seat=command.by_seat)
        return command.by_seat, command.means
    if command.by_seat is not None and command.by_seat not in own:
        raise NoSeat
    if len(own) > 1 and command.by_seat is None:
        raise WhichSeat(seats=list(own))
    return command.by_seat or next(iter(own), None), None


def accept(ask: Asking, command: AcceptChallenge) -> Decided:
    """The person challenged accepts. Raises WrongState, UnknownChallenge, OnlyTheChallenged, MeansNeeded."""
    by, found = _about(ask, command)
    _check_hand(ask, by, command, found.person == ask.asked.person)
    event = recusals.decided(found, upheld=True, how="accepted", means=_means(ask, found.person, command))
    return answer(by, event, *left_out(ask, found.item, found.person))


def drop(ask: Asking, command: DropChallenge) -> Decided:
    """Whoever alleged it lets it drop. Raises WrongState, UnknownChallenge, OnlyTheChallenged, MeansNeeded."""
    by, found = _about(ask, command)
    own = ask.people.seats_of.get(ask.asked.person or "", ())
    is_chairs = found.by_seat is None and by.capacity is Capacity.CHAIR
    _check_hand(ask, by, command, is_chairs or found.by_seat in own)
    means = None if is_chairs or found.by_seat in own else command.means
    return answer(by, recusals.decided(found, upheld=False, how="dropped", means=means))


def _about(ask: Asking, command: AcceptChallenge | DropChallenge) -> tuple[Acting, Accusation]:
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    return by, recusals.challenge(ask.session.recusals, command.challenge)


def _check_hand(ask: Asking, by: Acting, command: AcceptChallenge | DropChallenge, is_own: bool) -> None:
    """One's own act, or the clerk's hand with the means. Raises OnlyTheChallenged, MeansNeeded."""
    if is_own:
        return
    if by.capacity is not Capacity.CLERK and Capacity.CLERK not in ask.held:
        raise OnlyTheChallenged(challenge=command.challenge)
    if command.means is None:
        raise MeansNeeded


def _means(ask: Asking, person: str, command: AcceptChallenge) -> Means | None:
    return None if person == ask.asked.person else command.means


def majority(ask: Asking, challenge_: str) -> MajorityRule:
    """A challenge is decided by what decides everything else. Raises UnknownChallenge, ItemClosed."""
    found = recusals.challenge(ask.session.recusals, challenge_)
    agenda.undecided(ask.session.agenda, found.item)
    return ask.rules.majorities.otherwise


def settle(ask: Asking, challenge_: str, is_upheld: bool) -> tuple[Event, ...]:
    """What follows from the ballot on a challenge. Raises UnknownChallenge."""
    found = recusals.challenge(ask.session.recusals, challenge_)
    return (recusals.decided(found, upheld=is_upheld, how="ballot"),)
