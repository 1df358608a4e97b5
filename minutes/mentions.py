"""Which commitments a session dealt with: the items that concern them and how ballots on these came out. A fold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from minutes.roll import decided
from rooms import Session
from voting import decision_code, result_of


@dataclass(frozen=True, slots=True)
class Mention:
    """An item of a session that concerns a commitment. `state` is the item's, `decisions` by ballot."""

    session: str
    council: str
    held_at: datetime
    commitment: str
    item: str
    state: str
    decisions: dict[str, str]


def mentions_of(session: Session) -> tuple[Mention, ...]:
    """The mentions of a session that was opened, in the order of the agenda. Reserved items mention nothing."""
    return tuple(_mentions(session)) if session.life.opening else ()


def _mentions(session: Session) -> Iterator[Mention]:
    held_at = session.life.opening.at if session.life.opening else None
    for id_ in session.agenda.order:
        item = session.agenda.items[id_]
        if held_at is None or item.reserved is not None:
            continue
        for commitment in item.concerns:
            yield Mention(
                session=session.id,
                council=session.council,
                held_at=held_at,
                commitment=commitment,
                item=id_,
                state=item.state.value,
                decisions=_decisions(session, id_),
            )


def _decisions(session: Session, item: str) -> dict[str, str]:
    items = session.ballots.items
    on_item = (id_ for id_ in decided(session) if item in items[id_].items)
    return {id_: decision_code(result_of(items[id_].ballot).decision) for id_ in on_item}
