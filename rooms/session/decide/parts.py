"""Deciding on parts of an item: amendments and separate votes (destaques)."""

from __future__ import annotations

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Decided, Event
from rooms.session import agenda
from rooms.session.commands import AmendItem, WithdrawPart
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.standing import check_no_ballot_on, check_no_vote, majority_for, standing_for
from rooms.session.errors import PartExists, UnknownPart
from rooms.session.events import PartDecided, PartFiled, PartWithdrawn
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting, Capacity, acting
from rooms.session.parts import PartState, pending_part


def amend(ask: Asking, command: AmendItem) -> Decided:
    """File a part before its item is put to the vote.

    Raises WrongState, UnknownItem, ItemClosed, NotAdmitted, VoteBegun, PartExists, SeatNotPresent.
    """
    by = ask.acting(command)
    ask.require(*RUNNING)
    agenda.undecided(ask.session.agenda, command.item)
    check_no_vote(ask, command.item)
    if command.part in ask.session.parts.items:
        raise PartExists(part=command.part)
    event = PartFiled(
        item=command.item,
        part=command.part,
        kind=command.kind,
        seat=by.seat,
        person=standing_for(ask, by),
        text=command.text,
        means=by.means,
    )
    return answer(by, event)


def withdraw(ask: Asking, command: WithdrawPart) -> Decided:
    """Take a part back: its author, or clerk and chair at the author's word.

    Raises WrongState, UnknownPart, PartClosed, BallotUnfinished.
    """
    acting(command.type, ask.held)
    ask.require(*RUNNING)
    found = pending_part(ask.session.parts, command.part)
    is_own = found.person == ask.asked.person
    if not is_own and not ask.held & {Capacity.CHAIR, Capacity.CLERK}:
        raise UnknownPart(part=command.part)
    check_no_ballot_on(ask, command.part)
    by = Acting(Capacity.MEMBER, found.seat) if is_own else acting(command.type, ask.held - {Capacity.MEMBER})
    return answer(by, PartWithdrawn(item=found.item, part=command.part))


def to_vote(ask: Asking, part: str) -> MajorityRule:
    """What a part needs: what its item does. Raises WrongState, UnknownPart, PartClosed, NotOnTable."""
    ask.require(Phase.OPEN)
    found = pending_part(ask.session.parts, part)
    agenda.on_table(ask.session.agenda, found.item)
    return majority_for(ask, ask.session.agenda.items[found.item].matter)


def by_vote(ask: Asking, part: str, is_approved: bool) -> tuple[Event, ...]:
    """The part is approved or rejected; nothing if it lost its object meanwhile."""
    found = ask.session.parts.items[part]
    if found.state is not PartState.PENDING:
        return ()
    return (PartDecided(item=found.item, part=part, approved=is_approved),)
