"""Ballots as each audience may see them: what is asked, who has voted, what came out; choices once they are shown."""

from __future__ import annotations

from typing import Any

from rooms.log.errors import Refusal
from rooms.log.kind import Tree, instant_text
from rooms.session.ballots import result_data
from rooms.session.chat import Texts
from rooms.session.decide.electors import voter, voters_now
from rooms.session.decide.life import no_quorum
from rooms.session.decide.seats import quorum_for
from rooms.session.errors import SeatNotPresent
from rooms.session.held import Held
from rooms.session.life import RUNNING
from rooms.session.state import Session
from rooms.session.view.heard import heard
from rooms.session.view.memory import Memory
from rooms.session.view.moments import moment
from voting import (
    ABSTAIN,
    METHODS,
    AlreadyVoted,
    BallotNotOpen,
    NotCalled,
    NotInElectorate,
    NotVoting,
    Outcome,
    SeatId,
    SeatRecused,
    Tied,
    Voted,
    VotingError,
    check_declare,
    decision_code,
    needed_sentence,
    outcome_code,
    phase_code,
    proclaim,
    result_of,
    sentence_of,
)


def ballots_view(session: Session, reserved: frozenset[str], memory: Memory) -> Tree:
    """Every ballot by id. `reserved` are the items whose contents this audience may not see."""
    ballots, texts = session.ballots, session.texts

    def shown(_: str, found: Held) -> Tree:
        is_veiled = not reserved.isdisjoint(found.items)
        seats = None if is_veiled else _seats(found, session, memory)
        return _ballot(found, seats, texts, is_veiled=is_veiled)

    finished = {id_: found for id_, found in ballots.items.items() if id_ != ballots.current}
    items = memory.each("ballots", shown, finished, context=(texts, reserved, session.life.phase))
    if ballots.current is not None:
        items = {**items, ballots.current: shown(ballots.current, ballots.items[ballots.current])}
    return {"order": list(ballots.order), "current": ballots.current, "items": items}


def _ballot(found: Held, seats: Tree, texts: Texts, *, is_veiled: bool) -> dict[str, Tree]:
    """One ballot. Of a reserved item the public sees the result alone."""
    opened = found.opened
    words = {ref.field: None if is_veiled else texts.shown(ref) for ref in found.refs if ref.field != "reason"}
    is_shown = found.shows_choices
    return {
        **_subject(found),
        "ground": None,
        "kind": opened.kind,
        **words,
        "options": list(opened.options),
        **_manner(found),
        "state": phase_code(found.ballot.phase),
        "opened_at": instant_text(found.opened_at),
        "closed_at": moment(found.closed_at),
        "proclaimed_at": moment(found.proclaimed_at),
        "proclaim_not_before": moment(found.proclaim_not_before),
        **heard(found),
        "statements": None if is_veiled or not is_shown else {s: texts.shown(p) for s, p in found.statements.items()},
        "seats": seats,
        "counts": _counts(found) if is_shown else None,
        "result": _result(found) if is_shown and found.closed_at else None,
        "quorum": dict(opened.quorum),
        "paper": _paper(found),
        "corrected_by": list(found.corrections),
        "effects": _effects(found),
    }


def _effects(found: Held) -> Tree:
    """What became of the effects of a result annulled or corrected since: its question `waits`, `undone`, or `kept`."""
    return "waits" if found.effects == "undone" and phase_code(found.ballot.phase) == "annulled" else found.effects


def _subject(found: Held) -> dict[str, Tree]:
    """What it is about: an item, a block, another round, a question of procedure, an election."""
    opened = found.opened
    return {
        "item": opened.item,
        "block": list(opened.items),
        "runoff_of": opened.runoff_of,
        "settles": opened.settles.model_dump() if opened.settles else None,
        "election": opened.election,
    }


def _paper(found: Held) -> Tree:
    """Of a ballot held on paper: what its sheet declares, whether that contradicts the votes, and the scan."""
    sheet = found.on_paper
    if sheet is None:
        return None
    result = result_data(found.ballot)
    is_other = bool(result) and sheet.declared not in (None, result["decision"], result["option"])
    return {"declared": sheet.declared, "contradicts": is_other, "document": sheet.document}


def _manner(found: Held) -> dict[str, Tree]:
    """How one votes in it: the choices it takes, what silence means if anything, and the majority it needs."""
    terms, silence = found.ballot.terms, METHODS[found.opened.kind].silence
    match silence:
        case None:
            meant = None
        case Voted(option):
            meant = str(option)
        case other:
            meant = outcome_code(other)
    return {
        "choices": [choice for choice in (*found.opened.options, ABSTAIN) if _is_taken(found, choice)],
        "silence": meant,
        "majority": needed_sentence(terms.method, terms.majority, terms.bases),
    }


def _is_taken(found: Held, choice: str) -> bool:
    try:
        METHODS[found.opened.kind].check(found.ballot.terms, choice)
    except VotingError:
        return False
    return True


def _seats(found: Held, session: Session, memory: Memory) -> dict[str, Tree]:
    """The seats of a ballot; while it is open, with whoever may vote for each now, or why nobody may."""
    outcomes: dict[str, Outcome | None] = {s: found.ballot.outcomes.get(s) for s in found.ballot.terms.electorate}
    attendance, life = session.attendance, session.life
    if found.is_open:
        held_on = (attendance, life, session.recusals, found.opened)
        stop = memory.again("stop", lambda *_: _stop(session, found), *held_on)
        voters = memory.again("voters", lambda *_: _voters(session, found), *held_on, _moving(session, found))
        context = (found.opened, voters, stop, found.ballot.calls)
        seats = memory.each("seats", lambda s, o: _open_seat(found, s, o, voters[s], stop), outcomes, context=context)
    else:
        over = _why(BallotNotOpen(phase=phase_code(found.ballot.phase)))
        is_running = life.phase in RUNNING
        seats = {
            s: {**_seat(found, s, outcome=o, voter_=None, why=over), "may_state": is_running and _may_state(found, s)}
            for s, o in outcomes.items()
        }
    absent = {seat: _away("absent", seat) for seat in found.opened.absent}
    excused = {seat: _away("excused", seat) for seat in found.opened.excused}
    return {**seats, **absent, **excused}


def _stop(session: Session, found: Held) -> Tree:
    """Why nobody may vote now, or None. A straw poll needs no quorum."""
    rules = session.life.rules
    if rules is None or found.opened.kind == "straw":
        return None
    check = quorum_for(session, rules, found.items, found.opened.settles)
    return None if check.is_reached else _why(no_quorum(check))


def _moving(session: Session, found: Held) -> object:
    """What else says who votes for a seat: where alternates stand in for others, where they have voted already."""
    return None if session.attendance.scope == "own_seat" else found.votes


def _voters(session: Session, found: Held) -> dict[str, str | None]:
    """By seat of the electorate, who may vote for it now."""
    if session.attendance.scope != "own_seat":
        return {**dict.fromkeys(found.electors), **voters_now(session, found)}
    return {seat: voter(session, found, seat) for seat in found.electors}


def _open_seat(found: Held, seat: str, outcome: Outcome | None, voter_: str | None, stop: Tree) -> Tree:
    why = stop or _why_not(found, seat, outcome=outcome, voter_=voter_)
    shown = _seat(found, seat, outcome=outcome, voter_=voter_, why=why)
    return {**shown, "silence_why": _silence_why(found, seat) if outcome is None else None}


def _silence_why(found: Held, seat: str) -> Tree:
    """Why a silent seat may not be declared as not voting yet, or None."""
    try:
        check_declare(found.ballot, SeatId(seat), NotVoting())
    except VotingError as refusal:
        return _why(refusal)
    return None


def _may_state(found: Held, seat: str) -> bool:
    """Whether whoever voted for the seat may still have the reasons recorded."""
    return seat in found.votes and seat not in found.statements


def _why_not(found: Held, seat: str, *, outcome: Outcome | None, voter_: str | None) -> Tree:
    if outcome is not None and outcome_code(outcome) == "recused":
        return _why(SeatRecused(seat=seat))
    if voter_ is None:
        return _why(SeatNotPresent(seat=seat))
    if seat in found.votes and not found.opened.change_vote:
        return _why(AlreadyVoted(seat=seat))
    if METHODS[found.opened.kind].is_called and SeatId(seat) not in found.ballot.calls:
        return _why(NotCalled(seat=seat))
    return None


def _why(refusal: Refusal | VotingError) -> Tree:
    return {"code": refusal.code, "params": dict(refusal.params)}


def _seat(found: Held, seat: str, *, outcome: Outcome | None, voter_: str | None, why: Tree) -> Tree:
    vote = found.votes.get(seat)
    is_shown = found.shows_choices
    return {
        "outcome": _outcome(outcome, is_shown=is_shown),
        "choice": (found.choice_ref(seat) or found.choice(seat)) if is_shown else None,
        "has_voted": vote is not None,
        "may_vote": why is None,
        "may_enter": why is None and (vote is None or vote.means is not None),
        "why": why,
        "by_clerk": seat in found.declared_by_clerk or (vote is not None and vote.means is not None),
        "person": vote.person if vote else voter_ or found.electors[seat],
    }


def _away(code: str, seat: str) -> dict[str, Tree]:
    flags = {"has_voted": False, "may_vote": False, "may_enter": False, "by_clerk": False}
    return {"outcome": code, "choice": None, "why": _why(NotInElectorate(seat=seat)), "person": None, **flags}


def _outcome(outcome: Outcome | None, *, is_shown: bool) -> str | None:
    if outcome is None:
        return None
    code = outcome_code(outcome)
    return None if not is_shown and code in ("voted", "abstained") else code


def _counts(found: Held) -> dict[str, int]:
    """Votes by option, and the seats behind every other outcome."""
    others = {"recused": 0, "not_voting": 0}
    for outcome in found.ballot.outcomes.values():
        code = outcome_code(outcome)
        if code in others:
            others[code] += 1
    options = {str(option): votes for option, votes in found.ballot.counts.items()}
    away = {"absent": len(found.opened.absent), "excused": len(found.opened.excused)}
    return {**options, ABSTAIN: found.ballot.abstentions, **others, **away}


def _result(found: Held) -> dict[str, Any] | None:
    data = result_data(found.ballot)
    if not data:
        return None
    decision = result_of(found.ballot).decision
    return {
        "decision": data["decision"],
        "option": data["option"] or data["casting"] or None,
        "runoff": data["runoff"],
        "tie": data["tie"] or None,
        "casting": data["casting"] or None,
        "tied": list(decision.options) if isinstance(decision, Tied) else [],
        "falls_to": _falls_to(found) if isinstance(decision, Tied) and not found.opened.criteria else None,
        "is_final": found.proclaimed_at is not None,
        "sentence": sentence_of(data),
        "arithmetic": data["arithmetic"],
    }


def _falls_to(found: Held) -> str:
    """What becomes of the tie if it is proclaimed without a casting vote."""
    return decision_code(result_of(proclaim(found.ballot)).decision)
