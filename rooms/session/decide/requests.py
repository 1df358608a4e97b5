"""Deciding on requests: urgency, postponement, withdrawal, inversion, and reviews (vista) with their limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Decided, Event
from rooms.session import agenda
from rooms.session.agenda import UNDECIDED, Item, ItemState
from rooms.session.commands import DecideRequest, GiveOpinion, RequestOnItem, RequestReview, RetractRequest
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.standing import check_no_ballot_on, check_no_vote, majority_for, standing_for
from rooms.session.errors import (
    AlreadyAsked,
    AlreadyUrgent,
    NeedsBallot,
    NoReview,
    NothingAsked,
    ReviewBarred,
    ReviewLasted,
    ReviewSpent,
    UnknownRequest,
)
from rooms.session.events import OpinionGiven, RequestDecided, Requested, RequestRetracted
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity, acting
from rooms.session.requests import Request, RequestState, pending_request
from rooms.session.words import Ground, RequestKind

CHAIRS = frozenset({"postponement", "withdrawal", "inversion"})
"""What whoever chairs may decide alone; a ballot may as well."""


def request(ask: Asking, command: RequestOnItem) -> Decided:
    """Ask for something on an item; a review is asked for with its own command's rules.

    Raises WrongState, UnknownItem, ItemClosed, NotAdmitted, AlreadyAsked, AlreadyUrgent, SeatNotPresent.
    """
    by = ask.acting(command)
    ask.require(*RUNNING)
    if command.kind == "review":
        return _review(ask, by, command)
    _askable(ask, command.kind, command.item, before=command.before)
    _check_unasked(ask, command.kind, command.item)
    return answer(by, _requested(ask, by, command, before=command.before))


def request_review(ask: Asking, command: RequestReview) -> Decided:
    """Ask for a review, or join one of today. As of right it is granted at once, else by the ballot it waits for.

    Raises WrongState, UnknownItem, ItemClosed, VoteBegun, ReviewBarred, ReviewSpent, ReviewLasted, AlreadyAsked.
    """
    by = ask.acting(command)
    ask.require(*RUNNING)
    return _review(ask, by, command)


def _requested(
    ask: Asking, by: Acting, command: RequestOnItem | RequestReview, *, before: str | None = None, again: bool = False
) -> Requested:
    return Requested(
        item=command.item,
        kind=command.kind if isinstance(command, RequestOnItem) else "review",
        seat=by.seat,
        person=standing_for(ask, by),
        before=before,
        extension=again,
        reason=command.reason,
        means=by.means,
    )


def _review(ask: Asking, by: Acting, command: RequestOnItem | RequestReview) -> Decided:
    item = command.item
    found = agenda.item(ask.session.agenda, item)
    is_joined = found.state is ItemState.UNDER_REVIEW
    if not is_joined:
        agenda.undecided(ask.session.agenda, item)
        check_no_vote(ask, item)
        check_no_ballot_on(ask, item)
    asked = ask.session.requests.on(item, "review", RequestState.PENDING, RequestState.GRANTED)
    for one in asked:
        if one.seat == by.seat:
            raise AlreadyAsked(request=one.id)
    again = check_review(ask, item, by.seat)
    event = _requested(ask, by, command, again=again)
    if not (is_joined or ask.rules.vista.as_of_right):
        return answer(by, event)
    seats = (*(one.seat for one in asked), by.seat)
    until = found.until if is_joined else _until(ask)
    how: Ground = "right" if ask.rules.vista.as_of_right else "ballot"
    granted = RequestDecided(item=item, kind="review", granted=True, how=how, seats=seats, until=until)
    return answer(by, event, granted)


def check_review(ask: Asking, item: str, seat: str) -> bool:
    """May the seat ask for a review of the item? Whether that would extend one it had before.

    Raises UnknownItem, ReviewBarred, ReviewLasted, ReviewSpent.
    """
    found, vista = agenda.item(ask.session.agenda, item), ask.rules.vista
    if found.is_urgent and vista.barred_if_urgent:
        raise ReviewBarred(item=item)
    origin = found.origin
    if origin is not None and seat in origin.seats:
        if origin.extensions >= vista.extensions:
            raise ReviewLasted(times=vista.extensions)
        return True
    segment = segment_of(ask, seat)
    if times_asked(ask, item, found).count(segment) >= vista.per_segment:
        raise ReviewSpent(segment=segment, times=vista.per_segment)
    return False


def segment_of(ask: Asking, seat: str) -> str:
    """The segment of a seat, empty for a seat that there is not."""
    held = ask.people.seats.get(seat)
    return held.segment if held else ""


def times_asked(ask: Asking, item: str, found: Item) -> list[str]:
    """The segments that asked for a review of this item, each as often as it did, in earlier sessions too."""
    now = ask.session.requests.on(item, "review", RequestState.PENDING, RequestState.GRANTED)
    own = [segment_of(ask, one.seat) for one in now if not one.is_extension]
    return [*(found.origin.segments if found.origin else ()), *own]


def _until(ask: Asking) -> datetime | None:
    days = ask.rules.vista.max_days
    return ask.now + timedelta(days=days) if days else None


def _check_unasked(ask: Asking, kind: RequestKind, item: str) -> None:
    for one in ask.session.requests.on(item, kind, RequestState.PENDING):
        raise AlreadyAsked(request=one.id)


def _askable(ask: Asking, kind: RequestKind, item: str, *, before: str | None = None) -> Item:
    """The item, still to be dealt with, on which this may be asked for."""
    found = agenda.undecided(ask.session.agenda, item)
    if kind == "urgency" and found.is_urgent:
        raise AlreadyUrgent(item=item)
    if before is not None:
        agenda.item(ask.session.agenda, before)
    return found


def retract(ask: Asking, command: RetractRequest) -> Decided:
    """Take a request back: its seat, or clerk and chair for it. Raises UnknownRequest, NoSeat, NotAllowed."""
    acting(command.type, ask.held)
    found = pending_request(ask.session.requests, command.request)
    is_tables = bool(ask.held & {Capacity.CHAIR, Capacity.CLERK})
    if not is_tables and found.person != ask.asked.person:
        raise UnknownRequest(request=command.request)
    check_no_ballot_on(ask, found.item)
    by = Acting(Capacity.MEMBER, found.seat) if found.person == ask.asked.person else _table(ask, command, found)
    return answer(by, RequestRetracted(request=found.id, item=found.item))


def _table(ask: Asking, command: RetractRequest, found: Request) -> Acting:
    capacity = acting(command.type, ask.held - {Capacity.MEMBER}).capacity
    return Acting(capacity, found.seat, is_for_other=True)


def decide_alone(ask: Asking, command: DecideRequest) -> Decided:
    """Whoever chairs decides, asked or of one's own motion; nothing is denied that nobody asked for.

    Raises WrongState, NeedsBallot, NothingAsked, BallotUnfinished and what keeps it from being asked for.
    """
    by = ask.acting(command)
    ask.require(*RUNNING)
    if command.kind not in CHAIRS:
        raise NeedsBallot(kind=command.kind)
    asked = ask.session.requests.on(command.item, command.kind, RequestState.PENDING)
    if not asked and not command.granted:
        raise NothingAsked(item=command.item, kind=command.kind)
    before = command.before or next((one.before for one in asked), None)
    _askable(ask, command.kind, command.item, before=before)
    check_no_ballot_on(ask, command.item)
    event = RequestDecided(
        item=command.item,
        kind=command.kind,
        granted=command.granted,
        how="chair",
        seats=tuple(one.seat for one in asked),
        before=before,
        reason=command.reason,
    )
    return answer(by, event)


def to_vote(kind: RequestKind) -> Callable[[Asking, str], MajorityRule]:
    """What a request of this kind on an item needs in a ballot; urgency needs nobody but the chair to put it."""

    def majority(ask: Asking, item: str) -> MajorityRule:
        ask.require(Phase.OPEN)
        _askable(ask, kind, item)
        is_asked = bool(ask.session.requests.on(item, kind, RequestState.PENDING))
        if kind in ("review", "inversion") and not is_asked:
            raise NothingAsked(item=item, kind=kind)
        return majority_for(ask, kind)

    return majority


def by_vote(kind: RequestKind) -> Callable[[Asking, str, bool], tuple[Event, ...]]:
    """What follows from the ballot; nothing if the item was dealt with meanwhile."""

    def settle(ask: Asking, item: str, is_approved: bool) -> tuple[Event, ...]:
        if ask.session.agenda.items[item].state not in UNDECIDED:
            return ()
        asked = ask.session.requests.on(item, kind, RequestState.PENDING)
        decided = RequestDecided(
            item=item,
            kind=kind,
            granted=is_approved,
            how="ballot",
            seats=tuple(one.seat for one in asked),
            before=next((one.before for one in asked), None),
            until=_until(ask) if kind == "review" and is_approved else None,
        )
        return (decided,)

    return settle


def postponed(ask: Asking, items: tuple[str, ...]) -> tuple[Event, ...]:
    """What follows for these items from a result that leaves the matter to the next session, as the rules provide."""
    open_ = (item for item in items if ask.session.agenda.items[item].state in UNDECIDED)
    return tuple(RequestDecided(item=item, kind="postponement", granted=True, how="right") for item in open_)


def give_opinion(ask: Asking, command: GiveOpinion) -> Decided:
    """The opinion of a review whose item is back. Raises WrongState, UnknownItem, ItemClosed, NoReview."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    found = agenda.undecided(ask.session.agenda, command.item)
    if found.origin is None or by.seat not in found.origin.seats:
        raise NoReview(item=command.item)
    person = ask.session.attendance.voters.get(by.seat) if by.is_for_other else ask.asked.person
    held = ask.people.seats.get(by.seat)
    titular = held.titular.person if held and held.titular else ""
    event = OpinionGiven(item=command.item, seat=by.seat, person=person or titular, text=command.text, means=by.means)
    return answer(by, event)
