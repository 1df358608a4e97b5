"""command + state = events, or a refusal: first who may, then what the rules say. Alone reads across the topics."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from rooms.council import carrying, commands as c, days_off, life, may, numbers, roles, seats, terms
from rooms.council.errors import CouncilExtinct
from rooms.council.events import ItemsCarried, SessionExpected, SessionForgotten
from rooms.council.evolve import evolve
from rooms.council.loss import commands as lc, decide as loss
from rooms.council.state import Council
from rooms.council.words import Standing
from rooms.log.errors import UnknownStream
from rooms.log.kind import Asked, Decided, Event, Recorded
from rooms.log.seal import Ref

Carried: TypeAlias = ItemsCarried | SessionExpected | SessionForgotten
_WHEN_EXTINCT = (c.CreateCouncil, c.SetStanding, c.EditCouncil, c.ReleaseSession, c.EndTerm, c.RevokeRole, c.Redact)


def decide(state: Council, command: c.CouncilCommand, asked: Asked) -> Decided:
    """The events that the command brings. Raises NotAllowed, UnknownStream, and the refusals of its topic."""
    actor = may.actor(command, asked)
    if not state.seq and not isinstance(command, c.CreateCouncil):
        raise UnknownStream(stream=state.id)
    if state.life.state is Standing.EXTINCT and not isinstance(command, _WHEN_EXTINCT):
        raise CouncilExtinct(council=state.id)
    erases = (Ref(command.seq, command.field),) if isinstance(command, c.Redact) else ()
    return Decided(_decide(state, command, asked), actor, erases=erases)


def _decide(state: Council, command: c.CouncilCommand, asked: Asked) -> tuple[Event, ...]:
    match command:
        case c.CreateCouncil():
            return life.create(state, command)
        case c.EditCouncil():
            return life.edit(state, command)
        case c.SetStanding():
            return life.set_state(state, command, asked)
        case c.AddSegment():
            return seats.add_segment(state, command)
        case c.AddOrganisation():
            return seats.add_organisation(state, command)
        case c.AddSeat():
            return seats.add_seat(state, command)
        case c.EditSeat():
            return seats.edit_seat(state, command)
        case c.StartTerm():
            return terms.start_term(state, command, asked)
        case c.SwearIn():
            return terms.swear_in(state, command, asked)
        case c.ExtendTerm():
            return terms.extend_term(state, command, asked)
        case c.EndTerm():
            return terms.end_term(state, command, asked)
        case c.ExpireTerms():
            return terms.expire_terms(state, asked)
        case c.BeginTerms():
            return terms.begin_terms(state, asked)
        case c.GrantRole():
            return roles.grant(state, command, asked)
        case c.RevokeRole():
            return roles.revoke(state, command, asked)
        case c.Compose():
            return _compose(state, command, asked)
        case c.SetRules():
            return life.set_rules(state, command)
        case c.StartNumber():
            return numbers.start_number(state, command)
        case c.SetDaysOff():
            return days_off.set_days(state, command)
        case c.RemoveDayOff():
            return days_off.remove_day(state, command)
        case c.RegisterSession():
            return numbers.register_session(state, command)
        case c.ReleaseSession():
            return numbers.release_session(state, command)
        case c.CarryItems(items=items):
            return _placing(state, asked, carrying.carry(state.carrying, items))
        case c.ExpectSession(session=session, scheduled_at=at):
            return _placing(state, asked, carrying.expect(state.carrying, session, at))
        case c.ForgetSession(session=session, cancelled=cancelled):
            return _placing(state, asked, carrying.forget(state.carrying, session, cancelled=cancelled))
        case lc.OpenLoss():
            return loss.open_process(state, command)
        case lc.ReviewLoss():
            return loss.review(state, command)
        case lc.NoticeLoss():
            return loss.notice(state, command, asked)
        case lc.DefendLoss():
            return loss.defend(state, command, asked)
        case lc.DecideLoss():
            return loss.decide_process(state, command, asked)
        case lc.VacateLoss():
            return loss.vacate(state, command, asked)
        case c.Redact():
            return life.redact(state, command)
        case _:
            assert_never(command)


def _placing(state: Council, asked: Asked, event: Carried) -> tuple[Event, ...]:
    """What happened to what waits, and which sessions to come take of it now."""
    return (event, *carrying.placements(carrying.evolve(state.carrying, event), asked.at))


def _compose(state: Council, command: c.Compose, asked: Asked) -> tuple[Event, ...]:
    """Each part is decided on the council as the parts before it would leave it; the first refusal refuses all."""
    events: list[Event] = []
    parts: tuple[c.CouncilCommand, ...]
    parts = (*command.segments, *command.organisations, *command.seats, *command.terms, *command.roles)
    for part in parts:
        for event in _decide(state, part, asked):
            state = evolve(state, _supposed(state, event, asked))
            events.append(event)
    return tuple(events)


def _supposed(state: Council, event: Event, asked: Asked) -> Recorded:
    return Recorded(
        stream=state.id, seq=state.seq + 1, at=asked.at, occurred_at=None, actor="", for_=None, command="", event=event
    )
