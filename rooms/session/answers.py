"""Answers to the call: who comes, which alternates are summoned, who was given notice. Not attendance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from rooms.council.roster import RosterSeat
from rooms.log.kind import Recorded
from rooms.session.errors import AlreadyAnswered, AlreadyOpened
from rooms.session.events.calling import (
    AlternatesSummoned,
    AnswersClosed,
    CallAnswered,
    NoticeGiven,
    SessionRectified,
)
from rooms.session.events.life import SessionCalled
from rooms.session.people import People
from rooms.session.words import Going, Means, NoticeMeans

COMING = frozenset({Going.IN_ROOM, Going.REMOTE})


@dataclass(frozen=True, slots=True)
class Reply:
    """A person's last answer; `means`: how the clerk learnt of it, if not from the person's own hand."""

    answer: Going
    at: datetime
    means: Means | None


@dataclass(frozen=True, slots=True)
class Proof:
    """That, when and how a person got the call."""

    how: NoticeMeans
    at: datetime


@dataclass(frozen=True, slots=True)
class Answers:
    """`replies` and `proofs` by person; `summoned` alternates by seat, in order. `since`: when this was asked."""

    since: datetime | None = None
    replies: Mapping[str, Reply] = field(default_factory=dict)
    summoned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    proofs: Mapping[str, tuple[Proof, ...]] = field(default_factory=dict)
    is_closed: bool = False

    def answer(self, person: str) -> Going | None:
        """What a person last said, None for nothing."""
        reply = self.replies.get(person)
        return reply.answer if reply else None


@dataclass(frozen=True, slots=True)
class Expected:
    """Who is expected for a seat: `state` is coming, unknown, or nobody; `person` the one who comes or may come."""

    state: str
    person: str | None
    place: Going | None = None


def deadline(answers: Answers, scheduled_at: datetime, hours: int) -> datetime | None:
    """Until when silence means nothing; None if the call left no time for it, or it has been dealt with."""
    at = scheduled_at - timedelta(hours=hours)
    return None if answers.is_closed or answers.since is None or at <= answers.since else at


def check_answer(answers: Answers, person: str, answer: Going) -> None:
    """Raises AlreadyAnswered."""
    if answers.answer(person) is answer:
        raise AlreadyAnswered(person=person)


def check_opened(answers: Answers, person: str) -> None:
    """Raises AlreadyOpened."""
    if any(proof.how is NoticeMeans.OPENED for proof in answers.proofs.get(person, ())):
        raise AlreadyOpened(person=person)


def silent(answers: Answers, people: People) -> tuple[str, ...]:
    """The seats whose titular has said nothing, and those that have none."""
    return tuple(
        seat.id for seat in people.roster.seats if seat.titular is None or answers.answer(seat.titular.person) is None
    )


def replied(answers: Answers, person: str, reply: Reply) -> Answers:
    """The answers with one more."""
    return replace(answers, replies={**answers.replies, person: reply})


def closed(answers: Answers) -> Answers:
    """The answers after their deadline."""
    return replace(answers, is_closed=True)


def summons(
    answers: Answers, people: People, lines: Mapping[str, tuple[str, ...]], *, is_closing: bool = False
) -> AlternatesSummoned | None:
    """The alternates to summon for these seats, each the next in its line; None if there are none.

    `lines`: by seat, who may stand in for it, in order. Every seat's own alternates come before those of other seats,
    and nobody is summoned for two seats.
    """
    found: dict[str, str] = {}
    left = {seat: line for seat, line in lines.items() if _is_left(answers, people.seats[seat])}
    for is_own in (True, False):
        for seat, line in left.items():
            taken = {*found.values(), *_elsewhere(answers, people, seat)}
            able = [p for p in line if p not in taken and (not is_own or people.holder(seat, p) is not None)]
            person = None if seat in found else _next(answers, seat, able, is_closing=is_closing)
            found |= {} if person is None else {seat: person}
    return AlternatesSummoned(summoned=found) if found else None


def _next(answers: Answers, seat: str, line: Iterable[str], *, is_closing: bool) -> str | None:
    for person in line:
        if answers.answer(person) is Going.NOT_GOING:
            continue
        if person not in answers.summoned.get(seat, ()):
            return person
        if not is_closing or answers.answer(person) is not None:
            return None
    return None


def _elsewhere(answers: Answers, people: People, seat: str) -> Iterator[str]:
    """Who is summoned for other seats."""
    return (p for other in people.roster.seats if other.id != seat for p in summoned_for(answers, other))


def _is_left(answers: Answers, seat: RosterSeat) -> bool:
    """Whether the seat's titular does not come: said so, is silent past the deadline, or is nobody."""
    if seat.titular is None:
        return answers.is_closed
    said = answers.answer(seat.titular.person)
    return said is Going.NOT_GOING or (said is None and answers.is_closed)


def summoned_for(answers: Answers, seat: RosterSeat) -> tuple[str, ...]:
    """The alternates whose summons stands: the titular has not said since that they come, nor they that they do not."""
    if seat.titular is not None and answers.answer(seat.titular.person) in COMING:
        return ()
    return tuple(p for p in answers.summoned.get(seat.id, ()) if answers.answer(p) is not Going.NOT_GOING)


def summoned_to(answers: Answers, people: People, person: str) -> tuple[str, ...]:
    """The seats for which this person's summons stands: one, as a rule."""
    return tuple(seat.id for seat in people.roster.seats if person in summoned_for(answers, seat))


def expected(answers: Answers, seat: RosterSeat) -> Expected:
    """Who is expected for a seat, as things stand."""
    titular = seat.titular.person if seat.titular else None
    said = answers.answer(titular) if titular else None
    if titular is not None and said in COMING:
        return Expected("coming", titular, said)
    called = summoned_for(answers, seat)
    coming = next((person for person in called if answers.answer(person) in COMING), None)
    if coming is not None:
        return Expected("coming", coming, answers.answer(coming))
    if titular is not None and not _is_left(answers, seat):
        return Expected("unknown", titular)
    return Expected("unknown", called[0]) if called else Expected("nobody", None)


def evolve(answers: Answers, recorded: Recorded) -> Answers:
    """Fold one event into the answers. A rectified day, hour or mode asks everybody again."""
    match recorded.event:
        case SessionCalled():
            return Answers(since=recorded.at)
        case SessionRectified(scheduled_at=hour, mode=mode) if hour is not None or mode is not None:
            return Answers(since=recorded.at, proofs=answers.proofs)
        case CallAnswered(person=person, answer=answer, means=means):
            return replied(answers, person, Reply(answer, recorded.at, means))
        case AnswersClosed():
            return closed(answers)
        case AlternatesSummoned(summoned=summoned):
            added = {seat: (*answers.summoned.get(seat, ()), person) for seat, person in summoned.items()}
            return replace(answers, summoned={**answers.summoned, **added})
        case NoticeGiven(persons=persons, how=how):
            proof = Proof(how, recorded.at)
            added_ = {person: (*answers.proofs.get(person, ()), proof) for person in persons}
            return replace(answers, proofs={**answers.proofs, **added_})
        case _:
            return answers
