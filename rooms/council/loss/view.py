"""What is seen of processes of loss of office: everything by the clerk, a declared loss by all, the rest by nobody.

The councillor concerned sees the own ones apart, in what is for that person only.
"""

from __future__ import annotations

from datetime import datetime

from rooms.council.errors import LossNotDeclared, LossNotReady, LossUndone
from rooms.council.loss.commands import Addressee
from rooms.council.loss.decide import addressees, check_declaration
from rooms.council.loss.process import Process
from rooms.council.state import Council
from rooms.log.errors import Refusal
from rooms.log.kind import Audience, Tree, instant_text
from rooms.log.seal import Ref


def losses_view(state: Council, audience: Audience) -> Tree:
    """The processes by id."""
    if audience is Audience.CLERK:
        return {id_: process_view(state, one, texts=True) for id_, one in state.losses.items()}
    return {id_: _declared(state, one) for id_, one in state.losses.items() if one.is_declared}


def _declared(state: Council, process: Process) -> Tree:
    """What everybody may know: whose loss was declared, when, by which act, and whether the seat is vacant by it."""
    decision, term = process.decision, state.terms[process.term]
    return {
        "term": term.id,
        "seat": term.seat,
        "person": term.person,
        "name": term.name,
        "outcome": decision.outcome if decision else None,
        "decided_at": instant_text(decision.at) if decision else None,
        "act": decision.act.model_dump(mode="json") if decision and decision.act else None,
        "vacated_at": _moment(process.vacated_at),
    }


def process_view(state: Council, process: Process, *, texts: bool) -> Tree:
    """Everything of a process; `texts`: with the places of its sealed texts. `steps` are what the law wants next."""
    return {
        **_declared(state, process),
        "basis": process.basis,
        "sessions": list(process.sessions),
        "opened_at": instant_text(process.opened_at),
        "stands": process.stands,
        "reviewed_at": _moment(process.reviewed_at),
        "notices": {
            str(to): {"at": instant_text(one.at), **_text(state, texts, means=one.means)}
            for to, one in process.notices.items()
        },
        "missing_notices": [to for to in addressees(state, process) if to not in process.notices],
        "defence_until": _moment(process.defence_until),
        "defences": [
            {
                "at": instant_text(one.at),
                "is_late": process.defence_until is not None and one.at > process.defence_until,
                **_text(state, texts, text=one.text),
            }
            for one in process.defences
        ],
        **_text(state, texts, reason=process.decision.reason if process.decision else None),
        "steps": _steps(state, process) if texts else [],
    }


def _text(state: Council, shown: bool, /, **places: Ref | None) -> dict[str, Tree]:
    return {name: None if place in state.erased else place for name, place in places.items()} if shown else {}


def _moment(at: datetime | None) -> str | None:
    return None if at is None else instant_text(at)


def _steps(state: Council, process: Process) -> list[Tree]:
    """The next lawful steps in their order; `why` one is not possible yet, `not_before` what only has to wait."""
    if not process.is_live:
        return []
    if process.decision is not None:
        return [_step("council.loss_vacate", None if process.stands else LossUndone(process=process.id))] + (
            [] if process.stands else [_step("council.loss_decide", None, outcome="archived")]
        )
    is_noticed = Addressee.COUNCILLOR in process.notices
    notices = [to for to in addressees(state, process) if to not in process.notices]
    return [
        *(_step("council.loss_notice", None, to=to) for to in notices),
        _step("council.loss_defence", None if is_noticed else LossNotReady(missing=Addressee.COUNCILLOR)),
        _declaration(state, process),
        _step("council.loss_decide", None, outcome="archived"),
        _step("council.loss_vacate", LossNotDeclared(process=process.id)),
    ]


def _declaration(state: Council, process: Process) -> Tree:
    """Asked of the rules as of the last event: what only waits for the deadline says so."""
    try:
        check_declaration(state, process, process.opened_at)
    except LossNotReady as refusal:
        if (until := refusal.params.get("until")) is not None:
            return _step("council.loss_decide", None, outcome="declared") | {"not_before": until}
        return _step("council.loss_decide", refusal, outcome="declared")
    except LossUndone as refusal:
        return _step("council.loss_decide", refusal, outcome="declared")
    return _step("council.loss_decide", None, outcome="declared")


def _step(type_: str, why: Refusal | None, **data: str) -> dict[str, Tree]:
    return {
        "type": type_,
        "data": data,
        "is_possible": why is None,
        "why": {"code": why.code, "params": dict(why.params)} if why else None,
        "not_before": None,
    }
