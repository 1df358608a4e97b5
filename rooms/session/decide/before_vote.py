"""What keeps a ballot from being opened: the procedure on its items, the session's time, who is recused."""

from __future__ import annotations

from rooms.session.chair import designated
from rooms.session.commands import OpenBallot
from rooms.session.decide import succession
from rooms.session.decide.asking import Asking
from rooms.session.decide.late import check_late
from rooms.session.decide.seats import barred
from rooms.session.decide.time import EXTENSION, check_time
from rooms.session.errors import AmendmentsPending, BlockRecused, ChairRecused, ReviewPending
from rooms.session.held import items_of
from rooms.session.parts import pending_amendments
from rooms.session.recusals import check_decided
from rooms.session.requests import RequestState
from rooms.session.state import Session


def check_before_vote(ask: Asking, command: OpenBallot) -> None:
    """Past its time a session votes only on going on; a matter is voted on after its amendments, and not while a
    review was asked for; a late item stays within the matters for which it could be admitted.

    Raises TimeOver, AmendmentsPending, ReviewPending, MatterBarred, NoLateItems.
    """
    if command.settles is not None and command.settles.kind == EXTENSION:
        return
    check_time(ask)
    if command.settles is None:
        for item in (*((command.item,) if command.item else ()), *command.items):
            _check_item(ask, item, command.matter)


def _check_item(ask: Asking, item: str, matter: str | None) -> None:
    amendments = pending_amendments(ask.session.parts, item)
    if amendments:
        raise AmendmentsPending(parts=list(amendments))
    if ask.session.requests.on(item, "review", RequestState.PENDING):
        raise ReviewPending(item=item)
    found = ask.session.agenda.items[item]
    if found.is_late and not ask.session.is_rehearsal:
        check_late(ask, matter or found.matter)


def check_persons(ask: Asking, command: OpenBallot) -> None:
    """Challenges are decided before; an item on which a voter is recused is not voted on in a block; who is recused
    does not lead the vote, if anybody else can.

    Raises ChallengePending, BlockRecused, ChairRecused.
    """
    names = ask.people.names
    for item in items_of(command) if command.settles is None else ():
        check_decided(ask.session.recusals, item, names)
    for item in command.items:
        for person in recused_on(ask.session, item):
            number = ask.session.agenda.order.index(item) + 1
            raise BlockRecused(item=item, number=number, person=person, name=names[person])
    turn = succession.lawful(ask.session)
    if turn and ask.session.chair.person in barred(ask.session, items_of(command), command.settles):
        name = {**designated(ask.rules), **names}[turn[0]]
        raise ChairRecused(name=ask.session.chair.name, next=name)


def recused_on(session: Session, item: str) -> list[str]:
    """Who would vote now, and is recused on the item: it is voted on by itself, not in a block (destaque)."""
    voters = session.attendance.voters.values()
    return [person for person in session.recusals.on(item) if person in voters]
