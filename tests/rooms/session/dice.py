"""Chance that knows what is going on in a session: what may sensibly be named, and now and then what may not."""

from random import Random
from typing import Any

from rooms.log.kind import Data
from rooms.session import SESSION, Session, commands as c
from rooms.session.agenda import UNDECIDED
from rooms.session.commands.attendance import Stay
from rooms.session.words import Means, Place, RecusalKind, RequestKind
from tests.given import CLERK, SYSTEM, Someone, someone
from tests.rooms.session.cast import BALLOT, HOUR, PAULA, STRANGER, VERA, alternate, titular
from voting import missing

LINK, NOTE, PRIVATE, CHAT, RESERVED = "canary-link", "canary-note", "canary-private", "canary-chat", "canary-reserved"
STATED = "Voto pela clareza do parecer"
KINDS = ("symbolic", "called_roll", "block", "competing", "acclamation", "straw", "election")


SPEECHES = [
    "rapporteur",
    "clarification",
    "statement_for",
    "statement_against",
    "right_of_reply",
    "on_procedure",
    "none",
]


class Dice(Random):
    """Chance that knows what is going on, so that most of what is asked makes sense and some does not."""

    state: Session = SESSION.initial("session-1")

    def mostly(self, sensible: str | None, *others: str) -> str:
        """The sensible answer in four cases of five, if there is one."""
        return sensible if sensible and self.random() < 0.8 else self.choice(others)


def any_late(r: Dice) -> dict[str, Any]:
    return r.choice([{}, {}, {}, {"occurred_at": HOUR, "late_reason": PRIVATE}, {"occurred_at": HOUR}])


def any_seat(r: Dice) -> str:
    current = r.state.ballots.current
    silent = missing(r.state.ballots.items[current].ballot) if current else ()
    return r.mostly(r.choice(silent) if silent else None, "s1", "s2", "s3")


def any_item(r: Dice) -> str:
    return r.mostly(r.state.agenda.current, "i1", "i2")


def any_ballot(r: Dice) -> str:
    return r.mostly(r.state.ballots.current, "b1", "b2", "b3")


def any_choice(r: Dice) -> str:
    return r.choice(["yes", "yes", "no", "no", "abstain", "maybe"])


def any_candidate(r: Dice) -> str:
    """Whom to vote for: mostly somebody who stands in the ballot under way."""
    current = r.state.ballots.items.get(r.state.ballots.current or "")
    return r.choice([*current.opened.options, "s1"] if current else ["s1", "s2", "blank"])


def any_nominee(r: Dice) -> dict[str, Any]:
    """Of which election, and a seat: mostly one whose titular is asked about its nomination."""
    waiting = [seat for one in r.state.elections.items.values() for seat in one.nominees]
    return {
        "election": r.choice(["e1", "e1", "e2"]),
        "seat": r.mostly(r.choice(waiting) if waiting else None, "s1", "s2"),
    }


def any_request(r: Dice) -> str:
    waiting = [request.id for request in r.state.floor.queue]
    return r.mostly(r.choice(waiting) if waiting else None, "r1")


def any_document(r: Dice) -> str:
    return f"d{len(r.state.documents.items) + r.choice([0, 1, 1, 1])}"


def any_aside(r: Dice) -> str:
    waiting = [request.id for request in r.state.floor.asides]
    return r.mostly(r.choice(waiting) if waiting else None, "r1")


def any_point(r: Dice) -> str:
    raised = [id_ for id_, point in r.state.points.items.items() if point.ruling is None]
    return r.mostly(r.state.points.unruled or (r.choice(raised) if raised else None), *r.state.points.items, "r1")


def any_appeal(r: Dice, point: str) -> c.OpenBallot:
    question = c.Settles(kind="appeal", subject=r.state.points.appealed or point)
    return BALLOT.model_copy(update={"ballot": f"a{r.state.seq}", "settles": question})


def any_post(r: Dice) -> int:
    return r.choice([*r.state.texts.posts, 1])


def any_kind(r: Dice) -> RecusalKind:
    return r.choice(list(RecusalKind))


def any_means(r: Dice) -> Means | None:
    return r.choice([None, Means.HAND])


def any_by(r: Dice) -> dict[str, Any]:
    return {"by_seat": r.choice([None, "s1", "s2", "s3"]), "means": Means.VOICE}


def any_challenge(r: Dice) -> str:
    waiting = list(r.state.recusals.waiting)
    return r.mostly(r.choice(waiting) if waiting else None, "c1")


def any_matter(r: Dice) -> dict[str, Any]:
    waiting = [*r.state.recusals.waiting, "c1"]
    settles = c.Settles(kind="challenge", subject=r.choice(waiting)) if r.random() < 0.3 else None
    return {"item": r.choice([None, any_item(r)]), "settles": settles}


def any_person(r: Dice) -> str:
    return r.choice(["t1", "t2", "t3", "a1", "paula", "vera"])


def any_stays(r: Dice) -> tuple[Stay, ...]:
    return tuple(Stay(place=Place.IN_ROOM, since=HOUR, until=r.choice([HOUR, None])) for _ in range(r.randrange(3)))


def any_fates(r: Dice, *more: str) -> dict[str, Any]:
    waiting = [id_ for id_, item in r.state.agenda.items.items() if item.state in UNDECIDED]
    return dict.fromkeys(waiting, r.choice(more or ["next_meeting", "withdrawn"])) if r.random() < 0.3 else {}


def any_asked(r: Dice) -> str:
    return r.choice([*r.state.requests.items, "q1"])


REQUESTS: tuple[RequestKind, ...] = ("urgency", "postponement", "withdrawal", "inversion", "review")


def any_put(r: Dice, kind: str, subject: str) -> c.OpenBallot:
    settles = c.Settles(kind=kind, subject=subject)
    return BALLOT.model_copy(update={"ballot": r.choice(["b2", "b3", "b4", "b5"]), "settles": settles})


def any_about(r: Dice) -> dict[str, Any]:
    """What a ballot is about: options of its own, two items together, another round, or nothing special."""
    proposals = {"options": ("p1", "p2", "p3"), "labels": {"p1": "Um", "p2": "Dois", "p3": "Três"}}
    return r.choice([{}, {}, proposals, {"items": ("i1", "i2")}, {"runoff_of": any_ballot(r)}])


def any_proclaimed(r: Dice) -> str:
    done = [id_ for id_, held in r.state.ballots.items.items() if held.proclaimed_at is not None]
    return r.mostly(r.choice(done) if done else None, "b1", "b2")


def any_correction(r: Dice) -> str:
    waiting = [id_ for id_, one in r.state.corrections.items.items() if one.outcome == "waiting"]
    return r.mostly(r.choice(waiting) if waiting else None, "c1")


def any_words(r: Dice) -> dict[str, str]:
    """A sheet of paper: a word for each seat there, now and then with one too many."""
    words = {seat: r.choice(["yes", "no", "abstain", "not_voting"]) for seat in r.state.attendance.voters}
    return words if r.random() < 0.8 else {**words, "s9": "yes"}


PEOPLE = (STRANGER, PAULA, VERA, alternate(1), *map(titular, (1, 2, 3)))


def any_asker(r: Dice, command: Data) -> Someone:
    """Mostly somebody who may: the system, whoever chairs, the clerk."""
    may = SESSION.may[command.type]
    if "system" in may:
        return SYSTEM
    chair = someone(r.state.chair.person, "president" if r.state.chair.person == "paula" else "member")
    able = [chair] * ("chair" in may) + [CLERK] * ("clerk" in may)
    return r.choice(able or PEOPLE) if r.random() < 0.7 else r.choice(PEOPLE)
