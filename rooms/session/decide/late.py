"""Deciding on late items (extra-pauta): who proposes them, what is barred, and the vote that admits them."""

from __future__ import annotations

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Decided, Event
from rooms.session import agenda
from rooms.session.agenda import Item, ItemState
from rooms.session.commands import AddItem, ProposeItem, SupportItem
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.standing import standing_for
from rooms.session.errors import AlreadySupported, MatterBarred, NoLateItems, SupportsMissing
from rooms.session.events import ItemAdded, ItemAdmitted, ItemNotAdmitted, ItemSupported
from rooms.session.life import RUNNING, Phase
from voting import needed, parse_requirement


def check_late(ask: Asking, matter: str) -> None:
    """May a late item on this matter be proposed at all? Raises NoLateItems, MatterBarred."""
    if ask.session.kind == "extraordinary":
        raise NoLateItems
    if matter in ask.rules.late_item.barred:
        raise MatterBarred(matter=matter)


def added(ask: Asking, command: AddItem) -> ItemAdded:
    """A late item, proposed by whoever chairs, or by the clerk in their name. At a rehearsal it is admitted at once.

    Raises NoLateItems, MatterBarred and what `agenda.add` raises.
    """
    check_late(ask, command.matter)
    return agenda.add(ask.session.agenda, command, is_late=True, is_proposed=not ask.session.is_rehearsal)


def propose(ask: Asking, command: ProposeItem) -> Decided:
    """A late item proposed by a seat. Raises WrongState, NoLateItems, MatterBarred, ItemExists, SeatNotPresent."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    person = standing_for(ask, by)
    check_late(ask, command.matter)
    agenda.check_new(ask.session.agenda, command.item)
    event = ItemAdded(
        **command.model_dump(exclude={"seat", "means"}, exclude_none=True),
        late=True,
        proposed=True,
        seat=by.seat,
        person=person,
        means=by.means,
    )
    return answer(by, event)


def support(ask: Asking, command: SupportItem) -> Decided:
    """A seat joins the proposers. Raises WrongState, UnknownItem, AlreadyAdmitted, AlreadySupported, SeatNotPresent."""
    by = ask.acting(command)
    ask.require(*RUNNING)
    found = agenda.proposed(ask.session.agenda, command.item)
    person = standing_for(ask, by)
    if by.seat in found.supports:
        raise AlreadySupported(seat=by.seat)
    return answer(by, ItemSupported(item=command.item, seat=by.seat, person=person, means=by.means))


def supports_needed(ask: Asking, found: Item) -> int:
    """How many seats must support it before it is voted on: none if the rules let its proposer alone."""
    proposers = ask.rules.late_item.proposers
    if not found.needs_supports and proposers.president:
        return 0
    return needed(parse_requirement(proposers.seats), ask.session.attendance.bases.statutory)


def admission(ask: Asking, item: str) -> MajorityRule:
    """What admits a late item. Raises WrongState, UnknownItem, AlreadyAdmitted, SupportsMissing."""
    ask.require(Phase.OPEN)
    found = agenda.proposed(ask.session.agenda, item)
    wanted = supports_needed(ask, found)
    if len(found.supports) < wanted:
        raise SupportsMissing(given=len(found.supports), needed=wanted)
    return ask.rules.late_item.majority


def admit(ask: Asking, item: str, is_approved: bool) -> tuple[Event, ...]:
    """The item is admitted, or not; nothing if it was withdrawn meanwhile."""
    if ask.session.agenda.items[item].state is not ItemState.PROPOSED:
        return ()
    return (ItemAdmitted(item=item) if is_approved else ItemNotAdmitted(item=item),)
