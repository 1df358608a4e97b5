"""What follows from a result, and what becomes of that when the result is annulled or corrected."""

from __future__ import annotations

from dataclasses import replace

from rooms.log.kind import Event
from rooms.session.decide.asking import Asking
from rooms.session.decide.questions import question_of
from rooms.session.decide.requests import postponed
from rooms.session.events import EffectsKept, QuestionReopened
from rooms.session.held import Held
from rooms.session.life import RUNNING
from rooms.session.state import Session, without
from voting import Annulled, Approved, Ballot, Decision, Postponed, result_of


def following(ask: Asking, found: Held, decision: Decision) -> tuple[Event, ...]:
    """What follows from a result: where it settles a question of procedure, or leaves an item to the next session."""
    settles = found.opened.settles
    if settles is not None:
        return question_of(settles).settle(ask, settles.subject, isinstance(decision, Approved))
    return postponed(ask, found.items) if isinstance(decision, Postponed) else ()


def after_annulment(ask: Asking, found: Held) -> tuple[Event, ...]:
    """What followed from the result is taken back, and the question waits again; or it stands, where more followed."""
    ballot = found.opened.ballot
    if ballot not in ask.session.effects:
        return ()
    return (EffectsKept(ballot=ballot) if _reopened(ask.session, ballot) is None else QuestionReopened(ballot=ballot),)


def after_recount(ask: Asking, found: Held, counted: Ballot) -> tuple[Event, ...]:
    """A corrected result that decides otherwise is followed by what it brings; or what followed from the former one
    stands, where the session is over or more has come of it."""
    ballot, decision = found.opened.ballot, result_of(counted).decision
    if _brings(found, decision) == _brings(found, result_of(found.ballot).decision):
        return ()
    session = _reopened(ask.session, ballot)
    if session is None:
        return (EffectsKept(ballot=ballot),)
    events = following(replace(ask, session=session), found, decision)
    return (QuestionReopened(ballot=ballot, follows=len(events)), *events)


def _brings(found: Held, decision: Decision) -> bool:
    """What of a decision has consequences."""
    return isinstance(decision, Postponed if found.opened.settles is None else Approved)


def _reopened(session: Session, ballot: str) -> Session | None:
    """The session without what followed from the ballot; None once it is over, something else was voted since, or what
    followed has been followed by more."""
    ballots = session.ballots
    since = (ballots.items[id_].ballot.phase for id_ in ballots.order[ballots.order.index(ballot) + 1 :])
    slices = without(session, ballot)
    is_late = session.life.phase not in RUNNING or any(not isinstance(phase, Annulled) for phase in since)
    return None if is_late or slices is None else replace(session, **slices)
