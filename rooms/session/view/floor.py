"""Who speaks, who waits, which kinds of speech are possible now, points of order, and who spoke how long."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from rooms.council.rules_values import SpeechKind
from rooms.log.errors import Refusal
from rooms.log.kind import Tree, instant_text
from rooms.log.seal import Ref
from rooms.session.ballots import is_open
from rooms.session.chat import Texts
from rooms.session.decide.speaking import REPORTING, check_occasion, check_public_voice, rapporteur
from rooms.session.floor import Floor, Request, Speech
from rooms.session.people import People
from rooms.session.points import Point, Points
from rooms.session.state import Session
from rooms.session.view.memory import Memory
from rooms.session.view.moments import moment


def floor_view(session: Session, reserved: frozenset[str], memory: Memory) -> Tree:
    """The floor, before the call None. Remembered while nobody asks, speaks or rules."""
    people = session.attendance.people
    if people is None:
        return None
    again, texts, votes_on = memory.again, session.texts, session.ballots.current if is_open(session.ballots) else None
    return again(
        "floor",
        _joined,
        again("speakers", speakers_view, session.floor, people, texts, reserved),
        again("points", points_view, session.points, people, texts, reserved),
        again(
            "kinds",
            lambda *_: _kinds(session, reserved),
            session.floor,
            session.life,
            session.agenda,
            votes_on,
            reserved,
        ),
        again("public_voice", lambda *_: _public_voice(session), session.floor.public_voice),
    )


def _joined(speakers: Tree, points: Tree, kinds: Tree, public_voice: Tree) -> Tree:
    return {**speakers, "points": points, "kinds": kinds, "public_voice": public_voice}


def speakers_view(floor: Floor, people: People, texts: Texts, reserved: frozenset[str]) -> Tree:
    """The queue, and the speech with its clock: seconds given, milliseconds used, running since.

    `asides` wait for the speaker's leave; `interrupted` goes on by itself. `spoken`: seconds by person and segment.
    """
    return {
        "queue": [waiting.id for waiting in floor.queue],
        "asides": [waiting.id for waiting in floor.asides],
        "requests": {
            waiting.id: _request(waiting, people, texts, reserved) for waiting in (*floor.queue, *floor.asides)
        },
        "speaker": _speech(floor.speech, people, texts, reserved),
        "aside": _speech(floor.aside, people, texts, reserved),
        "interrupted": _speech(floor.interrupted, people, texts, reserved),
        "is_paused": floor.speech is not None and floor.speech.running_since is None,
        "spoken": _spoken(floor, people),
    }


def _request(waiting: Request, people: People, texts: Texts, reserved: frozenset[str]) -> dict[str, Tree]:
    is_veiled = waiting.item in reserved
    seq = waiting.subject.seq
    return {
        "kind": waiting.kind,
        "seat": waiting.seat,
        "person": waiting.person,
        "name": people.names.get(waiting.person or "") or (None if is_veiled else texts.shown(waiting.name)),
        "subject": None if is_veiled else texts.shown(waiting.subject),
        "article": None if is_veiled or not waiting.is_point else texts.shown(Ref(seq, "article")),
        "item": waiting.item,
        "at": instant_text(waiting.at),
    }


def _speech(speech: Speech | None, people: People, texts: Texts, reserved: frozenset[str]) -> Tree:
    if speech is None:
        return None
    return {
        "request": speech.request.id,
        **_request(speech.request, people, texts, reserved),
        "seconds": speech.seconds,
        "used_ms": speech.used // timedelta(milliseconds=1),
        "running_since": moment(speech.running_since),
        "how": speech.how,
    }


def _spoken(floor: Floor, people: People) -> Tree:
    """Seconds of speeches that are over, by person and by segment; `public`: of those who hold no seat."""
    persons: Counter[str] = Counter()
    segments: Counter[str] = Counter()
    for (person, seat), seconds in floor.spoken.items():
        if person:
            persons[person] += seconds
        if seat in people.seats:
            segments[people.seats[seat].segment] += seconds
    return {"people": dict(persons), "segments": dict(segments), "public": floor.spoken.get(("", ""), 0)}


def points_view(points: Points, people: People, texts: Texts, reserved: frozenset[str]) -> Tree:
    """Points of order by request, in order; which waits for a ruling or a ballot, and which may be appealed."""
    return {
        "order": list(points.items),
        "items": {id_: _point(point, people, texts, reserved) for id_, point in points.items.items()},
        "unruled": points.unruled,
        "appealed": points.appealed,
        "appealable": points.appealable,
    }


def _point(point: Point, people: People, texts: Texts, reserved: frozenset[str]) -> Tree:
    is_veiled = point.item in reserved
    return {
        "person": point.person,
        "name": people.names.get(point.person or ""),
        "seat": point.seat,
        "item": point.item,
        "ballot": point.ballot,
        "article": None if is_veiled else texts.shown(Ref(point.seq, "article")),
        "subject": None if is_veiled else texts.shown(Ref(point.seq, "subject")),
        "state": point.stage.value,
        "ruling": point.ruling,
        "by": point.by,
        "reason": None if is_veiled else texts.shown(point.reason),
        "appellant": people.names.get(point.appellant or ""),
    }


def _kinds(session: Session, reserved: frozenset[str]) -> Tree:
    """The kinds of the rules, in their order, with `why` one cannot be asked for now, whoever asks.

    `only`: the one person who may, where it is one; `reports`: the rapporteur may even without a seat.
    """
    reports = None if session.agenda.current in reserved else rapporteur(session)
    return {
        kind.kind: {
            "name": kind.name,
            "seconds": kind.seconds,
            "priority": kind.priority,
            "parent": kind.parent,
            "sound": kind.sound,
            "why": _why(session, kind),
            "only": reports if kind.kind == "rapporteur" else None,
            "reports": kind.kind in REPORTING,
        }
        for kind in session.floor.kinds.values()
    }


def _why(session: Session, kind: SpeechKind) -> Tree:
    """A point of order about the open ballot is always possible: its own form says that it is about it."""
    try:
        check_occasion(session, kind, ballot=session.ballots.current)
    except Refusal as refusal:
        return {"code": refusal.code, "params": dict(refusal.params)}
    return None


def _public_voice(session: Session) -> Tree:
    """None, or why no citizen may speak."""
    try:
        check_public_voice(session)
    except Refusal as refusal:
        return {"code": refusal.code, "params": dict(refusal.params)}
    return None
