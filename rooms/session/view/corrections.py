"""Corrections as each audience may see them: the public once they are agreed to, members while they wait.

What was recorded before stays in sight with the reason; that of a presence is for clerk and chair. Of a reserved item
the public reads that it was corrected, and the result.
"""

from __future__ import annotations

from rooms.log.kind import Asked, Audience, Tree, instant_text
from rooms.log.seal import Ref
from rooms.session.ballots import result_data
from rooms.session.corrections import Correction
from rooms.session.decide.asking import asking
from rooms.session.decide.corrections import check_second, may_alone
from rooms.session.errors import SecondNeeded
from rooms.session.held import Held, Recount
from rooms.session.may import MAY
from rooms.session.state import Session
from rooms.session.view.memory import Memory
from rooms.session.view.moments import moment
from voting import sentence_of


def corrections_view(session: Session, reserved: frozenset[str], audience: Audience, memory: Memory) -> Tree:
    """Those that this audience may know of, in order of proposal."""

    def shown(*_: object) -> Tree:
        known = [one for one in session.corrections.items.values() if may_know(one, audience)]
        return [_correction(session, one, reserved, audience) for one in known]

    more = session.texts, reserved
    return memory.again("corrections", shown, session.corrections, session.chair, session.attendance.people, *more)


def may_know(one: Correction, audience: Audience) -> bool:
    """Whether it is told at all: what waits or was refused is no fact of the record."""
    return audience is not Audience.PUBLIC or one.outcome == "agreed"


def _correction(session: Session, one: Correction, reserved: frozenset[str], audience: Audience) -> Tree:
    proposed, texts = one.proposed, session.texts
    people = session.attendance.people
    names = people.names if people else {}
    found = session.ballots.items.get(proposed.ballot or "")
    is_veiled = found is not None and not reserved.isdisjoint(found.items)
    sees_reason = not is_veiled and (proposed.target != "presence" or audience is Audience.CLERK)
    return {
        "id": one.id,
        "target": proposed.target,
        "ballot": proposed.ballot,
        "person": proposed.person,
        "name": names.get(proposed.person or "") if proposed.person else None,
        "stays": [stay.model_dump(mode="json") for stay in proposed.stays],
        "votes": None if is_veiled else _votes(one),
        "outcome": one.outcome,
        "second": proposed.second,
        "chair": session.chair.name,
        "by": names.get(proposed.by, ""),
        "at": instant_text(one.at),
        "decided_at": moment(one.decided_at),
        "decided_by": names.get(one.decided_by, "") if one.decided_by else None,
        "is_alone": one.is_alone,
        "reason": texts.shown(one.reason) if sees_reason else None,
        "answer": texts.shown(_answer(one)) if sees_reason else None,
        "result": _result(found, one.id),
    }


def _votes(one: Correction) -> Tree:
    """By seat, what was recorded and what it was or should be."""
    former = one.proposed.former or {}
    return {seat: {"before": former.get(seat), "after": after} for seat, after in (one.proposed.votes or {}).items()}


def _answer(one: Correction) -> Ref | None:
    """Why it was refused, or decided by whoever chairs alone."""
    field = "reason" if one.outcome == "refused" else "alone_reason" if one.is_alone else None
    return Ref(one.decided_seq, field) if field else None


def _result(found: Held | None, correction: str) -> Tree:
    """The decision before this correction, and after it; None unless it was made."""
    if found is None:
        return None
    at = next((place for place, recount in enumerate(found.recounts) if recount.correction == correction), None)
    if at is None:
        return None
    after = found.recounts[at + 1 :]
    now = dict(after[0].result) if after else result_data(found.ballot)
    return {"before": _said(found.recounts[at]), "after": {"decision": now["decision"], "sentence": sentence_of(now)}}


def _said(recount: Recount) -> Tree:
    return {"decision": recount.result["decision"], "sentence": sentence_of(dict(recount.result))}


def own_corrections(session: Session, asked: Asked) -> Tree:
    """What the asker may do: propose, and by id whether to agree to, to take back, or to decide alone what waits."""
    ask = asking(session, asked)
    waiting = [one for one in session.corrections.items.values() if one.outcome == "waiting"]
    is_there = session.attendance.people is not None and bool(ask.held & MAY["correction.agree"])
    may = {one.id: _may(session, asked, one) for one in waiting} if is_there else {}
    return {"propose": bool(ask.held & MAY["correction.propose"]), "waiting": {k: v for k, v in may.items() if v}}


def _may(session: Session, asked: Asked, one: Correction) -> Tree:
    ask = asking(session, asked)
    if may_alone(ask, one):
        return "alone"
    if asked.person == one.proposed.by:
        return "take_back"
    try:
        check_second(ask, one)
    except SecondNeeded:
        return None
    return "agree"
