"""Recusals: which persons do not vote on which item, declared or alleged. Not who votes instead, nor the ballots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rooms.log.kind import Recorded
from rooms.log.seal import Ref
from rooms.session.errors import (
    AlreadyChallenged,
    AlreadyRecused,
    ChallengePending,
    NotRecused,
    UnknownChallenge,
)
from rooms.session.events.recusals import Challenged, ChallengeDecided, RecusalWithdrawn, Recused
from rooms.session.words import RecusalKind


@dataclass(frozen=True, slots=True)
class Recusal:
    """A person's recusal on an item: where the person sits, of which kind, and the place of the reason."""

    person: str
    seat: str
    kind: RecusalKind
    reason: Ref


@dataclass(frozen=True, slots=True)
class Accusation:
    """A challenge that waits to be decided."""

    id: str
    item: str
    person: str
    seat: str
    kind: RecusalKind
    by_seat: str | None
    reason: Ref


@dataclass(frozen=True, slots=True)
class Recusals:
    """Recusals by item and person, and challenges that wait, by id in order."""

    by_item: Mapping[str, Mapping[str, Recusal]] = field(default_factory=dict)
    waiting: Mapping[str, Accusation] = field(default_factory=dict)

    def on(self, item: str | None) -> Mapping[str, Recusal]:
        """The recusals on an item, by person."""
        return self.by_item.get(item or "", {})


def check_recuse(recusals: Recusals, item: str, person: str, name: str) -> None:
    """May the person be recused on the item? Raises AlreadyRecused."""
    if person in recusals.on(item):
        raise AlreadyRecused(item=item, person=person, name=name)


def check_withdraw(recusals: Recusals, item: str, person: str) -> Recusal:
    """The recusal to be taken back. Raises NotRecused."""
    found = recusals.on(item).get(person)
    if found is None:
        raise NotRecused(item=item, person=person)
    return found


def check_challenge(recusals: Recusals, item: str, person: str) -> None:
    """One challenge at a time for a person and an item. Raises AlreadyChallenged."""
    for waiting in recusals.waiting.values():
        if (waiting.item, waiting.person) == (item, person):
            raise AlreadyChallenged(item=item, challenge=waiting.id)


def challenge(recusals: Recusals, id_: str) -> Accusation:
    """The challenge that waits. Raises UnknownChallenge."""
    found = recusals.waiting.get(id_)
    if found is None:
        raise UnknownChallenge(challenge=id_)
    return found


def check_decided(recusals: Recusals, item: str, names: Mapping[str, str]) -> None:
    """An item is dealt with when every challenge on it is decided. Raises ChallengePending."""
    for waiting in recusals.waiting.values():
        if waiting.item == item:
            raise ChallengePending(item=item, challenge=waiting.id, name=names.get(waiting.person, ""))


def decided(found: Accusation, *, upheld: bool, how: str, means: str | None = None) -> ChallengeDecided:
    """The event that settles a challenge."""
    return ChallengeDecided.model_validate(
        {
            "challenge": found.id,
            "item": found.item,
            "seat": found.seat,
            "person": found.person,
            "kind": found.kind,
            "upheld": upheld,
            "how": how,
            "means": means,
        }
    )


def evolve(recusals: Recusals, recorded: Recorded) -> Recusals:
    """Fold one event into the recusals."""
    match recorded.event:
        case Recused(item=item, person=person, seat=seat, kind=kind):
            return _with(recusals, item, Recusal(person, seat, kind, Ref(recorded.seq, "reason")))
        case RecusalWithdrawn(item=item, person=person):
            rest = {one: recusal for one, recusal in recusals.on(item).items() if one != person}
            return replace(recusals, by_item={**recusals.by_item, item: rest})
        case Challenged() as event:
            return replace(recusals, waiting={**recusals.waiting, event.challenge: _accusation(event, recorded.seq)})
        case ChallengeDecided() as event:
            return _decided(recusals, event)
        case _:
            return recusals


def _with(recusals: Recusals, item: str, recusal: Recusal) -> Recusals:
    on_item = {**recusals.on(item), recusal.person: recusal}
    return replace(recusals, by_item={**recusals.by_item, item: on_item})


def _accusation(event: Challenged, seq: int) -> Accusation:
    return Accusation(
        id=event.challenge,
        item=event.item,
        person=event.person,
        seat=event.seat,
        kind=event.kind,
        by_seat=event.by_seat,
        reason=Ref(seq, "reason"),
    )


def _decided(recusals: Recusals, event: ChallengeDecided) -> Recusals:
    found = recusals.waiting[event.challenge]
    rest = {id_: waiting for id_, waiting in recusals.waiting.items() if id_ != event.challenge}
    settled = replace(recusals, waiting=rest)
    if not event.upheld or event.person in recusals.on(event.item):
        return settled
    return _with(settled, event.item, Recusal(event.person, event.seat, event.kind, found.reason))
