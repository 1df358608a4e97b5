"""What keeps a ballot from being opened by the procedure on its item and by the session's time."""

from __future__ import annotations

from rooms.session.commands import OpenBallot
from rooms.session.decide.asking import Asking
from rooms.session.decide.late import check_late
from rooms.session.decide.time import EXTENSION, check_time
from rooms.session.errors import AmendmentsPending, ReviewPending
from rooms.session.parts import pending_amendments
from rooms.session.requests import RequestState


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
