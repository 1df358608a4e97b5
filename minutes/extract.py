"""Extrato das deliberações: what a session decided, ballot by ballot, without waiting for minutes. A fold, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from minutes.roll import Roll, decided, roll_call
from rooms import SESSION, Recorded, Ref, Session
from voting import Runoff, result_of, sentence_of


@dataclass(frozen=True, slots=True)
class Decision:
    """A proclaimed ballot. `number` counts the session's ballots; texts are places.

    `titles` are those of its items: one, or those of a block; `means`: what yes and no decide; `runoff`: options that
    stand again; `statements`: where somebody's reasons are, by name. `is_corrected`: its result was computed anew.
    """

    ballot: str
    number: int
    items: tuple[str, ...]
    titles: tuple[Ref, ...]
    question: Ref
    means: Mapping[str, Ref]
    labels: Ref
    proclaimed_at: datetime
    decision: str
    option: str
    sentence: dict[str, Any]
    votes: tuple[Roll, ...]
    kind: str
    runoff: tuple[str, ...]
    statements: tuple[tuple[str, Ref], ...]
    is_on_paper: bool = False
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """Whose session it was, and its decisions in order. Ballots on reserved items are only counted."""

    session: str
    council: str
    number: int | None
    kind: str
    year: int
    adjourned_at: datetime | None
    decisions: tuple[Decision, ...]
    reserved: int


def extract(events: Iterable[Recorded], *, zone: tzinfo = UTC) -> Extract | None:
    """The extract of a log, None for a session that was never opened. Annulled ballots decided nothing."""
    session: Session | None = None
    for recorded in events:
        session = SESSION.evolve(session or SESSION.initial(recorded.stream), recorded)
    if session is None or session.life.opening is None:
        return None
    return extract_of(session, zone=zone)


def extract_of(session: Session, *, zone: tzinfo = UTC) -> Extract:
    """The same of a session already folded."""
    life, ballots = session.life, decided(session)
    shown = [ballot for ballot in ballots if not _is_reserved(session, ballot)]
    held_at = life.opening.at if life.opening else None
    return Extract(
        session=session.id,
        council=session.council,
        number=life.number,
        kind=session.kind,
        year=held_at.astimezone(zone).year if held_at else 0,
        adjourned_at=life.ended_at,
        decisions=tuple(_decision(session, ballot) for ballot in shown),
        reserved=len(ballots) - len(shown),
    )


def _is_reserved(session: Session, ballot: str) -> bool:
    return any(session.agenda.items[item].reserved is not None for item in session.ballots.items[ballot].items)


def _decision(session: Session, ballot: str) -> Decision:
    held = session.ballots.items[ballot]
    decision, result = result_of(held.ballot).decision, result_of(held.ballot).as_data()
    votes = roll_call(session, ballot)
    return Decision(
        ballot=ballot,
        number=session.ballots.order.index(ballot) + 1,
        items=held.items,
        titles=tuple(session.agenda.items[item].texts["title"] for item in held.items),
        question=Ref(held.seq, "question"),
        means={option: Ref(held.seq, f"{option}_means") for option in ("yes", "no")},
        labels=Ref(held.seq, "labels"),
        proclaimed_at=held.proclaimed_at or held.opened_at,
        decision=str(result["decision"]),
        option=str(result["option"]),
        sentence=sentence_of(result),
        votes=votes,
        kind=held.opened.kind,
        runoff=decision.options if isinstance(decision, Runoff) else (),
        statements=tuple((one.name, held.statements[one.seat]) for one in votes if one.seat in held.statements),
        is_on_paper=held.on_paper is not None,
        is_corrected=bool(held.recounts),
    )
