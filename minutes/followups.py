"""What an event on one stream asks of another: commands, as data. Pure; the loop that submits them is app's.

At least once, effective once: a follow-up's command id is derived from (stream, seq, rule) of the event it follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from hashlib import sha256
from typing import Any, Final, TypeAlias

from rooms import COMPOSING, Council, Phase, Recorded, Session, instant_text, left_by, roster_on

_COPYING: Final = timedelta(minutes=1)
"""A roster copied this long before its call was recorded may miss a change of composition."""
_DECIDED: Final = frozenset({"approved", "rejected", "chosen", "tied"})
"""Results that are evidence: not those that ask for another ballot, nor straw polls."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Command `type` with `data` for stream `stream`; `rule` names why, once for each event and stream.

    `kind`, when it is not empty: not for that stream, but for the one of this kind that belongs to what `stream` names
    (the minutes of a session, the stream of a commitment's published id). Its id is the edge's to derive from both.
    """

    stream: str
    type: str
    data: Mapping[str, Any]
    rule: str
    kind: str = ""


Reaction: TypeAlias = Callable[[Recorded, Any, tzinfo], Iterator[FollowUp]]


def react(recorded: Recorded, state: Any, kind_name: str, *, zone: tzinfo = UTC) -> tuple[FollowUp, ...]:
    """The commands that `recorded` asks for; `state` is its stream's state after it, of kind `kind_name`.

    `zone` is the city's: it decides in which year a session on New Year's Eve is numbered.
    """
    reactions = _REACTIONS.get((kind_name, recorded.event.type), ())
    return tuple(follow for reaction in reactions for follow in reaction(recorded, state, zone))


def _begin_minutes(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A session that opened has minutes to write, which are told of its end. A rehearsal has none."""
    if session.is_rehearsal or session.life.rules is None:
        return
    is_running = session.life.phase is not Phase.ADJOURNED
    data = {
        "session": recorded.stream,
        "council": session.council,
        "public_draft": session.life.rules.minutes.public_draft,
        "items": list(session.agenda.order),
        "reserved": [id_ for id_ in session.agenda.order if session.agenda.items[id_].reserved is not None],
        **({"presiding": session.chair.person} if session.chair.person else {}),
        **({"running": True} if is_running else {}),
    }
    yield FollowUp(recorded.stream, "minutes.begin", data, "begin_minutes", kind="minutes")


def _cover(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """An item that comes after the opening has its place in the minutes; reserved, if it came so."""
    event: Any = recorded.event
    if session.life.opening is not None and not session.is_rehearsal:
        yield FollowUp(recorded.stream, "minutes.cover", {"item": event.item}, "cover", kind="minutes")
        if session.agenda.items[event.item].reserved is not None:
            yield FollowUp(recorded.stream, "minutes.reserve", {"item": event.item}, "reserve", kind="minutes")


def _reserve(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """What is reserved since the opening is reserved in the minutes too."""
    event: Any = recorded.event
    if session.life.opening is not None and not session.is_rehearsal:
        yield FollowUp(recorded.stream, "minutes.reserve", {"item": event.item}, "reserve", kind="minutes")


def _propose(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A decision on an item proposes progress of every commitment that the item concerns."""
    event: Any = recorded.event
    calendar = session.life.calendar
    is_decided = event.result["decision"] in _DECIDED
    for item, commitment in _concerned(session, event.ballot):
        if calendar is not None and is_decided:
            data = {
                "session": recorded.stream,
                "council": session.council,
                "acronym": calendar.acronym,
                "item": item,
                "ballot": event.ballot,
                "decision": event.result["decision"],
                "decided_at": instant_text(recorded.happened_at),
                **({"number": session.life.number} if session.life.number is not None else {}),
                **({"option": event.result["option"]} if event.result["option"] else {}),
            }
            yield FollowUp(commitment, "commitment.propose", data, "propose", kind="commitment")


def _withdraw(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A ballot annulled after its result is evidence of nothing."""
    event: Any = recorded.event
    if session.ballots.items[event.ballot].proclaimed_at is not None:
        for _, commitment in _concerned(session, event.ballot):
            data = {"session": recorded.stream, "ballot": event.ballot}
            yield FollowUp(commitment, "commitment.withdraw", data, "withdraw", kind="commitment")


def _put_right(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A decision that a correction turned into another is evidence of what was proposed no longer."""
    event: Any = recorded.event
    if event.ballot is not None:
        former = session.ballots.items[event.ballot].recounts[-1].result
        if any(former[key] != event.result[key] for key in ("decision", "option")):
            for _, commitment in _concerned(session, event.ballot):
                data = {"session": recorded.stream, "ballot": event.ballot}
                yield FollowUp(commitment, "commitment.withdraw", data, "withdraw", kind="commitment")


def _concerned(session: Session, ballot: str) -> Iterator[tuple[str, str]]:
    """The items of a ballot with each commitment they concern; what is reserved or rehearsed is no evidence."""
    for id_ in session.ballots.items[ballot].items:
        item = session.agenda.items[id_]
        if item.reserved is None and not session.is_rehearsal:
            yield from ((id_, commitment) for commitment in item.concerns)


def _elect(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """Whoever was elected is to be sworn in by the council. A rehearsal elects nobody."""
    event: Any = recorded.event
    found = session.elections.items.get(session.elections.by_ballot.get(event.ballot, ""))
    elected = found.nominees.get(found.elected or "") if found else None
    if found is None or elected is None or session.is_rehearsal:
        return
    data = {
        "term": _office_term(recorded.stream, event.ballot),
        "office": found.called.office,
        "person": elected.person,
        "name": elected.name,
        "session": recorded.stream,
        "elected_at": instant_text(recorded.happened_at),
        **({"months": found.called.term_months} if found.called.term_months else {}),
    }
    yield FollowUp(session.council, "council.office_elect", data, "elect")


def _void(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A ballot annulled after its result has elected nobody."""
    event: Any = recorded.event
    is_election = event.ballot in session.elections.by_ballot
    if is_election and session.ballots.items[event.ballot].proclaimed_at is not None and not session.is_rehearsal:
        data = {"term": _office_term(recorded.stream, event.ballot)}
        yield FollowUp(session.council, "council.office_void", data, "void")


def _elect_anew(recorded: Recorded, session: Session, zone: tzinfo) -> Iterator[FollowUp]:
    """A corrected result of the last round that chooses otherwise elects somebody else, or nobody."""
    event: Any = recorded.event
    found = session.elections.items.get(session.elections.by_ballot.get(event.ballot or "", ""))
    if found is None or found.rounds[-1].ballot != event.ballot:
        return
    former = session.ballots.items[event.ballot].recounts[-1].result
    if any(former[key] != event.result[key] for key in ("decision", "option")):
        yield from _void(recorded, session, zone) if former["decision"] == "chosen" else ()
        yield from _elect(recorded, session, zone)


def _office_term(session: str, ballot: str) -> str:
    """The same for the same ballot, wherever it is asked: 80 characters at most."""
    return f"o{sha256(f'{session}/{ballot}'.encode()).hexdigest()[:24]}"


def _register(recorded: Recorded, session: Session, zone: tzinfo) -> Iterator[FollowUp]:
    """A called session asks its council for a number, and to be told of changes."""
    if (calendar := session.life.calendar) is not None:
        data = {
            "session": recorded.stream,
            "kind": session.kind,
            "year": calendar.scheduled_at.astimezone(zone).year,
            "rehearsal": session.is_rehearsal,
            "called_at": recorded.at.isoformat(),
        }
        yield FollowUp(session.council, "council.register_session", data, "register_session")


def _release(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """A session that is over, or called off after its call, is told of nothing more."""
    if session.life.called_at is not None:
        yield FollowUp(session.council, "council.release_session", {"session": recorded.stream}, "release_session")


def _expect(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """An ordinary session to come takes what earlier ones left."""
    calendar = session.life.calendar
    if calendar is not None and session.kind == "ordinary":
        data = {"session": recorded.stream, "scheduled_at": instant_text(calendar.scheduled_at)}
        yield FollowUp(session.council, "council.expect_session", data, "expect_session")


def _forget(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """Once opened it takes nothing more; called off, it gives back what it took."""
    if session.kind == "ordinary":
        data = {"session": recorded.stream, "cancelled": session.life.phase is Phase.CANCELLED}
        yield FollowUp(session.council, "council.forget_session", data, "forget_session")


def _carry(recorded: Recorded, session: Session, _zone: tzinfo) -> Iterator[FollowUp]:
    """What a session that ended leaves to later ones waits with its council."""
    items = [
        {
            "session": recorded.stream,
            "item": id_,
            **({"not_before": instant_text(until)} if (until := session.agenda.items[id_].until) else {}),
        }
        for id_ in left_by(session)
    ]
    if items:
        yield FollowUp(session.council, "council.carry_items", {"items": items}, "carry_items")


def _bring_back(recorded: Recorded, _council: Council, _zone: tzinfo) -> Iterator[FollowUp]:
    """Each goes to the agenda of the session that takes it."""
    event: Any = recorded.event
    for one in event.items:
        data = {"session": one.session, "item": one.item}
        yield FollowUp(event.session, "agenda.bring_back", data, f"bring_back/{one.session}/{one.item}")


def _number(recorded: Recorded, council: Council, _zone: tzinfo) -> Iterator[FollowUp]:
    """The number goes to its session, and the roster if the composition changed while the call was going out."""
    event: Any = recorded.event
    if event.number is not None:
        yield FollowUp(event.session, "session.number", {"number": event.number}, "number")
    called_at, composed_at = event.called_at, council.composed_at
    if called_at is not None and composed_at is not None and composed_at >= called_at - _COPYING:
        yield _composed(recorded, council, event.session)


def _compose(recorded: Recorded, council: Council, _zone: tzinfo) -> Iterator[FollowUp]:
    """Each session called and not over learns the new composition."""
    for session in council.sessions:
        yield _composed(recorded, council, session)


def _composed(recorded: Recorded, council: Council, session: str) -> FollowUp:
    roster = roster_on(council, recorded.at).model_dump(mode="json", exclude_none=True)
    return FollowUp(session, "session.compose", {"roster": roster}, "compose")


_REACTIONS: Final[Mapping[tuple[str, str], tuple[Reaction, ...]]] = {
    ("session", "session.scheduled"): (_expect,),
    ("session", "session.edited"): (_expect,),
    ("session", "session.called"): (_register,),
    ("session", "session.opened"): (_begin_minutes, _forget),
    ("session", "agenda.added"): (_cover,),
    ("session", "session.adjourned"): (_release, _begin_minutes, _carry),
    ("session", "session.cancelled"): (_release, _forget),
    ("session", "agenda.reserved"): (_reserve,),
    ("session", "ballot.proclaimed"): (_propose, _elect),
    ("session", "ballot.annulled"): (_withdraw, _void),
    ("session", "ballot.recorded"): (_propose,),
    ("session", "correction.agreed"): (_put_right, _elect_anew),
    ("council", "council.session_registered"): (_number,),
    ("council", "council.items_placed"): (_bring_back,),
    **{("council", type_): (_compose,) for type_ in COMPOSING},
}
