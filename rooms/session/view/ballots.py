"""Ballots as each audience may see them: what is asked, who has voted, what came out; choices once they are shown."""

from __future__ import annotations

from typing import Any

from rooms.log.kind import Tree, instant_text
from rooms.session.attendance import Attendance
from rooms.session.ballots import Ballots, Held, result_data
from rooms.session.chat import Texts
from rooms.session.view.moments import moment
from voting import ABSTAIN, Open, Outcome, SeatId, outcome_code, phase_code


def ballots_view(ballots: Ballots, attendance: Attendance, texts: Texts, reserved: frozenset[str]) -> Tree:
    """Every ballot by id. `reserved` are the items whose contents this audience may not see."""
    return {
        "order": list(ballots.order),
        "current": ballots.current,
        "items": {
            id_: ballot_view(found, attendance, texts, is_veiled=found.opened.item in reserved)
            for id_, found in ballots.items.items()
        },
    }


def ballot_view(found: Held, attendance: Attendance, texts: Texts, *, is_veiled: bool) -> dict[str, Tree]:
    """One ballot. Of a reserved item the public sees the result alone."""
    opened, ballot = found.opened, found.ballot
    words = {ref.field: None if is_veiled else texts.shown(ref) for ref in found.refs if ref.field != "reason"}
    is_shown = found.shows_choices
    return {
        "item": opened.item,
        "kind": opened.kind,
        "matter": opened.matter,
        **words,
        "options": list(opened.options),
        "state": phase_code(ballot.phase),
        "opened_at": instant_text(found.opened_at),
        "closed_at": moment(found.closed_at),
        "proclaimed_at": moment(found.proclaimed_at),
        "proclaim_not_before": moment(found.proclaim_not_before),
        "voted": len(found.votes),
        "expected": len(opened.electorate),
        "seats": None if is_veiled else _seats(found, attendance, is_shown=is_shown),
        "counts": _counts(found) if is_shown else None,
        "result": _result(found) if is_shown and found.closed_at else None,
        "quorum": dict(opened.quorum),
    }


def _seats(found: Held, attendance: Attendance, *, is_shown: bool) -> dict[str, Tree]:
    is_open = isinstance(found.ballot.phase, Open)
    seats: dict[str, Tree] = {}
    for seat in found.ballot.terms.electorate:
        outcome = found.ballot.outcomes.get(seat)
        vote = found.votes.get(seat)
        why = _why_not(found, attendance, seat) if is_open else "ballot_not_open"
        seats[seat] = {
            "outcome": _outcome(outcome, is_shown=is_shown),
            "choice": found.choice(seat) if is_shown else None,
            "has_voted": vote is not None,
            "may_vote": why is None,
            "why": {"code": why, "params": {"seat": seat}} if why else None,
            "by_clerk": seat in found.declared_by_clerk or (vote is not None and vote.means is not None),
            "person": vote.person if vote else found.electors[seat],
        }
    for code, away in (("absent", found.opened.absent), ("excused", found.opened.excused)):
        seats |= {seat: _away(code, seat) for seat in away}
    return seats


def _away(code: str, seat: str) -> dict[str, Tree]:
    why = {"code": "not_in_electorate", "params": {"seat": seat}}
    flags = {"has_voted": False, "may_vote": False, "by_clerk": False}
    return {"outcome": code, "choice": None, "why": why, "person": None, **flags}


def _why_not(found: Held, attendance: Attendance, seat: SeatId) -> str | None:
    if seat not in attendance.voters:
        return "seat_not_present"
    outcome = found.ballot.outcomes.get(seat)
    if outcome is not None and outcome_code(outcome) == "recused":
        return "seat_recused"
    if seat in found.votes and not found.opened.change_vote:
        return "already_voted"
    return None


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
    code = f"result.{data['arithmetic']['formula']}.{data['decision']}"
    params = {**data["arithmetic"]["numbers"], "option": data["option"], "article": data["arithmetic"]["article"]}
    return {
        "decision": data["decision"],
        "option": data["option"] or data["casting"] or None,
        "casting": data["casting"] or None,
        "is_final": found.proclaimed_at is not None,
        "sentence": {"code": code, "params": params},
        "arithmetic": data["arithmetic"],
    }
