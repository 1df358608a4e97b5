"""What whoever leads may put to the vote now: kinds, majorities by matter, items for a block, a ballot to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rooms.council.rules_profile import RulesProfile
from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Tree
from rooms.session.agenda import UNDECIDED
from rooms.session.commands import OpenBallot
from rooms.session.decide import decide
from rooms.session.decide.before_vote import recused_on
from rooms.session.held import Held
from rooms.session.life import Phase
from rooms.session.state import Session
from rooms.session.terms import deciding, majority_of, majority_rule
from rooms.session.view.memory import Memory
from voting import (
    METHODS,
    NewBallot,
    Objected,
    OnlyYesOrNo,
    Proclaimed,
    Reopened,
    Runoff,
    needed_sentence,
)

ORDINARY: Final = "ordinary"
_CUSTOMARY: Final = frozenset({"yes", "no"})
_PROPOSALS: Final = ("p1", "p2")
_KINDS: Final = ("roll_call", "called_roll", "symbolic", "acclamation", "block", "competing", "straw")
"""Kinds that a question is put by; officers are elected in a way of their own."""


def desk_view(session: Session, memory: Memory) -> Tree:
    """None unless a ballot could be opened but for the reasons given beside each kind."""
    slices = (session.life, session.chair, session.attendance, session.agenda, session.ballots, session.recusals)
    return memory.again("desk", lambda *_: _desk(session), *slices)


def _desk(session: Session) -> Tree:
    life, rules = session.life, session.life.rules
    is_free = life.phase is Phase.OPEN and session.ballots.current is None
    if not is_free or rules is None or life.opening is None or life.opening.is_informative:
        return None
    follow = again(session)
    return {
        "kind": rules.ballot.default_kind,
        "kinds": [_kind(session, kind) for kind in _KINDS],
        "matter": _matter(session),
        "matters": [_majority(session, rules, matter) for matter in _matters(session, rules)],
        "items": _for_block(session),
        "again": None if follow is None else {"of": follow[0], "data": again_data(follow[1])},
    }


def _kind(session: Session, kind: str) -> Tree:
    """A kind: whether it asks yes or no only, or may or must have options of its own; why it may not be opened."""
    items = tuple(_for_block(session)) if kind == "block" else ()
    must = kind == "competing"
    item = None if kind == "block" else session.agenda.current
    probe = OpenBallot(ballot="of-desk", kind=kind, item=item, question="?", items=items)
    if must:
        named = {"options": _PROPOSALS, "labels": dict.fromkeys(_PROPOSALS, "?")}
        probe = probe.model_copy(update=named)
    return {
        "kind": kind,
        "options": "must" if must else "may" if _takes_options(kind) else "never",
        "is_block": kind == "block",
        "is_counted": kind not in ("acclamation", "straw"),
        "why": _why_not(session, probe),
    }


def _takes_options(kind: str) -> bool:
    try:
        METHODS[kind].options(_PROPOSALS)
    except OnlyYesOrNo:
        return False
    return True


def _why_not(session: Session, command: OpenBallot) -> Tree:
    if session.life.called_at is None:
        return None
    try:
        decide(session, command, Asked(session.chair.person, frozenset({"clerk"}), session.life.called_at))
    except Refusal as refusal:
        return {"code": refusal.code, "params": dict(refusal.params)}
    return None


def _matter(session: Session) -> str:
    item = session.agenda.items.get(session.agenda.current or "")
    return item.matter if item else ORDINARY


def _matters(session: Session, rules: RulesProfile) -> tuple[str, ...]:
    """Those the rules name, the ordinary one first, and that of the item on the table."""
    named = (listed.matter for listed in rules.majorities.matters)
    return tuple(dict.fromkeys((ORDINARY, *named, _matter(session))))


def _majority(session: Session, rules: RulesProfile, matter: str) -> Tree:
    opening = session.life.opening
    rule = majority_rule(rules, matter, call=opening.call if opening else 1)
    majority = majority_of(deciding(rules, rule))
    return {"matter": matter, "majority": needed_sentence("roll_call", majority, session.attendance.bases)}


def _for_block(session: Session) -> list[Tree]:
    items = session.agenda.items
    open_ = [id_ for id_ in session.agenda.order if items[id_].state in UNDECIDED and not items[id_].reserved]
    return [id_ for id_ in open_ if not recused_on(session, id_)]


def again(session: Session) -> tuple[str, OpenBallot] | None:
    """The ballot that the last result asks for, with the id of that result's ballot; its labels only name the options.

    Another round between the best, the same question once more, or a roll-call after an acclamation that failed.
    """
    id_ = _last(session)
    found = session.ballots.items.get(id_ or "")
    if id_ is None or found is None or not isinstance(found.ballot.phase, Proclaimed):
        return None
    match found.ballot.phase.result.decision:
        case Runoff(options):
            return id_, _repeated(id_, found, runoff_of=id_, labels=_labels(options))
        case NewBallot() | Reopened():
            same = found.opened.options
            return id_, _repeated(id_, found, options=same, labels=_labels(same))
        case Objected():
            return id_, _repeated(id_, found, kind="roll_call")
        case _:
            return None


def _last(session: Session) -> str | None:
    """The last ballot on the item on the table, but for questions of procedure and rounds of elections, which are put
    again by themselves; with no item there, the last of all, if it was on no single item."""
    ballots, current = session.ballots, session.agenda.current
    among = ballots.order if current is None else ballots.by_item.get(current, ())
    opened = {id_: ballots.items[id_].opened for id_ in reversed(among)}
    last = next((id_ for id_, one in opened.items() if one.settles is None and one.election is None), None)
    is_elsewhere = current is None and last is not None and ballots.items[last].opened.item is not None
    return None if is_elsewhere else last


def _repeated(id_: str, found: Held, **more: object) -> OpenBallot:
    opened = found.opened
    same = {"kind": opened.kind, "item": opened.item, "items": opened.items, "matter": opened.matter}
    return OpenBallot.model_validate({"ballot": f"after-{id_}", "question": "?", **same, **more})


def _labels(options: Sequence[str]) -> dict[str, str] | None:
    return {option: option for option in options if option not in _CUSTOMARY} or None


def again_data(command: OpenBallot) -> Tree:
    """What a repeated ballot is opened with; its words are carried over from the ballot before."""
    return command.model_dump(mode="json", exclude_defaults=True, exclude={"ballot", "question", "labels"})
