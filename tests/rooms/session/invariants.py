"""What always holds of a session, whatever was asked of it, by anybody and in any order."""

from itertools import pairwise
from typing import Any

from rooms.log.feed import Glance, message, veiled
from rooms.log.kind import Audience
from rooms.session import SESSION, Session, commands as c
from rooms.session.agenda import UNDECIDED, ItemState
from rooms.session.decide.seats import barred, recused_for, voters_for
from rooms.session.events import VoteCast, VoteCorrected
from rooms.session.life import ENDED, RUNNING, Phase
from rooms.session.points import Stage as Step
from rooms.session.seating import may_sit
from rooms.session.view.memory import memory_of
from tests.given import CLERK, Stage, apply
from tests.rooms.session.asked import attempt, ever
from tests.rooms.session.dice import CHAT, LINK, NOTE, PRIVATE, RESERVED
from voting import METHODS, Abstained, Closed, Open, Voted

HIDDEN = {
    Audience.PUBLIC: (LINK, NOTE, PRIVATE, CHAT, RESERVED),
    Audience.MEMBER: (NOTE, PRIVATE),
}


def glances(stage: Stage[Session], audience: Audience) -> list[Glance]:
    """What an audience saw after each event, veils and all."""
    return [
        Glance(state.seq, veiled(SESSION.view(state, audience), SESSION.veil(state, audience)))
        for state in stage.states
    ]


def check_snapshot_and_messages(stage: Stage[Session], since: int, audience: Audience) -> None:
    """A snapshot and the messages since make the snapshot of now."""
    seen = glances(stage, audience)
    view = ever(stage, seen[since].view)
    for (before, after), line in zip(pairwise(seen[since:]), stage.lines[since:], strict=True):
        event_told = SESSION.message(stage.states[after.seq], line.recorded, audience)
        told = message(before, after, line.recorded, event_told)
        view = apply(view, ever(stage, told.get("set", [])))
    memory_of.cache_clear()
    assert view == ever(stage, glances(stage, audience)[-1].view)


def check_audiences(stage: Stage[Session]) -> None:
    """No audience is ever shown what is not for it."""
    for audience, canaries in HIDDEN.items():
        told: list[Any] = [glance.view for glance in glances(stage, audience)]
        told += [
            SESSION.message(state, line.recorded, audience)
            for state, line in zip(stage.states[1:], stage.lines, strict=True)
        ]
        shown = repr(ever(stage, told))
        assert [canary for canary in canaries if canary in shown] == []


def check_sealed(stage: Stage[Session]) -> None:
    """No sealed text is in a line or in the state."""
    kept = repr([line.line for line in stage.lines]) + repr(stage.states)
    assert "canary" not in kept
    assert '"choice"' not in "".join(line.line.partition('"sealed"')[0] for line in stage.lines)


def check_choices(stage: Stage[Session]) -> None:
    """A hidden choice is shown to nobody."""
    for state, line in zip(stage.states[1:], stage.lines, strict=True):
        for audience in Audience:
            check_hidden(state, SESSION.view(state, audience))
            event = line.recorded.event
            if isinstance(event, VoteCast | VoteCorrected) and not state.ballots.items[event.ballot].shows_choices:
                told = SESSION.message(state, line.recorded, audience)
                assert told is not None
                assert "choice" not in told


def check_hidden(state: Session, view: Any) -> None:
    """While a ballot hides its choices, no seat shows one, and there is neither a count nor a result."""
    for id_, held in state.ballots.items.items():
        shown = view["ballots"]["items"][id_]
        if not held.shows_choices:
            assert (shown["counts"], shown["result"]) == (None, None)
            seats = (shown["seats"] or {}).values()
            assert {seat["choice"] for seat in seats} <= {None}
            assert {seat["outcome"] for seat in seats} <= {None, "recused", "not_voting", "absent", "excused"}


def check_single(stage: Stage[Session]) -> None:
    """There is one of what there can only be one of."""
    for state in stage.states:
        on_table = [id_ for id_, item in state.agenda.items.items() if item.state is ItemState.ON_TABLE]
        assert on_table == ([state.agenda.current] if state.agenda.current else [])
        under_way = [id_ for id_, held in state.ballots.items.items() if isinstance(held.ballot.phase, Open | Closed)]
        assert under_way == ([state.ballots.current] if state.ballots.current else [])
        assert len(set(state.attendance.voters.values())) == len(state.attendance.voters)
        assert state.attendance.here.keys() >= set(state.attendance.voters.values())
        assert sorted(state.agenda.order) == sorted(state.agenda.items)


def check_floor(stage: Stage[Session]) -> None:
    """Nobody speaks over anybody."""
    for state in stage.states:
        floor, running = state.floor, (Step.HEARD, Step.APPEALED)
        assert floor.aside is None or floor.speech is not None
        assert floor.interrupted is None or floor.aside is None
        waiting = [point.id for point in state.points.items.values() if point.stage in running]
        assert len(waiting) <= 1
        if floor.interrupted is not None and state.life.phase in RUNNING:
            assert waiting
        if floor.speech is not None and state.life.phase is not Phase.OPEN:
            assert floor.speech.running_since is None
        assert [one.priority for one in floor.queue] == sorted((one.priority for one in floor.queue), reverse=True)


def check_tallies(stage: Stage[Session]) -> None:
    """Every tally is a recount."""
    for held in stage.state.ballots.items.values():
        outcomes = list(held.ballot.outcomes.values())
        assert held.ballot.counts == {option: outcomes.count(Voted(option)) for option in held.ballot.terms.options}
        assert held.ballot.abstentions == outcomes.count(Abstained())
        cast = {seat for seat, one in held.ballot.outcomes.items() if isinstance(one, Voted | Abstained)}
        silent = cast - held.votes.keys()
        assert held.votes.keys() <= cast
        assert not silent or {held.ballot.outcomes[seat] for seat in silent} == {METHODS[held.opened.kind].silence}
        assert held.votes.keys() <= held.electors.keys()


def check_counted(stage: Stage[Session]) -> None:
    """Only who is there and seated is counted."""
    for state in stage.states:
        for seat, person in state.attendance.voters.items():
            here = state.attendance.here[person]
            scope, people = state.attendance.scope, state.attendance.people
            assert people is not None
            assert here.lapsed_at is None
            assert may_sit(people, person, here.seat, scope=scope)
            assert here.seat == seat or may_sit(people, person, seat, scope=scope)


def check_recusals(stage: Stage[Session]) -> None:
    """Nobody votes on an item on which the person is recused."""
    for state, line in zip(stage.states, stage.lines, strict=False):
        event = line.recorded.event
        if isinstance(event, VoteCast):
            assert event.person not in barred(state, state.ballots.items[event.ballot].items)
    for items in (("i1",), ("i2",), ("i1", "i2")):
        voters = voters_for(stage.state, items)
        assert barred(stage.state, items).isdisjoint(voters.values())
        assert recused_for(stage.state, items).isdisjoint(voters)
        assert len(set(voters.values())) == len(voters)


def check_voters(stage: Stage[Session]) -> None:
    """Nobody votes twice in a ballot."""
    for held in stage.state.ballots.items.values():
        voted = [vote.person for vote in held.votes.values()]
        assert len(set(voted)) == len(voted)


def check_ends(stage: Stage[Session]) -> None:
    """Whatever happened it can still be ended."""
    state = stage.state
    if state.life.phase in ENDED:
        return
    waiting = [id_ for id_, item in state.agenda.items.items() if item.state in UNDECIDED]
    annul = (state.ballots.current,) if state.ballots.current else ()
    adjourn = c.AdjournSession(items=dict.fromkeys(waiting, "next_meeting"), annul=annul)
    end = adjourn if state.life.phase in RUNNING else c.CancelSession(reason="Feriado")
    assert attempt(stage, end, CLERK, at=stage.lines[-1].recorded.at, known={})
    assert SESSION.is_final(stage.state)
    assert (stage.state.floor.speech, stage.state.ballots.current, stage.state.agenda.current) == (None, None, None)


EVERY = (
    check_audiences,
    check_sealed,
    check_choices,
    check_single,
    check_floor,
    check_tallies,
    check_counted,
    check_recusals,
    check_voters,
)
"""Those that only look; `check_ends` goes on to end the session."""
