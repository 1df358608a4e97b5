"""Questions of procedure that a ballot settles: which majority each needs, and what follows from its result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rooms.council.rules_values import MajorityRule
from rooms.log.kind import Event
from rooms.session.commands.ballots import Settles
from rooms.session.decide import justifications, late, parts, points, recusals, requests, time
from rooms.session.decide.asking import Asking
from rooms.session.errors import UnknownQuestion


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question, about a subject named by its id.

    `majority` says what it needs, or raises a Refusal while it may not be put to the vote; `settle` gives the events
    that follow when the result is proclaimed, approved or not.
    """

    majority: Callable[[Asking, str], MajorityRule]
    settle: Callable[[Asking, str, bool], tuple[Event, ...]]


QUESTIONS: Final[Mapping[str, Question]] = {
    "challenge": Question(recusals.majority, recusals.settle),
    "justification": Question(justifications.majority, justifications.settle),
    points.APPEAL: Question(points.majority, points.settle),
    "late_item": Question(late.admission, late.admit),
    "urgency": Question(requests.to_vote("urgency"), requests.by_vote("urgency")),
    "postponement": Question(requests.to_vote("postponement"), requests.by_vote("postponement")),
    "withdrawal": Question(requests.to_vote("withdrawal"), requests.by_vote("withdrawal")),
    "inversion": Question(requests.to_vote("inversion"), requests.by_vote("inversion")),
    "review": Question(requests.to_vote("review"), requests.by_vote("review")),
    "part": Question(parts.to_vote, parts.by_vote),
    time.EXTENSION: Question(time.to_vote, time.by_vote),
}
"""By kind, as `ballot.open` names it in `settles`."""


def question_of(settles: Settles) -> Question:
    """The kind of question. Raises UnknownQuestion."""
    found = QUESTIONS.get(settles.kind)
    if found is None:
        raise UnknownQuestion(kind=settles.kind)
    return found
