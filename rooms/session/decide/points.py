"""Deciding on points of order, and what has to wait for them. The appeal is a question that a ballot settles."""

from __future__ import annotations

from typing import Final

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Data, Decided, Event
from rooms.session import floor, points
from rooms.session.commands import (
    AppealRuling,
    BreakTie,
    CloseBallot,
    OpenBallot,
    ProclaimResult,
    RuleOnPoint,
)
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.floor import speaker
from rooms.session.decide.speaking import check_not_voting
from rooms.session.errors import AppealPending, InformativeSession, NotPresent, RulingPending
from rooms.session.events import AppealSettled, FloorEnded, FloorPaused, PointRuled, RulingAppealed
from rooms.session.life import Phase
from rooms.session.words import Ruling

APPEAL: Final = "appeal"
"""The kind of question that settles an appeal; its subject is the request that raised the point."""
_WAITS: Final = frozenset({
    "agenda.add", "agenda.edit", "agenda.move", "agenda.withdraw", "agenda.start", "agenda.finish",
    "floor.grant", "floor.allow", "ballot.open",
})  # fmt: skip
"""Business that waits for the ruling, and for the appeal."""
_WAITS_FOR_APPEAL: Final = _WAITS | {
    "floor.rule", "floor.resume", "ballot.close", "ballot.proclaim", "ballot.break_tie",
}  # fmt: skip
"""Votes other than those on the appeal wait, too, or are annulled."""
_OTHER: Final[dict[Ruling, Ruling]] = {"upheld": "dismissed", "dismissed": "upheld"}


def check_order(ask: Asking, command: Data) -> None:
    """Nothing else of the floor before a ruling; nothing else is decided before an appeal is.

    Votes on the appeal go on, and a session may always be suspended, adjourned, or a ballot annulled.
    Raises RulingPending, AppealPending.
    """
    unruled, appealed = ask.session.points.unruled, ask.session.points.appealed
    if unruled is not None and command.type in _WAITS:
        raise RulingPending(request=unruled)
    if appealed is not None and command.type in _WAITS_FOR_APPEAL and not _settles(ask, command, appealed):
        raise AppealPending(request=appealed)


def _settles(ask: Asking, command: Data, appealed: str) -> bool:
    """Whether the command is about the ballot on the appeal."""
    match command:
        case OpenBallot(settles=settles):
            pass
        case CloseBallot(ballot=id_) | ProclaimResult(ballot=id_) | BreakTie(ballot=id_):
            settles = ask.session.ballots.items[id_].opened.settles
        case _:
            return False
    return settles is not None and (settles.kind, settles.subject) == (APPEAL, appealed)


def rule(ask: Asking, command: RuleOnPoint) -> Decided:
    """Decide a point of order. Raises WrongState, UnknownRequest, AlreadyRuled, RulingPending, NotWhileVoting."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    point = points.to_rule(ask.session.points, command.request)
    check_not_voting(ask.session, point.ballot)
    event = PointRuled(
        request=command.request,
        ruling=command.ruling,
        person=ask.session.chair.person,
        item=point.item,
        reason=command.reason,
    )
    speech = ask.session.floor.speech
    heard = (FloorEnded(),) if speech is not None and speech.request.id == command.request else ()
    return answer(by, *heard, event)


def appeal(ask: Asking, command: AppealRuling) -> Decided:
    """Take the last ruling to the plenary. Raises WrongState, InformativeSession, NotPresent, NotAppealable."""
    by = ask.acting(command)
    ask.require(Phase.OPEN)
    person, opening = speaker(ask, by), ask.session.life.opening
    if opening is not None and opening.is_informative:
        raise InformativeSession
    if person not in ask.session.attendance.here:
        raise NotPresent(person=person)
    point = points.to_appeal(ask.session.points, command.request, person=person)
    event = RulingAppealed(request=point.id, person=person, seat=by.seat, item=point.item, means=by.means)
    return answer(by, *floor.aside_ended(ask.session.floor), event)


def majority(ask: Asking, request: str) -> MajorityRule:
    """What reverses a ruling: the majority of matters that the rules do not list. Raises NotAppealed."""
    points.to_settle(ask.session.points, request)
    return ask.rules.majorities.otherwise


def settle(ask: Asking, request: str, is_approved: bool) -> tuple[Event, ...]:
    """An approved appeal reverses the ruling; any other result leaves it. A speech that stood goes on.

    Nothing follows where the point waits for no appeal any more.
    """
    point = ask.session.points.items[request]
    if point.ruling is None or point.stage is not points.Stage.APPEALED:
        return ()
    settled = AppealSettled(
        request=request, ruling=_OTHER[point.ruling] if is_approved else point.ruling, item=point.item
    )
    is_suspended = ask.session.life.phase is not Phase.OPEN and ask.session.floor.interrupted is not None
    return (settled, FloorPaused()) if is_suspended else (settled,)
